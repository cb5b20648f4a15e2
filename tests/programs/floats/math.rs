// Float functions.
fn main() {
    let x = 2.0_f64;
    println!("{} {} {}", x.sqrt(), x.powi(10), x.powf(0.5));
    println!("{} {} {} {}", 2.5_f64.round(), (-2.5_f64).floor(), 2.1_f64.ceil(), 2.9_f64.trunc());
    println!("{:.6} {:.6} {:.6}", 1.0_f64.sin(), 1.0_f64.exp(), 10.0_f64.ln());
    println!("{} {} {}", 1.0_f64.max(f64::NAN), 3.0_f32.min(2.0), (-1.5_f64).abs());
    println!("{} {} {}", f64::NAN == f64::NAN, 0.0 == -0.0, 1.0_f64.is_finite());
    println!("{} {}", 7.5 % 2.0, -7.5 % 2.0);
    println!("{} {}", 3.7_f64.fract() > 0.69, 1.0_f64.atan2(1.0));
    println!("{:?}", 5.0_f64.total_cmp(&3.0));
    println!("{}", [0.1; 10].iter().sum::<f64>());
    println!("{} {}", f32::EPSILON, 1.0_f64.to_bits());
}
