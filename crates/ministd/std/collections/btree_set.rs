//! A set in order: a map without values.

use super::btree_map::{self, BTreeMap};
use crate::{
    borrow::Borrow,
    cmp::Ordering,
    fmt::{self, Debug},
    hash::{Hash, Hasher},
    iter::{FromIterator, FusedIterator, Peekable},
    ops::{BitAnd, BitOr, BitXor, RangeBounds, Sub},
};

/// The value of a set's pairs.
#[derive(Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Clone, Copy, Default)]
struct SetValZST;

#[derive(Eq, PartialEq, Ord, PartialOrd)]
pub struct BTreeSet<T> {
    map: BTreeMap<T, SetValZST>,
}

impl<T> BTreeSet<T> {
    pub const fn new() -> BTreeSet<T> { BTreeSet { map: BTreeMap::new() } }
    pub fn clear(&mut self) { self.map.clear() }
    pub const fn len(&self) -> usize { self.map.len() }
    pub const fn is_empty(&self) -> bool { self.len() == 0 }
    pub fn iter(&self) -> Iter<'_, T> { Iter { iter: self.map.keys() } }
    #[track_caller]
    pub fn range<K: ?Sized + Ord, R: RangeBounds<K>>(&self, range: R) -> Range<'_, T> where T: Borrow<K> + Ord {
        Range { iter: self.map.range(range) }
    }

    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T> where T: Ord { Difference(Merged::new(self, other)) }
    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> SymmetricDifference<'a, T> where T: Ord {
        SymmetricDifference(Merged::new(self, other))
    }
    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T> where T: Ord { Intersection(Merged::new(self, other)) }
    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T> where T: Ord { Union(Merged::new(self, other)) }

    pub fn contains<Q: ?Sized + Ord>(&self, value: &Q) -> bool where T: Borrow<Q> + Ord { self.map.contains_key(value) }
    pub fn get<Q: ?Sized + Ord>(&self, value: &Q) -> Option<&T> where T: Borrow<Q> + Ord { Some(self.map.get_key_value(value)?.0) }
    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool where T: Ord { self.intersection(other).next().is_none() }
    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool where T: Ord { self.len() <= other.len() && self.iter().all(|v| other.contains(v)) }
    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool where T: Ord { other.is_subset(self) }
    pub fn first(&self) -> Option<&T> where T: Ord { Some(self.map.first_key_value()?.0) }
    pub fn last(&self) -> Option<&T> where T: Ord { Some(self.map.last_key_value()?.0) }
    pub fn pop_first(&mut self) -> Option<T> where T: Ord { Some(self.map.pop_first()?.0) }
    pub fn pop_last(&mut self) -> Option<T> where T: Ord { Some(self.map.pop_last()?.0) }
    pub fn insert(&mut self, value: T) -> bool where T: Ord { self.map.insert(value, SetValZST).is_none() }
    pub fn replace(&mut self, value: T) -> Option<T> where T: Ord {
        let old = self.take(&value);
        self.insert(value);
        old
    }
    pub fn remove<Q: ?Sized + Ord>(&mut self, value: &Q) -> bool where T: Borrow<Q> + Ord { self.map.remove(value).is_some() }
    pub fn take<Q: ?Sized + Ord>(&mut self, value: &Q) -> Option<T> where T: Borrow<Q> + Ord { Some(self.map.remove_entry(value)?.0) }
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) where T: Ord { self.map.retain(|k, _| f(k)) }
    pub fn append(&mut self, other: &mut Self) where T: Ord { self.map.append(&mut other.map) }
    pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> Self where T: Borrow<Q> + Ord { BTreeSet { map: self.map.split_off(value) } }
    pub fn extract_if<F: FnMut(&T) -> bool, R: RangeBounds<T>>(&mut self, range: R, mut pred: F) -> impl Iterator<Item = T> where T: Ord {
        self.map.extract_if(range, move |k, _| pred(k)).map(|(k, _)| k)
    }
}

impl<T: Clone> Clone for BTreeSet<T> {
    fn clone(&self) -> Self { BTreeSet { map: self.map.clone() } }
}
impl<T> Default for BTreeSet<T> {
    fn default() -> Self { BTreeSet::new() }
}
impl<T: Hash> Hash for BTreeSet<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { self.map.hash(state) }
}
impl<T: Debug> Debug for BTreeSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries(self.iter()).finish() }
}
impl<T: Ord> FromIterator<T> for BTreeSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> {
        let mut inputs: Vec<_> = iter.into_iter().collect();
        if inputs.is_empty() {
            return BTreeSet::new();
        }
        inputs.sort();
        BTreeSet { map: BTreeMap::bulk_build_from_sorted_iter(inputs.into_iter().map(|k| (k, SetValZST))) }
    }
}
impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> {
    fn from(mut arr: [T; N]) -> Self {
        if N == 0 {
            return BTreeSet::new();
        }
        arr.sort();
        BTreeSet { map: BTreeMap::bulk_build_from_sorted_iter(arr.into_iter().map(|k| (k, SetValZST))) }
    }
}
impl<T: Ord> Extend<T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        iter.into_iter().for_each(|elem| {
            self.insert(elem);
        });
    }
}
impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().cloned()) }
}

macro_rules! set_operators {
    ($($Trait:ident $method:ident $operation:ident)*) => { $(
        impl<T: Ord + Clone> $Trait<&BTreeSet<T>> for &BTreeSet<T> {
            type Output = BTreeSet<T>;
            fn $method(self, rhs: &BTreeSet<T>) -> BTreeSet<T> { self.$operation(rhs).cloned().collect() }
        }
    )* };
}
set_operators! { BitOr bitor union BitAnd bitand intersection BitXor bitxor symmetric_difference Sub sub difference }

impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { iter: self.map.into_keys() } }
}
impl<'a, T> IntoIterator for &'a BTreeSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}

#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    iter: btree_map::Keys<'a, T, SetValZST>,
}
pub struct IntoIter<T> {
    iter: btree_map::IntoKeys<T, SetValZST>,
}
#[derive(Debug)]
pub struct Range<'a, T: 'a> {
    iter: btree_map::Range<'a, T, SetValZST>,
}

macro_rules! set_iterators {
    ($([$($lt:lifetime)?] $t:ty, $Item:ty, |$x:ident| $map:expr;)*) => { $(
        impl<$($lt,)? T> Iterator for $t {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                let $x = self.iter.next()?;
                Some($map)
            }
            fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
            fn last(mut self) -> Option<$Item> { self.next_back() }
        }
        impl<$($lt,)? T> DoubleEndedIterator for $t {
            fn next_back(&mut self) -> Option<$Item> {
                let $x = self.iter.next_back()?;
                Some($map)
            }
        }
        impl<$($lt,)? T> FusedIterator for $t {}
    )* };
}
set_iterators! {
    ['a] Iter<'a, T>, &'a T, |x| x;
    [] IntoIter<T>, T, |x| x;
    ['a] Range<'a, T>, &'a T, |x| x.0;
}
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { iter: self.iter.clone() } }
}
impl<T> Clone for Range<'_, T> {
    fn clone(&self) -> Self { Range { iter: self.iter.clone() } }
}

/// Two sets side by side.
struct Merged<'a, T> {
    left: Peekable<Iter<'a, T>>,
    right: Peekable<Iter<'a, T>>,
}

impl<'a, T: Ord> Merged<'a, T> {
    fn new(left: &'a BTreeSet<T>, right: &'a BTreeSet<T>) -> Self { Merged { left: left.iter().peekable(), right: right.iter().peekable() } }

    /// The next value of the left, of the right, or of both when they are equal.
    fn next(&mut self) -> (Option<&'a T>, Option<&'a T>) {
        let order = match (self.left.peek(), self.right.peek()) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, _) => Ordering::Greater,
        };
        match order {
            Ordering::Less => (self.left.next(), None),
            Ordering::Greater => (None, self.right.next()),
            Ordering::Equal => (self.left.next(), self.right.next()),
        }
    }

    /// How many are left in each.
    fn lens(&self) -> (usize, usize) { (self.left.len(), self.right.len()) }
}
impl<T> Clone for Merged<'_, T> {
    fn clone(&self) -> Self { Merged { left: self.left.clone(), right: self.right.clone() } }
}

pub struct Difference<'a, T: 'a>(Merged<'a, T>);
pub struct SymmetricDifference<'a, T: 'a>(Merged<'a, T>);
pub struct Intersection<'a, T: 'a>(Merged<'a, T>);
pub struct Union<'a, T: 'a>(Merged<'a, T>);

macro_rules! lazy_sets {
    ($($t:ident { $($pat:pat => $value:expr;)* } |$a:ident, $b:ident| $hint:expr;)*) => { $(
        impl<'a, T: Ord> Iterator for $t<'a, T> {
            type Item = &'a T;
            fn next(&mut self) -> Option<&'a T> {
                loop {
                    match self.0.next() {
                        (None, None) => return None,
                        $($pat => return $value,)*
                        _ => {}
                    }
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let ($a, $b) = self.0.lens();
                $hint
            }
        }
        impl<T> Clone for $t<'_, T> {
            fn clone(&self) -> Self { $t(self.0.clone()) }
        }
        impl<T: Debug + Ord> Debug for $t<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
        }
        impl<T: Ord> FusedIterator for $t<'_, T> {}
    )* };
}
lazy_sets! {
    Difference { (x, None) => x; } |a, b| (a.saturating_sub(b), Some(a));
    SymmetricDifference { (x, None) | (None, x) => x; } |a, b| (0, Some(a + b));
    Intersection { (Some(x), Some(_)) => Some(x); } |a, b| (0, Some(if a < b { a } else { b }));
    Union { (x @ Some(_), _) | (_, x) => x; } |a, b| (if a > b { a } else { b }, Some(a + b));
}
