// References without the lifetime they need.
fn longest(a: &str, b: &str) -> &str { //~ E0106
    if a.len() > b.len() { a } else { b }
}
struct R {
    r: &str, //~ E0106
}
fn main() {}
