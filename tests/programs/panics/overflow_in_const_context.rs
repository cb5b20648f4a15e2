// Arithmetic that overflows at run time: the message and the drops before it.
struct D;
impl Drop for D {
    fn drop(&mut self) {
        println!("dropped");
    }
}
fn shift(n: u32) -> u32 {
    let _d = D;
    1u32 << n
}
fn main() {
    println!("{}", shift(31));
    let n: u32 = std::hint::black_box(32);
    println!("{}", shift(n));
}
