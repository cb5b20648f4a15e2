fn f<'a, 'b, 'a>(x: &'a str, y: &'b str) {} //~ E0403
fn main() {}
