enum E { A, B, A } //~ E0428
fn main() {}
