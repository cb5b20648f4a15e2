use std::sync::Mutex;
use std::thread;

static BATH: Mutex<u32> = Mutex::new(0);

fn main() {
    let mut visits = BATH.lock().unwrap();
    let other = thread::spawn(|| {
        let mut visits = BATH.lock().unwrap();
        *visits += 1;
    });
    thread::yield_now();
    *visits += 1;
    drop(visits);
    other.join().unwrap();
    println!("{}", BATH.lock().unwrap());
}
