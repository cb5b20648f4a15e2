fn main() {
    let mut number = 1;
    let first = &raw mut number;
    let second = &mut number;
    unsafe { *first = 2 }; //~ ub:aliasing
    *second = 3;
    println!("{number}");
}
