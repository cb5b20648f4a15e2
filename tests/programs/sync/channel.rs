use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let second = sender.clone();
    let a = thread::spawn(move || {
        for value in ["hi", "from", "the", "thread"] {
            sender.send(value.to_string()).unwrap();
        }
    });
    a.join().unwrap();
    let b = thread::spawn(move || {
        for value in ["more", "messages"] {
            second.send(value.to_string()).unwrap();
        }
    });
    for received in receiver {
        println!("Got: {received}");
    }
    b.join().unwrap();
}
