//! Arrays.

use crate::{
    borrow::{Borrow, BorrowMut},
    cmp::Ordering,
    fmt,
    iter::FusedIterator,
    mem::{self, ManuallyDrop, MaybeUninit},
    ops::{Index, IndexMut},
    ptr,
    slice::{self, SliceIndex},
};

impl<T, const N: usize> [T; N] {
    pub const fn as_slice(&self) -> &[T] { self }
    pub const fn as_mut_slice(&mut self) -> &mut [T] { self }
    pub fn each_mut(&mut self) -> [&mut T; N] {
        let start = self.as_mut_ptr();
        from_fn(|i| unsafe { &mut *start.add(i) })
    }
    pub fn each_ref(&self) -> [&T; N] { from_fn(|i| &self[i]) }

    pub fn map<F: FnMut(T) -> U, U>(self, mut f: F) -> [U; N] {
        let mut values = self.into_iter();
        from_fn(|_| f(unsafe { values.next().unwrap_unchecked() }))
    }
}

/// The values built so far, dropped if building the next panics.
struct Guard<T, const N: usize> {
    array: MaybeUninit<[T; N]>,
    initialized: usize,
}

impl<T, const N: usize> Drop for Guard<T, N> {
    fn drop(&mut self) {
        let start = self.array.as_mut_ptr() as *mut T;
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(start, self.initialized)) }
    }
}

pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(mut f: F) -> [T; N] {
    let mut guard = Guard::<T, N> { array: MaybeUninit::uninit(), initialized: 0 };
    let start = guard.array.as_mut_ptr() as *mut T;
    for i in 0..N {
        let value = f(i);
        unsafe { start.add(i).write(value) };
        guard.initialized = i + 1;
    }
    let guard = ManuallyDrop::new(guard);
    unsafe { guard.array.assume_init_read() }
}

/// The values of an array by value; those in `alive` are still there.
pub struct IntoIter<T, const N: usize> {
    data: [MaybeUninit<T>; N],
    alive: crate::ops::Range<usize>,
}

impl<T, const N: usize> IntoIter<T, N> {
    pub fn as_slice(&self) -> &[T] {
        unsafe { slice::from_raw_parts((&raw const self.data as *const T).add(self.alive.start), self.alive.end - self.alive.start) }
    }
}

impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {
    fn clone(&self) -> Self {
        let mut new = IntoIter { data: from_fn(|_| MaybeUninit::uninit()), alive: 0..0 };
        for value in self.as_slice() {
            new.data[new.alive.end] = MaybeUninit::new(value.clone());
            new.alive.end += 1;
        }
        new
    }
}
impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.as_slice()).finish() }
}

pub const fn from_ref<T>(s: &T) -> &[T; 1] { unsafe { &*(s as *const T as *const [T; 1]) } }
pub const fn from_mut<T>(s: &mut T) -> &mut [T; 1] { unsafe { &mut *(s as *mut T as *mut [T; 1]) } }

impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;
    fn into_iter(self) -> IntoIter<T, N> {
        let data = unsafe { crate::intrinsics::transmute_unchecked::<[T; N], [MaybeUninit<T>; N]>(self) };
        IntoIter { data, alive: 0..N }
    }
}
impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;
    fn into_iter(self) -> slice::Iter<'a, T> { self.iter() }
}
impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;
    fn into_iter(self) -> slice::IterMut<'a, T> { self.iter_mut() }
}

impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        let i = self.alive.next()?;
        Some(unsafe { self.data[i].assume_init_read() })
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.alive.size_hint() }
    fn trusted_len(&self) -> Option<usize> { self.alive.trusted_len() }
}
impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {
    fn next_back(&mut self) -> Option<T> {
        let i = self.alive.next_back()?;
        Some(unsafe { self.data[i].assume_init_read() })
    }
}
impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}
impl<T, const N: usize> FusedIterator for IntoIter<T, N> {}
impl<T, const N: usize> Drop for IntoIter<T, N> {
    fn drop(&mut self) { unsafe { ptr::drop_in_place(self.as_slice() as *const [T] as *mut [T]) } }
}

impl<T: Copy, const N: usize> Copy for [T; N] {}
impl<T: Clone, const N: usize> Clone for [T; N] {
    fn clone(&self) -> Self { from_fn(|i| self[i].clone()) }
}

impl<T, I: SliceIndex<[T]>, const N: usize> Index<I> for [T; N] {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { Index::index(self as &[T], index) }
}
impl<T, I: SliceIndex<[T]>, const N: usize> IndexMut<I> for [T; N] {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { IndexMut::index_mut(self as &mut [T], index) }
}

macro_rules! array_eq {
    ($($lhs:ty, $rhs:ty;)*) => { $(
        impl<T: PartialEq<U>, U, const N: usize> PartialEq<$rhs> for $lhs {
            fn eq(&self, other: &$rhs) -> bool { self[..] == other[..] }
        }
    )* };
}
array_eq! { [T; N], [U; N]; [T; N], [U]; [T], [U; N]; [T; N], &[U]; &[T], [U; N]; [T; N], &mut [U]; &mut [T], [U; N]; }
impl<T: Eq, const N: usize> Eq for [T; N] {}
impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { PartialOrd::partial_cmp(&self[..], &other[..]) }
}
impl<T: Ord, const N: usize> Ord for [T; N] {
    fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(&self[..], &other[..]) }
}
impl<T, const N: usize> AsRef<[T]> for [T; N] {
    fn as_ref(&self) -> &[T] { self }
}
impl<T, const N: usize> AsMut<[T]> for [T; N] {
    fn as_mut(&mut self) -> &mut [T] { self }
}
impl<T, const N: usize> Borrow<[T]> for [T; N] {
    fn borrow(&self) -> &[T] { self }
}
impl<T, const N: usize> BorrowMut<[T]> for [T; N] {
    fn borrow_mut(&mut self) -> &mut [T] { self }
}

/// The lengths differ.
#[derive(Debug, Copy, Clone)]
pub struct TryFromSliceError(());

impl fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("could not convert slice to array") }
}
impl crate::error::Error for TryFromSliceError {}

impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> { <&[T; N]>::try_from(slice).copied() }
}
impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> {
        if slice.len() == N { Ok(unsafe { &*(slice.as_ptr() as *const [T; N]) }) } else { Err(TryFromSliceError(())) }
    }
}
impl<'a, T, const N: usize> TryFrom<&'a mut [T]> for &'a mut [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a mut [T]) -> Result<&'a mut [T; N], TryFromSliceError> {
        if slice.len() == N { Ok(unsafe { &mut *(slice.as_mut_ptr() as *mut [T; N]) }) } else { Err(TryFromSliceError(())) }
    }
}
impl<T: Copy, const N: usize> TryFrom<&mut [T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &mut [T]) -> Result<[T; N], TryFromSliceError> { <Self>::try_from(&*slice) }
}

macro_rules! tuple_array {
    ($($n:literal $($a:ident)*, $($t:ident)*;)*) => { $(
        impl<T> From<[T; $n]> for ($($t,)*) {
            fn from(array: [T; $n]) -> Self {
                let [$($a),*] = array;
                ($($a,)*)
            }
        }
        impl<T> From<($($t,)*)> for [T; $n] {
            fn from(tuple: ($($t,)*)) -> Self {
                let ($($a,)*) = tuple;
                [$($a),*]
            }
        }
    )* };
}
tuple_array! { 1 a, T; 2 a b, T T; 3 a b c, T T T; 4 a b c d, T T T T; 5 a b c d e, T T T T T; 6 a b c d e f, T T T T T T; }
