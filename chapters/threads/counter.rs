use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let copy = Arc::clone(&count);
    let guest = thread::spawn(move || {
        let mut number = copy.lock().unwrap();
        *number += 1;
    });
    let mut number = count.lock().unwrap();
    *number += 1;
    drop(number);
    guest.join().unwrap();
    println!("{}", count.lock().unwrap());
}
