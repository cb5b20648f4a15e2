mod shapes { pub fn area() -> i32 { 1 } }
use shapes::area;
fn area() -> i32 { 2 } //~ E0255
fn main() { println!("{}", area()); }
