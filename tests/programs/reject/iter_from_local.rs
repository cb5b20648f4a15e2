fn evens(n: u32) -> impl Iterator<Item = u32> {
    let v: Vec<u32> = (0..n).collect();
    v.iter().map(|x| *x * 2) //~ E0597
}

fn main() {
    evens(3).count();
}
