fn main() {
    let number = Box::new(41);
    let address: *const i32 = &*number;
    drop(number);
    println!("{}", unsafe { *address }); //~ ub:use_after_free
}
