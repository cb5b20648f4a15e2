// Borrow states, seen by try_borrow.
use std::cell::{Cell, RefCell};

fn state<T>(c: &RefCell<T>) -> &'static str {
    if c.try_borrow_mut().is_ok() {
        "free"
    } else if c.try_borrow().is_ok() {
        "read"
    } else {
        "written"
    }
}

fn main() {
    let c = RefCell::new(vec![1]);
    println!("{}", state(&c));
    let r = c.borrow();
    println!("{} {}", state(&c), r.len());
    drop(r);
    {
        let mut w = c.borrow_mut();
        w.push(2);
        println!("{}", state(&c));
    }
    println!("{} {:?}", state(&c), c);
    println!("{:?} {:?}", c.replace(vec![]), c.take());
    println!("{:?}", c.into_inner());
    let n = Cell::new(5);
    println!("{} {} {}", n.replace(6), n.take(), n.get());
}
