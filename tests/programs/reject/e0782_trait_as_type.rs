trait T {}
fn f(t: T) {} //~ E0782
fn g(t: &T) {} //~ E0782
fn h() -> Box<T> { panic!() } //~ E0782
fn main() {}
