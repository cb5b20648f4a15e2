trait Make { fn make() -> i32; }
struct S;
impl Make for S {
    fn make(&self) -> i32 { 1 } //~ E0185
}
fn main() {}
