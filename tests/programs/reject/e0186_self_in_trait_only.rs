trait Make { fn make(&self) -> i32; }
struct S;
impl Make for S {
    fn make() -> i32 { 1 } //~ E0186
}
fn main() {}
