use std::sync::{Mutex, TryLockError};

fn main() {
    let mut mutex = Mutex::new(vec![1]);
    mutex.get_mut().unwrap().push(2);
    {
        let guard = mutex.lock().unwrap();
        println!("{guard:?} {mutex:?}");
        match mutex.try_lock() {
            Ok(_) => println!("unlocked"),
            Err(TryLockError::WouldBlock) => println!("locked"),
            Err(TryLockError::Poisoned(_)) => println!("poisoned"),
        }
        println!("{}", mutex.try_lock().unwrap_err());
    }
    println!("{}", mutex.try_lock().is_ok());
    println!("{:?} {}", mutex, mutex.is_poisoned());
    println!("{:?}", mutex.into_inner().unwrap());
    println!("{:?} {:?}", Mutex::<u8>::default(), Mutex::from("text"));
}
