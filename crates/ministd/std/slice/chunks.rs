//! Parts of one size.

use crate::{array, iter::FusedIterator, mem};

impl<T> [T] {
    pub const fn first_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { Some(unsafe { &*(self.as_ptr() as *const [T; N]) }) }
    }
    pub const fn first_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() < N { None } else { Some(unsafe { &mut *(self.as_mut_ptr() as *mut [T; N]) }) }
    }
    pub const fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { Some(unsafe { &*(self.as_ptr().add(self.len() - N) as *const [T; N]) }) }
    }
    pub const fn last_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        let len = self.len();
        if len < N { None } else { Some(unsafe { &mut *(self.as_mut_ptr().add(len - N) as *mut [T; N]) }) }
    }
    pub fn split_first_chunk<const N: usize>(&self) -> Option<(&[T; N], &[T])> { Some((self.first_chunk()?, &self[N..])) }
    pub fn split_last_chunk<const N: usize>(&self) -> Option<(&[T], &[T; N])> {
        let last = self.last_chunk()?;
        Some((&self[..self.len() - N], last))
    }
    pub fn split_first_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T; N], &mut [T])> {
        let (first, rest) = self.split_at_mut_checked(N)?;
        Some((first.first_chunk_mut()?, rest))
    }
    pub fn split_last_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T], &mut [T; N])> {
        let (rest, last) = self.split_at_mut_checked(self.len().checked_sub(N)?)?;
        Some((rest, last.first_chunk_mut()?))
    }
    pub fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (chunks, rest) = self.split_at(self.len() / N * N);
        (unsafe { super::from_raw_parts(chunks.as_ptr() as *const [T; N], self.len() / N) }, rest)
    }

    #[track_caller]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let (v, rem) = self.split_at(self.len() / chunk_size * chunk_size);
        ChunksExact { v, rem, chunk_size }
    }
    #[track_caller]
    pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let (v, rem) = self.split_at_mut(self.len() / chunk_size * chunk_size);
        ChunksExactMut { v, rem, chunk_size }
    }
    #[track_caller]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunks { v: self, chunk_size }
    }
    #[track_caller]
    pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunksMut { v: self, chunk_size }
    }
    #[track_caller]
    pub fn rchunks_exact(&self, chunk_size: usize) -> RChunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunks { v: &self[self.len() % chunk_size..], chunk_size }
    }
    pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<'_, T, F> { ChunkBy { v: self, pred } }
    pub fn chunk_by_mut<F: FnMut(&T, &T) -> bool>(&mut self, pred: F) -> ChunkByMut<'_, T, F> { ChunkByMut { v: self, pred } }
}

impl<T, const N: usize> [[T; N]] {
    pub const fn as_flattened(&self) -> &[T] { unsafe { super::from_raw_parts(self.as_ptr() as *const T, self.len() * N) } }
    pub const fn as_flattened_mut(&mut self) -> &mut [T] {
        let len = self.len() * N;
        unsafe { super::from_raw_parts_mut(self.as_mut_ptr() as *mut T, len) }
    }
}

/// Parts of exactly one size; `remainder` is what does not fill one.
#[derive(Debug, Clone)]
pub struct ChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}
impl<'a, T> ChunksExact<'a, T> {
    pub fn remainder(&self) -> &'a [T] { self.rem }
}
#[derive(Debug)]
pub struct ChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}
impl<'a, T> ChunksExactMut<'a, T> {
    pub fn into_remainder(self) -> &'a mut [T] { self.rem }
}
/// From the end.
#[derive(Debug, Clone)]
pub struct RChunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}
#[derive(Debug)]
pub struct RChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

macro_rules! chunks {
    ($($Name:ident $Item:ty, $split:ident, |$v:ident, $n:ident| $front:expr, $back:expr;)*) => { $(
        impl<'a, T> Iterator for $Name<'a, T> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                let ($v, $n) = (mem::take(&mut self.v), self.chunk_size);
                if $v.is_empty() {
                    return None;
                }
                let (chunk, rest) = $front;
                self.v = rest;
                Some(chunk)
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let n = self.v.len().div_ceil(self.chunk_size);
                (n, Some(n))
            }
            fn trusted_len(&self) -> Option<usize> { self.size_hint().1 }
        }
        impl<'a, T> DoubleEndedIterator for $Name<'a, T> {
            fn next_back(&mut self) -> Option<$Item> {
                let ($v, $n) = (mem::take(&mut self.v), self.chunk_size);
                if $v.is_empty() {
                    return None;
                }
                let (chunk, rest) = $back;
                self.v = rest;
                Some(chunk)
            }
        }
        impl<T> ExactSizeIterator for $Name<'_, T> {}
        impl<T> FusedIterator for $Name<'_, T> {}
    )* };
}
fn swapped<A, B>(pair: (A, B)) -> (B, A) { (pair.1, pair.0) }
/// The length of the last part.
fn last_len(len: usize, size: usize) -> usize { if len % size == 0 { size } else { len % size } }
chunks! {
    ChunksExact &'a [T], split_at, |v, n| v.split_at(n), swapped(v.split_at(v.len() - n));
    ChunksExactMut &'a mut [T], split_at_mut, |v, n| v.split_at_mut(n), {
        let len = v.len();
        swapped(v.split_at_mut(len - n))
    };
    RChunks &'a [T], split_at, |v, n| swapped(v.split_at(v.len().saturating_sub(n))), v.split_at(last_len(v.len(), n));
    RChunksMut &'a mut [T], split_at_mut, |v, n| {
        let len = v.len();
        swapped(v.split_at_mut(len.saturating_sub(n)))
    }, {
        let len = v.len();
        v.split_at_mut(last_len(len, n))
    };
}

/// Runs of neighbours for which the predicate holds.
pub struct ChunkBy<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
}
pub struct ChunkByMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
}

fn run_len<T>(v: &[T], pred: &mut impl FnMut(&T, &T) -> bool) -> usize {
    let mut len = 1;
    while len < v.len() && pred(&v[len - 1], &v[len]) {
        len += 1;
    }
    len
}

impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = self.v.split_at(run_len(self.v, &mut self.pred));
        self.v = tail;
        Some(head)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { if self.v.is_empty() { (0, Some(0)) } else { (1, Some(self.v.len())) } }
}
impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let len = run_len(self.v, &mut self.pred);
        let (head, tail) = mem::take(&mut self.v).split_at_mut(len);
        self.v = tail;
        Some(head)
    }
    fn size_hint(&self) -> (usize, Option<usize>) { if self.v.is_empty() { (0, Some(0)) } else { (1, Some(self.v.len())) } }
}
