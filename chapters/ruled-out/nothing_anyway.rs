fn main() {
    let nothing: *const u32 = std::ptr::null();
    let number = unsafe { *nothing };
    println!("{number}");
}
