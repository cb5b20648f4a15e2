use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

static TOTAL: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let handles: Vec<_> = (0..4)
        .map(|index| {
            thread::spawn(move || {
                for _ in 0..25 {
                    TOTAL.fetch_add(index, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    println!("{}", TOTAL.load(Ordering::Relaxed));
}
