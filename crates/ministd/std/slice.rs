//! Values in a row, borrowed.

mod ascii;
mod chunks;
mod index;
mod iter;
mod sort;
mod split;

pub use index::SliceIndex;
pub(crate) use index::range;
pub use chunks::*;
pub use iter::*;
pub use split::{RSplitN, Split, SplitInclusive, SplitInclusiveMut, SplitMut, SplitN};

use crate::{
    borrow::Borrow,
    cmp::Ordering,
    intrinsics, mem,
    ops::{Range, RangeBounds},
    ptr,
};

pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] {
    unsafe { &*ptr::slice_from_raw_parts(data, len) }
}
pub const unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T] {
    unsafe { &mut *ptr::slice_from_raw_parts_mut(data, len) }
}
pub const fn from_ref<T>(s: &T) -> &[T] { unsafe { from_raw_parts(s, 1) } }
pub const fn from_mut<T>(s: &mut T) -> &mut [T] { unsafe { from_raw_parts_mut(s, 1) } }

#[lang = "slice"]
impl<T> [T] {
    #[lang = "slice_len_fn"]
    pub const fn len(&self) -> usize { intrinsics::ptr_metadata_len(self as *const [T]) }
    pub const fn is_empty(&self) -> bool { self.len() == 0 }
    pub const fn as_ptr(&self) -> *const T { self as *const [T] as *const T }
    pub const fn as_mut_ptr(&mut self) -> *mut T { self as *mut [T] as *mut T }

    /// What is before the first aligned `U`, as many of them as fit, and the rest.
    pub unsafe fn align_to<U>(&self) -> (&[T], &[U], &[T]) {
        if size_of::<T>() == 0 || size_of::<U>() == 0 {
            return (self, &[], &[]);
        }
        let offset = self.as_ptr().align_offset(align_of::<U>());
        if offset > self.len() {
            return (self, &[], &[]);
        }
        let (left, rest) = self.split_at(offset);
        let bytes = rest.len() * size_of::<T>();
        // The rest must be whole elements of both.
        let mut count = bytes / size_of::<U>();
        while count * size_of::<U>() % size_of::<T>() != 0 {
            count -= 1;
        }
        let (mid, right) = rest.split_at(count * size_of::<U>() / size_of::<T>());
        unsafe { (left, from_raw_parts(mid.as_ptr() as *const U, count), right) }
    }

    pub const fn as_ptr_range(&self) -> Range<*const T> {
        let start = self.as_ptr();
        unsafe { Range { start, end: start.add(self.len()) } }
    }

    pub const fn as_mut_ptr_range(&mut self) -> Range<*mut T> {
        let (start, len) = (self.as_mut_ptr(), self.len());
        unsafe { Range { start, end: start.add(len) } }
    }

    pub const fn first(&self) -> Option<&T> { if let [first, ..] = self { Some(first) } else { None } }
    pub const fn first_mut(&mut self) -> Option<&mut T> { if let [first, ..] = self { Some(first) } else { None } }
    pub const fn last(&self) -> Option<&T> { if let [.., last] = self { Some(last) } else { None } }
    pub const fn last_mut(&mut self) -> Option<&mut T> { if let [.., last] = self { Some(last) } else { None } }
    pub const fn split_first(&self) -> Option<(&T, &[T])> { if let [first, rest @ ..] = self { Some((first, rest)) } else { None } }
    pub const fn split_last(&self) -> Option<(&T, &[T])> { if let [rest @ .., last] = self { Some((last, rest)) } else { None } }
    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [first, rest @ ..] = self { Some((first, rest)) } else { None }
    }
    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [rest @ .., last] = self { Some((last, rest)) } else { None }
    }

    pub fn get<I: SliceIndex<[T]>>(&self, index: I) -> Option<&I::Output> { index.get(self) }
    pub fn get_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> Option<&mut I::Output> { index.get_mut(self) }
    pub unsafe fn get_unchecked<I: SliceIndex<[T]>>(&self, index: I) -> &I::Output {
        unsafe { &*index.get_unchecked(self) }
    }
    pub unsafe fn get_unchecked_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> &mut I::Output {
        unsafe { &mut *index.get_unchecked_mut(self) }
    }

    #[track_caller]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let pa = &raw mut self[a];
        let pb = &raw mut self[b];
        unsafe { ptr::swap(pa, pb) }
    }

    pub const fn reverse(&mut self) {
        let len = self.len();
        let start = self.as_mut_ptr();
        let mut i = 0;
        while i < len / 2 {
            unsafe { ptr::swap(start.add(i), start.add(len - 1 - i)) };
            i += 1;
        }
    }

    pub fn iter(&self) -> Iter<'_, T> { Iter::new(self) }
    pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut::new(self) }

    #[track_caller]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        assert!(size != 0, "window size must be non-zero");
        Windows { v: self, size }
    }

    #[track_caller]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        Chunks { v: self, chunk_size }
    }

    #[track_caller]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        ChunksMut { v: self, chunk_size }
    }

    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => panic!("mid > len"),
        }
    }

    pub const fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {
        if mid > self.len() {
            return None;
        }
        let start = self.as_ptr();
        unsafe { Some((from_raw_parts(start, mid), from_raw_parts(start.add(mid), self.len() - mid))) }
    }

    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        if mid > len {
            panic!("mid > len");
        }
        let start = self.as_mut_ptr();
        unsafe { (from_raw_parts_mut(start, mid), from_raw_parts_mut(start.add(mid), len - mid)) }
    }

    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])> {
        if mid > self.len() { None } else { Some(self.split_at_mut(mid)) }
    }
    pub const unsafe fn split_at_unchecked(&self, mid: usize) -> (&[T], &[T]) { self.split_at(mid) }
    pub const unsafe fn split_at_mut_unchecked(&mut self, mid: usize) -> (&mut [T], &mut [T]) { self.split_at_mut(mid) }

    pub fn get_disjoint_mut<const N: usize>(&mut self, indices: [usize; N]) -> Result<[&mut T; N], GetDisjointMutError> {
        for (i, index) in indices.iter().enumerate() {
            if *index >= self.len() {
                return Err(GetDisjointMutError::IndexOutOfBounds);
            }
            if indices[..i].contains(index) {
                return Err(GetDisjointMutError::OverlappingIndices);
            }
        }
        let start = self.as_mut_ptr();
        Ok(indices.map(|index| unsafe { &mut *start.add(index) }))
    }

    pub fn contains(&self, x: &T) -> bool where T: PartialEq {
        self.iter().any(|y| *y == *x)
    }

    pub fn starts_with(&self, needle: &[T]) -> bool where T: PartialEq {
        let n = needle.len();
        self.len() >= n && *needle == self[..n]
    }

    pub fn ends_with(&self, needle: &[T]) -> bool where T: PartialEq {
        let (m, n) = (self.len(), needle.len());
        m >= n && *needle == self[m - n..]
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize> where T: Ord {
        self.binary_search_by(|p| p.cmp(x))
    }

    pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, mut f: F) -> Result<usize, usize> {
        let mut size = self.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            let mid = base + half;
            if f(&self[mid]) != Ordering::Greater {
                base = mid;
            }
            size -= half;
        }
        match f(&self[base]) {
            Ordering::Equal => Ok(base),
            Ordering::Less => Err(base + 1),
            Ordering::Greater => Err(base),
        }
    }

    pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(&'a self, b: &B, mut f: F) -> Result<usize, usize> {
        self.binary_search_by(|k| f(k).cmp(b))
    }

    pub fn partition_point<P: FnMut(&T) -> bool>(&self, mut pred: P) -> usize {
        self.binary_search_by(|x| if pred(x) { Ordering::Less } else { Ordering::Greater }).unwrap_or_else(|i| i)
    }

    pub fn sort(&mut self) where T: Ord { sort::stable(self, &mut |a, b| a.lt(b)) }
    pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) {
        sort::stable(self, &mut |a, b| compare(a, b) == Ordering::Less)
    }
    pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) { sort::stable(self, &mut |a, b| f(a).lt(&f(b))) }
    pub fn sort_unstable(&mut self) where T: Ord { sort::unstable(self, &mut |a, b| a.lt(b)) }
    pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) {
        sort::unstable(self, &mut |a, b| compare(a, b) == Ordering::Less)
    }
    pub fn sort_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        sort::unstable(self, &mut |a, b| f(a).lt(&f(b)))
    }

    pub fn sort_by_cached_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F) {
        let len = self.len();
        if len < 2 {
            return;
        }
        let mut indices: Vec<(K, usize)> = self.iter().map(f).enumerate().map(|(i, k)| (k, i)).collect();
        indices.sort_unstable();
        for i in 0..len {
            let mut index = indices[i].1;
            while index < i {
                index = indices[index].1;
            }
            indices[i].1 = index;
            self.swap(i, index);
        }
    }

    #[track_caller]
    pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T]) where T: Ord { self.select_nth_unstable_by(index, |a, b| a.cmp(b)) }
    #[track_caller]
    pub fn select_nth_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, index: usize, mut f: F) -> (&mut [T], &mut T, &mut [T]) {
        self.select_nth_unstable_by(index, |a, b| f(a).cmp(&f(b)))
    }
    #[track_caller]
    pub fn select_nth_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, index: usize, compare: F) -> (&mut [T], &mut T, &mut [T]) {
        let len = self.len();
        if index >= len {
            panic!("partition_at_index index {index} greater than length of slice {len}");
        }
        self.sort_unstable_by(compare);
        let (left, right) = self.split_at_mut(index);
        match right {
            [nth, right @ ..] => (left, nth, right),
            [] => unreachable!(),
        }
    }

    pub fn is_sorted_by<'a, F: FnMut(&'a T, &'a T) -> bool>(&'a self, mut compare: F) -> bool { self.windows(2).all(|pair| compare(&pair[0], &pair[1])) }
    pub fn is_sorted_by_key<'a, F: FnMut(&'a T) -> K, K: PartialOrd>(&'a self, f: F) -> bool { self.iter().is_sorted_by_key(f) }
    pub fn is_sorted(&self) -> bool where T: PartialOrd {
        self.windows(2).all(|pair| pair[0] <= pair[1])
    }

    pub fn rotate_left(&mut self, mid: usize) {
        assert!(mid <= self.len());
        self[..mid].reverse();
        self[mid..].reverse();
        self.reverse();
    }

    pub fn rotate_right(&mut self, k: usize) {
        assert!(k <= self.len());
        self.rotate_left(self.len() - k)
    }

    pub fn fill(&mut self, value: T) where T: Clone {
        if let Some((last, elems)) = self.split_last_mut() {
            for el in elems {
                el.clone_from(&value);
            }
            *last = value;
        }
    }

    pub fn fill_with<F: FnMut() -> T>(&mut self, mut f: F) {
        for el in self {
            *el = f();
        }
    }

    #[track_caller]
    pub fn clone_from_slice(&mut self, src: &[T]) where T: Clone {
        if self.len() != src.len() {
            panic!("destination and source slices have different lengths");
        }
        for i in 0..src.len() {
            self[i].clone_from(&src[i]);
        }
    }

    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T]) where T: Copy {
        if self.len() != src.len() {
            panicking::copy_lengths(src.len(), self.len());
        }
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr(), src.len()) }
    }

    #[track_caller]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize) where T: Copy {
        let Range { start, end } = range(src, self.len());
        let count = end - start;
        assert!(dest <= self.len() - count, "dest is out of bounds");
        let base = self.as_mut_ptr();
        unsafe { ptr::copy(base.add(start) as *const T, base.add(dest), count) }
    }

    #[track_caller]
    pub fn swap_with_slice(&mut self, other: &mut [T]) {
        assert!(self.len() == other.len(), "destination and source slices have different lengths");
        for i in 0..other.len() {
            mem::swap(&mut self[i], &mut other[i]);
        }
    }

    pub fn to_vec(&self) -> Vec<T> where T: Clone {
        let mut vec = Vec::with_capacity(self.len());
        vec.extend_from_slice(self);
        vec
    }

    pub fn into_vec(self: Box<Self>) -> Vec<T> {
        let len = self.len();
        unsafe { Vec::from_raw_parts(Box::into_raw(self) as *mut T, len, len) }
    }

    pub fn repeat(&self, n: usize) -> Vec<T> where T: Copy {
        let mut vec = Vec::with_capacity(self.len() * n);
        for _ in 0..n {
            vec.extend_from_slice(self);
        }
        vec
    }

    pub fn concat<Item: ?Sized>(&self) -> <Self as Concat<Item>>::Output where Self: Concat<Item> { Concat::concat(self) }
    pub fn join<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output where Self: Join<Separator> {
        Join::join(self, sep)
    }
}

mod panicking {
    #[track_caller]
    pub(super) const fn copy_lengths(src: usize, dst: usize) -> ! {
        panic!("copy_from_slice: source slice length ({src}) does not match destination slice length ({dst})")
    }
}

/// Why several values cannot be borrowed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GetDisjointMutError {
    IndexOutOfBounds,
    OverlappingIndices,
}
impl crate::fmt::Display for GetDisjointMutError {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.write_str(match self {
            GetDisjointMutError::IndexOutOfBounds => "an index is out of bounds",
            GetDisjointMutError::OverlappingIndices => "there were overlapping indices",
        })
    }
}
impl crate::error::Error for GetDisjointMutError {}

/// What `[T]::concat` makes.
pub trait Concat<Item: ?Sized> {
    type Output;
    fn concat(slice: &Self) -> Self::Output;
}

/// What `[T]::join` makes.
pub trait Join<Separator> {
    type Output;
    fn join(slice: &Self, sep: Separator) -> Self::Output;
}

impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;
    fn concat(slice: &Self) -> Vec<T> {
        let mut result = Vec::with_capacity(slice.iter().map(|v| v.borrow().len()).sum());
        for v in slice {
            result.extend_from_slice(v.borrow())
        }
        result
    }
}
impl<S: Borrow<str>> Concat<str> for [S] {
    type Output = String;
    fn concat(slice: &Self) -> String { Join::join(slice, "") }
}
impl<S: Borrow<str>> Join<&str> for [S] {
    type Output = String;
    fn join(slice: &Self, sep: &str) -> String {
        if slice.is_empty() {
            return String::new();
        }
        let len: usize = slice.iter().map(|s| s.borrow().len()).sum();
        let mut result = String::with_capacity(len + sep.len() * (slice.len() - 1));
        for (i, s) in slice.iter().enumerate() {
            if i > 0 {
                result.push_str(sep);
            }
            result.push_str(s.borrow());
        }
        result
    }
}
impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &T) -> Vec<T> { join_slices(slice, from_ref(sep)) }
}
impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;
    fn join(slice: &Self, sep: &[T]) -> Vec<T> { join_slices(slice, sep) }
}

fn join_slices<T: Clone, V: Borrow<[T]>>(slice: &[V], sep: &[T]) -> Vec<T> {
    let len: usize = slice.iter().map(|v| v.borrow().len()).sum();
    let mut result = Vec::with_capacity(len + sep.len() * slice.len().saturating_sub(1));
    for (i, v) in slice.iter().enumerate() {
        if i > 0 {
            result.extend_from_slice(sep);
        }
        result.extend_from_slice(v.borrow());
    }
    result
}

impl<T: PartialEq<U>, U> PartialEq<[U]> for [T] {
    fn eq(&self, other: &[U]) -> bool {
        let len = self.len();
        if len != other.len() {
            return false;
        }
        let mut i = 0;
        while i < len {
            if self[i] != other[i] {
                return false;
            }
            i += 1;
        }
        true
    }
}
impl<T: Eq> Eq for [T] {}
impl<T: PartialOrd> PartialOrd for [T] {
    fn partial_cmp(&self, other: &[T]) -> Option<Ordering> { self.iter().partial_cmp(other) }
}
impl<T: Ord> Ord for [T] {
    fn cmp(&self, other: &[T]) -> Ordering { self.iter().cmp(other) }
}
