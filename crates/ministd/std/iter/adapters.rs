//! Iterators made from others.

use super::*;
use crate::fmt;

/// `Iterator::map`.
#[derive(Clone)]
pub struct Map<I, F> {
    pub(crate) iter: I,
    pub(super) f: F,
}

impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> {
    type Item = B;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<B> {
        match self.iter.next() {
            Some(x) => Some((self.f)(x)),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
    fn trusted_len(&self) -> Option<usize> { self.iter.trusted_len() }
}
impl<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> B> DoubleEndedIterator for Map<I, F> {
    fn next_back(&mut self) -> Option<B> {
        match self.iter.next_back() {
            Some(x) => Some((self.f)(x)),
            None => None,
        }
    }
}
impl<B, I: ExactSizeIterator, F: FnMut(I::Item) -> B> ExactSizeIterator for Map<I, F> {}

/// `Iterator::filter`.
#[derive(Clone)]
pub struct Filter<I, P> {
    pub(crate) iter: I,
    pub(super) predicate: P,
}

impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for Filter<I, P> {
    type Item = I::Item;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<I::Item> {
        while let Some(x) = self.iter.next() {
            if (self.predicate)(&x) {
                return Some(x);
            }
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
}
impl<I: DoubleEndedIterator, P: FnMut(&I::Item) -> bool> DoubleEndedIterator for Filter<I, P> {
    fn next_back(&mut self) -> Option<I::Item> {
        while let Some(x) = self.iter.next_back() {
            if (self.predicate)(&x) {
                return Some(x);
            }
        }
        None
    }
}

/// `Iterator::filter_map`.
#[derive(Clone)]
pub struct FilterMap<I, F> {
    pub(super) iter: I,
    pub(super) f: F,
}

impl<B, I: Iterator, F: FnMut(I::Item) -> Option<B>> Iterator for FilterMap<I, F> {
    type Item = B;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<B> { self.iter.find_map(&mut self.f) }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
}
impl<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> Option<B>> DoubleEndedIterator for FilterMap<I, F> {
    fn next_back(&mut self) -> Option<B> {
        while let Some(x) = self.iter.next_back() {
            if let Some(y) = (self.f)(x) {
                return Some(y);
            }
        }
        None
    }
}

/// `Iterator::enumerate`.
#[derive(Clone)]
pub struct Enumerate<I> {
    pub(super) iter: I,
    pub(super) count: usize,
}

impl<I: Iterator> Iterator for Enumerate<I> {
    type Item = (usize, I::Item);
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<(usize, I::Item)> {
        let a = self.iter.next()?;
        let i = self.count;
        self.count += 1;
        Some((i, a))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
    fn trusted_len(&self) -> Option<usize> { self.iter.trusted_len() }
}
impl<I: ExactSizeIterator + DoubleEndedIterator> DoubleEndedIterator for Enumerate<I> {
    fn next_back(&mut self) -> Option<(usize, I::Item)> {
        let a = self.iter.next_back()?;
        Some((self.count + self.iter.len(), a))
    }
}
impl<I: ExactSizeIterator> ExactSizeIterator for Enumerate<I> {}

/// `Iterator::rev`.
#[derive(Clone)]
pub struct Rev<T> {
    pub(super) iter: T,
}

impl<I: DoubleEndedIterator> Iterator for Rev<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { self.iter.next_back() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
    fn trusted_len(&self) -> Option<usize> { self.iter.trusted_len() }
}
impl<I: DoubleEndedIterator> DoubleEndedIterator for Rev<I> {
    fn next_back(&mut self) -> Option<I::Item> { self.iter.next() }
}
impl<I: ExactSizeIterator + DoubleEndedIterator> ExactSizeIterator for Rev<I> {}

macro_rules! by_value {
    ($($Name:ident $Bound:ident $method:ident)*) => { $(
        #[derive(Clone)]
        pub struct $Name<I> {
            pub(super) it: I,
        }
        impl<'a, I: Iterator<Item = &'a T>, T: $Bound + 'a> Iterator for $Name<I> {
            type Item = T;
            fn next(&mut self) -> Option<T> { self.it.next().$method() }
            fn size_hint(&self) -> (usize, Option<usize>) { self.it.size_hint() }
            fn trusted_len(&self) -> Option<usize> { self.it.trusted_len() }
        }
        impl<'a, I: DoubleEndedIterator<Item = &'a T>, T: $Bound + 'a> DoubleEndedIterator for $Name<I> {
            fn next_back(&mut self) -> Option<T> { self.it.next_back().$method() }
        }
        impl<'a, I: ExactSizeIterator<Item = &'a T>, T: $Bound + 'a> ExactSizeIterator for $Name<I> {}
    )* };
}
by_value! { Copied Copy copied Cloned Clone cloned }

/// `Iterator::chain`.
#[derive(Clone)]
pub struct Chain<A, B> {
    pub(super) a: Option<A>,
    pub(super) b: Option<B>,
}

impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Chain<A, B> {
    type Item = A::Item;
    fn next(&mut self) -> Option<A::Item> {
        if let Some(a) = &mut self.a {
            match a.next() {
                None => self.a = None,
                item => return item,
            }
        }
        self.b.as_mut()?.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (a_lower, a_upper) = self.a.as_ref().map_or((0, Some(0)), |a| a.size_hint());
        let (b_lower, b_upper) = self.b.as_ref().map_or((0, Some(0)), |b| b.size_hint());
        (a_lower.saturating_add(b_lower), a_upper.zip(b_upper).and_then(|(x, y)| x.checked_add(y)))
    }
    fn trusted_len(&self) -> Option<usize> {
        let a = self.a.as_ref().map_or(Some(0), |a| a.trusted_len())?;
        a.checked_add(self.b.as_ref().map_or(Some(0), |b| b.trusted_len())?)
    }
}
impl<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A::Item>> DoubleEndedIterator for Chain<A, B> {
    fn next_back(&mut self) -> Option<A::Item> {
        if let Some(b) = &mut self.b {
            match b.next_back() {
                None => self.b = None,
                item => return item,
            }
        }
        self.a.as_mut()?.next_back()
    }
}

/// `Iterator::zip`.
#[derive(Clone)]
pub struct Zip<A, B> {
    pub(super) a: A,
    pub(super) b: B,
}

impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
    type Item = (A::Item, B::Item);
    fn in_place(&mut self) -> Option<InPlace> { self.a.in_place() }
    fn next(&mut self) -> Option<(A::Item, B::Item)> {
        let x = self.a.next()?;
        let y = self.b.next()?;
        Some((x, y))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (a_lower, a_upper) = self.a.size_hint();
        let (b_lower, b_upper) = self.b.size_hint();
        let upper = match (a_upper, b_upper) {
            (Some(x), Some(y)) => Some(x.min(y)),
            (x, y) => x.or(y),
        };
        (a_lower.min(b_lower), upper)
    }
    fn trusted_len(&self) -> Option<usize> { Some(self.a.trusted_len()?.min(self.b.trusted_len()?)) }
}
impl<A: DoubleEndedIterator + ExactSizeIterator, B: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Zip<A, B> {
    fn next_back(&mut self) -> Option<(A::Item, B::Item)> {
        while self.a.len() > self.b.len() {
            self.a.next_back();
        }
        while self.b.len() > self.a.len() {
            self.b.next_back();
        }
        Some((self.a.next_back()?, self.b.next_back()?))
    }
}
impl<A: ExactSizeIterator, B: ExactSizeIterator> ExactSizeIterator for Zip<A, B> {}

/// `Iterator::take`.
#[derive(Clone)]
pub struct Take<I> {
    pub(super) iter: I,
    pub(super) n: usize,
}

impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<I::Item> {
        if self.n == 0 {
            return None;
        }
        self.n -= 1;
        self.iter.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.n == 0 {
            return (0, Some(0));
        }
        let (lower, upper) = self.iter.size_hint();
        (lower.min(self.n), Some(upper.map_or(self.n, |x| x.min(self.n))))
    }
    fn trusted_len(&self) -> Option<usize> { Some(self.iter.trusted_len()?.min(self.n)) }
}
impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Take<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        if self.n == 0 {
            return None;
        }
        let n = self.n;
        self.n -= 1;
        self.iter.nth_back(self.iter.len().saturating_sub(n))
    }
}
impl<I: ExactSizeIterator> ExactSizeIterator for Take<I> {}

/// `Iterator::skip`.
#[derive(Clone)]
pub struct Skip<I> {
    pub(super) iter: I,
    pub(super) n: usize,
}

impl<I: Iterator> Iterator for Skip<I> {
    type Item = I::Item;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<I::Item> {
        if self.n == 0 {
            return self.iter.next();
        }
        let n = crate::mem::take(&mut self.n);
        self.iter.nth(n)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.iter.size_hint();
        (lower.saturating_sub(self.n), upper.map(|x| x.saturating_sub(self.n)))
    }
}
impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for Skip<I> {
    fn next_back(&mut self) -> Option<I::Item> { if self.len() > 0 { self.iter.next_back() } else { None } }
}
impl<I: ExactSizeIterator> ExactSizeIterator for Skip<I> {}

/// `Iterator::step_by`.
#[derive(Clone)]
pub struct StepBy<I> {
    iter: I,
    step_minus_one: usize,
    first_take: bool,
}

impl<I> StepBy<I> {
    #[track_caller]
    pub(super) fn new(iter: I, step: usize) -> StepBy<I> {
        assert!(step != 0);
        StepBy { iter, step_minus_one: step - 1, first_take: true }
    }
}

impl<I: Iterator> Iterator for StepBy<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        let step = if self.first_take { 0 } else { self.step_minus_one };
        self.first_take = false;
        self.iter.nth(step)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.iter.size_hint();
        let step = self.step_minus_one + 1;
        if self.first_take {
            let count = |n: usize| if n == 0 { 0 } else { 1 + (n - 1) / step };
            (count(lower), upper.map(count))
        } else {
            (lower / step, upper.map(|n| n / step))
        }
    }
}
impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for StepBy<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        let step = self.step_minus_one + 1;
        let rem = self.iter.len() % step;
        let n = if self.first_take {
            if rem == 0 { self.step_minus_one } else { rem - 1 }
        } else {
            rem
        };
        self.iter.nth_back(n)
    }
}
impl<I: ExactSizeIterator> ExactSizeIterator for StepBy<I> {}

macro_rules! simple {
    ($($(#[$doc:meta])* $Name:ident<$P:ident $($St:ident)?> { $($field:ident: $ty:ty),* } [$($bound:tt)*] $Item:ty, $self:ident $next:block)*) => { $(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $Name<I, $($St,)? $P> {
            pub(super) iter: I,
            $(pub(super) $field: $ty,)*
        }
        impl<I: Iterator, B, $($St,)? $P: $($bound)*> Iterator for $Name<I, $($St,)? $P> {
            type Item = $Item;
            fn next(&mut $self) -> Option<$Item> $next
            fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
        }
    )* };
}
simple! {
    /// `Iterator::map_while`.
    MapWhile<P> { predicate: P } [FnMut(I::Item) -> Option<B>] B, self {
        let x = self.iter.next()?;
        (self.predicate)(x)
    }
    /// `Iterator::scan`.
    Scan<F St> { f: F, state: St } [FnMut(&mut St, I::Item) -> Option<B>] B, self {
        let x = self.iter.next()?;
        (self.f)(&mut self.state, x)
    }
}

/// `Iterator::take_while`.
#[derive(Clone)]
pub struct TakeWhile<I, P> {
    pub(super) iter: I,
    pub(super) flag: bool,
    pub(super) predicate: P,
}

impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for TakeWhile<I, P> {
    type Item = I::Item;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<I::Item> {
        if self.flag {
            return None;
        }
        let x = self.iter.next()?;
        if (self.predicate)(&x) {
            Some(x)
        } else {
            self.flag = true;
            None
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.flag { (0, Some(0)) } else { (0, self.iter.size_hint().1) }
    }
}

/// `Iterator::skip_while`.
#[derive(Clone)]
pub struct SkipWhile<I, P> {
    pub(super) iter: I,
    pub(super) flag: bool,
    pub(super) predicate: P,
}

impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for SkipWhile<I, P> {
    type Item = I::Item;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<I::Item> {
        loop {
            let x = self.iter.next()?;
            if self.flag || !(self.predicate)(&x) {
                self.flag = true;
                return Some(x);
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
}

/// `Iterator::inspect`.
#[derive(Clone)]
pub struct Inspect<I, F> {
    pub(super) iter: I,
    pub(super) f: F,
}

impl<I: Iterator, F: FnMut(&I::Item)> Iterator for Inspect<I, F> {
    type Item = I::Item;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<I::Item> {
        let next = self.iter.next();
        if let Some(a) = &next {
            (self.f)(a);
        }
        next
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
    fn trusted_len(&self) -> Option<usize> { self.iter.trusted_len() }
}

/// `Iterator::fuse`.
#[derive(Clone)]
pub struct Fuse<I> {
    pub(super) iter: Option<I>,
}

impl<I: Iterator> Iterator for Fuse<I> {
    type Item = I::Item;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.as_mut()?.in_place() }
    fn next(&mut self) -> Option<I::Item> {
        let next = self.iter.as_mut()?.next();
        if next.is_none() {
            self.iter = None;
        }
        next
    }
}

/// `Iterator::peekable`.
#[derive(Clone)]
pub struct Peekable<I: Iterator> {
    pub(super) iter: I,
    pub(super) peeked: Option<Option<I::Item>>,
}

impl<I: Iterator> Iterator for Peekable<I> {
    type Item = I::Item;
    fn in_place(&mut self) -> Option<InPlace> { self.iter.in_place() }
    fn next(&mut self) -> Option<I::Item> {
        match self.peeked.take() {
            Some(v) => v,
            None => self.iter.next(),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let peeked = match &self.peeked {
            Some(None) => return (0, Some(0)),
            Some(Some(_)) => 1,
            None => 0,
        };
        let (lower, upper) = self.iter.size_hint();
        (lower.saturating_add(peeked), upper.and_then(|x| x.checked_add(peeked)))
    }
}
impl<I: ExactSizeIterator> ExactSizeIterator for Peekable<I> {}

impl<I: Iterator> Peekable<I> {
    pub fn peek(&mut self) -> Option<&I::Item> {
        let iter = &mut self.iter;
        self.peeked.get_or_insert_with(|| iter.next()).as_ref()
    }

    pub fn peek_mut(&mut self) -> Option<&mut I::Item> {
        let iter = &mut self.iter;
        self.peeked.get_or_insert_with(|| iter.next()).as_mut()
    }

    pub fn next_if(&mut self, func: impl FnOnce(&I::Item) -> bool) -> Option<I::Item> {
        match self.next() {
            Some(matched) if func(&matched) => Some(matched),
            other => {
                self.peeked = Some(other);
                None
            }
        }
    }

    pub fn next_if_eq<T: ?Sized>(&mut self, expected: &T) -> Option<I::Item> where I::Item: PartialEq<T> {
        self.next_if(|next| next == expected)
    }
}

/// `Iterator::cycle`.
#[derive(Clone)]
pub struct Cycle<I> {
    pub(super) orig: I,
    pub(super) iter: I,
}

impl<I: Clone + Iterator> Iterator for Cycle<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        match self.iter.next() {
            None => {
                self.iter = self.orig.clone();
                self.iter.next()
            }
            y => y,
        }
    }
}

/// `Iterator::flatten`: `U` is the iterator of each item.
#[derive(Clone)]
pub struct Flatten<I, U> {
    pub(super) iter: I,
    pub(super) front: Option<U>,
    pub(super) back: Option<U>,
}

impl<I: Iterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>, U: Iterator> Iterator for Flatten<I, U> {
    type Item = U::Item;
    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.front {
                match inner.next() {
                    None => self.front = None,
                    item => return item,
                }
            }
            match self.iter.next() {
                Some(inner) => self.front = Some(inner.into_iter()),
                None => return self.back.as_mut()?.next(),
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (front, front_upper) = self.front.as_ref().map_or((0, Some(0)), |it| it.size_hint());
        let (back, back_upper) = self.back.as_ref().map_or((0, Some(0)), |it| it.size_hint());
        let upper = match self.iter.size_hint() {
            (0, Some(0)) => front_upper.zip(back_upper).and_then(|(x, y)| x.checked_add(y)),
            _ => None,
        };
        (front.saturating_add(back), upper)
    }
}
impl<I: DoubleEndedIterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>, U: DoubleEndedIterator> DoubleEndedIterator for Flatten<I, U> {
    fn next_back(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.back {
                match inner.next_back() {
                    None => self.back = None,
                    item => return item,
                }
            }
            match self.iter.next_back() {
                Some(inner) => self.back = Some(inner.into_iter()),
                None => return self.front.as_mut()?.next_back(),
            }
        }
    }
}

/// `Iterator::flat_map`.
pub struct FlatMap<I, U: IntoIterator, F> {
    pub(super) inner: Flatten<Map<I, F>, U::IntoIter>,
}

impl<I: Clone, U: IntoIterator<IntoIter: Clone>, F: Clone> Clone for FlatMap<I, U, F> {
    fn clone(&self) -> Self { FlatMap { inner: self.inner.clone() } }
}

impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> {
    type Item = U::Item;
    fn next(&mut self) -> Option<U::Item> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<I: DoubleEndedIterator, U: IntoIterator<IntoIter: DoubleEndedIterator>, F: FnMut(I::Item) -> U> DoubleEndedIterator for FlatMap<I, U, F> {
    fn next_back(&mut self) -> Option<U::Item> { self.inner.next_back() }
}
