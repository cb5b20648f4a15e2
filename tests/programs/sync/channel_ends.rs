use std::sync::mpsc::{self, RecvTimeoutError, TryRecvError};
use std::time::Duration;

struct Noisy(i32);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    println!("{:?}", receiver.try_recv().map(|it: Noisy| it.0));
    println!("{:?}", receiver.recv_timeout(Duration::from_millis(2)).map(|it| it.0));
    sender.send(Noisy(1)).unwrap();
    sender.send(Noisy(2)).unwrap();
    println!("{}", receiver.recv().unwrap().0);
    drop(sender);
    println!("{}", receiver.recv().is_ok());
    println!("{:?}", receiver.recv().map(|it| it.0));
    assert!(matches!(receiver.try_recv(), Err(TryRecvError::Disconnected)));
    assert!(matches!(
        receiver.recv_timeout(Duration::from_millis(2)),
        Err(RecvTimeoutError::Disconnected)
    ));
    let (sender, receiver) = mpsc::channel();
    sender.send(Noisy(3)).unwrap();
    println!("dropping the receiver");
    drop(receiver);
    let error = sender.send(Noisy(4)).unwrap_err();
    println!("{error} {error:?} {}", error.0.0);
    println!("{:?} {:?}", sender, mpsc::channel::<u8>().1);
}
