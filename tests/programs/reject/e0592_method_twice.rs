struct S;
impl S {
    fn new() -> S { S }
    fn new() -> S { S } //~ E0592
}
fn main() { S::new(); }
