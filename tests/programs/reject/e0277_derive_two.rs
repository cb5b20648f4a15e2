#[derive(Clone)]
struct In;
#[derive(Debug, PartialEq)]
struct Out {
    a: In, //~ E0277 E0369
    b: i32,
}
fn main() {}
