// A closure is as large as what it captures.
use std::mem::size_of_val;

fn main() {
    let a = 1_u8;
    let b = 2_u64;
    let text = String::from("x");
    let nothing = || 5;
    let by_ref = || a as u64 + b;
    let by_value = move || a as u64 + b;
    println!("{} {} {}", size_of_val(&nothing), size_of_val(&by_ref), size_of_val(&by_value));
    let moved = move || text.len() as u64 + b;
    println!("{} {}", size_of_val(&moved), nothing() + by_ref() + by_value() + moved());
}
