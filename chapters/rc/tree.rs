use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Folder {
    name: &'static str,
    parent: RefCell<Weak<Folder>>,
    inside: RefCell<Vec<Rc<Folder>>>,
}

fn folder(name: &'static str) -> Rc<Folder> {
    Rc::new(Folder {
        name,
        parent: RefCell::new(Weak::new()),
        inside: RefCell::new(Vec::new()),
    })
}

fn main() {
    let root = folder("root");
    let music = folder("music");
    *music.parent.borrow_mut() = Rc::downgrade(&root);
    root.inside.borrow_mut().push(Rc::clone(&music));
    if let Some(parent) = music.parent.borrow().upgrade() {
        println!("{} is in {}", music.name, parent.name);
    }
    println!("{} {}", Rc::strong_count(&root), Rc::strong_count(&music));
}
