use std::cell::RefCell;
use std::thread;

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

thread_local! {
    static FIRST: Noisy = Noisy("first");
    static SECOND: RefCell<Option<Noisy>> = RefCell::new(None);
}

fn main() {
    thread::spawn(|| {
        SECOND.with(|second| *second.borrow_mut() = Some(Noisy("second")));
        FIRST.with(|first| println!("using {}", first.0));
        println!("the thread ends");
    })
    .join()
    .unwrap();
    FIRST.with(|_| ());
    println!("main ends");
}
