use std::sync::mpsc::{TrySendError, sync_channel};
use std::thread;

fn main() {
    let (sender, receiver) = sync_channel(2);
    sender.send(1).unwrap();
    sender.try_send(2).unwrap();
    match sender.try_send(3) {
        Err(TrySendError::Full(value)) => println!("full: {value}"),
        other => println!("{other:?}"),
    }
    let handle = thread::spawn(move || {
        for value in 3..=6 {
            sender.send(value).unwrap();
        }
    });
    println!("{:?}", receiver.iter().collect::<Vec<i32>>());
    handle.join().unwrap();

    let (sender, receiver) = sync_channel(0);
    println!("{:?}", sender.try_send(0));
    let handle = thread::spawn(move || {
        for value in 10..13 {
            sender.send(value).unwrap();
        }
        "sent"
    });
    let first = receiver.recv().unwrap();
    println!("{first} {:?}", receiver.try_iter().count() <= 2);
    drop(receiver.into_iter().collect::<Vec<i32>>());
    println!("{}", handle.join().unwrap());
}
