unsafe trait Raw {}
struct S;
impl Raw for S {} //~ E0200
fn main() {}
