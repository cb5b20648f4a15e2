enum E { A = 1, B = 2, C = 1 } //~ E0081
fn main() {}
