fn f(a: i32, a: i32) -> i32 { a } //~ E0415
fn main() { f(1, 2); }
