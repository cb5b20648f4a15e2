// A match that forgets a case.
enum E {
    A,
    B,
}

fn f(e: E) -> u8 {
    match e { //~ E0004
        E::A => 1,
    }
}

fn main() {
    println!("{} {}", f(E::A), f(E::B));
}
