use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let barrier = Arc::new(Barrier::new(3));
    let before = Arc::new(AtomicUsize::new(0));
    let handles: Vec<_> = (0..3)
        .map(|_| {
            let (barrier, before) = (Arc::clone(&barrier), Arc::clone(&before));
            thread::spawn(move || {
                let mut leaders = 0;
                for round in 1..=2 {
                    before.fetch_add(1, Ordering::Relaxed);
                    let result = barrier.wait();
                    assert!(before.load(Ordering::Relaxed) >= 3 * round);
                    leaders += result.is_leader() as u32;
                    barrier.wait();
                }
                leaders
            })
        })
        .collect();
    let leaders: u32 = handles.into_iter().map(|handle| handle.join().unwrap()).sum();
    println!("{leaders} {barrier:?}");
}
