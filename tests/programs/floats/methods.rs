use std::f64::consts::PI;

fn main() {
    println!("{} {} {} {}", 2.0f64.sqrt(), 2f64.powi(-2), 2f64.powf(0.5), 27f64.cbrt());
    println!("{} {} {} {} {}", 2.5f64.floor(), 2.5f64.ceil(), 2.5f64.round(), -2.5f64.trunc(), 2.5f64.round_ties_even());
    println!("{:.6} {:.6} {:.6} {:.6}", (PI / 6.0).sin(), 1f64.cos(), 1f64.tan(), 1f64.atan2(2.0));
    println!("{:.6} {:.6} {:.6} {:.6}", 1f64.exp(), 10f64.ln(), 100f64.log10(), 8f64.log(2.0));
    println!("{} {} {}", 3f64.hypot(4.0), 180f64.to_radians(), PI.to_degrees());
    println!("{} {} {}", 5.5 % 2.0, (-5.5f64).rem_euclid(2.0), (-5.5f64).div_euclid(2.0));
    println!("{} {} {}", f64::NAN.max(1.0), 1f64.min(f64::NAN), (0.0f64 / 0.0).is_nan());
    println!("{} {} {}", f64::INFINITY, -1.0 / 0.0, f64::MAX);
    println!("{} {} {}", 0.1 + 0.2, 0.1f32 + 0.2f32, 1e16);
    println!("{} {} {:?}", f64::EPSILON, f32::MIN_POSITIVE, f64::MIN);
    println!("{:?} {:?} {:?}", 1.0f64.total_cmp(&f64::NAN), (-0.0f64).total_cmp(&0.0), 0.0 == -0.0);
    println!("{:x} {} {}", 1.5f64.to_bits(), f32::from_bits(0x40490fdb), f64::from_bits(1));
    println!("{:?} {:?}", 1.5f32.to_be_bytes(), f64::from_le_bytes([0, 0, 0, 0, 0, 0, 0xF0, 0x3F]));
    println!("{} {} {}", (-3.5f64).abs(), 3.5f64.copysign(-1.0), (-3.5f64).signum());
    println!("{} {} {}", 3.75f64.fract(), 4f64.recip(), 2f64.mul_add(3.0, 4.0));
    println!("{} {} {}", 300.7 as u8, -5.5 as u32, f64::NAN as i32);
    println!("{:?} {:?} {:?}", "3.14".parse::<f64>(), "1e-3".parse::<f32>(), "inf".parse::<f64>());
    println!("{:?} {:?}", "abc".parse::<f64>().map_err(|e| e.to_string()), "".parse::<f64>().is_err());
    println!("{:?} {} {}", 1e-310f64.classify(), 1f64.is_normal(), f32::MAX.is_finite());
    println!("{} {} {}", 5.0f64.clamp(0.0, 1.0), 1.0f64.next_up() > 1.0, 1f64.sinh() > 1.0);
    let mut v = vec![2.5, -1.0, 9.75, 0.0];
    v.sort_by(|a, b| b.partial_cmp(a).unwrap());
    println!("{v:?} {:?} {}", v.iter().cloned().fold(f64::NEG_INFINITY, f64::max), v.iter().sum::<f64>() / v.len() as f64);
    println!("{} {} {}", 123456789.0f32, 1.0e10f32, 16777217i32 as f32);
}
