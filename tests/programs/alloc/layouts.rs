use std::alloc::{Layout, alloc, alloc_zeroed, dealloc, realloc};

struct Stack<T> {
    ptr: *mut T,
    cap: usize,
    len: usize,
}

impl<T> Stack<T> {
    fn new() -> Self {
        Stack { ptr: std::ptr::dangling_mut(), cap: 0, len: 0 }
    }
    fn push(&mut self, value: T) {
        if self.len == self.cap {
            let cap = if self.cap == 0 { 2 } else { self.cap * 2 };
            let new = Layout::array::<T>(cap).unwrap();
            self.ptr = unsafe {
                if self.cap == 0 {
                    alloc(new) as *mut T
                } else {
                    realloc(self.ptr as *mut u8, Layout::array::<T>(self.cap).unwrap(), new.size()) as *mut T
                }
            };
            self.cap = cap;
        }
        unsafe { self.ptr.add(self.len).write(value) };
        self.len += 1;
    }
    fn pop(&mut self) -> Option<T> {
        self.len = self.len.checked_sub(1)?;
        Some(unsafe { self.ptr.add(self.len).read() })
    }
}

impl<T> Drop for Stack<T> {
    fn drop(&mut self) {
        while self.pop().is_some() {}
        if self.cap > 0 {
            unsafe { dealloc(self.ptr as *mut u8, Layout::array::<T>(self.cap).unwrap()) };
        }
    }
}

fn main() {
    let mut stack = Stack::new();
    for i in 0..5 {
        stack.push(format!("item {i}"));
    }
    println!("{:?} {:?} {}", stack.pop(), stack.pop(), stack.cap);
    let layout = Layout::new::<(u8, u32)>();
    println!("{} {}", layout.size(), layout.align());
    println!("{:?} {:?}", Layout::from_size_align(8, 3), Layout::from_size_align(10, 4).map(|l| l.pad_to_align().size()));
    println!("{:?}", Layout::new::<u8>().extend(Layout::new::<u32>()).map(|(l, at)| (l.size(), l.align(), at)));
    println!("{} {}", Layout::for_value(&[1u16; 3]).size(), Layout::for_value("abc").size());
    unsafe {
        let layout = Layout::from_size_align(16, 8).unwrap();
        let zeros = alloc_zeroed(layout);
        println!("{}", (0..16).all(|i| *zeros.add(i) == 0));
        dealloc(zeros, layout);
    }
    println!("{:?}", Layout::array::<u64>(usize::MAX).is_err());
}
