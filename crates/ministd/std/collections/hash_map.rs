//! A map by hash.

pub use crate::hash::{DefaultHasher, RandomState};

use super::TryReserveError;
use crate::{
    borrow::Borrow,
    fmt::{self, Debug},
    hash::{BuildHasher, Hash},
    hashbrown::{RawDrain, RawIntoIter, RawIter, RawTable},
    iter::{FromIterator, FusedIterator},
    marker::PhantomData,
    mem,
    ops::Index,
};

pub struct HashMap<K, V, S = RandomState> {
    hash_builder: S,
    table: RawTable<(K, V)>,
}

impl<K, V> HashMap<K, V, RandomState> {
    pub fn new() -> HashMap<K, V, RandomState> { Default::default() }
    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState> { HashMap::with_capacity_and_hasher(capacity, RandomState::new()) }
}

impl<K, V, S> HashMap<K, V, S> {
    pub const fn with_hasher(hash_builder: S) -> HashMap<K, V, S> { HashMap { hash_builder, table: RawTable::new() } }
    pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> HashMap<K, V, S> {
        HashMap { hash_builder, table: RawTable::with_capacity(capacity) }
    }

    pub fn capacity(&self) -> usize { self.table.capacity() }
    pub fn len(&self) -> usize { self.table.len() }
    pub fn is_empty(&self) -> bool { self.len() == 0 }
    pub fn hasher(&self) -> &S { &self.hash_builder }
    pub fn clear(&mut self) { self.table.clear() }
    pub fn keys(&self) -> Keys<'_, K, V> { Keys { inner: self.iter() } }
    pub fn into_keys(self) -> IntoKeys<K, V> { IntoKeys { inner: self.into_iter() } }
    pub fn values(&self) -> Values<'_, K, V> { Values { inner: self.iter() } }
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut { inner: self.iter_mut() } }
    pub fn into_values(self) -> IntoValues<K, V> { IntoValues { inner: self.into_iter() } }
    pub fn iter(&self) -> Iter<'_, K, V> { Iter { inner: self.table.iter(), marker: PhantomData } }
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> { IterMut { inner: self.table.iter(), marker: PhantomData } }
    pub fn drain(&mut self) -> Drain<'_, K, V> { Drain { inner: self.table.drain() } }

    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F) {
        let mut iter = self.table.iter();
        while let Some((index, pair)) = iter.next_bucket() {
            let (key, value) = unsafe { &mut *pair };
            if !f(key, value) {
                drop(self.table.remove(index));
            }
        }
    }

    pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: F) -> ExtractIf<'_, K, V, F> {
        ExtractIf { iter: self.table.iter(), table: &mut self.table, pred }
    }
}

/// The hash of a pair, when the table grows.
fn rehash<K: Hash, V, S: BuildHasher>(hash_builder: &S) -> impl Fn(&(K, V)) -> u64 + '_ {
    move |pair| hash_builder.hash_one(&pair.0)
}

impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    pub fn reserve(&mut self, additional: usize) { self.table.reserve(additional, rehash(&self.hash_builder)) }
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.table.try_reserve(additional, rehash(&self.hash_builder))
    }
    pub fn shrink_to_fit(&mut self) { self.shrink_to(0) }
    pub fn shrink_to(&mut self, min_capacity: usize) { self.table.shrink_to(min_capacity, rehash(&self.hash_builder)) }

    /// The bucket of a key.
    fn find<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<*mut (K, V)> where K: Borrow<Q> {
        if self.table.len() == 0 {
            return None;
        }
        let hash = self.hash_builder.hash_one(k);
        Some(self.table.bucket(self.table.find(hash, |pair| *k == *pair.0.borrow())?))
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = self.hash_builder.hash_one(&key);
        match self.table.find(hash, |pair| key == pair.0) {
            Some(index) => Entry::Occupied(OccupiedEntry { index, table: &mut self.table }),
            None => {
                // An entry has no hasher: the table grows now, whether or not something is put in.
                self.reserve(1);
                Entry::Vacant(VacantEntry { hash, key, table: &mut self.table })
            }
        }
    }

    pub fn get<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<&V> where K: Borrow<Q> {
        match self.find(k) {
            Some(pair) => Some(unsafe { &(*pair).1 }),
            None => None,
        }
    }
    pub fn get_key_value<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<(&K, &V)> where K: Borrow<Q> {
        match self.find(k) {
            Some(pair) => Some(unsafe { (&(*pair).0, &(*pair).1) }),
            None => None,
        }
    }
    pub fn get_mut<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<&mut V> where K: Borrow<Q> {
        match self.find(k) {
            Some(pair) => Some(unsafe { &mut (*pair).1 }),
            None => None,
        }
    }
    #[track_caller]
    pub fn get_disjoint_mut<Q: ?Sized + Hash + Eq, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&'_ mut V>; N] where K: Borrow<Q> {
        let found = crate::array::from_fn::<_, N, _>(|i| self.find(ks[i]));
        for i in 0..N {
            if found[i].is_some() && found[..i].contains(&found[i]) {
                panic!("duplicate keys found");
            }
        }
        found.map(|pair| pair.map(|pair| unsafe { &mut (*pair).1 }))
    }
    pub fn contains_key<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> bool where K: Borrow<Q> { self.find(k).is_some() }

    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        let hash = self.hash_builder.hash_one(&k);
        match self.table.find_or_find_insert_index(hash, |pair| k == pair.0, rehash(&self.hash_builder)) {
            Ok(index) => Some(mem::replace(unsafe { &mut (*self.table.bucket(index)).1 }, v)),
            Err(index) => {
                self.table.insert_at_index(hash, index, (k, v));
                None
            }
        }
    }

    pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<V> where K: Borrow<Q> {
        match self.remove_entry(k) {
            Some((_, v)) => Some(v),
            None => None,
        }
    }
    pub fn remove_entry<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<(K, V)> where K: Borrow<Q> {
        let hash = self.hash_builder.hash_one(k);
        let index = self.table.find(hash, |pair| *k == *pair.0.borrow())?;
        Some(self.table.remove(index))
    }
}

impl<K: Clone, V: Clone, S: Clone> Clone for HashMap<K, V, S> {
    fn clone(&self) -> Self { HashMap { hash_builder: self.hash_builder.clone(), table: self.table.clone() } }
}
impl<K: Eq + Hash, V: PartialEq, S: BuildHasher> PartialEq for HashMap<K, V, S> {
    fn eq(&self, other: &HashMap<K, V, S>) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key).map_or(false, |v| *value == *v))
    }
}
impl<K: Eq + Hash, V: Eq, S: BuildHasher> Eq for HashMap<K, V, S> {}
impl<K: Debug, V: Debug, S> Debug for HashMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entries(self.iter()).finish() }
}
impl<K, V, S: Default> Default for HashMap<K, V, S> {
    fn default() -> HashMap<K, V, S> { HashMap::with_hasher(Default::default()) }
}
impl<K: Eq + Hash + Borrow<Q>, Q: ?Sized + Eq + Hash, V, S: BuildHasher> Index<&Q> for HashMap<K, V, S> {
    type Output = V;
    fn index(&self, key: &Q) -> &V { self.get(key).expect("no entry found for key") }
}
impl<K: Eq + Hash, V, S: BuildHasher + Default> FromIterator<(K, V)> for HashMap<K, V, S> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> HashMap<K, V, S> {
        let mut map = HashMap::with_hasher(Default::default());
        map.extend(iter);
        map
    }
}
impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState> {
    fn from(arr: [(K, V); N]) -> Self { Self::from_iter(arr) }
}
impl<K: Eq + Hash, V, S: BuildHasher> Extend<(K, V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        let iter = iter.into_iter();
        // Of keys for a map that is not empty, half are expected to be there already.
        let hint = iter.size_hint().0;
        self.reserve(if self.is_empty() { hint } else { (hint + 1) / 2 });
        iter.for_each(|(k, v)| {
            self.insert(k, v);
        });
    }
}
impl<'a, K: Eq + Hash + Copy, V: Copy, S: BuildHasher> Extend<(&'a K, &'a V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: T) { self.extend(iter.into_iter().map(|(key, value)| (*key, *value))) }
}

impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> { IntoIter { inner: self.table.into_iter() } }
}
impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> { self.iter() }
}
impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> { self.iter_mut() }
}

pub struct Iter<'a, K: 'a, V: 'a> {
    inner: RawIter<(K, V)>,
    marker: PhantomData<(&'a K, &'a V)>,
}
pub struct IterMut<'a, K: 'a, V: 'a> {
    inner: RawIter<(K, V)>,
    marker: PhantomData<(&'a K, &'a mut V)>,
}
pub struct IntoIter<K, V> {
    inner: RawIntoIter<(K, V)>,
}
pub struct Drain<'a, K: 'a, V: 'a> {
    inner: RawDrain<'a, (K, V)>,
}
pub struct Keys<'a, K: 'a, V: 'a> {
    inner: Iter<'a, K, V>,
}
pub struct Values<'a, K: 'a, V: 'a> {
    inner: Iter<'a, K, V>,
}
pub struct ValuesMut<'a, K: 'a, V: 'a> {
    inner: IterMut<'a, K, V>,
}
pub struct IntoKeys<K, V> {
    inner: IntoIter<K, V>,
}
pub struct IntoValues<K, V> {
    inner: IntoIter<K, V>,
}

macro_rules! iterators {
    ($([$($lt:lifetime)?] $t:ty, $Item:ty, |$p:ident| $map:expr, |$s:ident| $rest:expr;)*) => { $(
        impl<$($lt,)? K, V> Iterator for $t {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                match self.inner.next() {
                    Some($p) => Some($map),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
        }
        impl<$($lt,)? K, V> ExactSizeIterator for $t {}
        impl<$($lt,)? K, V> FusedIterator for $t {}
        impl<$($lt,)? K: Debug, V: Debug> Debug for $t {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let $s = self;
                f.debug_list().entries($rest).finish()
            }
        }
    )* };
}
iterators! {
    ['a] Iter<'a, K, V>, (&'a K, &'a V), |p| unsafe { (&(*p).0, &(*p).1) }, |s| s.clone();
    ['a] IterMut<'a, K, V>, (&'a K, &'a mut V), |p| unsafe { (&(*p).0, &mut (*p).1) }, |s| s.inner.clone().map(|p| unsafe { &*p });
    [] IntoIter<K, V>, (K, V), |p| p, |s| s.inner.iter.clone().map(|p| unsafe { &*p });
    ['a] Drain<'a, K, V>, (K, V), |p| p, |s| s.inner.iter.clone().map(|p| unsafe { &*p });
    ['a] Keys<'a, K, V>, &'a K, |p| p.0, |s| s.clone();
    ['a] Values<'a, K, V>, &'a V, |p| p.1, |s| s.clone();
    ['a] ValuesMut<'a, K, V>, &'a mut V, |p| p.1, |s| s.inner.inner.clone().map(|p| unsafe { &(*p).1 });
    [] IntoKeys<K, V>, K, |p| p.0, |s| s.inner.inner.iter.clone().map(|p| unsafe { &(*p).0 });
    [] IntoValues<K, V>, V, |p| p.1, |s| s.inner.inner.iter.clone().map(|p| unsafe { &(*p).1 });
}
impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self { Iter { inner: self.inner.clone(), marker: PhantomData } }
}
impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self { Keys { inner: self.inner.clone() } }
}
impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self { Values { inner: self.inner.clone() } }
}

/// The pairs for which the predicate holds; they leave the map when they are asked for.
pub struct ExtractIf<'a, K, V, F> {
    iter: RawIter<(K, V)>,
    table: &'a mut RawTable<(K, V)>,
    pred: F,
}

impl<K, V, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        while let Some((index, pair)) = self.iter.next_bucket() {
            let (key, value) = unsafe { &mut *pair };
            if (self.pred)(key, value) {
                return Some(self.table.remove(index));
            }
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(self.iter.items)) }
}

/// The place of a key in a map.
pub enum Entry<'a, K: 'a, V: 'a> {
    Occupied(OccupiedEntry<'a, K, V>),
    Vacant(VacantEntry<'a, K, V>),
}

pub struct OccupiedEntry<'a, K: 'a, V: 'a> {
    index: usize,
    table: &'a mut RawTable<(K, V)>,
}

pub struct VacantEntry<'a, K: 'a, V: 'a> {
    hash: u64,
    key: K,
    table: &'a mut RawTable<(K, V)>,
}

impl<'a, K, V> Entry<'a, K, V> {
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

impl<'a, K, V> OccupiedEntry<'a, K, V> {
    pub fn key(&self) -> &K { unsafe { &(*self.table.bucket(self.index)).0 } }
    pub fn remove_entry(self) -> (K, V) { self.table.remove(self.index) }
    pub fn get(&self) -> &V { unsafe { &(*self.table.bucket(self.index)).1 } }
    pub fn get_mut(&mut self) -> &mut V { unsafe { &mut (*self.table.bucket(self.index)).1 } }
    pub fn into_mut(self) -> &'a mut V { unsafe { &mut (*self.table.bucket(self.index)).1 } }
    pub fn insert(&mut self, value: V) -> V { mem::replace(self.get_mut(), value) }
    pub fn remove(self) -> V { self.remove_entry().1 }
}

impl<'a, K: 'a, V: 'a> VacantEntry<'a, K, V> {
    pub fn key(&self) -> &K { &self.key }
    pub fn into_key(self) -> K { self.key }
    pub fn insert(self, value: V) -> &'a mut V { self.insert_entry(value).into_mut() }
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        let index = self.table.insert_no_grow(self.hash, (self.key, value));
        OccupiedEntry { index, table: self.table }
    }
}

impl<K: Debug, V: Debug> Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Entry::Vacant(ref v) => f.debug_tuple("Entry").field(v).finish(),
            Entry::Occupied(ref o) => f.debug_tuple("Entry").field(o).finish(),
        }
    }
}
impl<K: Debug, V: Debug> Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish_non_exhaustive()
    }
}
impl<K: Debug, V> Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("VacantEntry").field(self.key()).finish() }
}
