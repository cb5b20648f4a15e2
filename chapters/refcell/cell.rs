use std::cell::Cell;

fn main() {
    let counter = Cell::new(1);
    let left = &counter;
    let right = &counter;
    left.set(left.get() + 10);
    right.set(right.get() * 2);
    println!("{}", counter.get());
}
