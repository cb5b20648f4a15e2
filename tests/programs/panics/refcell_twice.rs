// A `RefCell` that is borrowed twice.
use std::cell::RefCell;
fn main() {
    let c = RefCell::new(vec![1]);
    let first = c.borrow_mut();
    println!("{}", first.len());
    let second = c.borrow();
    println!("{}", second.len());
}
