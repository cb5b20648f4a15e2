//! Iterators that take the values out of a `Vec`.

use super::Vec;
use crate::{
    alloc::Layout,
    fmt,
    iter::{FusedIterator, InPlace},
    marker::PhantomData,
    mem::{self, ManuallyDrop},
    ptr::{self, NonNull},
    raw_vec::RawVec,
    slice,
};

/// The values of a `Vec` by value. Of values without bytes, `end` counts.
pub struct IntoIter<T> {
    buf: NonNull<T>,
    phantom: PhantomData<T>,
    cap: usize,
    alloc: crate::alloc::Global,
    ptr: NonNull<T>,
    end: *const T,
}

impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        let mut me = ManuallyDrop::new(self);
        let begin = me.as_mut_ptr();
        let end = if size_of::<T>() == 0 { begin.cast::<u8>().wrapping_add(me.len()) as *const T } else { begin.wrapping_add(me.len()) as *const T };
        let buf = unsafe { NonNull::new_unchecked(begin) };
        IntoIter { buf, phantom: PhantomData, cap: me.capacity(), alloc: crate::alloc::Global, ptr: buf, end }
    }
}

impl<T> IntoIter<T> {
    fn remaining(&self) -> usize {
        let bytes = self.end.addr() - self.ptr.addr();
        if size_of::<T>() == 0 { bytes } else { bytes / size_of::<T>() }
    }

    pub fn as_slice(&self) -> &[T] { unsafe { slice::from_raw_parts(self.ptr.as_ptr() as *const T, self.remaining()) } }
    pub fn as_mut_slice(&mut self) -> &mut [T] { unsafe { slice::from_raw_parts_mut(self.ptr.as_ptr(), self.remaining()) } }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.ptr.as_ptr() as *const T == self.end {
            return None;
        }
        unsafe {
            if size_of::<T>() == 0 {
                self.end = self.end.cast::<u8>().wrapping_sub(1) as *const T;
                return Some(NonNull::<T>::dangling().read());
            }
            let old = self.ptr;
            self.ptr = old.add(1);
            Some(old.read())
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.remaining();
        (len, Some(len))
    }

    fn trusted_len(&self) -> Option<usize> { Some(self.remaining()) }

    fn in_place(&mut self) -> Option<InPlace> {
        let layout = Layout::array::<T>(if size_of::<T>() == 0 { 0 } else { self.cap }).ok()?;
        let owner = self as *mut Self as *mut ();
        Some(InPlace { block: self.buf.as_ptr() as *mut u8, layout, size: size_of::<T>(), owner, disown: disown::<T> })
    }
}

/// Drops what is left in the iterator at `owner`; the block is no longer its own.
unsafe fn disown<T>(owner: *mut ()) {
    unsafe {
        let iter = &mut *(owner as *mut IntoIter<T>);
        let rest = iter.as_mut_slice() as *mut [T];
        iter.cap = 0;
        iter.buf = NonNull::dangling();
        iter.ptr = iter.buf;
        iter.end = iter.buf.as_ptr();
        ptr::drop_in_place(rest);
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        if self.ptr.as_ptr() as *const T == self.end {
            return None;
        }
        unsafe {
            if size_of::<T>() == 0 {
                self.end = self.end.cast::<u8>().wrapping_sub(1) as *const T;
                return Some(NonNull::<T>::dangling().read());
            }
            self.end = self.end.sub(1);
            Some(self.end.read())
        }
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self { self.as_slice().to_vec().into_iter() }
}
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.as_slice()).finish() }
}

impl<T> Drop for IntoIter<T> {
    fn drop(&mut self) {
        unsafe {
            // Frees the block at the end, even when dropping a value panics.
            let _block = RawVec::from_raw_parts(self.buf.as_ptr(), self.cap);
            ptr::drop_in_place(self.as_mut_slice());
        }
    }
}

/// The values of a part of a `Vec`; the rest moves up when this is dropped.
pub struct Drain<'a, T: 'a> {
    tail_start: usize,
    tail_len: usize,
    iter: slice::Iter<'a, T>,
    vec: NonNull<Vec<T>>,
}

impl<'a, T> Drain<'a, T> {
    pub(super) fn new(vec: &'a mut Vec<T>, start: usize, end: usize, len: usize) -> Self {
        unsafe {
            let drained = slice::from_raw_parts(vec.as_ptr().add(start), end - start);
            Drain { tail_start: end, tail_len: len - end, iter: drained.iter(), vec: NonNull::from_mut(vec) }
        }
    }
}

impl<T> Drain<'_, T> {
    pub fn as_slice(&self) -> &[T] { self.iter.as_slice() }
    pub(super) fn tail_len(&self) -> usize { self.tail_len }
    pub(super) fn vec_mut(&mut self) -> &mut Vec<T> { unsafe { self.vec.as_mut() } }

    /// Fills the gap before the tail. Returns whether it is full.
    pub(super) fn fill<I: Iterator<Item = T>>(&mut self, replace_with: &mut I) -> bool {
        let vec = unsafe { self.vec.as_mut() };
        while vec.len() < self.tail_start {
            let Some(value) = replace_with.next() else { return false };
            unsafe {
                vec.as_mut_ptr().add(vec.len()).write(value);
                vec.set_len(vec.len() + 1);
            }
        }
        true
    }

    /// Makes the gap before the tail wider.
    pub(super) fn move_tail(&mut self, additional: usize) {
        let vec = unsafe { self.vec.as_mut() };
        vec.buf.reserve(self.tail_start + self.tail_len, additional);
        let base = vec.as_mut_ptr();
        let new = self.tail_start + additional;
        unsafe { ptr::copy(base.add(self.tail_start) as *const T, base.add(new), self.tail_len) };
        self.tail_start = new;
    }
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.iter.next().map(|elt| unsafe { ptr::read(elt) }) }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
}
impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> { self.iter.next_back().map(|elt| unsafe { ptr::read(elt) }) }
}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Drain<'_, T> {}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        let rest = mem::take(&mut self.iter).as_slice();
        unsafe {
            ptr::drop_in_place(rest as *const [T] as *mut [T]);
            let vec = self.vec.as_mut();
            let start = vec.len();
            if self.tail_start != start {
                let base = vec.as_mut_ptr();
                ptr::copy(base.add(self.tail_start) as *const T, base.add(start), self.tail_len);
            }
            vec.set_len(start + self.tail_len);
        }
    }
}
