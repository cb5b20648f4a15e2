#[derive(Clone, Copy)]
struct Tag { //~ E0204
    name: String,
}
fn main() {}
