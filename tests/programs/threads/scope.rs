use std::thread;

fn main() {
    let numbers = vec![3, 1, 2];
    let mut total = 0;
    let mut sorted = numbers.clone();
    thread::scope(|s| {
        s.spawn(|| total = numbers.iter().sum());
        s.spawn(|| sorted.sort());
    });
    println!("{numbers:?} {sorted:?} {total}");
}
