// Moved in the first turn, used in the second.
fn eat(v: Vec<i32>) -> usize {
    v.len()
}

fn main() {
    let v = vec![1];
    for _ in 0..2 {
        println!("{}", eat(v)); //~ E0382
    }
}
