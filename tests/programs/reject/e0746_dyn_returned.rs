trait T {}
struct S;
impl T for S {}
fn make() -> dyn T { S } //~ E0746
fn main() {}
