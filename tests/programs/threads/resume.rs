use std::thread;

fn main() {
    let result = thread::spawn(|| -> i32 { panic!("first") }).join();
    println!("joined");
    if let Err(payload) = result {
        std::panic::resume_unwind(payload);
    }
}
