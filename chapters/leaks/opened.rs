use std::cell::RefCell;
use std::rc::Rc;

struct Room {
    name: &'static str,
    door_to: RefCell<Option<Rc<Room>>>,
}

fn room(name: &'static str) -> Rc<Room> {
    Rc::new(Room { name, door_to: RefCell::new(None) })
}

fn main() {
    let hall = room("hall");
    let attic = room("attic");
    *hall.door_to.borrow_mut() = Some(Rc::clone(&attic));
    *attic.door_to.borrow_mut() = Some(Rc::clone(&hall));
    println!("{} and {}", hall.name, attic.name);
    hall.door_to.take();
}
