type Name = &str; //~ E0106
fn main() {}
