// A type that contains itself.
struct N { //~ E0072
    v: i32,
    n: Option<N>,
}
fn main() {}
