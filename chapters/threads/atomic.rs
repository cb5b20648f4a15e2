use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static GUESTS: AtomicU32 = AtomicU32::new(0);

fn main() {
    let door = thread::spawn(|| {
        GUESTS.fetch_add(2, Ordering::Relaxed);
    });
    GUESTS.fetch_add(3, Ordering::Relaxed);
    door.join().unwrap();
    println!("{}", GUESTS.load(Ordering::Relaxed));
}
