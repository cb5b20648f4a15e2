use std::sync::Arc;
use std::thread;

fn main() {
    let menu = Arc::new(String::from("soup"));
    let copy = Arc::clone(&menu);
    let cook = thread::spawn(move || {
        let letters = copy.len();
        letters * 2
    });
    let letters = menu.len();
    let twice = cook.join().unwrap();
    println!("{letters}, {twice}, {}", Arc::strong_count(&menu));
}
