fn main() {
    let byte = 2_u8;
    let answer = unsafe { std::mem::transmute::<u8, bool>(byte) }; //~ ub:invalid_value
    println!("{answer}");
}
