//! `thread_local!` with destructors, and what a thread owns.

use std::cell::{Cell, RefCell};
use std::thread;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

thread_local! {
    static LOUD: RefCell<Option<Loud>> = const { RefCell::new(None) };
    static COUNT: Cell<u32> = Cell::new(10);
}

fn main() {
    LOUD.set(Some(Loud("of main")));
    COUNT.set(11);
    let in_thread = thread::spawn(|| {
        LOUD.with_borrow_mut(|slot| *slot = Some(Loud("of thread")));
        COUNT.with(|c| c.replace(20))
    });
    println!("{}", in_thread.join().unwrap());
    println!("{} {}", COUNT.get(), COUNT.take());
    println!("{}", LOUD.with_borrow(|slot| slot.is_some()));
    println!("{:?}", LOUD.take().map(|it| it.0));
}
