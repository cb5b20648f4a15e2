use std::thread;
use std::time::Duration;

fn main() {
    let handle = thread::spawn(|| {
        thread::sleep(Duration::from_millis(20));
        5
    });
    println!("{}", handle.is_finished());
    thread::sleep(Duration::from_millis(200));
    println!("{}", handle.is_finished());
    println!("{}", handle.join().unwrap());
}
