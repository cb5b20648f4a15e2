use std::cell::Cell;
use std::sync::atomic::AtomicU32;
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, RwLock};

fn sends<T: Send>() -> &'static str {
    "Send"
}

fn shares<T: Sync>() -> &'static str {
    "Sync"
}

fn main() {
    println!("{} {}", sends::<Arc<Mutex<Cell<i32>>>>(), shares::<Mutex<Cell<i32>>>());
    println!("{} {}", sends::<Cell<i32>>(), sends::<Vec<Box<dyn Send>>>());
    println!("{} {}", shares::<RwLock<Vec<i32>>>(), shares::<AtomicU32>());
    println!("{} {}", sends::<Receiver<i32>>(), shares::<Sender<i32>>());
    println!("{} {}", shares::<MutexGuard<'static, i32>>(), shares::<OnceLock<String>>());
    println!("{} {}", sends::<&'static str>(), shares::<&'static [u8]>());
}
