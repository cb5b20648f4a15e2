use std::cell::RefCell;
use std::rc::Rc;

struct Person {
    name: char,
    friend: RefCell<Option<Rc<Person>>>,
}

fn main() {
    let ada = Rc::new(Person { name: 'A', friend: RefCell::new(None) });
    let bob = Rc::new(Person { name: 'B', friend: RefCell::new(None) });
    ada.friend.replace(Some(Rc::clone(&bob)));
    bob.friend.replace(Some(Rc::clone(&ada)));
    println!("{} {}", ada.name, Rc::strong_count(&ada));
    println!("{} {}", bob.name, Rc::strong_count(&bob));
}
