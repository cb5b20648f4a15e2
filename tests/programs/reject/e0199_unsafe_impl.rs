trait Safe {}
struct S;
unsafe impl Safe for S {} //~ E0199
fn main() {}
