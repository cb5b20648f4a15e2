// Every way a count changes.
use std::rc::{Rc, Weak};

fn main() {
    let a = Rc::new(String::from("shared"));
    let b = a.clone();
    let w: Weak<String> = Rc::downgrade(&a);
    println!("{} {} {}", Rc::strong_count(&a), Rc::weak_count(&a), Rc::ptr_eq(&a, &b));
    {
        let c = w.upgrade().unwrap();
        println!("{} {}", Rc::strong_count(&c), c.len());
    }
    println!("{:?}", Rc::try_unwrap(a).map_err(|rc| Rc::strong_count(&rc)));
    println!("{} {}", Rc::strong_count(&b), w.strong_count());
    println!("{:?}", Rc::try_unwrap(b));
    println!("{:?} {}", w.upgrade(), Weak::strong_count(&w));
}
