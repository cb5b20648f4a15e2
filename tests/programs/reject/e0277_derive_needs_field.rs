struct Inner;
#[derive(Debug, Clone)]
struct Outer { inner: Inner } //~ E0277 E0277
fn main() {}
