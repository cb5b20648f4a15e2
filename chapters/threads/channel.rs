use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let kitchen = thread::spawn(move || {
        let dish = String::from("pie");
        sender.send(dish).unwrap();
    });
    let dish = receiver.recv().unwrap();
    kitchen.join().unwrap();
    println!("{dish}");
}
