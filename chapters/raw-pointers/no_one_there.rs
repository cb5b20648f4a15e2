fn main() {
    let device = 0xC000_0000_usize as *mut u32;
    println!("made");
    unsafe {
        device.write(1); //~ ub:dangling_pointer
    }
}
