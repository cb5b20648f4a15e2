fn f<'static>(s: &'static str) {} //~ E0262
fn main() {}
