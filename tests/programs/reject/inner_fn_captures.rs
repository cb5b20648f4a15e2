// An inner fn is not a closure.
fn main() {
    let x = 1;
    fn g() -> i32 {
        x //~ E0434
    }
    println!("{}", g());
}
