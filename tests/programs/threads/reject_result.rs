use std::rc::Rc;
use std::thread;

fn main() {
    let handle = thread::spawn(|| Rc::new(1)); //~ E0277
    println!("{}", handle.join().unwrap());
}
