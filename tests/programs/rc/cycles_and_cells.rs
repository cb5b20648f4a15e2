// Shared ownership with interior mutability: trees, weak parents, cells.
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
struct Node {
    name: &'static str,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
    visits: Cell<u32>,
}
impl Node {
    fn new(name: &'static str) -> Rc<Node> {
        Rc::new(Node {
            name,
            parent: RefCell::new(Weak::new()),
            children: RefCell::default(),
            visits: Cell::new(0),
        })
    }
    fn add(self: &Rc<Self>, child: Rc<Node>) {
        *child.parent.borrow_mut() = Rc::downgrade(self);
        self.children.borrow_mut().push(child);
    }
    fn path(&self) -> String {
        self.visits.set(self.visits.get() + 1);
        match self.parent.borrow().upgrade() {
            Some(parent) => format!("{}/{}", parent.path(), self.name),
            None => self.name.to_string(),
        }
    }
}
impl Drop for Node {
    fn drop(&mut self) {
        println!("drop {} after {} visits", self.name, self.visits.get());
    }
}
fn main() {
    let root = Node::new("root");
    let leaf = Node::new("leaf");
    {
        let branch = Node::new("branch");
        branch.add(leaf.clone());
        root.add(branch);
    }
    println!("{} {} {}", leaf.path(), Rc::strong_count(&leaf), Rc::weak_count(&root));
    drop(root);
    println!("{}", leaf.path());
    let shared = Rc::new(RefCell::new(vec![1]));
    let other = Rc::clone(&shared);
    other.borrow_mut().push(2);
    println!("{:?} {:?}", shared.borrow(), shared.try_borrow_mut().is_ok());
    let guard = shared.borrow();
    println!("{:?} {}", other.try_borrow_mut().is_err(), guard.len());
    drop(guard);
    println!("{:?}", Rc::try_unwrap(shared).is_err());
    println!("{:?}", Rc::try_unwrap(other).map(|c| c.into_inner()));
    let mut cow = Rc::new(5);
    let copy = Rc::clone(&cow);
    *Rc::make_mut(&mut cow) += 1;
    println!("{cow} {copy} {}", Rc::ptr_eq(&cow, &copy));
    let text: Rc<str> = Rc::from("shared text");
    println!("{} {}", text.len(), Rc::strong_count(&text.clone()));
    let cyclic = Rc::new_cyclic(|me: &Weak<RefCell<Option<Weak<u8>>>>| {
        println!("{}", me.upgrade().is_none());
        RefCell::new(None)
    });
    println!("{}", cyclic.borrow().is_none());
}
