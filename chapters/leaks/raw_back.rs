fn main() {
    let boxed = Box::new(41);
    let address = Box::into_raw(boxed);
    let back = unsafe {
        *address += 1;
        Box::from_raw(address)
    };
    println!("{back}");
}
