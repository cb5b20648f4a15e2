fn main() {
    let words = [1_u32, 2];
    let start = words.as_ptr().cast::<u8>();
    unsafe {
        let odd = start.add(1).cast::<u32>();
        println!("{}", odd.read_unaligned());
        println!("{}", odd.read()); //~ ub:misaligned
    }
}
