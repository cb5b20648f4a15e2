fn main() {
    let mut level = 5;
    let first = &raw mut level;
    let second = first;
    unsafe {
        *second = 6;
        *first = 7;
    }
    println!("{level}");
}
