//! `Rc` and `Weak`: counts, unwrapping, slices, cyclic.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Gadget {
    me: Weak<Gadget>,
    id: i32,
}

fn main() {
    let mut a = Rc::new(5);
    let b = Rc::clone(&a);
    let w = Rc::downgrade(&a);
    println!("{} {} {}", Rc::strong_count(&a), Rc::weak_count(&a), Rc::ptr_eq(&a, &b));
    println!("{:?} {:?}", Rc::try_unwrap(b), w.upgrade());
    println!("{:?}", Rc::get_mut(&mut a).is_none());
    drop(w);
    *Rc::get_mut(&mut a).unwrap() += 1;
    *Rc::make_mut(&mut a) += 1;
    println!("{a}");
    println!("{:?}", Rc::into_inner(a));
    let gadget = Rc::new_cyclic(|me| Gadget { me: me.clone(), id: 3 });
    println!("{} {}", gadget.me.upgrade().unwrap().id, Rc::weak_count(&gadget));
    let text: Rc<str> = "abc".into();
    let slice: Rc<[u8]> = Rc::from(vec![1, 2]);
    println!("{text} {slice:?} {}", size_of_val(&text));
    let shared = Rc::new(RefCell::new(vec![1]));
    let other = shared.clone();
    other.borrow_mut().push(2);
    println!("{:?} {:?}", shared, shared.try_borrow_mut().is_ok());
    println!("{:?}", Rc::unwrap_or_clone(shared).into_inner());
    let raw = Rc::into_raw(Rc::new(7));
    println!("{}", unsafe { Rc::from_raw(raw) });
    let object: Rc<dyn std::fmt::Display> = Rc::new(8);
    println!("{object} {:?}", Weak::<u8>::new().upgrade());
    println!("{:?} {:?}", Rc::new(1) < Rc::new(2), Rc::<u8>::default());
    println!("{:?}", other.try_borrow().map(|v| v.len()));
}
