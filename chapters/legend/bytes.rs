fn main() {
    let number: u32 = 258;
    let letter = 'A';
    let pair = (1_u8, 2_u16);
    println!("{number} {letter} {pair:?}");
}
