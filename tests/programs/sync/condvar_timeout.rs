use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (lock, cvar) = (Mutex::new(0), Condvar::new());
    let guard = lock.lock().unwrap();
    let (guard, result) = cvar.wait_timeout(guard, Duration::from_millis(10)).unwrap();
    println!("{guard} {} {result:?}", result.timed_out());
    drop(guard);
    let (guard, result) = cvar
        .wait_timeout_while(lock.lock().unwrap(), Duration::from_millis(10), |n| *n == 0)
        .unwrap();
    println!("{guard} {}", result.timed_out());
    drop(guard);
    thread::scope(|s| {
        s.spawn(|| {
            *lock.lock().unwrap() = 5;
            cvar.notify_all();
        });
        let (guard, result) = cvar
            .wait_timeout_while(lock.lock().unwrap(), Duration::from_secs(20), |n| *n == 0)
            .unwrap();
        println!("{guard} {}", result.timed_out());
    });
}
