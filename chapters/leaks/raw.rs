fn main() {
    let boxed = Box::new(41);
    let address = Box::into_raw(boxed);
    unsafe {
        *address += 1;
        println!("{}", *address);
    }
}
