fn largest<T: PartialOrd>(items: &[T]) -> &T { &items[0] }
struct P;
fn main() { largest(&[P, P]); } //~ E0277
