// A second writer panics.
use std::cell::RefCell;

fn main() {
    let c = RefCell::new(1);
    let _first = c.borrow_mut();
    println!("one");
    let _second = c.borrow_mut();
    println!("never");
}
