use std::sync::{Arc, Mutex, RwLock};
use std::thread;

fn main() {
    let shared = Arc::new((Mutex::new(1), RwLock::new(2)));
    let theirs = Arc::clone(&shared);
    let result = thread::spawn(move || {
        let mut a = theirs.0.lock().unwrap();
        let mut b = theirs.1.write().unwrap();
        *a = 10;
        *b = 20;
        panic!("while both are locked");
    })
    .join();
    println!("{}", result.is_err());
    println!("{} {}", shared.0.is_poisoned(), shared.1.is_poisoned());
    match shared.0.lock() {
        Ok(guard) => println!("fine: {guard}"),
        Err(poisoned) => {
            println!("{poisoned} {poisoned:?}");
            println!("{}", *poisoned.into_inner());
        }
    }
    println!("{:?}", shared.1.read().map(|guard| *guard).unwrap_or_else(|it| *it.into_inner()));
    println!("{:?}", shared);
    shared.0.clear_poison();
    println!("{:?}", shared.0.lock().map(|guard| *guard).ok());
    println!("{:?}", shared.0.try_lock().is_ok());
}
