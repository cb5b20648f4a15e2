//@ edition: 2021
use std::cell::RefCell;

fn count() -> usize {
    let cell = RefCell::new(vec![1]);
    let n = cell.borrow().len();
    n
}

fn items(v: &Vec<i32>) -> impl Iterator<Item = i32> {
    let copy: Vec<i32> = v.clone();
    copy.into_iter()
}

fn main() {
    let mut v = vec![1];
    let it = items(&v);
    v.push(2);
    println!("{} {}", it.count(), count());
}
