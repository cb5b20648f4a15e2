use std::sync::Mutex;
use std::thread;

static SHARED: Mutex<Vec<i32>> = Mutex::new(Vec::new());

fn main() {
    let _ = thread::spawn(|| {
        let mut guard = SHARED.lock().unwrap();
        guard.push(1);
        assert_eq!(guard.len(), 2, "not yet");
    })
    .join();
    let guard = SHARED.lock().unwrap();
    println!("never {guard:?}");
}
