// A vector of references may be dropped after what they point to; its drop does not look at them.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Owner {
    name: String,
    gadgets: RefCell<Vec<Rc<Gadget>>>,
}

struct Gadget {
    id: Cell<u32>,
}

fn main() {
    let mut v = Vec::new();
    let b: Box<&String>;
    let o: Option<Rc<&str>>;
    let s = String::from("x");
    v.push(&s);
    b = Box::new(&s);
    o = Some(Rc::new("y"));
    println!("{} {b} {o:?}", v.len());
    let owner = Owner { name: s.clone(), gadgets: RefCell::new(Vec::new()) };
    owner.gadgets.borrow_mut().push(Rc::new(Gadget { id: Cell::new(1) }));
    for gadget in owner.gadgets.borrow().iter() {
        gadget.id.set(gadget.id.get() + 1);
        println!("{} {}", owner.name, gadget.id.get());
    }
}
