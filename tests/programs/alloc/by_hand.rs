//! `std::alloc` by hand: a growing array on raw memory.

use std::alloc::{self, Layout, handle_alloc_error};
use std::ptr::{self, NonNull};

struct MyVec<T> {
    ptr: NonNull<T>,
    cap: usize,
    len: usize,
}

impl<T> MyVec<T> {
    fn new() -> Self {
        Self { ptr: NonNull::dangling(), cap: 0, len: 0 }
    }
    fn grow(&mut self) {
        let new_cap = if self.cap == 0 { 1 } else { 2 * self.cap };
        let new_layout = Layout::array::<T>(new_cap).unwrap();
        let new_ptr = if self.cap == 0 {
            unsafe { alloc::alloc(new_layout) }
        } else {
            let old = Layout::array::<T>(self.cap).unwrap();
            unsafe { alloc::realloc(self.ptr.as_ptr() as *mut u8, old, new_layout.size()) }
        };
        self.ptr = match NonNull::new(new_ptr as *mut T) {
            Some(p) => p,
            None => handle_alloc_error(new_layout),
        };
        self.cap = new_cap;
    }
    fn push(&mut self, elem: T) {
        if self.len == self.cap {
            self.grow();
        }
        unsafe { ptr::write(self.ptr.as_ptr().add(self.len), elem) };
        self.len += 1;
    }
    fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        unsafe { Some(ptr::read(self.ptr.as_ptr().add(self.len))) }
    }
    fn insert(&mut self, index: usize, elem: T) {
        assert!(index <= self.len, "index out of bounds");
        if self.len == self.cap {
            self.grow();
        }
        unsafe {
            ptr::copy(self.ptr.as_ptr().add(index), self.ptr.as_ptr().add(index + 1), self.len - index);
            ptr::write(self.ptr.as_ptr().add(index), elem);
        }
        self.len += 1;
    }
}

impl<T> std::ops::Deref for MyVec<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        unsafe { std::slice::from_raw_parts(self.ptr.as_ptr(), self.len) }
    }
}

impl<T> Drop for MyVec<T> {
    fn drop(&mut self) {
        if self.cap != 0 {
            while self.pop().is_some() {}
            let layout = Layout::array::<T>(self.cap).unwrap();
            unsafe { alloc::dealloc(self.ptr.as_ptr() as *mut u8, layout) }
        }
    }
}

fn main() {
    let mut v = MyVec::new();
    for word in ["b", "c", "d"] {
        v.push(word.to_string());
    }
    v.insert(0, "a".to_string());
    println!("{:?} {} {}", &*v, v.len, v.cap);
    println!("{:?}", v.pop());
    let zeroed = unsafe {
        let layout = Layout::from_size_align(8, 4).unwrap();
        let p = alloc::alloc_zeroed(layout) as *mut u32;
        *p.add(1) = 9;
        let pair = [*p, *p.add(1)];
        alloc::dealloc(p as *mut u8, layout);
        pair
    };
    println!("{zeroed:?}");
}
