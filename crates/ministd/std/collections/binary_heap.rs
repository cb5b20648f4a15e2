//! A row whose greatest value is first: a tree in one block.

use crate::{
    fmt,
    iter::{FromIterator, FusedIterator},
    mem::{self, ManuallyDrop},
    ops::{Deref, DerefMut},
    ptr, slice, vec,
};

pub struct BinaryHeap<T> {
    data: Vec<T>,
}

impl<T: Ord> BinaryHeap<T> {
    pub const fn new() -> BinaryHeap<T> { BinaryHeap { data: Vec::new() } }
    pub fn with_capacity(capacity: usize) -> BinaryHeap<T> { BinaryHeap { data: Vec::with_capacity(capacity) } }

    pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> { if self.is_empty() { None } else { Some(PeekMut { heap: self, changed: false }) } }

    pub fn pop(&mut self) -> Option<T> {
        let mut item = self.data.pop()?;
        if !self.is_empty() {
            mem::swap(&mut item, &mut self.data[0]);
            self.sift_down_to_bottom(0);
        }
        Some(item)
    }

    pub fn push(&mut self, item: T) {
        let old_len = self.len();
        self.data.push(item);
        self.sift_up(0, old_len);
    }

    pub fn into_sorted_vec(mut self) -> Vec<T> {
        let mut end = self.len();
        while end > 1 {
            end -= 1;
            self.data.swap(0, end);
            self.sift_down_range(0, end);
        }
        self.into_vec()
    }

    fn sift_up(&mut self, start: usize, pos: usize) -> usize {
        let mut hole = Hole::new(&mut self.data, pos);
        while hole.pos > start {
            let parent = (hole.pos - 1) / 2;
            if hole.element() <= hole.get(parent) {
                break;
            }
            hole.move_to(parent);
        }
        hole.pos
    }

    fn sift_down_range(&mut self, pos: usize, end: usize) {
        let mut hole = Hole::new(&mut self.data, pos);
        let mut child = 2 * hole.pos + 1;
        while child <= end.saturating_sub(2) {
            child += (hole.get(child) <= hole.get(child + 1)) as usize;
            if hole.element() >= hole.get(child) {
                return;
            }
            hole.move_to(child);
            child = 2 * hole.pos + 1;
        }
        if child == end - 1 && hole.element() < hole.get(child) {
            hole.move_to(child);
        }
    }

    /// All the way down, then up: what comes from the end belongs near the end.
    fn sift_down_to_bottom(&mut self, start: usize) {
        let end = self.len();
        let mut hole = Hole::new(&mut self.data, start);
        let mut child = 2 * hole.pos + 1;
        while child <= end.saturating_sub(2) {
            child += (hole.get(child) <= hole.get(child + 1)) as usize;
            hole.move_to(child);
            child = 2 * hole.pos + 1;
        }
        if child == end - 1 {
            hole.move_to(child);
        }
        let pos = hole.pos;
        drop(hole);
        self.sift_up(start, pos);
    }

    fn rebuild(&mut self) {
        let mut n = self.len() / 2;
        while n > 0 {
            n -= 1;
            self.sift_down_range(n, self.len());
        }
    }

    /// Puts a tail of values in place: one by one, or all again, whichever is less work.
    fn rebuild_tail(&mut self, start: usize) {
        if start == self.len() {
            return;
        }
        let tail = self.len() - start;
        let better_to_rebuild = if start < tail {
            true
        } else if self.len() <= 2048 {
            2 * self.len() < tail * start.ilog2() as usize
        } else {
            2 * self.len() < tail * 11
        };
        if better_to_rebuild {
            self.rebuild();
        } else {
            for i in start..self.len() {
                self.sift_up(0, i);
            }
        }
    }

    pub fn append(&mut self, other: &mut Self) {
        if self.len() < other.len() {
            mem::swap(self, other);
        }
        let start = self.data.len();
        self.data.append(&mut other.data);
        self.rebuild_tail(start);
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
        let mut first_removed = self.len();
        let mut i = 0;
        self.data.retain(|e| {
            let keep = f(e);
            if !keep && i < first_removed {
                first_removed = i;
            }
            i += 1;
            keep
        });
        self.rebuild_tail(first_removed);
    }
}

impl<T> BinaryHeap<T> {
    pub fn iter(&self) -> Iter<'_, T> { Iter { iter: self.data.iter() } }
    pub fn peek(&self) -> Option<&T> { self.data.get(0) }
    pub fn capacity(&self) -> usize { self.data.capacity() }
    pub fn reserve(&mut self, additional: usize) { self.data.reserve(additional) }
    pub fn reserve_exact(&mut self, additional: usize) { self.data.reserve_exact(additional) }
    pub fn shrink_to_fit(&mut self) { self.data.shrink_to_fit() }
    pub fn shrink_to(&mut self, min_capacity: usize) { self.data.shrink_to(min_capacity) }
    pub fn into_vec(self) -> Vec<T> { self.data }
    pub fn as_slice(&self) -> &[T] { self.data.as_slice() }
    pub fn len(&self) -> usize { self.data.len() }
    pub fn is_empty(&self) -> bool { self.len() == 0 }
    pub fn drain(&mut self) -> vec::Drain<'_, T> { self.data.drain(..) }
    pub fn clear(&mut self) { self.data.clear() }
}

/// A place in a slice whose value is out; it goes back where the hole is at the end.
struct Hole<'a, T: 'a> {
    data: &'a mut [T],
    elt: ManuallyDrop<T>,
    pos: usize,
}

impl<'a, T> Hole<'a, T> {
    fn new(data: &'a mut [T], pos: usize) -> Self {
        let elt = unsafe { ptr::read(&data[pos]) };
        Hole { data, elt: ManuallyDrop::new(elt), pos }
    }
    fn element(&self) -> &T { &self.elt }
    fn get(&self, index: usize) -> &T { &self.data[index] }
    fn move_to(&mut self, index: usize) {
        let base = self.data.as_mut_ptr();
        unsafe { ptr::copy_nonoverlapping(base.add(index) as *const T, base.add(self.pos), 1) };
        self.pos = index;
    }
}

impl<T> Drop for Hole<'_, T> {
    fn drop(&mut self) {
        let base = self.data.as_mut_ptr();
        unsafe { ptr::copy_nonoverlapping(&*self.elt as *const T, base.add(self.pos), 1) }
    }
}

/// The greatest value, to change; the heap is put in order when this is dropped.
pub struct PeekMut<'a, T: 'a + Ord> {
    heap: &'a mut BinaryHeap<T>,
    changed: bool,
}

impl<'a, T: Ord> PeekMut<'a, T> {
    pub fn pop(mut this: PeekMut<'a, T>) -> T {
        if this.changed {
            this.changed = false;
            this.heap.sift_down_range(0, this.heap.len());
        }
        unsafe { this.heap.pop().unwrap_unchecked() }
    }
}
impl<T: Ord> Drop for PeekMut<'_, T> {
    fn drop(&mut self) {
        if self.changed {
            self.heap.sift_down_range(0, self.heap.len());
        }
    }
}
impl<T: Ord> Deref for PeekMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { &self.heap.data[0] }
}
impl<T: Ord> DerefMut for PeekMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.changed = true;
        &mut self.heap.data[0]
    }
}
impl<T: Ord + fmt::Debug> fmt::Debug for PeekMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("PeekMut").field(&self.heap.data[0]).finish() }
}

impl<T: Clone> Clone for BinaryHeap<T> {
    fn clone(&self) -> Self { BinaryHeap { data: self.data.clone() } }
}
impl<T: Ord> Default for BinaryHeap<T> {
    fn default() -> BinaryHeap<T> { BinaryHeap::new() }
}
impl<T: fmt::Debug> fmt::Debug for BinaryHeap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() }
}
impl<T: Ord> From<Vec<T>> for BinaryHeap<T> {
    fn from(vec: Vec<T>) -> BinaryHeap<T> {
        let mut heap = BinaryHeap { data: vec };
        heap.rebuild();
        heap
    }
}
impl<T: Ord, const N: usize> From<[T; N]> for BinaryHeap<T> {
    fn from(arr: [T; N]) -> Self { Self::from_iter(arr) }
}
impl<T> From<BinaryHeap<T>> for Vec<T> {
    fn from(heap: BinaryHeap<T>) -> Vec<T> { heap.data }
}
impl<T: Ord> FromIterator<T> for BinaryHeap<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> { BinaryHeap::from(iter.into_iter().collect::<Vec<_>>()) }
}
impl<T: Ord> Extend<T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let start = self.data.len();
        self.data.extend(iter);
        self.rebuild_tail(start);
    }
}
impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().cloned()) }
}
impl<T> IntoIterator for BinaryHeap<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { iter: self.data.into_iter() } }
}
impl<'a, T> IntoIterator for &'a BinaryHeap<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}

/// In the order of the block.
#[derive(Clone)]
pub struct Iter<'a, T: 'a> {
    iter: slice::Iter<'a, T>,
}
#[derive(Clone)]
pub struct IntoIter<T> {
    iter: vec::IntoIter<T>,
}

macro_rules! heap_iterators {
    ($([$($lt:lifetime)?] $t:ty, $Item:ty;)*) => { $(
        impl<$($lt,)? T> Iterator for $t {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> { self.iter.next() }
            fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
        }
        impl<$($lt,)? T> DoubleEndedIterator for $t {
            fn next_back(&mut self) -> Option<$Item> { self.iter.next_back() }
        }
        impl<$($lt,)? T> ExactSizeIterator for $t {}
        impl<$($lt,)? T> FusedIterator for $t {}
    )* };
}
heap_iterators! {
    ['a] Iter<'a, T>, &'a T;
    [] IntoIter<T>, T;
}
