use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static mut VALUE: u32 = 0;

fn main() {
    let waiting = thread::spawn(|| {
        while !READY.load(Ordering::Acquire) {}
        unsafe { VALUE }
    });
    unsafe { VALUE = 42 };
    READY.store(true, Ordering::Release);
    println!("{}", waiting.join().unwrap());
}
