// Floats: printing, comparing, rounding, special values; characters and their ranges.
fn main() {
    println!("{} {} {} {}", 1.0, 0.1 + 0.2, 1e16, 1.5e-10);
    println!("{:?} {:?} {:?}", 1.0f32, 1e16, f32::MIN_POSITIVE);
    println!("{:.0} {:.0} {:.0} {:.2} {:8.3}|", 0.5, 1.5, 2.5, 2.675, 3.14159);
    println!("{:e} {:E} {:+.1e}", 123456.0, 0.00012, -1.0);
    println!("{} {} {}", f64::NAN, -f64::INFINITY, -0.0);
    println!("{} {}", f64::NAN == f64::NAN, 0.0 == -0.0);
    println!("{:?} {:?}", 1.0.partial_cmp(&f64::NAN), (-0.0f64).total_cmp(&0.0));
    println!("{} {} {}", 2.5f64.round(), (-2.5f64).trunc(), 2.5f64.round_ties_even());
    println!("{} {} {}", 7.5 % 2.0, -7.5f64.rem_euclid(2.0), 10f64.powi(-2));
    println!("{} {:.6} {:.6}", 2f64.sqrt(), 1f64.exp(), std::f64::consts::PI.sin());
    println!("{} {} {}", f64::MAX as f32, 0.1f32 as f64, 16_777_217i32 as f32);
    println!("{:#x} {}", 1.5f64.to_bits(), f32::from_bits(0x40490fdb));
    println!("{} {}", f64::EPSILON, (0.1f64 + 0.2 - 0.3).abs() < f64::EPSILON);
    println!("{:?} {:?}", "1e3".parse::<f64>(), "x".parse::<f32>().is_err());
    println!("{} {}", 1.0f64.max(f64::NAN), 3.7f64.clamp(0.0, 1.0));
    println!("{:?}", ['a', 'Z', '9', ' ', 'é', '\n'].map(|c| (c.is_alphanumeric(), c.len_utf8())));
    println!("{:?} {:?}", char::from_u32(0x1F980), char::from_digit(11, 16));
    println!("{} {} {}", ('a'..='e').collect::<String>(), 'c' as u8 - b'a', (b'a' + 2) as char);
    println!("{:?} {:?} {:?}", '\'', '"', "\'\"\u{7f}");
    println!("{} {}", 'a' < 'b', 'Ω'.is_lowercase());
    println!("{}", i64::MAX as f64 as i64 == i64::MAX);
}
