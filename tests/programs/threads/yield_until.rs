use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn main() {
    let turn = Arc::new(AtomicUsize::new(0));
    let handles: Vec<_> = (0..3)
        .map(|me| {
            let turn = Arc::clone(&turn);
            thread::spawn(move || {
                for round in 0..2 {
                    while turn.load(Ordering::Acquire) != round * 3 + me {
                        thread::yield_now();
                    }
                    println!("round {round}: thread {me}");
                    turn.fetch_add(1, Ordering::Release);
                }
            })
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
}
