use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = sync_channel::<String>(0);
    let handle = thread::spawn(move || sender.send("nobody takes it".to_string()));
    thread::sleep(Duration::from_millis(20));
    drop(receiver);
    println!("{:?}", handle.join().unwrap().map_err(|error| error.0));
}
