use std::cell::RefCell;
use std::sync::Arc;
use std::thread;

fn main() {
    let shared = Arc::new(RefCell::new(5));
    let theirs = Arc::clone(&shared);
    let handle = thread::spawn(move || *theirs.borrow_mut() += 1); //~ E0277
    handle.join().unwrap();
}
