//! Values that leave a `Vec` one by one, while others come or stay.

use super::{Drain, Vec};
use crate::ptr;

pub struct Splice<'a, I: Iterator + 'a> {
    pub(super) drain: Drain<'a, I::Item>,
    pub(super) replace_with: I,
}

impl<I: Iterator> Iterator for Splice<'_, I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { self.drain.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.drain.size_hint() }
}
impl<I: Iterator> DoubleEndedIterator for Splice<'_, I> {
    fn next_back(&mut self) -> Option<I::Item> { self.drain.next_back() }
}
impl<I: Iterator> ExactSizeIterator for Splice<'_, I> {}

impl<I: Iterator> Drop for Splice<'_, I> {
    fn drop(&mut self) {
        self.drain.by_ref().for_each(drop);
        if self.drain.tail_len() == 0 {
            self.drain.vec_mut().extend(self.replace_with.by_ref());
            return;
        }
        if !self.drain.fill(&mut self.replace_with) {
            return;
        }
        // More than were there: the tail makes room, first for as many as are promised.
        let (lower, _) = self.replace_with.size_hint();
        if lower > 0 {
            self.drain.move_tail(lower);
            if !self.drain.fill(&mut self.replace_with) {
                return;
            }
        }
        let mut rest = self.replace_with.by_ref().collect::<Vec<I::Item>>().into_iter();
        if rest.len() > 0 {
            self.drain.move_tail(rest.len());
            self.drain.fill(&mut rest);
        }
    }
}

/// The values for which the predicate holds; the others close up.
pub struct ExtractIf<'a, T, F> {
    pub(super) vec: &'a mut Vec<T>,
    pub(super) idx: usize,
    pub(super) end: usize,
    pub(super) del: usize,
    pub(super) old_len: usize,
    pub(super) pred: F,
}

impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        while self.idx < self.end {
            let i = self.idx;
            let base = self.vec.as_mut_ptr();
            unsafe {
                let extracted = (self.pred)(&mut *base.add(i));
                self.idx += 1;
                if extracted {
                    self.del += 1;
                    return Some(ptr::read(base.add(i)));
                }
                if self.del > 0 {
                    ptr::copy_nonoverlapping(base.add(i) as *const T, base.add(i - self.del), 1);
                }
            }
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(self.end - self.idx)) }
}

impl<T, F> Drop for ExtractIf<'_, T, F> {
    fn drop(&mut self) {
        if self.idx < self.old_len && self.del > 0 {
            let from = unsafe { self.vec.as_mut_ptr().add(self.idx) };
            unsafe { ptr::copy(from as *const T, from.sub(self.del), self.old_len - self.idx) };
        }
        unsafe { self.vec.set_len(self.old_len - self.del) }
    }
}
