// A lifetime that nothing declares.
fn f(x: &'a str) -> &'a str { //~ E0261 E0261
    x
}
fn main() {}
