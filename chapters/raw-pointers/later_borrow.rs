fn main() {
    let mut level = 5;
    let first: *mut i32 = &mut level;
    let second: *mut i32 = &mut level;
    unsafe {
        *second = 6;
        *first = 7; //~ ub:aliasing
    }
    println!("{level}");
}
