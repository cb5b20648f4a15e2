use std::rc::Rc;
use std::thread;

fn main() {
    let map = Rc::new(String::from("map"));
    let copy = Rc::clone(&map);
    let other = thread::spawn(move || println!("{copy}")); //~ E0277
    println!("{map}");
    other.join().unwrap();
}
