fn main() {
    let mut number = 1;
    let first = &raw mut number;
    let second = first;
    unsafe { *first = 2 };
    unsafe { *second = 3 };
    println!("{number}");
}
