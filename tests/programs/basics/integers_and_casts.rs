// Casts between all kinds of numbers, wide integers, wrapping and checked operations.
fn main() {
    println!("{} {} {}", 300i32 as u8, -1i8 as u32, u64::MAX as i32);
    println!("{} {} {}", 3.99f64 as i32, -1.0f32 as u8, f64::NAN as i64);
    println!("{} {} {}", 1e20 as i32, f32::INFINITY as u16, (0.1f32 + 0.2f32) as f64);
    println!("{} {} {}", 'é' as u32, 97u8 as char, true as i32 + false as i32);
    let big: u128 = 0xdead_beef_dead_beef_dead_beef;
    println!("{big} {:#x} {}", big >> 40, big as u64 % 1000);
    println!("{} {}", u128::MAX, i128::MIN);
    println!("{:?} {:?}", 200u8.checked_add(100), 200u8.saturating_add(100));
    println!("{:?} {}", 200u8.overflowing_add(100), 200u8.wrapping_mul(3));
    println!("{} {} {}", -7 / 2, -7 % 2, (-7i32).rem_euclid(2));
    println!("{} {} {}", 1u32 << 31, -8i32 >> 1, 0xf0u8 >> 4);
    println!("{} {} {}", 0b1011_0000u8.count_ones(), 40u64.leading_zeros(), 40i16.trailing_zeros());
    println!("{} {} {}", 2i32.pow(10), 7u8.is_power_of_two(), 100u32.isqrt());
    println!("{} {}", i16::from_str_radix("-7f", 16).unwrap(), u8::from_str_radix("101", 2).unwrap());
    println!("{:?} {:?}", 0x1234u16.to_be_bytes(), u32::from_le_bytes([1, 2, 0, 0]));
    println!("{} {}", 5u8.abs_diff(9), (-5i8).unsigned_abs());
    println!("{:?} {:?}", u8::try_from(300i32).is_err(), i8::try_from(-128i64));
    println!("{} {}", usize::MAX as f32, 16777217i32 as f32);
    println!("{:?} {}", "abc".parse::<i32>().is_err(), "+12".parse::<i8>().unwrap());
    println!("{} {} {}", !0u16, !5i32, -(-128i8 as i32));
    println!("{:08b} {:o} {:X} {:e}", 37, 64, 255u8, 1234.5);
    let mut n = 27u64;
    let mut steps = 0;
    while n != 1 {
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        steps += 1;
    }
    println!("{steps}");
    println!("{}", (1..=20u128).product::<u128>() * 1_000_000_000_000_000_000);
}
