//! A set by hash: a map without values.

use super::{TryReserveError, hash_map::{self, HashMap}};
use crate::{
    borrow::Borrow,
    fmt::{self, Debug},
    hash::{BuildHasher, Hash, RandomState},
    iter::{Chain, FromIterator, FusedIterator},
    ops::{BitAnd, BitOr, BitXor, Sub},
};

pub struct HashSet<T, S = RandomState> {
    map: HashMap<T, (), S>,
}

impl<T> HashSet<T, RandomState> {
    pub fn new() -> HashSet<T, RandomState> { Default::default() }
    pub fn with_capacity(capacity: usize) -> HashSet<T, RandomState> { HashSet { map: HashMap::with_capacity(capacity) } }
}

impl<T, S> HashSet<T, S> {
    pub const fn with_hasher(hasher: S) -> HashSet<T, S> { HashSet { map: HashMap::with_hasher(hasher) } }
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashSet<T, S> {
        HashSet { map: HashMap::with_capacity_and_hasher(capacity, hasher) }
    }
    pub fn capacity(&self) -> usize { self.map.capacity() }
    pub fn len(&self) -> usize { self.map.len() }
    pub fn is_empty(&self) -> bool { self.map.is_empty() }
    pub fn hasher(&self) -> &S { self.map.hasher() }
    pub fn clear(&mut self) { self.map.clear() }
    pub fn iter(&self) -> Iter<'_, T> { Iter { inner: self.map.keys() } }
    pub fn drain(&mut self) -> Drain<'_, T> { Drain { inner: self.map.drain() } }
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) { self.map.retain(|k, _| f(k)) }
    pub fn extract_if<F: FnMut(&T) -> bool>(&mut self, mut pred: F) -> impl Iterator<Item = T> {
        self.map.extract_if(move |k, _| pred(k)).map(|(k, ())| k)
    }
}

impl<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
    pub fn reserve(&mut self, additional: usize) { self.map.reserve(additional) }
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> { self.map.try_reserve(additional) }
    pub fn shrink_to_fit(&mut self) { self.map.shrink_to_fit() }
    pub fn shrink_to(&mut self, min_capacity: usize) { self.map.shrink_to(min_capacity) }

    pub fn difference<'a>(&'a self, other: &'a HashSet<T, S>) -> Difference<'a, T, S> { Difference { iter: self.iter(), other } }
    pub fn symmetric_difference<'a>(&'a self, other: &'a HashSet<T, S>) -> SymmetricDifference<'a, T, S> {
        SymmetricDifference { iter: self.difference(other).chain(other.difference(self)) }
    }
    pub fn intersection<'a>(&'a self, other: &'a HashSet<T, S>) -> Intersection<'a, T, S> {
        // The smaller set is walked, the other asked.
        if self.len() <= other.len() { Intersection { iter: self.iter(), other } } else { Intersection { iter: other.iter(), other: self } }
    }
    pub fn union<'a>(&'a self, other: &'a HashSet<T, S>) -> Union<'a, T, S> {
        let iter = if self.len() >= other.len() { self.iter().chain(other.difference(self)) } else { other.iter().chain(self.difference(other)) };
        Union { iter }
    }

    pub fn contains<Q: ?Sized + Hash + Eq>(&self, value: &Q) -> bool where T: Borrow<Q> { self.map.contains_key(value) }
    pub fn get<Q: ?Sized + Hash + Eq>(&self, value: &Q) -> Option<&T> where T: Borrow<Q> {
        match self.map.get_key_value(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    pub fn is_disjoint(&self, other: &HashSet<T, S>) -> bool { self.intersection(other).next().is_none() }
    pub fn is_subset(&self, other: &HashSet<T, S>) -> bool { self.len() <= other.len() && self.iter().all(|v| other.contains(v)) }
    pub fn is_superset(&self, other: &HashSet<T, S>) -> bool { other.is_subset(self) }
    pub fn insert(&mut self, value: T) -> bool { self.map.insert(value, ()).is_none() }
    pub fn replace(&mut self, value: T) -> Option<T> {
        let old = self.take(&value);
        self.map.insert(value, ());
        old
    }
    pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, value: &Q) -> bool where T: Borrow<Q> { self.map.remove(value).is_some() }
    pub fn take<Q: ?Sized + Hash + Eq>(&mut self, value: &Q) -> Option<T> where T: Borrow<Q> {
        match self.map.remove_entry(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
}

impl<T: Clone, S: Clone> Clone for HashSet<T, S> {
    fn clone(&self) -> Self { HashSet { map: self.map.clone() } }
}
impl<T: Eq + Hash, S: BuildHasher> PartialEq for HashSet<T, S> {
    fn eq(&self, other: &HashSet<T, S>) -> bool { self.len() == other.len() && self.iter().all(|key| other.contains(key)) }
}
impl<T: Eq + Hash, S: BuildHasher> Eq for HashSet<T, S> {}
impl<T: Debug, S> Debug for HashSet<T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter()).finish() }
}
impl<T, S: Default> Default for HashSet<T, S> {
    fn default() -> HashSet<T, S> { HashSet { map: HashMap::default() } }
}
impl<T: Eq + Hash, S: BuildHasher + Default> FromIterator<T> for HashSet<T, S> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> HashSet<T, S> {
        let mut set = HashSet::with_hasher(Default::default());
        set.extend(iter);
        set
    }
}
impl<T: Eq + Hash, const N: usize> From<[T; N]> for HashSet<T, RandomState> {
    fn from(arr: [T; N]) -> Self { Self::from_iter(arr) }
}
impl<T: Eq + Hash, S: BuildHasher> Extend<T> for HashSet<T, S> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { self.map.extend(iter.into_iter().map(|k| (k, ()))) }
}
impl<'a, T: Eq + Hash + Copy + 'a, S: BuildHasher> Extend<&'a T> for HashSet<T, S> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().copied()) }
}

macro_rules! set_operators {
    ($($Trait:ident $method:ident $operation:ident)*) => { $(
        impl<T: Eq + Hash + Clone, S: BuildHasher + Default> $Trait<&HashSet<T, S>> for &HashSet<T, S> {
            type Output = HashSet<T, S>;
            fn $method(self, rhs: &HashSet<T, S>) -> HashSet<T, S> { self.$operation(rhs).cloned().collect() }
        }
    )* };
}
set_operators! { BitOr bitor union BitAnd bitand intersection BitXor bitxor symmetric_difference Sub sub difference }

impl<T, S> IntoIterator for HashSet<T, S> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self.map.into_iter() } }
}
impl<'a, T, S> IntoIterator for &'a HashSet<T, S> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}

pub struct Iter<'a, T: 'a> {
    inner: hash_map::Keys<'a, T, ()>,
}
pub struct IntoIter<T> {
    inner: hash_map::IntoIter<T, ()>,
}
pub struct Drain<'a, T: 'a> {
    inner: hash_map::Drain<'a, T, ()>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> { self.inner.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { inner: self.inner.clone() } }
}
impl<T: Debug> Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.inner.fmt(f) }
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        match self.inner.next() {
            Some((k, ())) => Some(k),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        match self.inner.next() {
            Some((k, ())) => Some(k),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
}
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T> FusedIterator for IntoIter<T> {}
impl<T> FusedIterator for Drain<'_, T> {}

pub struct Difference<'a, T: 'a, S: 'a> {
    iter: Iter<'a, T>,
    other: &'a HashSet<T, S>,
}
pub struct Intersection<'a, T: 'a, S: 'a> {
    iter: Iter<'a, T>,
    other: &'a HashSet<T, S>,
}
pub struct SymmetricDifference<'a, T: 'a, S: 'a> {
    iter: Chain<Difference<'a, T, S>, Difference<'a, T, S>>,
}
pub struct Union<'a, T: 'a, S: 'a> {
    iter: Chain<Iter<'a, T>, Difference<'a, T, S>>,
}

macro_rules! lazy_sets {
    ($($t:ident { $($field:ident)* } |$s:ident| $next:expr, |$h:ident, $o:ident| $hint:expr;)*) => { $(
        impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for $t<'a, T, S> {
            type Item = &'a T;
            fn next(&mut self) -> Option<&'a T> {
                let $s = self;
                $next
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let ($h, $o) = (self.iter.size_hint(), self);
                $hint
            }
        }
        impl<'a, T, S> Clone for $t<'a, T, S> {
            fn clone(&self) -> Self { $t { iter: self.iter.clone(), $($field: self.$field)* } }
        }
        impl<T: Debug + Eq + Hash, S: BuildHasher> Debug for $t<'_, T, S> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
        }
        impl<T: Eq + Hash, S: BuildHasher> FusedIterator for $t<'_, T, S> {}
    )* };
}
lazy_sets! {
    Difference { other } |s| {
        let other = s.other;
        s.iter.find(|elt| !other.contains(*elt))
    }, |h, s| (h.0.saturating_sub(s.other.len()), h.1);
    Intersection { other } |s| {
        let other = s.other;
        s.iter.find(|elt| other.contains(*elt))
    }, |h, _s| (0, h.1);
    SymmetricDifference {} |s| s.iter.next(), |h, _s| h;
    Union {} |s| s.iter.next(), |h, _s| h;
}
