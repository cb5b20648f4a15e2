use std::sync::Mutex;

fn main() {
    let door = Mutex::new("closed");
    let hand = door.lock().unwrap();
    let second = door.try_lock();
    println!("{}", second.is_err());
    drop(second);
    drop(hand);
    let third = door.try_lock();
    println!("{}", third.is_err());
}
