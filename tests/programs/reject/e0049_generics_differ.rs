trait Mix { fn mix<A>(&self, a: A); }
struct Bowl;
impl Mix for Bowl {
    fn mix<A, B>(&self, a: A) {} //~ E0049
}
fn main() {}
