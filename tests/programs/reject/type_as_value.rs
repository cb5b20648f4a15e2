// A type where a value is needed.
struct S {
    x: i32,
}
fn main() {
    let s = S(1); //~ E0423
    let e = S; //~ E0423
}
