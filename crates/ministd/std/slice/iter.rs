//! Iterators over slices.

use crate::{fmt, iter::FusedIterator, marker::PhantomData, mem, ptr::{self, NonNull}};

macro_rules! iterator {
    ($Name:ident, $ptr:ty, $ref:ty, $slice:ty, |$p:ident| $deref:expr) => {
        /// The values that are left: from `ptr` to `end`, which counts bytes of values without bytes.
        pub struct $Name<'a, T: 'a> {
            ptr: NonNull<T>,
            end_or_len: $ptr,
            _marker: PhantomData<$ref>,
        }

        impl<'a, T> $Name<'a, T> {
            pub(super) fn new(slice: $slice) -> Self {
                let len = slice.len();
                let start = slice as *const [T] as *const T;
                let end = if size_of::<T>() == 0 { ptr::without_provenance::<T>(len) } else { unsafe { start.add(len) } };
                let ptr = unsafe { NonNull::new_unchecked(start as *mut T) };
                $Name { ptr, end_or_len: end as $ptr, _marker: PhantomData }
            }

            fn left(&self) -> usize {
                let end = self.end_or_len.addr();
                if size_of::<T>() == 0 { end } else { (end - self.ptr.addr()) / size_of::<T>() }
            }
        }

        impl<'a, T> Iterator for $Name<'a, T> {
            type Item = $ref;

            fn next(&mut self) -> Option<$ref> {
                if self.left() == 0 {
                    return None;
                }
                let $p = self.ptr;
                unsafe {
                    if size_of::<T>() == 0 {
                        self.end_or_len = ptr::without_provenance_mut::<T>(self.end_or_len.addr() - 1) as $ptr;
                    } else {
                        self.ptr = $p.add(1);
                    }
                    Some($deref)
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let left = self.left();
                (left, Some(left))
            }

            fn trusted_len(&self) -> Option<usize> { Some(self.left()) }

            fn nth(&mut self, n: usize) -> Option<$ref> {
                if n >= self.left() {
                    self.ptr = unsafe { self.ptr.add(self.left()) };
                    if size_of::<T>() == 0 {
                        self.end_or_len = ptr::null_mut::<T>() as $ptr;
                    }
                    return None;
                }
                if size_of::<T>() == 0 {
                    self.end_or_len = ptr::without_provenance_mut::<T>(self.end_or_len.addr() - n) as $ptr;
                } else {
                    self.ptr = unsafe { self.ptr.add(n) };
                }
                self.next()
            }
        }

        impl<'a, T> DoubleEndedIterator for $Name<'a, T> {
            fn next_back(&mut self) -> Option<$ref> {
                if self.left() == 0 {
                    return None;
                }
                unsafe {
                    let $p = if size_of::<T>() == 0 {
                        self.end_or_len = ptr::without_provenance_mut::<T>(self.end_or_len.addr() - 1) as $ptr;
                        self.ptr
                    } else {
                        self.end_or_len = self.end_or_len.sub(1);
                        NonNull::new_unchecked(self.end_or_len as *mut T)
                    };
                    Some($deref)
                }
            }
        }

        impl<T> ExactSizeIterator for $Name<'_, T> {}
        impl<T> FusedIterator for $Name<'_, T> {}
        impl<'a, T> IntoIterator for $slice {
            type Item = $ref;
            type IntoIter = $Name<'a, T>;
            fn into_iter(self) -> $Name<'a, T> { $Name::new(self) }
        }
        impl<T> Default for $Name<'_, T> {
            fn default() -> Self { $Name::new(Default::default()) }
        }
    };
}
iterator! { Iter, *const T, &'a T, &'a [T], |p| &*p.as_ptr() }
iterator! { IterMut, *mut T, &'a mut T, &'a mut [T], |p| &mut *p.as_ptr() }

unsafe impl<T: Sync> Send for Iter<'_, T> {}
unsafe impl<T: Sync> Sync for Iter<'_, T> {}

impl<'a, T> Iter<'a, T> {
    pub fn as_slice(&self) -> &'a [T] { unsafe { super::from_raw_parts(self.ptr.as_ptr() as *const T, self.left()) } }
}
impl<'a, T> IterMut<'a, T> {
    pub fn as_slice(&self) -> &[T] { unsafe { super::from_raw_parts(self.ptr.as_ptr() as *const T, self.left()) } }
    pub fn into_slice(self) -> &'a mut [T] { unsafe { super::from_raw_parts_mut(self.ptr.as_ptr(), self.left()) } }
}
impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IterMut").field(&self.as_slice()).finish() }
}
impl<T> AsRef<[T]> for Iter<'_, T> {
    fn as_ref(&self) -> &[T] { self.as_slice() }
}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { ptr: self.ptr, end_or_len: self.end_or_len, _marker: PhantomData } }
}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Iter").field(&self.as_slice()).finish() }
}

/// Overlapping parts of one size.
#[derive(Clone, Debug)]
pub struct Windows<'a, T: 'a> {
    pub(super) v: &'a [T],
    pub(super) size: usize,
}

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        let window = self.v.get(..self.size)?;
        self.v = &self.v[1..];
        Some(window)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + 1).saturating_sub(self.size);
        (n, Some(n))
    }
    fn trusted_len(&self) -> Option<usize> { self.size_hint().1 }
}
impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let window = self.v.get(self.v.len().checked_sub(self.size)?..)?;
        self.v = &self.v[..self.v.len() - 1];
        Some(window)
    }
}
impl<T> ExactSizeIterator for Windows<'_, T> {}

/// Parts of one size, the last perhaps shorter.
#[derive(Clone, Debug)]
pub struct Chunks<'a, T: 'a> {
    pub(super) v: &'a [T],
    pub(super) chunk_size: usize,
}

impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (chunk, rest) = self.v.split_at(self.v.len().min(self.chunk_size));
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len().div_ceil(self.chunk_size);
        (n, Some(n))
    }
    fn trusted_len(&self) -> Option<usize> { self.size_hint().1 }
}
impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let remainder = self.v.len() % self.chunk_size;
        let size = if remainder == 0 { self.chunk_size } else { remainder };
        let (rest, chunk) = self.v.split_at(self.v.len() - size);
        self.v = rest;
        Some(chunk)
    }
}
impl<T> ExactSizeIterator for Chunks<'_, T> {}

/// Parts of one size, to change.
pub struct ChunksMut<'a, T: 'a> {
    pub(super) v: &'a mut [T],
    pub(super) chunk_size: usize,
}

impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let size = self.v.len().min(self.chunk_size);
        let (chunk, rest) = mem::take(&mut self.v).split_at_mut(size);
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len().div_ceil(self.chunk_size);
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for ChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (len, remainder) = (self.v.len(), self.v.len() % self.chunk_size);
        let size = if remainder == 0 { self.chunk_size } else { remainder };
        let (rest, chunk) = mem::take(&mut self.v).split_at_mut(len - size);
        self.v = rest;
        Some(chunk)
    }
}
impl<T> ExactSizeIterator for ChunksMut<'_, T> {}
