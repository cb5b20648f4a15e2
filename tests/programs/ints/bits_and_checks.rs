//! Integers: bits, checked, saturating and wrapping forms, bytes, roots and logarithms.

fn main() {
    println!("{} {} {}", 0b1011u8.count_ones(), 8u32.trailing_zeros(), 1u16.leading_zeros());
    println!("{:#x} {:#x}", 0x1234u16.swap_bytes(), 0x12u8.reverse_bits());
    println!("{} {}", 0x81u8.rotate_left(1), 200u8.wrapping_add(100));
    println!("{:?} {:?}", 250u8.checked_add(10), 5u8.checked_sub(6));
    println!("{} {}", 250u8.saturating_add(10), i8::MIN.saturating_sub(1));
    println!("{:?} {:?}", 250u8.overflowing_add(10), i32::MIN.overflowing_neg());
    println!("{} {} {}", 2i32.pow(10), 10u64.isqrt(), 1000u32.ilog10());
    println!("{} {}", 17u32.ilog2(), 81u32.ilog(3));
    println!("{} {} {}", (-7i32).rem_euclid(3), (-7i32).div_euclid(3), -7 % 3);
    println!("{} {}", 7u32.div_ceil(2), 7u32.next_multiple_of(4));
    println!("{} {}", 5u32.next_power_of_two(), 8u32.is_power_of_two());
    println!("{} {} {}", (-5i32).abs(), (-5i32).signum(), (-5i32).unsigned_abs());
    println!("{} {}", 3u8.abs_diff(9), i16::MAX.wrapping_abs());
    println!("{:?} {:?}", 258u16.to_be_bytes(), u32::from_le_bytes([1, 2, 0, 0]));
    println!("{:?} {:?}", i64::from_str_radix("-ff", 16), u8::from_str_radix("12", 2).is_err());
    println!("{:?} {:?}", u8::try_from(300i32).is_err(), i8::try_from(-128i64));
    println!("{:?}", "99999999999".parse::<i32>().map_err(|e| e.kind().clone()));
    println!("{} {}", u128::MAX, i128::MIN);
    println!("{} {}", 5i32.clamp(0, 3), 5.max(7).min(6));
    println!("{:?} {:?}", 10u8.checked_div(0), 10i8.checked_rem(3));
    println!("{:?} {:?}", 1u8.checked_shl(8), 2u8.checked_pow(8));
    println!("{} {}", 1i32.wrapping_shl(33), (-8i32).wrapping_shr(1));
    println!("{} {}", u8::MAX.wrapping_mul(3), (-128i8).wrapping_neg());
    println!("{:?} {:?}", 5u8.checked_next_power_of_two(), 5u32.checked_ilog2());
    println!("{} {}", 5u8.midpoint(8), 200u8 as i8);
    println!("{:?} {}", 100u8.checked_add_signed(-101), 1u8.wrapping_add_signed(-2));
    println!("{} {}", 300i32 as u8, -1i32 as u64);
    println!("{} {} {}", 3.99f64 as u8, -1.0f64 as u8, f64::NAN as i32);
    println!("{} {}", u32::MAX.leading_ones(), 7u8.trailing_ones());
    println!("{} {}", i32::BITS, u64::MIN);
    println!("{} {}", 6u8.is_multiple_of(3), (-6i32).is_negative());
    println!("{:?}", std::num::NonZeroU8::new(5).map(|x| x.get()));
    println!("{:?} {:?}", 7i32.cast_unsigned(), u8::MAX.cast_signed());
    println!("{:?}", unsafe { (5u8.unchecked_add(3), 5i32.unchecked_shl(2)) });
}
