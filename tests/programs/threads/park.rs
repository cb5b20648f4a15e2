use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    let flag = Arc::new(AtomicBool::new(false));
    let theirs = Arc::clone(&flag);
    let parked = thread::spawn(move || {
        while !theirs.load(Ordering::Acquire) {
            thread::park();
        }
        println!("unparked");
    });
    thread::sleep(Duration::from_millis(5));
    println!("unparking");
    flag.store(true, Ordering::Release);
    parked.thread().unpark();
    parked.join().unwrap();

    // The token is there already.
    thread::current().unpark();
    thread::park();
    thread::park_timeout(Duration::from_millis(3));
    println!("done");
}
