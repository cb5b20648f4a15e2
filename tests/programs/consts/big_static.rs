//! A static may be bigger than what the stack of the program would hold.
use std::sync::Mutex;

static BUFFER: Mutex<[u8; 1_000_000]> = Mutex::new([0; 1_000_000]);

fn main() {
    let mut buffer = BUFFER.lock().unwrap();
    buffer[999_999] = 7;
    println!("{} {}", buffer.len(), buffer[999_999]);
}
