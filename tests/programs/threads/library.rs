//! Threads: spawn, scope, channels, locks, condition variables, barriers, atomics.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Barrier, Condvar, Mutex, Once, RwLock};
use std::thread;
use std::time::Duration;

fn main() {
    let handles: Vec<_> = (0..3).map(|i| thread::spawn(move || i * i)).collect();
    println!("{:?}", handles.into_iter().map(|h| h.join().unwrap()).collect::<Vec<_>>());
    let mut data = vec![1, 2, 3];
    thread::scope(|s| {
        let (left, right) = data.split_at_mut(1);
        s.spawn(|| left[0] = 10);
        s.spawn(|| right.iter_mut().for_each(|x| *x += 1));
    });
    println!("{data:?}");
    let (tx, rx) = mpsc::channel();
    for id in 0..2 {
        let tx = tx.clone();
        thread::spawn(move || tx.send(id * 10).unwrap());
    }
    drop(tx);
    let mut got: Vec<i32> = rx.iter().collect();
    got.sort();
    println!("{got:?} {:?}", rx.try_recv());
    let (tx, rx) = mpsc::sync_channel(1);
    let sender = thread::spawn(move || (0..3).for_each(|x| tx.send(x).unwrap()));
    println!("{:?}", rx.into_iter().sum::<i32>());
    sender.join().unwrap();
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let other = Arc::clone(&pair);
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(5));
        *other.0.lock().unwrap() = true;
        other.1.notify_one();
    });
    let ready = pair.1.wait_while(pair.0.lock().unwrap(), |ready| !*ready).unwrap();
    println!("{ready}");
    let lock = RwLock::new(5);
    println!("{} {}", *lock.read().unwrap() + *lock.read().unwrap(), lock.try_write().is_ok());
    *lock.write().unwrap() += 1;
    println!("{:?}", lock.into_inner().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let barrier = Arc::new(Barrier::new(2));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let (count, barrier) = (count.clone(), barrier.clone());
            thread::spawn(move || {
                count.fetch_add(1, Ordering::SeqCst);
                barrier.wait();
                count.load(Ordering::SeqCst)
            })
        })
        .collect();
    println!("{:?}", threads.into_iter().map(|t| t.join().unwrap()).collect::<Vec<_>>());
    static ONCE: Once = Once::new();
    ONCE.call_once(|| println!("once"));
    ONCE.call_once(|| println!("twice"));
    let flag = AtomicBool::new(false);
    println!("{:?} {}", flag.compare_exchange(false, true, Ordering::AcqRel, Ordering::Relaxed), flag.swap(false, Ordering::SeqCst));
    let poisoned = Arc::new(Mutex::new(1));
    let other = poisoned.clone();
    std::panic::set_hook(Box::new(|_| {}));
    let _ = thread::spawn(move || {
        let _guard = other.lock().unwrap();
        panic!();
    })
    .join();
    println!("{} {}", poisoned.is_poisoned(), poisoned.lock().unwrap_or_else(|e| e.into_inner()));
    let named = thread::Builder::new().name("worker".into()).spawn(|| thread::current().name().map(str::to_owned));
    println!("{:?}", named.unwrap().join().unwrap());
    let parked = thread::spawn(|| { thread::park(); "unparked" });
    parked.thread().unpark();
    println!("{}", parked.join().unwrap());
}
