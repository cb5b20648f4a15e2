// An impl with too little and too much.
trait T {
    fn f(&self);
    fn g(&self) {}
    type A;
    const C: i32;
}
struct S;
impl T for S { //~ E0046
    fn z(&self) {} //~ E0407
}
fn main() {}
