use std::sync::{Arc, RwLock};
use std::thread;

fn main() {
    let lock = Arc::new(RwLock::new(String::from("a")));
    {
        let first = lock.read().unwrap();
        let second = lock.read().unwrap();
        println!("{first}{second} {}", lock.try_write().is_err());
    }
    {
        let mut writer = lock.write().unwrap();
        writer.push('b');
        println!("{} {:?}", lock.try_read().is_err(), lock);
    }
    let handles: Vec<_> = (0..4)
        .map(|index| {
            let lock = Arc::clone(&lock);
            thread::spawn(move || {
                if index % 2 == 0 {
                    lock.write().unwrap().push('c');
                    0
                } else {
                    lock.read().unwrap().chars().filter(|&c| c == 'a').count()
                }
            })
        })
        .collect();
    let found: usize = handles.into_iter().map(|handle| handle.join().unwrap()).sum();
    println!("{found} {:?}", lock.read().unwrap());
    println!("{}", Arc::try_unwrap(lock).unwrap().into_inner().unwrap());
}
