fn main() {
    let nothing: *const u32 = std::ptr::null();
    let number = unsafe { *nothing }; //~ ub:null_pointer
    println!("{number}");
}
