fn main() {
    let factor = 3;
    fn times(n: i32) -> i32 { n * factor } //~ E0434
    times(1);
}
