use std::sync::Mutex;

fn main() {
    let purse = Mutex::new(10);
    let mut inside = purse.lock().unwrap();
    *inside += 5;
    drop(inside);
    let sum = *purse.lock().unwrap();
    println!("{sum}");
}
