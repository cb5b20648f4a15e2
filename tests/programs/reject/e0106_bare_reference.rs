struct Parser {
    text: &str, //~ E0106
    at: usize,
}
fn main() {}
