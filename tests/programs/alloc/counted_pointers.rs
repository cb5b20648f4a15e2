//@ allocations
//! Blocks and bytes of `Box`, `Rc` and trait objects.
use std::cell::RefCell;
use std::error::Error;
use std::rc::{Rc, Weak};

struct Node {
    children: RefCell<Vec<Rc<Node>>>,
    parent: RefCell<Weak<Node>>,
}

fn fail(text: &str) -> Result<(), Box<dyn Error>> {
    Err(text.into())
}

fn main() {
    let root = Rc::new(Node { children: RefCell::default(), parent: RefCell::default() });
    for _ in 0..6 {
        let child = Rc::new(Node { children: RefCell::default(), parent: RefCell::new(Rc::downgrade(&root)) });
        root.children.borrow_mut().push(child);
    }
    assert_eq!(root.children.borrow().iter().filter(|c| c.parent.borrow().upgrade().is_some()).count(), 6);
    let text: Rc<str> = "shared".into();
    let numbers: Rc<[u16]> = vec![1, 2, 3].into();
    let mut owned = Rc::new(String::from("cow"));
    let kept = owned.clone();
    Rc::make_mut(&mut owned).push_str("!!!!!!");
    let calls: Vec<Box<dyn Fn(i32) -> i32>> = vec![Box::new(|x| x + 1), Box::new(move |x| x * numbers.len() as i32)];
    assert_eq!(calls.iter().fold(2, |x, f| f(x)), 9);
    assert_eq!(text.len() + kept.len() + owned.len(), 18);
    assert!(fail("no").is_err());
}
