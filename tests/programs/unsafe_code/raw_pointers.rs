// Raw pointers, pointer arithmetic, `&raw`, transmute, unions, slices from parts.
use std::mem::{self, ManuallyDrop, MaybeUninit};
use std::ptr;
#[repr(C)]
union Number {
    int: u32,
    float: f32,
    bytes: [u8; 4],
}
union Slot<T> {
    value: ManuallyDrop<T>,
    next: usize,
}
#[repr(C, packed)]
struct Packed {
    a: u8,
    b: u32,
    c: u16,
}
#[repr(u8)]
#[derive(Debug, Clone, Copy, PartialEq)]
enum Code {
    Zero,
    One,
    Nine = 9,
}
struct List {
    head: *mut Node,
}
struct Node {
    value: i32,
    next: *mut Node,
}
impl List {
    fn push(&mut self, value: i32) {
        self.head = Box::into_raw(Box::new(Node { value, next: self.head }));
    }
    fn pop(&mut self) -> Option<i32> {
        if self.head.is_null() {
            return None;
        }
        let node = unsafe { Box::from_raw(self.head) };
        self.head = node.next;
        Some(node.value)
    }
}
impl Drop for List {
    fn drop(&mut self) {
        while let Some(v) = self.pop() {
            println!("freed {v}");
        }
    }
}
unsafe fn swap<T>(a: *mut T, b: *mut T) {
    unsafe {
        let tmp = ptr::read(a);
        ptr::copy_nonoverlapping(b, a, 1);
        ptr::write(b, tmp);
    }
}
fn main() {
    let mut a = [1, 2, 3, 4];
    let p = a.as_mut_ptr();
    unsafe {
        *p.add(1) = 20;
        *p.offset(2) += 5;
        swap(p, p.add(3));
        println!("{:?} {}", std::slice::from_raw_parts(p, 3), p.add(3).offset_from(p));
    }
    let n = Number { float: 1.0 };
    unsafe { println!("{:#x} {:?}", n.int, n.bytes) };
    let int = unsafe { Number { bytes: [1, 0, 0, 0] }.int };
    let mut slot = Slot { value: ManuallyDrop::new(String::from("s")) };
    unsafe {
        (*slot.value).push('!');
        println!("{} {int}", *slot.value);
        ManuallyDrop::drop(&mut slot.value);
        slot.next = 5;
        println!("{}", slot.next);
    }
    let packed = Packed { a: 1, b: 0x01020304, c: 7 };
    let raw = &raw const packed.b;
    println!("{:#x} {} {}", unsafe { raw.read_unaligned() }, { packed.c }, mem::size_of::<Packed>());
    println!("{}", packed.a);
    let code: Code = unsafe { mem::transmute(9u8) };
    println!("{code:?} {}", code == Code::Nine);
    let _ = (Code::Zero, Code::One);
    let mut list = List { head: ptr::null_mut() };
    (1..4).for_each(|n| list.push(n));
    println!("{:?}", list.pop());
    let mut parts: [MaybeUninit<String>; 2] = [const { MaybeUninit::uninit() }; 2];
    parts[0].write("a".into());
    parts[1].write("b".into());
    let whole: [String; 2] = unsafe { mem::transmute(parts) };
    println!("{whole:?}");
    let f: fn(i32) -> i32 = |x| x + 1;
    let erased = f as *const ();
    let back: fn(i32) -> i32 = unsafe { mem::transmute(erased) };
    println!("{}", back(1));
}
