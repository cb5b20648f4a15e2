trait T {}
struct S;
impl T for S {
    const N: i32 = 1; //~ E0438
}
fn main() {}
