use std::cell::RefCell;

fn main() {
    let purse = RefCell::new(20);
    let look = purse.borrow();
    println!("I see {look}");
    let mut hand = purse.borrow_mut();
    *hand -= 5;
}
