use std::sync::mpsc::{Receiver, channel};
use std::thread;

fn stage<A: Send + 'static, B: Send + 'static>(
    input: Receiver<A>,
    work: impl Fn(A) -> B + Send + 'static,
) -> Receiver<B> {
    let (sender, output) = channel();
    thread::spawn(move || {
        for item in input {
            if sender.send(work(item)).is_err() {
                break;
            }
        }
    });
    output
}

fn main() {
    let (sender, numbers) = channel();
    let squares = stage(numbers, |n: u32| n * n);
    let texts = stage(squares, |n| format!("<{n}>"));
    for n in 1..=4 {
        sender.send(n).unwrap();
    }
    drop(sender);
    println!("{:?}", texts.iter().collect::<Vec<_>>());
}
