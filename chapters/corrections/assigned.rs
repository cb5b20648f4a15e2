use std::cell::RefCell;
use std::rc::{Rc, Weak};

fn main() {
    let root = Rc::new(1);
    let parent: RefCell<Weak<i32>> = RefCell::new(Weak::new());
    *parent.borrow_mut() = Rc::downgrade(&root);
    println!("{:?}", parent.borrow().upgrade());
}
