enum E { A, B }
fn f(e: E::A) {} //~ E0573
fn main() {}
