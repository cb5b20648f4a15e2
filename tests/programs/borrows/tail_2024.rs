use std::cell::RefCell;

fn count() -> usize {
    let cell = RefCell::new(vec![1]);
    cell.borrow().len()
}

fn main() {
    let cell = RefCell::new(Some(1));
    if let Some(x) = *cell.borrow() {
        println!("{x}");
    } else {
        *cell.borrow_mut() = None;
    }
    println!("{}", count());
}
