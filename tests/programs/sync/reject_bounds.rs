use std::cell::Cell;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, MutexGuard, RwLock};

fn sends<T: Send>(_: T) {}

fn shares<T: Sync>() {}

fn main() {
    sends(Cell::new(1));
    sends(&Cell::new(1)); //~ E0277
    sends(Arc::new(Cell::new(1))); //~ E0277
    sends(vec![Rc::new(1)]); //~ E0277
    shares::<Receiver<i32>>(); //~ E0277
    shares::<RwLock<Cell<i32>>>(); //~ E0277
    shares::<MutexGuard<'static, Cell<i32>>>(); //~ E0277
    let boxed: Box<dyn Fn()> = Box::new(|| ());
    sends(boxed); //~ E0277
    sends(channel::<Rc<i32>>().0); //~ E0277
}
