use std::sync::Mutex;
use std::thread;

static LOCK: Mutex<i32> = Mutex::new(0);

fn main() {
    let guard = LOCK.lock().unwrap();
    let handle = thread::spawn(move || println!("{guard}")); //~ E0277
    handle.join().unwrap();
}
