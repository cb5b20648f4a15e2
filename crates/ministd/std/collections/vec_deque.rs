//! A row that grows at both ends: a ring in one block.

use super::TryReserveError;
use crate::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    iter::{Chain, FromIterator, FusedIterator},
    marker::PhantomData,
    mem::{self, ManuallyDrop},
    ops::{Index, IndexMut, RangeBounds},
    ptr,
    raw_vec::RawVec,
    slice,
};

pub struct VecDeque<T> {
    /// Where in the block the first value is.
    head: usize,
    len: usize,
    buf: RawVec<T>,
}

impl<T> VecDeque<T> {
    pub const fn new() -> VecDeque<T> { VecDeque { head: 0, len: 0, buf: RawVec::new() } }
    pub fn with_capacity(capacity: usize) -> VecDeque<T> { VecDeque { head: 0, len: 0, buf: RawVec::with_capacity(capacity) } }

    pub fn capacity(&self) -> usize { self.buf.capacity() }
    pub const fn len(&self) -> usize { self.len }
    pub const fn is_empty(&self) -> bool { self.len == 0 }
    fn ptr(&self) -> *mut T { self.buf.ptr() }

    /// An index in the block, which begins again after its end.
    fn wrap(&self, index: usize) -> usize {
        let capacity = self.capacity();
        if index >= capacity { index - capacity } else { index }
    }

    fn at(&self, index: usize) -> *mut T { unsafe { self.ptr().add(self.wrap(self.head + index)) } }
    fn before(&self, index: usize, count: usize) -> usize { if index >= count { index - count } else { index + self.capacity() - count } }

    /// Start and length of the values up to the end of the block, and of those at its begin.
    fn parts(&self) -> ((usize, usize), usize) {
        let room = self.capacity() - self.head;
        if self.len == 0 { ((0, 0), 0) } else if self.len <= room { ((self.head, self.len), 0) } else { ((self.head, room), self.len - room) }
    }

    pub fn as_slices(&self) -> (&[T], &[T]) {
        let ((start, first), second) = self.parts();
        unsafe { (slice::from_raw_parts(self.ptr().add(start), first), slice::from_raw_parts(self.ptr(), second)) }
    }
    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let ((start, first), second) = self.parts();
        unsafe { (slice::from_raw_parts_mut(self.ptr().add(start), first), slice::from_raw_parts_mut(self.ptr(), second)) }
    }

    fn grow(&mut self) {
        let old = self.capacity();
        self.buf.grow_one();
        self.handle_capacity_increase(old);
    }

    /// In a larger block, the shorter of the two parts moves.
    fn handle_capacity_increase(&mut self, old: usize) {
        let new = self.capacity();
        if self.head <= old - self.len {
            return;
        }
        let head_len = old - self.head;
        let tail_len = self.len - head_len;
        unsafe {
            if head_len > tail_len && new - old >= tail_len {
                ptr::copy_nonoverlapping(self.ptr() as *const T, self.ptr().add(old), tail_len);
            } else {
                let new_head = new - head_len;
                ptr::copy(self.ptr().add(self.head) as *const T, self.ptr().add(new_head), head_len);
                self.head = new_head;
            }
        }
    }

    pub fn reserve(&mut self, additional: usize) {
        let old = self.capacity();
        self.buf.reserve(self.len, additional);
        if self.capacity() > old {
            self.handle_capacity_increase(old);
        }
    }
    pub fn reserve_exact(&mut self, additional: usize) {
        let old = self.capacity();
        self.buf.reserve_exact(self.len, additional);
        if self.capacity() > old {
            self.handle_capacity_increase(old);
        }
    }
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        let old = self.capacity();
        self.buf.try_reserve(self.len, additional)?;
        if self.capacity() > old {
            self.handle_capacity_increase(old);
        }
        Ok(())
    }
    pub fn shrink_to_fit(&mut self) { self.shrink_to(0) }
    pub fn shrink_to(&mut self, min_capacity: usize) {
        let target = if min_capacity > self.len { min_capacity } else { self.len };
        if target < self.capacity() {
            self.make_contiguous();
            unsafe { ptr::copy(self.ptr().add(self.head) as *const T, self.ptr(), self.len) };
            self.head = 0;
            self.buf.shrink_to_fit(target);
        }
    }

    pub fn get(&self, index: usize) -> Option<&T> { if index < self.len { Some(unsafe { &*self.at(index) }) } else { None } }
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> { if index < self.len { Some(unsafe { &mut *self.at(index) }) } else { None } }
    pub fn front(&self) -> Option<&T> { self.get(0) }
    pub fn front_mut(&mut self) -> Option<&mut T> { self.get_mut(0) }
    pub fn back(&self) -> Option<&T> { self.get(self.len.wrapping_sub(1)) }
    pub fn back_mut(&mut self) -> Option<&mut T> { self.get_mut(self.len.wrapping_sub(1)) }

    pub fn pop_front(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let old = self.head;
        self.head = self.wrap(self.head + 1);
        self.len -= 1;
        Some(unsafe { ptr::read(self.ptr().add(old)) })
    }
    pub fn pop_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        Some(unsafe { ptr::read(self.at(self.len)) })
    }
    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        if predicate(self.front_mut()?) { self.pop_front() } else { None }
    }
    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        if predicate(self.back_mut()?) { self.pop_back() } else { None }
    }
    pub fn push_front(&mut self, value: T) {
        if self.len == self.capacity() {
            self.grow();
        }
        self.head = self.before(self.head, 1);
        self.len += 1;
        unsafe { ptr::write(self.ptr().add(self.head), value) }
    }
    pub fn push_back(&mut self, value: T) {
        if self.len == self.capacity() {
            self.grow();
        }
        unsafe { ptr::write(self.at(self.len), value) };
        self.len += 1;
    }

    #[track_caller]
    pub fn swap(&mut self, i: usize, j: usize) {
        assert!(i < self.len());
        assert!(j < self.len());
        unsafe { ptr::swap(self.at(i), self.at(j)) }
    }
    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, 0);
        self.pop_front()
    }
    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, self.len - 1);
        self.pop_back()
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, value: T) {
        assert!(index <= self.len(), "index out of bounds");
        // The shorter side makes room.
        if self.len - index < index {
            self.push_back(value);
            for i in (index..self.len - 1).rev() {
                unsafe { ptr::swap(self.at(i), self.at(i + 1)) }
            }
        } else {
            self.push_front(value);
            for i in 0..index {
                unsafe { ptr::swap(self.at(i), self.at(i + 1)) }
            }
        }
    }

    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        if self.len - 1 - index < index {
            for i in index..self.len - 1 {
                unsafe { ptr::swap(self.at(i), self.at(i + 1)) }
            }
            self.pop_back()
        } else {
            for i in (0..index).rev() {
                unsafe { ptr::swap(self.at(i), self.at(i + 1)) }
            }
            self.pop_front()
        }
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        let len = self.len;
        assert!(at <= len, "`at` out of bounds");
        let other = VecDeque { head: 0, len: len - at, buf: RawVec::with_capacity(len - at) };
        for i in at..len {
            unsafe { ptr::copy_nonoverlapping(self.at(i) as *const T, other.ptr().add(i - at), 1) }
        }
        self.len = at;
        other
    }

    pub fn append(&mut self, other: &mut Self) {
        self.reserve(other.len);
        while let Some(value) = other.pop_front() {
            self.push_back(value);
        }
        other.head = 0;
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) { self.retain_mut(|elem| f(elem)) }
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let len = self.len;
        let mut kept = 0;
        for i in 0..len {
            if f(unsafe { &mut *self.at(i) }) {
                if kept != i {
                    self.swap(kept, i);
                }
                kept += 1;
            }
        }
        self.truncate(kept);
    }

    pub fn truncate(&mut self, len: usize) {
        if self.len > len {
            // In order, from the first that goes.
            let (front, back) = self.as_mut_slices();
            unsafe {
                if len > front.len() {
                    let drop_back = &raw mut back[len - front.len()..];
                    self.len = len;
                    ptr::drop_in_place(drop_back);
                } else {
                    let drop_back = &raw mut *back;
                    let drop_front = &raw mut front[len..];
                    self.len = len;
                    ptr::drop_in_place(drop_front);
                    ptr::drop_in_place(drop_back);
                }
            }
        }
    }
    pub fn clear(&mut self) {
        self.truncate(0);
        self.head = 0;
    }
    pub fn resize(&mut self, new_len: usize, value: T) where T: Clone {
        if new_len > self.len {
            self.extend(crate::iter::repeat_n(value, new_len - self.len))
        } else {
            self.truncate(new_len)
        }
    }
    pub fn resize_with(&mut self, new_len: usize, mut generator: impl FnMut() -> T) {
        while self.len < new_len {
            self.push_back(generator());
        }
        self.truncate(new_len)
    }

    /// Moves the values so that they are one slice.
    pub fn make_contiguous(&mut self) -> &mut [T] {
        let ((_, first), second) = self.parts();
        if second > 0 {
            unsafe {
                let (ptr, capacity) = (self.ptr(), self.capacity());
                let free = capacity - self.len;
                if free >= first {
                    ptr::copy(ptr as *const T, ptr.add(first), second);
                    ptr::copy_nonoverlapping(ptr.add(self.head) as *const T, ptr, first);
                    self.head = 0;
                } else if free >= second {
                    ptr::copy(ptr.add(self.head) as *const T, ptr.add(second), first);
                    ptr::copy_nonoverlapping(ptr as *const T, ptr.add(second + first), second);
                    self.head = second;
                } else {
                    // Together in one half, then turned.
                    let start = if first > second {
                        ptr::copy(ptr as *const T, ptr.add(free), second);
                        free
                    } else {
                        ptr::copy(ptr.add(self.head) as *const T, ptr.add(second), first);
                        0
                    };
                    slice::from_raw_parts_mut(ptr.add(start), self.len).rotate_left(second);
                    self.head = start;
                }
            }
        }
        unsafe { slice::from_raw_parts_mut(self.ptr().add(self.head), self.len) }
    }

    #[track_caller]
    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len - n;
        if n <= k { self.turn_left(n) } else { self.turn_right(k) }
    }
    #[track_caller]
    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len - n;
        if n <= k { self.turn_right(n) } else { self.turn_left(k) }
    }
    fn turn_left(&mut self, n: usize) {
        for _ in 0..n {
            if let Some(value) = self.pop_front() {
                self.push_back(value);
            }
        }
    }
    fn turn_right(&mut self, n: usize) {
        for _ in 0..n {
            if let Some(value) = self.pop_back() {
                self.push_front(value);
            }
        }
    }

    pub fn contains(&self, x: &T) -> bool where T: PartialEq { self.iter().any(|y| *y == *x) }
    pub fn binary_search(&self, x: &T) -> Result<usize, usize> where T: Ord { self.binary_search_by(|e| e.cmp(x)) }
    pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, mut f: F) -> Result<usize, usize> {
        let (front, back) = self.as_slices();
        match back.first().map(|elem| f(elem)) {
            Some(Ordering::Equal) => Ok(front.len()),
            Some(Ordering::Less) => back.binary_search_by(f).map(|i| i + front.len()).map_err(|i| i + front.len()),
            _ => front.binary_search_by(f),
        }
    }
    pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(&'a self, b: &B, mut f: F) -> Result<usize, usize> {
        self.binary_search_by(|k| f(k).cmp(b))
    }
    pub fn partition_point<P: FnMut(&T) -> bool>(&self, mut pred: P) -> usize {
        self.binary_search_by(|x| if pred(x) { Ordering::Less } else { Ordering::Greater }).unwrap_or_else(|i| i)
    }

    pub fn iter(&self) -> Iter<'_, T> {
        let (a, b) = self.as_slices();
        Iter { inner: a.iter().chain(b.iter()), len: self.len }
    }
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let len = self.len;
        let (a, b) = self.as_mut_slices();
        IterMut { inner: a.iter_mut().chain(b.iter_mut()), len }
    }

    #[track_caller]
    pub fn range<R: RangeBounds<usize>>(&self, range: R) -> Iter<'_, T> {
        let range = slice::range(range, self.len);
        let (a, b) = self.as_slices();
        let split = |i: usize| if i < a.len() { (i, 0) } else { (a.len(), i - a.len()) };
        let ((a0, b0), (a1, b1)) = (split(range.start), split(range.end));
        Iter { inner: a[a0..a1].iter().chain(b[b0..b1].iter()), len: range.end - range.start }
    }
    #[track_caller]
    pub fn range_mut<R: RangeBounds<usize>>(&mut self, range: R) -> IterMut<'_, T> {
        let range = slice::range(range, self.len);
        let (a, b) = self.as_mut_slices();
        let first = a.len();
        let split = |i: usize| if i < first { (i, 0) } else { (first, i - first) };
        let ((a0, b0), (a1, b1)) = (split(range.start), split(range.end));
        IterMut { inner: a[a0..a1].iter_mut().chain(b[b0..b1].iter_mut()), len: range.end - range.start }
    }

    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        let range = slice::range(range, self.len);
        let full = self.len;
        self.len = range.start;
        Drain { start: range.start, next: range.start, end: range.end, drained: range.end, full, deque: self }
    }
}

/// Values in a range by value; the rest closes up when this is dropped.
pub struct Drain<'a, T: 'a> {
    deque: &'a mut VecDeque<T>,
    start: usize,
    next: usize,
    end: usize,
    drained: usize,
    full: usize,
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.next == self.end {
            return None;
        }
        self.next += 1;
        Some(unsafe { ptr::read(self.deque.at(self.next - 1)) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.end - self.next, Some(self.end - self.next)) }
}
impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        if self.next == self.end {
            return None;
        }
        self.end -= 1;
        Some(unsafe { ptr::read(self.deque.at(self.end)) })
    }
}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Drain<'_, T> {}
impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        while let Some(value) = self.next() {
            drop(value);
        }
        let count = self.drained - self.start;
        let tail = self.full - self.drained;
        unsafe {
            if tail <= self.start {
                for i in self.drained..self.full {
                    ptr::copy(self.deque.at(i) as *const T, self.deque.at(i - count), 1);
                }
            } else {
                for i in (0..self.start).rev() {
                    ptr::copy(self.deque.at(i) as *const T, self.deque.at(i + count), 1);
                }
                self.deque.head = self.deque.wrap(self.deque.head + count);
            }
        }
        self.deque.len = self.full - count;
        if self.deque.len == 0 {
            self.deque.head = 0;
        }
    }
}

macro_rules! deque_iterator {
    ($Name:ident $inner:ty, $Item:ty) => {
        pub struct $Name<'a, T: 'a> {
            inner: $inner,
            len: usize,
        }
        impl<'a, T> Iterator for $Name<'a, T> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                let next = self.inner.next()?;
                self.len -= 1;
                Some(next)
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.len, Some(self.len)) }
            fn trusted_len(&self) -> Option<usize> { Some(self.len) }
        }
        impl<'a, T> DoubleEndedIterator for $Name<'a, T> {
            fn next_back(&mut self) -> Option<$Item> {
                let next = self.inner.next_back()?;
                self.len -= 1;
                Some(next)
            }
        }
        impl<T> ExactSizeIterator for $Name<'_, T> {}
        impl<T> FusedIterator for $Name<'_, T> {}
    };
}
deque_iterator! { Iter Chain<slice::Iter<'a, T>, slice::Iter<'a, T>>, &'a T }
deque_iterator! { IterMut Chain<slice::IterMut<'a, T>, slice::IterMut<'a, T>>, &'a mut T }
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { inner: self.inner.clone(), len: self.len } }
}

#[derive(Clone)]
pub struct IntoIter<T> {
    inner: VecDeque<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.inner.pop_front() }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.inner.len, Some(self.inner.len)) }
    fn trusted_len(&self) -> Option<usize> { Some(self.inner.len) }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> { self.inner.pop_back() }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T> Drop for VecDeque<T> {
    fn drop(&mut self) {
        let (front, back) = self.as_mut_slices();
        unsafe {
            let back = Dropper(back);
            ptr::drop_in_place(front);
            drop(back);
        }
    }
}

/// Drops a slice, also when dropping the one before panics.
struct Dropper<'a, T>(&'a mut [T]);

impl<T> Drop for Dropper<'_, T> {
    fn drop(&mut self) { unsafe { ptr::drop_in_place(&raw mut *self.0) } }
}

impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self } }
}
impl<'a, T> IntoIterator for &'a VecDeque<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut VecDeque<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}
impl<T: Clone> Clone for VecDeque<T> {
    fn clone(&self) -> Self {
        let mut deq = VecDeque::with_capacity(self.len);
        deq.extend(self.iter().cloned());
        deq
    }
}
impl<T> Default for VecDeque<T> {
    fn default() -> VecDeque<T> { VecDeque::new() }
}
impl<T> Extend<T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let mut iter = iter.into_iter();
        if let Some(len) = iter.trusted_len() {
            self.reserve(len);
        }
        while let Some(element) = iter.next() {
            if self.len == self.capacity() {
                self.reserve(iter.size_hint().0.saturating_add(1));
            }
            self.push_back(element);
        }
    }
}
impl<'a, T: 'a + Copy> Extend<&'a T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().copied()) }
}
impl<T> FromIterator<T> for VecDeque<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> { VecDeque::from(iter.into_iter().collect::<Vec<T>>()) }
}
impl<T> From<Vec<T>> for VecDeque<T> {
    /// The block stays.
    fn from(other: Vec<T>) -> Self {
        let mut other = ManuallyDrop::new(other);
        unsafe { VecDeque { head: 0, len: other.len(), buf: RawVec::from_raw_parts(other.as_mut_ptr(), other.capacity()) } }
    }
}
impl<T> From<VecDeque<T>> for Vec<T> {
    /// The block stays.
    fn from(mut other: VecDeque<T>) -> Self {
        other.make_contiguous();
        let other = ManuallyDrop::new(other);
        unsafe {
            let (buf, len) = (other.ptr(), other.len);
            if other.head != 0 {
                ptr::copy(buf.add(other.head) as *const T, buf, len);
            }
            Vec::from_raw_parts(buf, len, other.capacity())
        }
    }
}
impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    fn from(arr: [T; N]) -> Self {
        let mut deq = VecDeque::with_capacity(N);
        deq.extend(arr);
        deq
    }
}
impl<T> Index<usize> for VecDeque<T> {
    type Output = T;
    #[track_caller]
    fn index(&self, index: usize) -> &T { self.get(index).expect("Out of bounds access") }
}
impl<T> IndexMut<usize> for VecDeque<T> {
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T { self.get_mut(index).expect("Out of bounds access") }
}
impl<T: PartialEq> PartialEq for VecDeque<T> {
    fn eq(&self, other: &Self) -> bool { self.len == other.len && self.iter().eq(other.iter()) }
}
impl<T: Eq> Eq for VecDeque<T> {}
macro_rules! deque_eq {
    ($([$($vars:tt)*] $rhs:ty;)*) => { $(
        impl<T: PartialEq<U>, U, $($vars)*> PartialEq<$rhs> for VecDeque<T> {
            fn eq(&self, other: &$rhs) -> bool { self.len == other.len() && self.iter().zip(other.iter()).all(|(a, b)| *a == *b) }
        }
    )* };
}
deque_eq! {
    [] Vec<U>;
    [] &[U];
    [const N: usize] [U; N];
    [const N: usize] &[U; N];
}
impl<T: PartialOrd> PartialOrd for VecDeque<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.iter().partial_cmp(other.iter()) }
}
impl<T: Ord> Ord for VecDeque<T> {
    fn cmp(&self, other: &Self) -> Ordering { self.iter().cmp(other.iter()) }
}
impl<T: Hash> Hash for VecDeque<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len);
        self.iter().for_each(|elem| elem.hash(state));
    }
}
impl<T: fmt::Debug> fmt::Debug for VecDeque<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() }
}
