// mem functions and sizes.
use std::mem::{align_of, size_of, size_of_val, swap, take};

#[allow(dead_code)]
struct Mixed {
    a: u8,
    b: u32,
    c: u16,
}

#[allow(dead_code)]
#[repr(C)]
struct MixedC {
    a: u8,
    b: u32,
    c: u16,
}

fn main() {
    let (mut a, mut b) = (String::from("a"), String::from("bb"));
    swap(&mut a, &mut b);
    println!("{a} {b} {:?} {a:?}", take(&mut a).len());
    println!("{} {} {}", size_of::<Mixed>(), size_of::<MixedC>(), align_of::<Mixed>());
    println!("{} {} {}", size_of::<String>(), size_of::<&str>(), size_of::<Box<[u8]>>());
    println!("{} {} {}", size_of_val(&[0_u16; 5]), size_of_val("hello"), size_of_val(&b));
    println!("{} {}", size_of::<Option<Box<u8>>>(), size_of::<Result<u32, ()>>());
    println!("{} {}", size_of::<std::rc::Rc<u8>>(), size_of::<std::cell::RefCell<u8>>());
}
