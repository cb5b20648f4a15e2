use std::sync::atomic::{AtomicBool, Ordering, fence};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static mut MESSAGE: [u32; 3] = [0; 3];

fn main() {
    let writer = thread::spawn(|| {
        unsafe { MESSAGE = [1, 2, 3] };
        fence(Ordering::Release);
        READY.store(true, Ordering::Relaxed);
    });
    while !READY.load(Ordering::Relaxed) {
        thread::yield_now();
    }
    fence(Ordering::Acquire);
    let message = unsafe { MESSAGE };
    println!("{message:?}");
    writer.join().unwrap();
}
