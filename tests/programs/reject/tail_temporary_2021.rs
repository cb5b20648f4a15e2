//@ edition: 2021
use std::cell::RefCell;

fn count() -> usize {
    let cell = RefCell::new(vec![1]);
    cell.borrow().len() //~ E0597
}

fn main() {
    count();
}
