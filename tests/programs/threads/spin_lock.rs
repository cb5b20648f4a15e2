//! A lock by hand on an atomic, as "Rust Atomics and Locks" builds it.

use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, Ordering, fence};
use std::thread;

struct SpinLock<T> { locked: AtomicBool, value: UnsafeCell<T> }
unsafe impl<T: Send> Sync for SpinLock<T> {}
struct Guard<'a, T>(&'a SpinLock<T>);

impl<T> SpinLock<T> {
    const fn new(value: T) -> Self { Self { locked: AtomicBool::new(false), value: UnsafeCell::new(value) } }
    fn lock(&self) -> Guard<'_, T> {
        while self.locked.swap(true, Ordering::Acquire) {
            thread::yield_now();
        }
        Guard(self)
    }
}
impl<T> Deref for Guard<'_, T> { type Target = T; fn deref(&self) -> &T { unsafe { &*self.0.value.get() } } }
impl<T> DerefMut for Guard<'_, T> { fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.0.value.get() } } }
impl<T> Drop for Guard<'_, T> { fn drop(&mut self) { self.0.locked.store(false, Ordering::Release) } }

static TOTAL: AtomicU64 = AtomicU64::new(0);

fn main() {
    let list = SpinLock::new(Vec::new());
    thread::scope(|s| {
        for i in 0..3 {
            let list = &list;
            s.spawn(move || {
                for k in 0..5 {
                    list.lock().push(i * 10 + k);
                    TOTAL.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let mut list = list.lock();
    list.sort();
    println!("{} {:?}", TOTAL.load(Ordering::Relaxed), *list);
    let published: AtomicPtr<Vec<i32>> = AtomicPtr::new(std::ptr::null_mut());
    thread::scope(|s| {
        s.spawn(|| {
            let data = Box::into_raw(Box::new(vec![1, 2, 3]));
            fence(Ordering::Release);
            published.store(data, Ordering::Relaxed);
        });
        let data = loop {
            let data = published.load(Ordering::Relaxed);
            if !data.is_null() {
                fence(Ordering::Acquire);
                break data;
            }
            thread::yield_now();
        };
        println!("{:?}", unsafe { Box::from_raw(data) });
    });
    let x = AtomicU64::new(5);
    println!("{:?} {:?}", x.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |v| (v > 3).then_some(v - 3)), x.fetch_max(9, Ordering::SeqCst));
    println!("{} {} {}", x.fetch_xor(1, Ordering::SeqCst), x.fetch_and(12, Ordering::SeqCst), x.into_inner());
}
