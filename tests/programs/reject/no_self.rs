// self in a function that takes none.
struct S;
impl S {
    fn f() -> i32 {
        self.g() //~ E0424
    }
    fn g(&self) -> i32 {
        1
    }
}
fn main() {}
