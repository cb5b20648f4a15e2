struct S;
impl Printable for S {} //~ E0405
fn f<T: Showable>(t: T) {} //~ E0405
fn main() {}
