// A trait that cannot be a trait object.
trait T {
    fn f<A>(&self, a: A);
    fn g() -> Self;
}
fn f(x: &dyn T) {} //~ E0038
fn main() {}
