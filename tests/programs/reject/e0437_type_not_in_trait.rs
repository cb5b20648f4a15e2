trait T {}
struct S;
impl T for S {
    type Out = i32; //~ E0437
}
fn main() {}
