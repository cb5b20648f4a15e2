use std::thread;

fn main() {
    let handles: Vec<thread::JoinHandle<u64>> =
        (1..=5u64).map(|n| thread::spawn(move || (1..=n).product())).collect();
    let results: Vec<u64> = handles.into_iter().map(|handle| handle.join().unwrap()).collect();
    println!("{results:?}");
}
