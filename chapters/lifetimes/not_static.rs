use std::thread;

fn main() {
    let list = vec![1, 2, 3];
    let worker = thread::spawn(|| println!("{list:?}")); //~ E0373
    worker.join().unwrap();
}
