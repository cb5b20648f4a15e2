//! An arena as the program's allocator: nothing is ever given back.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicUsize, Ordering};

const SIZE: usize = 1 << 16;

#[repr(align(16))]
struct Arena {
    bytes: UnsafeCell<[u8; SIZE]>,
    next: AtomicUsize,
}

unsafe impl Sync for Arena {}

unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let mut start = 0;
        let taken = self.next.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |next| {
            start = (next + layout.align() - 1) & !(layout.align() - 1);
            let end = start.checked_add(layout.size())?;
            (end <= SIZE).then_some(end)
        });
        match taken {
            Ok(_) => unsafe { (self.bytes.get() as *mut u8).add(start) },
            Err(_) => std::ptr::null_mut(),
        }
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static ARENA: Arena = Arena { bytes: UnsafeCell::new([0; SIZE]), next: AtomicUsize::new(0) };

fn main() {
    let before = ARENA.next.load(Ordering::SeqCst);
    let words: Vec<String> = "to be or not to be".split(' ').map(String::from).collect();
    let a = Box::new(7u64);
    drop(a);
    let b = Box::new(8u64);
    assert!(ARENA.next.load(Ordering::SeqCst) > before);
    assert_eq!(&raw const *b as usize % 8, 0);
    println!("{} {}", words.join("+"), b);
}
