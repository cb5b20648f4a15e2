// Structs with an unsized last field.
use std::fmt::Debug;
use std::mem::{align_of_val, size_of_val};
#[derive(Debug)]
struct Tail<T: ?Sized> {
    head: u16,
    other: &'static str,
    tail: T,
}
trait Get {
    fn get(&self) -> u64;
}
impl Get for u8 {
    fn get(&self) -> u64 {
        u64::from(*self)
    }
}
impl Get for u64 {
    fn get(&self) -> u64 {
        *self
    }
}
struct Noisy(u32);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
impl Get for Noisy {
    fn get(&self) -> u64 {
        u64::from(self.0)
    }
}
fn all(t: &Tail<dyn Get>) {
    println!("{} {} {}", t.head, t.other, t.tail.get());
    println!("{} {}", size_of_val(t), align_of_val(t));
}
fn main() {
    let small: &Tail<dyn Get> = &Tail { head: 1, other: "u8", tail: 5u8 };
    let large: &Tail<dyn Get> = &Tail { head: 2, other: "u64", tail: 6u64 };
    all(small);
    all(large);
    let slice: &Tail<[u8]> = &Tail { head: 3, other: "slice", tail: [1, 2, 3, 4, 5] };
    println!("{:?} {} {}", &slice.tail, slice.tail.len(), size_of_val(slice));
    println!("{slice:?}");
    let deep: &Tail<Tail<[u16]>> =
        &Tail { head: 4, other: "deep", tail: Tail { head: 5, other: "er", tail: [7, 8] } };
    println!("{} {} {:?}", deep.tail.head, deep.tail.other, &deep.tail.tail);
    let boxed: Box<Tail<dyn Get>> = Box::new(Tail { head: 6, other: "box", tail: Noisy(9) });
    all(&boxed);
    let Tail { head, tail, .. } = &*boxed;
    println!("{head} {}", tail.get());
    drop(boxed);
    let cell: &std::cell::RefCell<dyn Debug> = &std::cell::RefCell::new([1u128, 2]);
    println!("{:?} {}", &*cell.borrow(), size_of_val(cell));
    let mut array = Tail { head: 7, other: "mut", tail: [0i32; 3] };
    {
        let view: &mut Tail<[i32]> = &mut array;
        view.tail[1] = 5;
        view.head += 1;
    }
    println!("{array:?}");
}
