fn name() -> &String { //~ E0106
    let s = String::from("x");
    &s
}
fn main() { name(); }
