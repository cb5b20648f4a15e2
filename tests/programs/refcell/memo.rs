// A cache behind a shared reference.
use std::cell::{Cell, RefCell};

struct Memo {
    known: RefCell<Vec<Option<u64>>>,
    misses: Cell<u32>,
}

impl Memo {
    fn fib(&self, n: usize) -> u64 {
        if n < 2 {
            return n as u64;
        }
        if let Some(Some(v)) = self.known.borrow().get(n) {
            return *v;
        }
        self.misses.set(self.misses.get() + 1);
        let v = self.fib(n - 1) + self.fib(n - 2);
        let mut known = self.known.borrow_mut();
        if known.len() <= n {
            known.resize(n + 1, None);
        }
        known[n] = Some(v);
        v
    }
}

fn main() {
    let m = Memo { known: RefCell::new(vec![]), misses: Cell::new(0) };
    println!("{} {}", m.fib(50), m.misses.get());
    println!("{} {}", m.fib(30), m.misses.get());
}
