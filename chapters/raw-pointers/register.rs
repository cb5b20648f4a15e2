fn main() {
    let mut register = 0_u32;
    let device = &raw mut register;
    unsafe {
        device.write_volatile(1);
        device.write_volatile(2);
        let state = device.read_volatile();
        println!("{state}");
    }
}
