use std::sync::Mutex;

static BUFFER: Mutex<[u8; 10_000]> = Mutex::new([0; 10_000]);

fn main() {
    let mut buffer = BUFFER.lock().unwrap();
    buffer[9_999] = 1;
    println!("{}", buffer.len());
}
