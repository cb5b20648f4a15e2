//! Slices and text made from raw parts; splitting without the borrow checker's help.

use std::slice;

fn split_at_mut(values: &mut [i32], mid: usize) -> (&mut [i32], &mut [i32]) {
    let (len, ptr) = (values.len(), values.as_mut_ptr());
    assert!(mid <= len);
    unsafe { (slice::from_raw_parts_mut(ptr, mid), slice::from_raw_parts_mut(ptr.add(mid), len - mid)) }
}

unsafe fn sum(ptr: *const u32, len: usize) -> u32 {
    (0..len).map(|i| unsafe { *ptr.add(i) }).sum()
}

struct Iter<'a, T> { at: *const T, end: *const T, _of: std::marker::PhantomData<&'a T> }
impl<'a, T> Iter<'a, T> {
    fn new(values: &'a [T]) -> Self {
        let range = values.as_ptr_range();
        Self { at: range.start, end: range.end, _of: std::marker::PhantomData }
    }
}
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        if self.at == self.end {
            return None;
        }
        let item = unsafe { &*self.at };
        self.at = unsafe { self.at.add(1) };
        Some(item)
    }
}

fn main() {
    let mut values = [1, 2, 3, 4, 5, 6];
    let (a, b) = split_at_mut(&mut values, 2);
    a[0] = b[3] * 10;
    b[0] += a[1];
    println!("{values:?}");
    println!("{}", unsafe { sum([1, 2, 3].as_ptr(), 3) });
    println!("{:?}", Iter::new(&["x", "y"]).collect::<Vec<_>>());
    let text = "hello";
    let part = unsafe { std::str::from_utf8_unchecked(slice::from_raw_parts(text.as_ptr().add(1), 3)) };
    println!("{part} {:?}", slice::from_ref(&7));
    let words = [0x0201u16, 0x0403];
    let bytes = unsafe { slice::from_raw_parts(words.as_ptr().cast::<u8>(), 4) };
    println!("{bytes:?} {:?}", unsafe { [1u8, 2, 3, 4].align_to::<u8>().1.len() });
    let mut v = Vec::with_capacity(4);
    unsafe {
        for (i, slot) in v.spare_capacity_mut().iter_mut().enumerate() {
            slot.write(i * i);
        }
        v.set_len(4);
    }
    println!("{v:?} {}", unsafe { v.get_unchecked(2) });
}
