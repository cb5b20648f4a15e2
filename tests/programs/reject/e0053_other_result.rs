trait Count { fn count(&self) -> usize; }
struct S;
impl Count for S {
    fn count(&self) -> String { String::new() } //~ E0053
}
fn main() {}
