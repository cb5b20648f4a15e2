//! `repr(packed)`: derived methods copy, unsized tails stay where they are.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::mem::ManuallyDrop;
use std::ptr::addr_of;

#[repr(packed)]
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
struct P {
    a: usize,
    b: u8,
    c: u32,
}

#[repr(C, packed(2))]
struct Tail<T: ?Sized>(u8, ManuallyDrop<T>);

fn main() {
    let x = P { a: 1, b: 2, c: 3 };
    let y = P { c: 4, ..x };
    println!("{} {:?} {:?}", x == y, x.partial_cmp(&y), x.cmp(&y));
    println!("{x:?} {:?}", P::default());
    let hash = |p: P| {
        let mut hasher = DefaultHasher::new();
        p.hash(&mut hasher);
        hasher.finish()
    };
    println!("{}", hash(x) == hash(x));
    println!("{} {} {}", { x.a }, { y.c }, size_of::<P>());
    println!("{}", unsafe { addr_of!(y.c).read_unaligned() });
    let tail = Tail(1, ManuallyDrop::new(5u64));
    let tail: &Tail<dyn Send> = &tail;
    println!("{} {}", size_of_val(tail), align_of_val(tail));
    println!("{}", unsafe { addr_of!(tail.1).cast::<u8>().offset_from(addr_of!(tail.0)) });
}
