//! A counting allocator on atomics: what lies between two moments without output is exact.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static CALLS: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        CALLS.fetch_add(1, Ordering::Relaxed);
        LIVE.fetch_add(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(ptr, layout) }
    }
}

#[global_allocator]
static A: Counting = Counting;

fn measure<R>(what: &str, f: impl FnOnce() -> R) -> R {
    let (calls, live) = (CALLS.load(Ordering::Relaxed), LIVE.load(Ordering::Relaxed));
    let result = f();
    let calls = CALLS.load(Ordering::Relaxed) - calls;
    let live = LIVE.load(Ordering::Relaxed) as isize - live as isize;
    println!("{what}: {calls} calls, {live} more bytes");
    result
}

fn main() {
    let boxed = measure("box", || Box::new([0u8; 100]));
    let mut v = measure("empty vec", Vec::<u32>::new);
    measure("push 5", || (0..5).for_each(|i| v.push(i)));
    let text = measure("format", || format!("{}-{}", boxed[0], v.len()));
    let rc = measure("rc", || std::rc::Rc::new(text));
    let same = measure("rc clone", || rc.clone());
    let copy = measure("string clone", || (*same).clone());
    measure("drop", || drop((boxed, v, rc, same)));
    measure("map", || std::collections::HashMap::from([(1u8, 2u8)]));
    println!("{copy}");
}
