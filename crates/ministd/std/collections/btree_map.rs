//! A map in the order of its keys.

use super::btree::{Handle, Node};
use crate::{
    alloc::Global,
    borrow::Borrow,
    cmp::Ordering,
    fmt::{self, Debug},
    hash::{Hash, Hasher},
    iter::{FromIterator, FusedIterator, Peekable},
    marker::PhantomData,
    mem::{self, ManuallyDrop},
    ops::{Bound, Index, RangeBounds},
    ptr,
};

pub struct BTreeMap<K, V> {
    root: Option<Node<K, V>>,
    length: usize,
    alloc: ManuallyDrop<Global>,
    _marker: PhantomData<Box<(K, V)>>,
}

impl<K, V> BTreeMap<K, V> {
    pub const fn new() -> BTreeMap<K, V> { BTreeMap::of(None, 0) }
    const fn of(root: Option<Node<K, V>>, length: usize) -> Self {
        BTreeMap { root, length, alloc: ManuallyDrop::new(Global), _marker: PhantomData }
    }
    pub fn clear(&mut self) { drop(mem::replace(self, BTreeMap::new())) }
    pub const fn len(&self) -> usize { self.length }
    pub const fn is_empty(&self) -> bool { self.length == 0 }

    fn root(&mut self) -> &mut Node<K, V> { self.root.get_or_insert_with(Node::new_leaf) }

    fn full_range(&self) -> Edges<K, V> {
        match self.root {
            Some(root) => Edges { front: Some(root.first_leaf_edge()), back: Some(root.last_leaf_edge()) },
            None => Edges { front: None, back: None },
        }
    }

    fn find<Q: ?Sized + Ord>(&self, key: &Q) -> Option<Handle<K, V>> where K: Borrow<Q> { self.root?.search(key).ok() }

    pub fn get<Q: ?Sized + Ord>(&self, key: &Q) -> Option<&V> where K: Borrow<Q> + Ord { Some(unsafe { &*self.find(key)?.val() }) }
    pub fn get_key_value<Q: ?Sized + Ord>(&self, k: &Q) -> Option<(&K, &V)> where K: Borrow<Q> + Ord { Some(self.find(k)?.pair()) }
    pub fn get_mut<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<&mut V> where K: Borrow<Q> + Ord {
        Some(unsafe { &mut *self.find(key)?.val() })
    }
    pub fn contains_key<Q: ?Sized + Ord>(&self, key: &Q) -> bool where K: Borrow<Q> + Ord { self.find(key).is_some() }

    pub fn first_key_value(&self) -> Option<(&K, &V)> where K: Ord { Some(self.root?.first_leaf_edge().next_kv()?.pair()) }
    pub fn last_key_value(&self) -> Option<(&K, &V)> where K: Ord { Some(self.root?.last_leaf_edge().next_back_kv()?.pair()) }
    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> where K: Ord {
        Some(OccupiedEntry { handle: self.root?.first_leaf_edge().next_kv()?, map: self })
    }
    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> where K: Ord {
        Some(OccupiedEntry { handle: self.root?.last_leaf_edge().next_back_kv()?, map: self })
    }
    pub fn pop_first(&mut self) -> Option<(K, V)> where K: Ord { Some(self.first_entry()?.remove_entry()) }
    pub fn pop_last(&mut self) -> Option<(K, V)> where K: Ord { Some(self.last_entry()?.remove_entry()) }

    pub fn insert(&mut self, key: K, value: V) -> Option<V> where K: Ord {
        match self.entry(key) {
            Entry::Occupied(mut entry) => Some(entry.insert(value)),
            Entry::Vacant(entry) => {
                entry.insert(value);
                None
            }
        }
    }
    pub fn remove<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<V> where K: Borrow<Q> + Ord { Some(self.remove_entry(key)?.1) }
    pub fn remove_entry<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<(K, V)> where K: Borrow<Q> + Ord {
        Some(self.remove_kv(self.find(key)?).0)
    }

    /// Takes a pair out, and says which edge is in its place.
    fn remove_kv(&mut self, handle: Handle<K, V>) -> ((K, V), Handle<K, V>) {
        self.length -= 1;
        handle.remove(self.root())
    }

    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F) where K: Ord {
        self.extract_if(.., |k, v| !f(k, v)).for_each(drop);
    }
    pub fn extract_if<F: FnMut(&K, &mut V) -> bool, R: RangeBounds<K>>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V, R, F> where K: Ord {
        let edge = match self.root {
            Some(root) => Some(lower_edge(root, range.start_bound())),
            None => None,
        };
        ExtractIf { edge, map: self, range, pred }
    }

    /// Moves all pairs over; of two with equal keys, the key of this map and the other's value stay.
    pub fn append(&mut self, other: &mut Self) where K: Ord {
        if other.is_empty() {
            return;
        }
        if self.is_empty() {
            return mem::swap(self, other);
        }
        let left = mem::replace(self, BTreeMap::new()).into_iter().peekable();
        let right = mem::replace(other, BTreeMap::new()).into_iter().peekable();
        let mut root = Node::new_leaf();
        let mut length = 0;
        root.bulk_push(Merge { left, right }, &mut length);
        *self = BTreeMap::of(Some(root), length);
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> Self where K: Borrow<Q> + Ord {
        let Some(root) = &mut self.root else { return BTreeMap::new() };
        let total = self.length;
        let right = root.split_off(key);
        self.length = root.calc_length();
        BTreeMap::of(Some(right), total - self.length)
    }

    #[track_caller]
    pub fn range<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: R) -> Range<'_, K, V> where K: Borrow<T> + Ord {
        Range { edges: self.edges(range), marker: PhantomData }
    }
    #[track_caller]
    pub fn range_mut<T: ?Sized + Ord, R: RangeBounds<T>>(&mut self, range: R) -> RangeMut<'_, K, V> where K: Borrow<T> + Ord {
        RangeMut { edges: self.edges(range), marker: PhantomData }
    }

    #[track_caller]
    fn edges<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: R) -> Edges<K, V> where K: Borrow<T> {
        let Some(root) = self.root else { return Edges { front: None, back: None } };
        match (range.start_bound(), range.end_bound()) {
            (Bound::Excluded(s), Bound::Excluded(e)) if *s == *e => panic!("range start and end are equal and excluded in BTreeMap"),
            (Bound::Included(s) | Bound::Excluded(s), Bound::Included(e) | Bound::Excluded(e)) if *s > *e => {
                panic!("range start is greater than range end in BTreeMap")
            }
            _ => {}
        }
        Edges { front: Some(lower_edge(root, range.start_bound())), back: Some(upper_edge(root, range.end_bound())) }
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> where K: Ord {
        let Some(root) = self.root else { return Entry::Vacant(VacantEntry { key, handle: None, map: self }) };
        match root.search(&key) {
            Ok(handle) => Entry::Occupied(OccupiedEntry { handle, map: self }),
            Err(handle) => Entry::Vacant(VacantEntry { key, handle: Some(handle), map: self }),
        }
    }

    pub fn iter(&self) -> Iter<'_, K, V> { Iter { edges: self.full_range(), length: self.length, marker: PhantomData } }
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> { IterMut { edges: self.full_range(), length: self.length, marker: PhantomData } }
    pub fn keys(&self) -> Keys<'_, K, V> { Keys { inner: self.iter() } }
    pub fn values(&self) -> Values<'_, K, V> { Values { inner: self.iter() } }
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut { inner: self.iter_mut() } }
    pub fn into_keys(self) -> IntoKeys<K, V> { IntoKeys { inner: self.into_iter() } }
    pub fn into_values(self) -> IntoValues<K, V> { IntoValues { inner: self.into_iter() } }

    /// A map of pairs in order. Of equal keys, the last counts.
    pub(super) fn bulk_build_from_sorted_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> Self where K: Ord {
        let mut root = Node::new_leaf();
        let mut length = 0;
        root.bulk_push(Dedup { iter: iter.into_iter().peekable() }, &mut length);
        BTreeMap::of(Some(root), length)
    }
}

fn lower_edge<K: Borrow<T>, V, T: ?Sized + Ord>(root: Node<K, V>, bound: Bound<&T>) -> Handle<K, V> {
    let (key, after) = match bound {
        Bound::Included(key) => (key, false),
        Bound::Excluded(key) => (key, true),
        Bound::Unbounded => return root.first_leaf_edge(),
    };
    match root.search(key) {
        Ok(found) => if after { found.next_leaf_edge() } else { found.next_back_leaf_edge() },
        Err(edge) => edge,
    }
}

fn upper_edge<K: Borrow<T>, V, T: ?Sized + Ord>(root: Node<K, V>, bound: Bound<&T>) -> Handle<K, V> {
    let (key, after) = match bound {
        Bound::Included(key) => (key, true),
        Bound::Excluded(key) => (key, false),
        Bound::Unbounded => return root.last_leaf_edge(),
    };
    match root.search(key) {
        Ok(found) => if after { found.next_leaf_edge() } else { found.next_back_leaf_edge() },
        Err(edge) => edge,
    }
}

impl<K, V> Handle<K, V> {
    fn pair<'a>(self) -> (&'a K, &'a V) { unsafe { (&*self.key(), &*self.val()) } }
}

/// Keeps the last of pairs with equal keys.
struct Dedup<I: Iterator> {
    iter: Peekable<I>,
}

impl<K: Eq, V, I: Iterator<Item = (K, V)>> Iterator for Dedup<I> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        loop {
            let next = self.iter.next()?;
            match self.iter.peek() {
                Some(after) if next.0 == after.0 => {}
                _ => return Some(next),
            }
        }
    }
}

/// Two rows in order as one.
struct Merge<I: Iterator> {
    left: Peekable<I>,
    right: Peekable<I>,
}

impl<K: Ord, V, I: Iterator<Item = (K, V)>> Iterator for Merge<I> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        let order = match (self.left.peek(), self.right.peek()) {
            (Some(a), Some(b)) => a.0.cmp(&b.0),
            (Some(_), None) => Ordering::Less,
            (None, _) => Ordering::Greater,
        };
        match order {
            Ordering::Less => self.left.next(),
            Ordering::Greater => self.right.next(),
            Ordering::Equal => {
                self.left.next();
                self.right.next()
            }
        }
    }
}

impl<K, V> Drop for BTreeMap<K, V> {
    fn drop(&mut self) { drop(unsafe { ptr::read(self) }.into_iter()) }
}
impl<K: Clone, V: Clone> Clone for BTreeMap<K, V> {
    fn clone(&self) -> Self {
        match self.root {
            Some(root) if self.length > 0 => BTreeMap::of(Some(root.deep_clone()), self.length),
            _ => BTreeMap::new(),
        }
    }
}
impl<K, V> Default for BTreeMap<K, V> {
    fn default() -> Self { BTreeMap::new() }
}
impl<K: PartialEq, V: PartialEq> PartialEq for BTreeMap<K, V> {
    fn eq(&self, other: &Self) -> bool { self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a == b) }
}
impl<K: Eq, V: Eq> Eq for BTreeMap<K, V> {}
impl<K: PartialOrd, V: PartialOrd> PartialOrd for BTreeMap<K, V> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.iter().partial_cmp(other.iter()) }
}
impl<K: Ord, V: Ord> Ord for BTreeMap<K, V> {
    fn cmp(&self, other: &Self) -> Ordering { self.iter().cmp(other.iter()) }
}
impl<K: Hash, V: Hash> Hash for BTreeMap<K, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        for elt in self {
            elt.hash(state);
        }
    }
}
impl<K: Debug, V: Debug> Debug for BTreeMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entries(self.iter()).finish() }
}
impl<K: Borrow<Q> + Ord, Q: ?Sized + Ord, V> Index<&Q> for BTreeMap<K, V> {
    type Output = V;
    fn index(&self, key: &Q) -> &V { self.get(key).expect("no entry found for key") }
}
impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> BTreeMap<K, V> {
        let mut inputs: Vec<_> = iter.into_iter().collect();
        if inputs.is_empty() {
            return BTreeMap::new();
        }
        inputs.sort_by(|a, b| a.0.cmp(&b.0));
        BTreeMap::bulk_build_from_sorted_iter(inputs)
    }
}
impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> {
    fn from(mut arr: [(K, V); N]) -> Self {
        if N == 0 {
            return BTreeMap::new();
        }
        arr.sort_by(|a, b| a.0.cmp(&b.0));
        BTreeMap::bulk_build_from_sorted_iter(arr)
    }
}
impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        iter.into_iter().for_each(|(k, v)| {
            self.insert(k, v);
        });
    }
}
impl<'a, K: Ord + Copy, V: Copy> Extend<(&'a K, &'a V)> for BTreeMap<K, V> {
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) { self.extend(iter.into_iter().map(|(key, value)| (*key, *value))) }
}
impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> {
        let me = ManuallyDrop::new(self);
        IntoIter { edges: me.full_range(), length: me.length }
    }
}
impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> { self.iter() }
}
impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> { self.iter_mut() }
}

/// Two edges of leaves, and what lies between them.
struct Edges<K, V> {
    front: Option<Handle<K, V>>,
    back: Option<Handle<K, V>>,
}

impl<K, V> Copy for Edges<K, V> {}
impl<K, V> Clone for Edges<K, V> {
    fn clone(&self) -> Self { *self }
}

impl<K, V> Edges<K, V> {
    fn is_empty(&self) -> bool { self.front == self.back }

    fn next(&mut self) -> Option<Handle<K, V>> {
        let kv = self.front?.next_kv()?;
        self.front = Some(kv.next_leaf_edge());
        Some(kv)
    }

    fn next_back(&mut self) -> Option<Handle<K, V>> {
        let kv = self.back?.next_back_kv()?;
        self.back = Some(kv.next_back_leaf_edge());
        Some(kv)
    }
}

pub struct Iter<'a, K: 'a, V: 'a> {
    edges: Edges<K, V>,
    length: usize,
    marker: PhantomData<(&'a K, &'a V)>,
}
pub struct IterMut<'a, K: 'a, V: 'a> {
    edges: Edges<K, V>,
    length: usize,
    marker: PhantomData<(&'a K, &'a mut V)>,
}
pub struct Range<'a, K: 'a, V: 'a> {
    edges: Edges<K, V>,
    marker: PhantomData<(&'a K, &'a V)>,
}
pub struct RangeMut<'a, K: 'a, V: 'a> {
    edges: Edges<K, V>,
    marker: PhantomData<(&'a K, &'a mut V)>,
}
pub struct Keys<'a, K, V> {
    inner: Iter<'a, K, V>,
}
pub struct Values<'a, K, V> {
    inner: Iter<'a, K, V>,
}
pub struct ValuesMut<'a, K, V> {
    inner: IterMut<'a, K, V>,
}
pub struct IntoKeys<K, V> {
    inner: IntoIter<K, V>,
}
pub struct IntoValues<K, V> {
    inner: IntoIter<K, V>,
}

macro_rules! tree_iterators {
    ($([$mut:ident] $t:ident $ref:ty, |$s:ident| $done:expr, $hint:expr, $step:expr;)*) => { $(
        impl<'a, K, V> Iterator for $t<'a, K, V> {
            type Item = (&'a K, $ref);
            fn next(&mut self) -> Option<(&'a K, $ref)> {
                let $s = self;
                if $done {
                    return None;
                }
                $step;
                let kv = $s.edges.next()?;
                Some(unsafe { (&*kv.key(), tree_iterators!($mut kv.val())) })
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let $s = self;
                $hint
            }
            fn last(mut self) -> Option<(&'a K, $ref)> { self.next_back() }
            fn min(mut self) -> Option<(&'a K, $ref)> where (&'a K, $ref): Ord { self.next() }
            fn max(mut self) -> Option<(&'a K, $ref)> where (&'a K, $ref): Ord { self.next_back() }
        }
        impl<'a, K, V> DoubleEndedIterator for $t<'a, K, V> {
            fn next_back(&mut self) -> Option<(&'a K, $ref)> {
                let $s = self;
                if $done {
                    return None;
                }
                $step;
                let kv = $s.edges.next_back()?;
                Some(unsafe { (&*kv.key(), tree_iterators!($mut kv.val())) })
            }
        }
        impl<K, V> FusedIterator for $t<'_, K, V> {}
        impl<K: Debug, V: Debug> Debug for $t<'_, K, V> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let rest = Range { edges: self.edges, marker: PhantomData };
                f.debug_list().entries(rest).finish()
            }
        }
    )* };
    (shared $e:expr) => { &*$e };
    (mutable $e:expr) => { &mut *$e };
}
tree_iterators! {
    [shared] Iter &'a V, |s| s.length == 0, (s.length, Some(s.length)), s.length -= 1;
    [mutable] IterMut &'a mut V, |s| s.length == 0, (s.length, Some(s.length)), s.length -= 1;
    [shared] Range &'a V, |s| s.edges.is_empty(), (0, None), ();
    [mutable] RangeMut &'a mut V, |s| s.edges.is_empty(), (0, None), ();
}
impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}
impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self { Iter { edges: self.edges, length: self.length, marker: PhantomData } }
}
impl<K, V> Clone for Range<'_, K, V> {
    fn clone(&self) -> Self { Range { edges: self.edges, marker: PhantomData } }
}
impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self { Keys { inner: self.inner.clone() } }
}
impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self { Values { inner: self.inner.clone() } }
}
impl<K: Debug, V> Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K, V: Debug> Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}

macro_rules! halves {
    ($([$($lt:lifetime)?] $t:ty, $Item:ty, $n:tt;)*) => { $(
        impl<$($lt,)? K, V> Iterator for $t {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                match self.inner.next() {
                    Some(pair) => Some(pair.$n),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
            fn last(mut self) -> Option<$Item> { self.next_back() }
        }
        impl<$($lt,)? K, V> DoubleEndedIterator for $t {
            fn next_back(&mut self) -> Option<$Item> {
                match self.inner.next_back() {
                    Some(pair) => Some(pair.$n),
                    None => None,
                }
            }
        }
        impl<$($lt,)? K, V> ExactSizeIterator for $t {}
        impl<$($lt,)? K, V> FusedIterator for $t {}
    )* };
}
halves! {
    ['a] Keys<'a, K, V>, &'a K, 0;
    ['a] Values<'a, K, V>, &'a V, 1;
    ['a] ValuesMut<'a, K, V>, &'a mut V, 1;
    [] IntoKeys<K, V>, K, 0;
    [] IntoValues<K, V>, V, 1;
}

/// The pairs by value. Nodes are freed when both ends have left them.
pub struct IntoIter<K, V> {
    edges: Edges<K, V>,
    length: usize,
}

impl<K, V> IntoIter<K, V> {
    /// The next pair, still in its node; at the end, the nodes that are left go.
    fn dying_next(&mut self) -> Option<Handle<K, V>> {
        if self.length == 0 {
            if let Some(edge) = self.edges.front.take() {
                let mut node = Some(edge.node);
                while let Some(here) = node {
                    node = here.parent().map(|edge| edge.node);
                    here.free();
                }
            }
            return None;
        }
        self.length -= 1;
        let kv = self.edges.front?.deallocating_next_kv()?;
        self.edges.front = Some(kv.next_leaf_edge());
        Some(kv)
    }
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        let kv = self.dying_next()?;
        Some(unsafe { (ptr::read(kv.key()), ptr::read(kv.val())) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.length, Some(self.length)) }
}
impl<K, V> DoubleEndedIterator for IntoIter<K, V> {
    fn next_back(&mut self) -> Option<(K, V)> {
        if self.length == 0 {
            self.dying_next();
            return None;
        }
        self.length -= 1;
        let kv = self.edges.back?.deallocating_next_back_kv()?;
        self.edges.back = Some(kv.next_back_leaf_edge());
        Some(unsafe { (ptr::read(kv.key()), ptr::read(kv.val())) })
    }
}
impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
impl<K, V> FusedIterator for IntoIter<K, V> {}
impl<K: Debug, V: Debug> Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Range { edges: self.edges, marker: PhantomData }).finish()
    }
}

/// Goes on with the rest when dropping a pair panics.
struct Rest<'a, K, V>(&'a mut IntoIter<K, V>);

impl<K, V> Drop for Rest<'_, K, V> {
    fn drop(&mut self) {
        while let Some(kv) = self.0.dying_next() {
            unsafe {
                ptr::drop_in_place(kv.key());
                ptr::drop_in_place(kv.val());
            }
        }
    }
}

impl<K, V> Drop for IntoIter<K, V> {
    fn drop(&mut self) {
        while let Some(kv) = self.dying_next() {
            let rest = Rest(self);
            unsafe {
                ptr::drop_in_place(kv.key());
                ptr::drop_in_place(kv.val());
            }
            mem::forget(rest);
        }
    }
}

/// The pairs for which the predicate holds; they leave the map when they are asked for.
pub struct ExtractIf<'a, K, V, R, F> {
    edge: Option<Handle<K, V>>,
    map: &'a mut BTreeMap<K, V>,
    range: R,
    pred: F,
}

impl<K: Ord, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, R, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        while let Some(kv) = self.edge?.next_kv() {
            let (key, val) = unsafe { (&*kv.key(), &mut *kv.val()) };
            let is_past = match self.range.end_bound() {
                Bound::Included(end) => *key > *end,
                Bound::Excluded(end) => *key >= *end,
                Bound::Unbounded => false,
            };
            if is_past {
                self.edge = None;
                return None;
            }
            if (self.pred)(key, val) {
                let (pair, edge) = self.map.remove_kv(kv);
                self.edge = Some(edge);
                return Some(pair);
            }
            self.edge = Some(kv.next_leaf_edge());
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(self.map.length)) }
}

/// The place of a key in a map.
pub enum Entry<'a, K: 'a, V: 'a> {
    Vacant(VacantEntry<'a, K, V>),
    Occupied(OccupiedEntry<'a, K, V>),
}

pub struct VacantEntry<'a, K, V> {
    key: K,
    handle: Option<Handle<K, V>>,
    map: &'a mut BTreeMap<K, V>,
}

pub struct OccupiedEntry<'a, K, V> {
    handle: Handle<K, V>,
    map: &'a mut BTreeMap<K, V>,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default),
        }
    }
    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default()),
        }
    }
    pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let value = default(entry.key());
                entry.insert(value)
            }
        }
    }
    pub fn or_default(self) -> &'a mut V where V: Default {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Default::default()),
        }
    }
    pub fn key(&self) -> &K {
        match *self {
            Entry::Occupied(ref entry) => entry.key(),
            Entry::Vacant(ref entry) => entry.key(),
        }
    }
    pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self {
        match self {
            Entry::Occupied(mut entry) => {
                f(entry.get_mut());
                Entry::Occupied(entry)
            }
            Entry::Vacant(entry) => Entry::Vacant(entry),
        }
    }
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        match self {
            Entry::Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Entry::Vacant(entry) => entry.insert_entry(value),
        }
    }
}

impl<'a, K: Ord, V> VacantEntry<'a, K, V> {
    pub fn key(&self) -> &K { &self.key }
    pub fn into_key(self) -> K { self.key }
    pub fn insert(self, value: V) -> &'a mut V { self.insert_entry(value).into_mut() }
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        let root = self.map.root();
        let handle = match self.handle {
            Some(handle) => handle,
            None => root.first_leaf_edge(),
        };
        let handle = handle.insert(self.key, value, root);
        self.map.length += 1;
        OccupiedEntry { handle, map: self.map }
    }
}

impl<'a, K: Ord, V> OccupiedEntry<'a, K, V> {
    pub fn key(&self) -> &K { unsafe { &*self.handle.key() } }
    pub fn remove_entry(self) -> (K, V) { self.map.remove_kv(self.handle).0 }
    pub fn get(&self) -> &V { unsafe { &*self.handle.val() } }
    pub fn get_mut(&mut self) -> &mut V { unsafe { &mut *self.handle.val() } }
    pub fn into_mut(self) -> &'a mut V { unsafe { &mut *self.handle.val() } }
    pub fn insert(&mut self, value: V) -> V { mem::replace(self.get_mut(), value) }
    pub fn remove(self) -> V { self.remove_entry().1 }
}

impl<K: Debug + Ord, V: Debug> Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Entry::Vacant(ref v) => f.debug_tuple("Entry").field(v).finish(),
            Entry::Occupied(ref o) => f.debug_tuple("Entry").field(o).finish(),
        }
    }
}
impl<K: Debug + Ord, V> Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("VacantEntry").field(self.key()).finish() }
}
impl<K: Debug + Ord, V: Debug> Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish()
    }
}
