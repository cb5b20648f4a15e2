use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    // Nobody joins it.
    thread::spawn(move || {
        sender.send("from a thread that nobody joins").unwrap();
        thread::park();
        println!("never");
    });
    println!("{}", receiver.recv().unwrap());
}
