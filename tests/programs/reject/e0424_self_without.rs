struct S { n: i32 }
impl S {
    fn get() -> i32 { self.n } //~ E0424
}
fn main() {}
