fn main() {
    let mut level = 5;
    let first = &mut level;
    let second = &mut level; //~ E0499
    *second += 1;
    *first += 1;
    println!("{level}");
}
