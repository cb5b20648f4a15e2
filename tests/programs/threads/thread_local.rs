use std::cell::{Cell, RefCell};
use std::thread;

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(1) };
    static LOG: RefCell<Vec<String>> = RefCell::new(Vec::new());
}

fn note(text: &str) {
    COUNT.set(COUNT.get() * 2);
    LOG.with_borrow_mut(|log| log.push(text.to_owned()));
}

fn main() {
    note("main");
    let theirs = thread::spawn(|| {
        note("thread");
        note("again");
        (COUNT.get(), LOG.take())
    });
    println!("{:?}", theirs.join().unwrap());
    println!("{} {:?}", COUNT.get(), LOG.with(|log| log.borrow().clone()));
    COUNT.replace(9);
    println!("{}", COUNT.take());
}
