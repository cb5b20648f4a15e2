use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let start = Instant::now();
    let handles: Vec<_> = [120u64, 40, 80]
        .into_iter()
        .map(|ms| {
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(ms));
                println!("slept {ms}");
            })
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    let passed = start.elapsed();
    println!("{}", passed >= Duration::from_millis(120) && passed < Duration::from_millis(400));
}
