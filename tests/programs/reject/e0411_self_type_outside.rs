fn make() -> Self { 1 } //~ E0411
fn main() {}
