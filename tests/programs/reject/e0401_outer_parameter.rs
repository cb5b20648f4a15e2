fn outer<T>(t: T) {
    fn inner(u: T) {} //~ E0401
    inner(t);
}
fn main() {}
