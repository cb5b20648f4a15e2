fn half(n: i32) -> i32 {
    if n < 0 {
        return; //~ E0069
    }
    n / 2
}
fn main() { half(3); }
