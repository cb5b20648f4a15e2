use std::cell::Cell;
use std::thread;

fn main() {
    let total = Cell::new(0);
    thread::scope(|scope| {
        scope.spawn(|| total.set(1)); //~ E0277
    });
    println!("{}", total.get());
}
