struct Two<A = B, B = i32> { a: A, b: B } //~ E0128
fn main() {}
