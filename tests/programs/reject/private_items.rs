// Items and fields that are private to a module.
mod m {
    fn f() {}
    pub struct S {
        x: i32,
    }
    struct P;
    impl S {
        pub fn new() -> S {
            S { x: 1 }
        }
    }
}
fn main() {
    m::f(); //~ E0603
    let p = m::P; //~ E0603
    let s = m::S::new();
    println!("{}", s.x); //~ E0616
}
