struct Pair<T, T> { a: T, b: T } //~ E0403
fn f<A, A>(a: A) {} //~ E0403
fn main() {}
