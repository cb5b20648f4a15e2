// Types of the library.
use std::cell::{Cell, Ref, RefCell, RefMut};
use std::mem::{MaybeUninit, align_of, size_of};
use std::rc::{Rc, Weak};

fn show<T>(name: &str) {
    println!("{name} {} {}", size_of::<T>(), align_of::<T>());
}

fn main() {
    show::<Box<u8>>("Box<u8>");
    show::<Box<str>>("Box<str>");
    show::<Vec<u8>>("Vec<u8>");
    show::<String>("String");
    show::<Rc<u64>>("Rc<u64>");
    show::<Rc<[u8]>>("Rc<[u8]>");
    show::<Weak<u8>>("Weak<u8>");
    show::<Cell<u16>>("Cell<u16>");
    show::<RefCell<u8>>("RefCell<u8>");
    show::<RefCell<String>>("RefCell<String>");
    show::<Ref<'static, u8>>("Ref<u8>");
    show::<RefMut<'static, u8>>("RefMut<u8>");
    show::<Option<Rc<u8>>>("Option<Rc<u8>>");
    show::<Option<Weak<u8>>>("Option<Weak<u8>>");
    show::<Option<Vec<u8>>>("Option<Vec<u8>>");
    show::<Option<Cell<bool>>>("Option<Cell<bool>>");
    show::<Option<RefCell<bool>>>("Option<RefCell<bool>>");
    show::<MaybeUninit<u32>>("MaybeUninit<u32>");
    show::<std::ops::Range<u8>>("Range<u8>");
    show::<std::ops::RangeInclusive<u8>>("RangeInclusive<u8>");
    show::<std::vec::IntoIter<u8>>("vec::IntoIter<u8>");
    show::<std::slice::Iter<'static, u8>>("slice::Iter<u8>");
    show::<std::str::Chars<'static>>("Chars");
}
