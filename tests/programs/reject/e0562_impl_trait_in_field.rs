struct S { f: impl Fn() } //~ E0562
fn main() {}
