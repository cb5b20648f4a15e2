use std::rc::Rc;
use std::thread;

fn main() {
    let shared = Rc::new(5);
    let theirs = Rc::clone(&shared);
    thread::spawn(move || { //~ E0277
        println!("{theirs}");
    });
}
