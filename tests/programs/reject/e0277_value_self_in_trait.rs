trait Job {
    fn run(self) -> i32 { 1 } //~ E0277
}
fn main() {}
