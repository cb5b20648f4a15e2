// Moves out of borrows and of an index.
struct S {
    s: String,
}
fn f(x: &S) -> String {
    x.s //~ E0507
}
fn main() {
    let v = vec![String::new()];
    let a = v[0]; //~ E0507
    let o = Some(String::new());
    let r = &o;
    let s = r.unwrap(); //~ E0507
}
