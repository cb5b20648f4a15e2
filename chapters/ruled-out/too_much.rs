fn main() {
    let mut level: u8 = 250;
    for _ in 0..4 {
        level += 2;
    }
    println!("{level}");
}
