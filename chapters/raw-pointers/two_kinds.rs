fn main() {
    let mut level = 5;
    let write = &raw mut level;
    let read = write.cast_const();
    let copy = write;
    unsafe {
        *write = 6;
        *copy += 1;
        println!("{} {}", *read, *write);
    }
}
