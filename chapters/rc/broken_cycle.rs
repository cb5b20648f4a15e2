use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Person {
    name: char,
    friend: RefCell<Weak<Person>>,
}

fn main() {
    let ada = Rc::new(Person { name: 'A', friend: RefCell::new(Weak::new()) });
    let bob = Rc::new(Person { name: 'B', friend: RefCell::new(Weak::new()) });
    ada.friend.replace(Rc::downgrade(&bob));
    bob.friend.replace(Rc::downgrade(&ada));
    println!("{} {}", ada.name, Rc::strong_count(&ada));
    println!("{} {}", bob.name, Rc::strong_count(&bob));
}
