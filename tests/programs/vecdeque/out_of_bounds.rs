use std::collections::VecDeque;

fn main() {
    let d: VecDeque<i32> = (0..3).collect();
    println!("{}", d[2]);
    println!("{}", d[3]);
}
