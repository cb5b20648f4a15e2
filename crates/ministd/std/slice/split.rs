//! Parts between values that match.

use crate::mem;

impl<T> [T] {
    pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<'_, T, F> { Split { v: Some(self), pred } }
    pub fn split_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitMut<'_, T, F> { SplitMut { v: Some(self), pred } }
    pub fn rsplit<F: FnMut(&T) -> bool>(&self, pred: F) -> crate::iter::Rev<Split<'_, T, F>> { self.split(pred).rev() }
    pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<Split<'_, T, F>> { SplitN { inner: self.split(pred), left: n } }
    pub fn rsplitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> RSplitN<Split<'_, T, F>> { RSplitN { inner: self.split(pred), left: n } }
    pub fn split_inclusive<F: FnMut(&T) -> bool>(&self, pred: F) -> SplitInclusive<'_, T, F> { SplitInclusive { v: self, pred } }
    pub fn split_inclusive_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitInclusiveMut<'_, T, F> { SplitInclusiveMut { v: self, pred } }

    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]> where T: PartialEq {
        if self.starts_with(prefix) { Some(&self[prefix.len()..]) } else { None }
    }
    pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]> where T: PartialEq {
        if self.ends_with(suffix) { Some(&self[..self.len() - suffix.len()]) } else { None }
    }
}

#[derive(Clone)]
pub struct Split<'a, T: 'a, P> {
    v: Option<&'a [T]>,
    pred: P,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for Split<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        let v = self.v?;
        match v.iter().position(|x| (self.pred)(x)) {
            None => self.v.take(),
            Some(i) => {
                self.v = Some(&v[i + 1..]);
                Some(&v[..i])
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self.v {
            None => (0, Some(0)),
            Some(v) => (1, Some(v.len() + 1)),
        }
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for Split<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let v = self.v?;
        match v.iter().rposition(|x| (self.pred)(x)) {
            None => self.v.take(),
            Some(i) => {
                self.v = Some(&v[..i]);
                Some(&v[i + 1..])
            }
        }
    }
}

pub struct SplitMut<'a, T: 'a, P> {
    v: Option<&'a mut [T]>,
    pred: P,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        let v = self.v.take()?;
        match v.iter().position(|x| (self.pred)(x)) {
            None => Some(v),
            Some(i) => {
                let (head, tail) = v.split_at_mut(i);
                self.v = Some(&mut tail[1..]);
                Some(head)
            }
        }
    }
}

/// At most so many parts; the last is all of the rest.
pub struct SplitN<I> {
    inner: I,
    left: usize,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitN<Split<'a, T, P>> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        self.left = self.left.checked_sub(1)?;
        if self.left == 0 { self.inner.v.take() } else { self.inner.next() }
    }
}
pub struct RSplitN<I> {
    inner: I,
    left: usize,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitN<Split<'a, T, P>> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        self.left = self.left.checked_sub(1)?;
        if self.left == 0 { self.inner.v.take() } else { self.inner.next_back() }
    }
}

/// With the value that matches at the end of each part.
#[derive(Clone)]
pub struct SplitInclusive<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusive<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let len = self.v.iter().position(|x| (self.pred)(x)).map_or(self.v.len(), |i| i + 1);
        let (head, tail) = self.v.split_at(len);
        self.v = tail;
        Some(head)
    }
}
pub struct SplitInclusiveMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
}
impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusiveMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let len = self.v.iter().position(|x| (self.pred)(x)).map_or(self.v.len(), |i| i + 1);
        let (head, tail) = mem::take(&mut self.v).split_at_mut(len);
        self.v = tail;
        Some(head)
    }
}
