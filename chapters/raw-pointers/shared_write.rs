fn main() {
    let level = 5;
    let look = &level;
    let write = (&raw const *look).cast_mut();
    unsafe { *write = 6 }; //~ ub:aliasing
    println!("{look}");
}
