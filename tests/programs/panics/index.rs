// Out of bounds, in a function of its own.
fn pick(v: &[i32], at: usize) -> i32 {
    v[at]
}

fn main() {
    let v = vec![1, 2, 3];
    println!("{}", pick(&v, 2));
    println!("{}", pick(&v, 3));
}
