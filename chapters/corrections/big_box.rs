fn main() {
    let big = Box::new([0_u8; 9_000_000]);
    println!("{}", big.len());
}
