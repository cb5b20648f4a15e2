// Casts between all kinds of numbers.
fn main() {
    println!("{} {} {}", 300_i32 as u8, -1_i32 as u32, -1_i8 as u16);
    println!("{} {} {}", 3.99_f64 as i32, -3.99 as i32, 1e20 as i32);
    println!("{} {} {}", f64::NAN as u8, -5.0 as u8, 255.9 as u8);
    println!("{} {} {}", 'a' as u32, 97_u8 as char, true as i32);
    println!("{} {}", u64::MAX as f32, i64::MIN as f64);
    println!("{} {}", i128::MAX as u64, 1_u128 << 100);
    println!("{:?} {:?}", u8::try_from(300_i32).is_err(), i64::from(7_u32));
    println!("{:?} {:?}", char::from_u32(0x41), char::from_digit(7, 10));
    println!("{:?} {}", 'f'.to_digit(16), ('a' as u8 + 2) as char);
}
