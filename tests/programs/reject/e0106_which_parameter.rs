fn longer(a: &str, b: &str) -> &str { //~ E0106
    if a.len() > b.len() { a } else { b }
}
fn main() { longer("a", "b"); }
