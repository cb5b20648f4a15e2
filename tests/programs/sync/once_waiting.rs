use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

static START: Once = Once::new();
static VALUE: AtomicU32 = AtomicU32::new(0);

fn main() {
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                START.call_once(|| {
                    thread::sleep(Duration::from_millis(10));
                    VALUE.store(8, Ordering::Relaxed);
                });
                assert_eq!(VALUE.load(Ordering::Relaxed), 8);
            });
        }
    });
    println!("all saw {VALUE:?}");
}
