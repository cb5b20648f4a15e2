fn main() {
    let byte: u8 = 42;
    let short: u16 = 42;
    let number: i32 = 42;
    let negative: i32 = -2;
    let long: u64 = 42;
    let letter: char = 'é';
    let truth: bool = true;
    let real: f32 = 1.5;
    println!("{byte} {short} {number} {negative} {long} {letter} {truth} {real}");
}
