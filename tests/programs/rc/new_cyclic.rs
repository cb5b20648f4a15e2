// A node that knows itself weakly.
use std::rc::{Rc, Weak};

struct Gadget {
    me: Weak<Gadget>,
    id: u8,
}

impl Gadget {
    fn me(&self) -> Option<Rc<Gadget>> {
        self.me.upgrade()
    }
}

fn main() {
    let g = Rc::new_cyclic(|me| Gadget { me: me.clone(), id: 3 });
    let again = g.me().unwrap();
    println!("{} {} {}", again.id, Rc::strong_count(&g), Rc::weak_count(&g));
    let nowhere: Weak<Gadget> = Weak::new();
    println!("{}", nowhere.upgrade().is_none());
}
