use std::cell::RefCell;
use std::rc::Rc;

fn main() {
    let list = Rc::new(RefCell::new(vec![1, 2]));
    let writer = Rc::clone(&list);
    writer.borrow_mut().push(3);
    let sum: i32 = list.borrow().iter().sum();
    println!("{sum}");
}
