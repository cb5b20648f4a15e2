use std::cell::RefCell;

fn read(cell: RefCell<Vec<i32>>) -> usize {
    let list = cell.borrow();
    drop(cell); //~ E0505
    list.len()
}

fn main() {
    read(RefCell::new(vec![1]));
}
