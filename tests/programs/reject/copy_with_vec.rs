// Copy needs Copy fields.
#[derive(Clone, Copy)]
struct S { //~ E0204
    v: Vec<i32>,
}
fn main() {
    let s = S { v: vec![] };
    let t = s;
}
