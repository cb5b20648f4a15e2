enum E { A, B }
fn f(e: E) -> i32 {
    match e { E::A => 1 } //~ E0004
}
fn g(e: E) -> i32 {
    let s: String = 3; //~ E0308
    match e { E::A => 1 }
}
fn main() { f(E::B); g(E::B); undefined(); } //~ E0425
