//! `env::args`, `process::exit`, the clock that only goes forward.

use std::time::{Duration, Instant};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    println!("{}", args.len());
    let start = Instant::now();
    let d = Duration::from_millis(1500) + Duration::new(1, 5);
    println!("{d:?} {} {} {}", d.as_secs(), d.subsec_nanos(), d.as_secs_f64());
    println!("{:?} {:?}", d * 2, Duration::from_secs(1).checked_sub(d));
    println!("{:?} {:?}", Duration::ZERO.saturating_sub(d), d.max(Duration::MAX) == Duration::MAX);
    println!("{}", start.elapsed() < Duration::from_secs(60));
    println!("{}", start + d > start);
    std::process::exit(if args.len() == 1 { 3 } else { 4 });
}
