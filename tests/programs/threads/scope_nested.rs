use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let count = AtomicU32::new(0);
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                s.spawn(|| count.fetch_add(10, Ordering::SeqCst));
                thread::scope(|inner| {
                    inner.spawn(|| count.fetch_add(1, Ordering::SeqCst));
                });
            });
        }
    });
    println!("{}", count.into_inner());
}
