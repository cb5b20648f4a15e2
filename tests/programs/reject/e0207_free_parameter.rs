struct S;
impl<T> S { //~ E0207
    fn f(&self) {}
}
fn main() {}
