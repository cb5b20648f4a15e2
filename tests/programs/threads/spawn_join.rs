use std::thread;

fn main() {
    let text = String::from("hello");
    let handle = thread::spawn(move || {
        println!("in the thread: {text}");
        text.len()
    });
    let len = handle.join().unwrap();
    println!("in main: {len}");
}
