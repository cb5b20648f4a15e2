//! Floats: rounding, classes, comparing, bits, formatting.

fn main() {
    for x in [2.5f64, -2.5, 0.49999999999999994, 1e300, f64::NAN, -0.0] {
        println!("{} {} {} {} {}", x.floor(), x.ceil(), x.round(), x.trunc(), x.round_ties_even());
        println!("{} {:?} {} {}", x.abs(), x.signum(), x.is_nan(), x.is_sign_negative());
    }
    println!("{:?} {:?}", 1.0f64.classify(), (f64::MIN_POSITIVE / 2.0).classify());
    println!("{} {} {}", 2f64.powi(10), 2f64.powf(0.5), 8f64.cbrt());
    println!("{} {} {}", 3f64.hypot(4.0), 1f64.atan2(1.0), 2f64.mul_add(3.0, 4.0));
    println!("{} {} {}", 0.1 + 0.2, 0.1f32 + 0.2f32, 1.0 / 3.0);
    println!("{:?} {:?}", f64::NAN.partial_cmp(&1.0), f64::NAN.total_cmp(&f64::INFINITY));
    println!("{} {} {}", f64::NAN.max(1.0), 1f64.clamp(2.0, 3.0), 7.5f64.rem_euclid(-2.0));
    println!("{:#x} {}", 1.5f32.to_bits(), f64::from_bits(0x4009_21fb_5444_2d18));
    println!("{} {:e} {:?} {:?}", 1e15, 1234.5, 1e16, 0.1f32 as f64);
    println!("{:.0} {:.3} {:8.2}| {:+}", 2.5, 1.0005, -1.5, 1.0);
    println!("{} {} {}", f64::MAX, f64::EPSILON, f64::INFINITY);
    println!("{:?} {:?} {:?}", "inf".parse::<f64>(), ".5".parse::<f32>(), "1e400".parse::<f64>());
    println!("{} {} {}", 300.7f32 as u8, -5.5 as i32, u64::MAX as f32);
    println!("{} {}", 180f64.to_radians(), std::f64::consts::PI.to_degrees());
    println!("{} {}", 5.7f64.fract(), 1f64.copysign(-0.0));
    println!("{} {}", 1f64.exp().ln(), 100f64.log10());
    println!("{:?} {:?}", f64::MAX.next_up(), 1f64.recip());
}
