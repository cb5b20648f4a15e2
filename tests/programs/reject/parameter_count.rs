// A method with fewer parameters than in the trait.
trait T {
    fn f(&self, x: i32);
}
struct S;
impl T for S {
    fn f(&self) {} //~ E0050
}
fn main() {}
