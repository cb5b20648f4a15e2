// Shared nodes dropped by their last owner.
use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    name: &'static str,
    to: RefCell<Vec<Rc<Node>>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn node(name: &'static str, to: Vec<Rc<Node>>) -> Rc<Node> {
    Rc::new(Node { name, to: RefCell::new(to) })
}

fn main() {
    let leaf = node("leaf", vec![]);
    let left = node("left", vec![leaf.clone()]);
    let right = node("right", vec![leaf.clone()]);
    let root = node("root", vec![left, right]);
    println!("{}", Rc::strong_count(&leaf));
    drop(leaf);
    root.to.borrow_mut().remove(0);
    println!("{}", root.to.borrow().len());
}
