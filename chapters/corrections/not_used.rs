fn main() {
    let mut level = 5;
    let first = &mut level;
    *first += 1;
    let second = &mut level;
    *second += 1;
    println!("{level}");
}
