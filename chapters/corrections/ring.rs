use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    children: RefCell<Vec<Rc<Node>>>,
}

fn node(children: Vec<Rc<Node>>) -> Rc<Node> {
    Rc::new(Node { children: RefCell::new(children) })
}

fn main() {
    let leaf = node(vec![]);
    let branch = node(vec![Rc::clone(&leaf)]);
    leaf.children.borrow_mut().push(Rc::clone(&branch));
    println!("{}", branch.children.borrow().len());
}
