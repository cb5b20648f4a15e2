struct Holder<T> { n: i32 } //~ E0392
enum E<'a> { A } //~ E0392
fn main() {}
