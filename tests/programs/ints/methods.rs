fn main() {
    println!("{:?} {:?} {:?}", 250u8.checked_add(10), 5u8.checked_sub(6), i32::MIN.checked_abs());
    println!("{} {} {}", 250u8.wrapping_add(10), i8::MIN.wrapping_neg(), 200u8.wrapping_mul(3));
    println!("{} {} {}", 250u8.saturating_add(10), (-100i8).saturating_sub(100), i32::MIN.saturating_mul(2));
    println!("{:?} {:?} {:?}", 250u8.overflowing_add(10), i32::MAX.overflowing_mul(2), 1u8.overflowing_shl(9));
    println!("{} {:?} {:?} {}", 3i32.pow(4), 10u8.checked_pow(3), 7u8.wrapping_pow(5), 2i8.saturating_pow(9));
    println!("{} {} {} {}", 99u32.isqrt(), 1000u32.ilog10(), 1023u16.ilog2(), 81u8.ilog(3));
    println!("{} {} {} {}", 40u8.leading_zeros(), 40u8.trailing_zeros(), 0xF0F0u16.count_ones(), (-1i32).count_zeros());
    println!("{:x} {:x} {:x} {:x}", 0x12345678u32.rotate_left(8), 0x1234u16.swap_bytes(), 1u8.reverse_bits(), 0x12u8.rotate_right(4));
    println!("{:?} {:?} {}", 258u16.to_be_bytes(), 258u32.to_le_bytes(), i16::from_be_bytes([1, 2]));
    println!("{} {} {} {}", (-7i32).rem_euclid(3), (-7i32).div_euclid(3), -7 % 3, -7 / 3);
    println!("{} {} {}", 7u32.abs_diff(10), (-5i8).abs_diff(100), (-5i32).signum());
    println!("{} {} {:?}", 17u32.next_power_of_two(), 16u32.is_power_of_two(), 200u8.checked_next_power_of_two());
    println!("{} {} {}", 7u32.div_ceil(2), 7u32.next_multiple_of(4), 12u8.is_multiple_of(4));
    println!("{:?} {:?}", i32::from_str_radix("-7f", 16), u8::from_str_radix("102", 2).map_err(|e| e.to_string()));
    println!("{:?} {:?} {:?}", "256".parse::<u8>(), "-1".parse::<u8>(), "".parse::<i32>());
    println!("{:?} {:?}", "+5".parse::<i8>(), " 5".parse::<i8>().map_err(|e| e.kind().clone()));
    println!("{:?} {:?} {}", u8::try_from(300), i8::try_from(-5i64), u64::from(7u8));
    println!("{} {} {}", i128::MAX, u128::MAX.count_ones(), -170141183460469231731687303715884105728i128);
    println!("{} {} {}", 300i32 as u8, -1i32 as u32, 3.99f32 as i32);
    println!("{} {:?} {}", 5u8.midpoint(8), 5u8.checked_add_signed(-6), 5i8.checked_sub_unsigned(200).is_none());
    println!("{:?} {} {}", 5i32.checked_rem(0), i32::BITS, 5.clamp(7, 9));
    println!("{:?} {:?}", (1u32..4).product::<u32>(), 10i32.min(3).max(4));
}
