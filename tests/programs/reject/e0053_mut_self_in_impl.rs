trait Look { fn look(&self); }
struct S;
impl Look for S {
    fn look(&mut self) {} //~ E0053
}
fn main() {}
