impl Vec<i32> { //~ E0116
    fn total(&self) -> i32 { self.iter().sum() }
}
fn main() {}
