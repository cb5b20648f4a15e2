use std::time::Duration;

fn main() {
    let d = Duration::new(5, 1_500_000_030);
    println!("{} {} {:?}", d.as_secs(), d.subsec_nanos(), d);
    println!("{} {} {}", d.as_millis(), d.as_micros(), d.as_nanos());
    for nanos in [0, 1, 999, 1_000, 1_500, 999_999, 1_000_000, 2_500_000, 999_999_999, 1_000_000_000] {
        println!("{:?} {:.1?} {:.0?}", Duration::from_nanos(nanos), Duration::from_nanos(nanos), Duration::from_nanos(nanos));
    }
    println!("[{:>12?}] [{:<12?}] [{:^12.2?}] [{:+?}]", d, d, d, d);
    println!("[{:012?}] [{:*^15.11?}]", Duration::from_millis(1), Duration::from_micros(15));
    println!("{:?} {:?}", Duration::MAX, Duration::ZERO);
    println!("{:.3?}", Duration::MAX);
    let (a, b) = (Duration::from_millis(2500), Duration::from_secs(1));
    println!("{:?} {:?} {:?} {:?}", a + b, a - b, a * 3, a / 4);
    println!("{:?} {:?} {:?}", b.checked_sub(a), b.saturating_sub(a), a.abs_diff(b));
    println!("{:?} {:?}", Duration::MAX.checked_add(b), Duration::MAX.saturating_mul(2) == Duration::MAX);
    println!("{} {} {}", a.as_secs_f64(), a.as_secs_f32(), a.div_duration_f64(b));
    println!("{:?} {:?} {:?}", a.mul_f64(1.5), a.div_f64(3.0), Duration::from_secs_f32(0.1));
    println!("{:?} {:?}", Duration::from_secs_f64(2.7), Duration::from_secs_f64(1e-20));
    println!("{:?} {:?}", Duration::try_from_secs_f64(-1.0), Duration::try_from_secs_f64(f64::NAN).map_err(|e| e.to_string()));
    println!("{:?}", [a, b, a].iter().sum::<Duration>());
    println!("{:?} {} {:?}", a.max(b), a > b, Duration::default().is_zero());
    let mut total = Duration::from_mins(2);
    total += Duration::from_hours(1);
    total *= 2;
    total -= b;
    total /= 3;
    println!("{total:?}");
    println!("{:?}", b - a);
}
