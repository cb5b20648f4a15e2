// Checked, wrapping, saturating and overflowing arithmetic.
fn main() {
    println!("{:?} {:?}", 250_u8.checked_add(5), 250_u8.checked_add(6));
    println!("{} {}", 250_u8.wrapping_add(10), i8::MIN.wrapping_sub(1));
    println!("{} {}", 200_u8.saturating_add(100), (-100_i8).saturating_sub(100));
    println!("{:?} {:?}", i32::MAX.overflowing_add(1), 5_u32.overflowing_sub(6));
    println!("{:?} {:?}", 7_i32.checked_div(0), i32::MIN.checked_neg());
    println!("{} {} {}", 2_i64.pow(40), 3_u8.checked_pow(6).is_none(), (-7_i32).abs());
    println!("{} {} {} {}", -7 / 2, -7 % 2, (-7_i32).div_euclid(2), (-7_i32).rem_euclid(2));
    println!("{} {}", 1_u32 << 5, -16_i32 >> 2);
    println!("{} {} {}", 0b1011_u8.count_ones(), 1_u16.leading_zeros(), 8_u32.trailing_zeros());
    println!("{} {}", 0x12345678_u32.swap_bytes(), 0xf0_u8.rotate_left(2));
    println!("{:?} {}", 258_u16.to_le_bytes(), u32::from_be_bytes([0, 0, 1, 2]));
    println!("{} {} {}", 10_i32.clamp(0, 5), 3_u8.abs_diff(9), 17_u32.is_power_of_two());
}
