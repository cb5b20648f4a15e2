use std::rc::{Rc, Weak};

fn main() {
    let owner = Rc::new(5);
    let watcher: Weak<i32> = Rc::downgrade(&owner);
    println!("strong {}, weak {}", Rc::strong_count(&owner), Rc::weak_count(&owner));
    if let Some(borrowed) = watcher.upgrade() {
        println!("still {borrowed}");
    }
    drop(owner);
    println!("{:?}", watcher.upgrade());
}
