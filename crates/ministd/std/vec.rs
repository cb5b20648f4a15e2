//! A growing row of values on the heap.

mod into_iter;
mod traits;

mod splice;

pub use into_iter::{Drain, IntoIter};
pub use splice::{ExtractIf, Splice};

use crate::{
    collections::TryReserveError,
    mem::{self, ManuallyDrop},
    ops::{Bound, RangeBounds},
    ptr,
    raw_vec::RawVec,
    slice,
};

pub struct Vec<T> {
    buf: RawVec<T>,
    len: usize,
}

impl<T> Vec<T> {
    pub const fn new() -> Self {
        Vec { buf: RawVec::new(), len: 0 }
    }

    pub fn with_capacity(capacity: usize) -> Self {
        Vec { buf: RawVec::with_capacity(capacity), len: 0 }
    }

    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Self {
        Vec { buf: unsafe { RawVec::from_raw_parts(ptr, capacity) }, len: length }
    }

    pub const fn capacity(&self) -> usize { self.buf.capacity() }
    pub const fn len(&self) -> usize { self.len }
    pub const fn is_empty(&self) -> bool { self.len == 0 }
    pub const fn as_ptr(&self) -> *const T { self.buf.ptr() as *const T }
    pub const fn as_mut_ptr(&mut self) -> *mut T { self.buf.ptr() }
    pub const fn as_slice(&self) -> &[T] { unsafe { slice::from_raw_parts(self.as_ptr(), self.len) } }
    pub const fn as_mut_slice(&mut self) -> &mut [T] { unsafe { slice::from_raw_parts_mut(self.as_mut_ptr(), self.len) } }
    pub unsafe fn set_len(&mut self, new_len: usize) { self.len = new_len }

    pub fn reserve(&mut self, additional: usize) { self.buf.reserve(self.len, additional) }

    pub fn reserve_exact(&mut self, additional: usize) { self.buf.reserve_exact(self.len, additional) }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.buf.try_reserve(self.len, additional)
    }

    pub fn shrink_to_fit(&mut self) {
        if self.capacity() > self.len {
            self.buf.shrink_to_fit(self.len)
        }
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        if self.capacity() > min_capacity {
            self.buf.shrink_to_fit(if self.len > min_capacity { self.len } else { min_capacity })
        }
    }

    pub fn into_boxed_slice(mut self) -> Box<[T]> {
        self.shrink_to_fit();
        let mut me = ManuallyDrop::new(self);
        unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(me.as_mut_ptr(), me.len)) }
    }

    pub fn push(&mut self, value: T) {
        let len = self.len;
        if len == self.buf.capacity() {
            self.buf.grow_one();
        }
        unsafe { self.as_mut_ptr().add(len).write(value) };
        self.len = len + 1;
    }

    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            None
        } else {
            self.len -= 1;
            Some(unsafe { self.as_ptr().add(self.len).read() })
        }
    }

    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.last_mut()?;
        if predicate(last) { self.pop() } else { None }
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        let len = self.len;
        if index > len {
            panic!("insertion index (is {index}) should be <= len (is {len})");
        }
        if len == self.buf.capacity() {
            self.buf.grow_one();
        }
        unsafe {
            let p = self.as_mut_ptr().add(index);
            if index < len {
                ptr::copy(p as *const T, p.add(1), len - index);
            }
            p.write(element);
        }
        self.len = len + 1;
    }

    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("removal index (is {index}) should be < len (is {len})");
        }
        unsafe {
            let p = self.as_mut_ptr().add(index);
            let removed = p.read();
            ptr::copy(p.add(1) as *const T, p, len - index - 1);
            self.len = len - 1;
            removed
        }
    }

    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("swap_remove index (is {index}) should be < len (is {len})");
        }
        unsafe {
            let value = self.as_ptr().add(index).read();
            let base = self.as_mut_ptr();
            ptr::copy(base.add(len - 1) as *const T, base.add(index), 1);
            self.len = len - 1;
            value
        }
    }

    pub fn truncate(&mut self, len: usize) {
        if len > self.len {
            return;
        }
        let remaining = self.len - len;
        self.len = len;
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.as_mut_ptr().add(len), remaining)) }
    }

    pub fn clear(&mut self) {
        let elems: *mut [T] = self.as_mut_slice();
        self.len = 0;
        unsafe { ptr::drop_in_place(elems) }
    }

    pub fn append(&mut self, other: &mut Self) {
        let count = other.len;
        other.len = 0;
        unsafe { self.append_elements(other.as_ptr(), count) }
    }

    /// Takes over `count` values by copying their bytes.
    unsafe fn append_elements(&mut self, from: *const T, count: usize) {
        self.reserve(count);
        unsafe { ptr::copy_nonoverlapping(from, self.as_mut_ptr().add(self.len), count) };
        self.len += count;
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
        self.retain_mut(|elem| f(elem))
    }

    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let original_len = self.len;
        self.len = 0;
        let base = self.as_mut_ptr();
        let mut kept = 0;
        for i in 0..original_len {
            unsafe {
                let current = base.add(i);
                if f(&mut *current) {
                    if kept != i {
                        ptr::copy_nonoverlapping(current as *const T, base.add(kept), 1);
                    }
                    kept += 1;
                } else {
                    ptr::drop_in_place(current);
                }
            }
        }
        self.len = kept;
    }

    pub fn dedup(&mut self) where T: PartialEq {
        self.dedup_by(|a, b| *a == *b)
    }

    pub fn dedup_by_key<F: FnMut(&mut T) -> K, K: PartialEq>(&mut self, mut key: F) {
        self.dedup_by(|a, b| key(a) == key(b))
    }

    pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, mut same_bucket: F) {
        let len = self.len;
        if len < 2 {
            return;
        }
        let base = self.as_mut_ptr();
        let mut kept = 1;
        for i in 1..len {
            unsafe {
                let current = base.add(i);
                let previous = base.add(kept - 1);
                if same_bucket(&mut *current, &mut *previous) {
                    ptr::drop_in_place(current);
                } else {
                    if kept != i {
                        ptr::copy_nonoverlapping(current as *const T, base.add(kept), 1);
                    }
                    kept += 1;
                }
            }
        }
        self.len = kept;
    }

    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        let len = self.len;
        let range = slice::range(range, len);
        // The tail stays out of reach until the drain is dropped.
        self.len = range.start;
        Drain::new(self, range.start, range.end, len)
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        let len = self.len;
        if at > len {
            panic!("`at` split index (is {at}) should be <= len (is {len})");
        }
        let mut other = Vec::with_capacity(len - at);
        self.len = at;
        unsafe { other.append_elements(self.as_ptr().add(at), len - at) };
        other
    }

    pub fn resize(&mut self, new_len: usize, value: T) where T: Clone {
        let len = self.len;
        if new_len > len {
            self.extend_with(new_len - len, value)
        } else {
            self.truncate(new_len)
        }
    }

    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, mut f: F) {
        let len = self.len;
        if new_len > len {
            self.reserve(new_len - len);
            for _ in len..new_len {
                self.push(f())
            }
        } else {
            self.truncate(new_len)
        }
    }

    /// Adds `n` values: clones, and last the value itself.
    fn extend_with(&mut self, n: usize, value: T) where T: Clone {
        self.reserve(n);
        for _ in 1..n {
            self.push(value.clone());
        }
        if n > 0 {
            self.push(value);
        }
    }

    pub fn extend_from_slice(&mut self, other: &[T]) where T: Clone {
        self.reserve(other.len());
        for item in other {
            self.push(item.clone());
        }
    }

    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) where T: Clone {
        let range = slice::range(src, self.len);
        self.reserve(range.end - range.start);
        for i in range {
            self.push(self[i].clone());
        }
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.buf.try_reserve_exact(self.len, additional)
    }

    pub fn spare_capacity_mut(&mut self) -> &mut [mem::MaybeUninit<T>] {
        let len = self.len;
        unsafe { slice::from_raw_parts_mut(self.as_mut_ptr().add(len) as *mut mem::MaybeUninit<T>, self.capacity() - len) }
    }

    /// Replaces a part; the values that were there come by value.
    pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(&mut self, range: R, replace_with: I) -> Splice<'_, I::IntoIter> {
        Splice { drain: self.drain(range), replace_with: replace_with.into_iter() }
    }

    pub fn extract_if<F: FnMut(&mut T) -> bool, R: RangeBounds<usize>>(&mut self, range: R, pred: F) -> ExtractIf<'_, T, F> {
        let range = slice::range(range, self.len);
        let old_len = mem::replace(&mut self.len, 0);
        ExtractIf { vec: self, idx: range.start, end: range.end, del: 0, old_len, pred }
    }

    pub fn leak<'a>(self) -> &'a mut [T] {
        let mut me = ManuallyDrop::new(self);
        unsafe { slice::from_raw_parts_mut(me.as_mut_ptr(), me.len) }
    }
}

impl<T, const N: usize> Vec<[T; N]> {
    pub fn into_flattened(self) -> Vec<T> {
        let mut me = ManuallyDrop::new(self);
        unsafe { Vec::from_raw_parts(me.as_mut_ptr() as *mut T, me.len * N, me.capacity() * N) }
    }
}

/// `vec![elem; n]`.
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut v = Vec::with_capacity(n);
    v.extend_with(n, elem);
    v
}

impl<T> Drop for Vec<T> {
    /// Drops the values; the block goes with the field `buf`.
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.as_mut_ptr(), self.len)) }
    }
}
