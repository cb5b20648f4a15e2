//! Conversions between numbers, and between text and numbers.

fn main() {
    println!("{:?} {:?} {:?}", u8::try_from(256u16).is_err(), i8::try_from(127usize), u64::from(7u32));
    println!("{} {} {}", -1i8 as u8 as char, 255u8 as i8 as i32, 3.9f32 as i64);
    println!("{} {} {}", 'z' as u8 as f64, true as i32, u16::from(b'a'));
    println!("{:?} {:?}", "+7".parse::<i8>(), "-0".parse::<u8>());
    println!("{:?} {:?}", i64::from_str_radix("-1010", 2), u32::from_str_radix("zz", 36));
    println!("{} {:?}", 5.to_string() + "x", format!("{:>5}", 7).trim().parse::<u8>());
    println!("{:?} {:?}", usize::try_from(-1), i32::try_from(u32::MAX).map_err(|e| e.to_string()));
    println!("{:?}", ["1", "2", "x"].iter().flat_map(|s| s.parse::<i32>()).collect::<Vec<_>>());
    println!("{:?} {}", f64::from(i32::MIN), i128::from(u64::MAX) + 1);
    println!("{:?}", u32::from_be_bytes(*b"abcd").to_ne_bytes());
    println!("{:?} {:?}", std::num::NonZeroU32::try_from(0).is_err(), std::net_like());
}
mod std {
    pub use ::std::*;
    pub fn net_like() -> &'static str { "own" }
}
