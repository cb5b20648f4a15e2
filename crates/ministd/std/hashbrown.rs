//! The table under `HashMap` and `HashSet`: that of the crate hashbrown, as std has it.
//!
//! One block holds all buckets and, behind them, a control byte for each: empty, deleted, or seven
//! bits of the hash of the value that is there. The pointer goes to the control bytes; bucket `i`
//! lies `i + 1` places before them. Sixteen control bytes at a time are compared at once; the first
//! sixteen are repeated at the end, so that a group may begin anywhere.

use crate::{
    alloc::{self, Global, Layout},
    collections::{TryReserveError, TryReserveErrorKind::{AllocError, CapacityOverflow}},
    intrinsics::{group_mask, group_match},
    marker::PhantomData,
    mem,
    ptr::{self, NonNull},
};

/// How many control bytes are compared at once: the width of an SSE2 register.
const GROUP: usize = 16;
const EMPTY: u8 = 0xFF;
const DELETED: u8 = 0x80;

#[repr(align(16))]
struct EmptyGroup([u8; GROUP]);

/// The control bytes of all tables that have no block.
static EMPTY_GROUP: EmptyGroup = EmptyGroup([EMPTY; GROUP]);

pub(crate) struct RawTable<T> {
    table: RawTableInner,
    alloc: Global,
    marker: PhantomData<T>,
}

/// The part that does not depend on the type: one copy of the code serves all of them.
struct RawTableInner {
    /// The number of buckets, a power of two, minus one.
    bucket_mask: usize,
    ctrl: NonNull<u8>,
    /// How many more values may take an empty place.
    growth_left: usize,
    items: usize,
}

/// The control byte of a full bucket: the highest seven bits of the hash.
fn tag(hash: u64) -> u8 { (hash >> 57) as u8 }

/// Seven of eight buckets may be full, of fewer than eight all but one.
fn bucket_mask_to_capacity(bucket_mask: usize) -> usize {
    if bucket_mask < 8 { bucket_mask } else { (bucket_mask + 1) / 8 * 7 }
}

fn capacity_to_buckets(capacity: usize, size: usize) -> Option<usize> {
    if capacity < 15 {
        // Of very small values, fewer would only leave more of the block to padding.
        let least = if size <= 1 { 14 } else if size <= 3 { 7 } else { 3 };
        let capacity = if capacity > least { capacity } else { least };
        return Some(if capacity < 4 { 4 } else if capacity < 8 { 8 } else { 16 });
    }
    Some((capacity.checked_mul(8)? / 7).next_power_of_two())
}

/// Buckets, then control bytes; and where those begin.
fn layout(elem: Layout, buckets: usize) -> Option<(Layout, usize)> {
    let align = if elem.align() > GROUP { elem.align() } else { GROUP };
    let ctrl_offset = elem.size().checked_mul(buckets)?.checked_add(align - 1)? & !(align - 1);
    let size = ctrl_offset.checked_add(buckets + GROUP)?;
    Some((Layout::from_size_align(size, align).ok()?, ctrl_offset))
}

impl RawTableInner {
    const fn new() -> Self {
        let ctrl = unsafe { NonNull::new_unchecked(&raw const EMPTY_GROUP as *mut u8) };
        RawTableInner { bucket_mask: 0, ctrl, growth_left: 0, items: 0 }
    }

    fn with_buckets(elem: Layout, buckets: usize) -> Result<Self, TryReserveError> {
        let Some((layout, ctrl_offset)) = layout(elem, buckets) else { return Err(CapacityOverflow.into()) };
        unsafe {
            let block = alloc::alloc(layout);
            if block.is_null() {
                return Err(AllocError { layout }.into());
            }
            let ctrl = block.add(ctrl_offset);
            ptr::write_bytes(ctrl, EMPTY, buckets + GROUP);
            let bucket_mask = buckets - 1;
            Ok(RawTableInner { bucket_mask, ctrl: NonNull::new_unchecked(ctrl), growth_left: bucket_mask_to_capacity(bucket_mask), items: 0 })
        }
    }

    fn with_capacity(elem: Layout, capacity: usize) -> Result<Self, TryReserveError> {
        if capacity == 0 {
            return Ok(Self::new());
        }
        match capacity_to_buckets(capacity, elem.size()) {
            Some(buckets) => Self::with_buckets(elem, buckets),
            None => Err(CapacityOverflow.into()),
        }
    }

    fn is_empty_singleton(&self) -> bool { self.bucket_mask == 0 }
    fn buckets(&self) -> usize { self.bucket_mask + 1 }
    fn ctrl(&self, index: usize) -> *mut u8 { unsafe { self.ctrl.as_ptr().add(index) } }
    fn bucket_ptr(&self, index: usize, size: usize) -> *mut u8 { unsafe { self.ctrl.as_ptr().sub((index + 1) * size) } }

    /// Writes a control byte, and its repetition behind the last.
    fn set_ctrl(&mut self, index: usize, ctrl: u8) {
        let repeated = (index.wrapping_sub(GROUP) & self.bucket_mask) + GROUP;
        unsafe {
            *self.ctrl(index) = ctrl;
            *self.ctrl(repeated) = ctrl;
        }
    }

    /// The bucket that holds a value of this hash for which `eq` holds.
    fn find(&self, hash: u64, eq: &mut dyn FnMut(usize) -> bool) -> Option<usize> {
        let tag = tag(hash);
        let mut pos = hash as usize & self.bucket_mask;
        let mut stride = 0;
        loop {
            let group = self.ctrl(pos);
            let mut matches = unsafe { group_match(group, tag) };
            while matches != 0 {
                let index = pos + matches.trailing_zeros() as usize & self.bucket_mask;
                if eq(index) {
                    return Some(index);
                }
                matches &= matches - 1;
            }
            if unsafe { group_match(group, EMPTY) } != 0 {
                return None;
            }
            stride += GROUP;
            pos = pos + stride & self.bucket_mask;
        }
    }

    /// The bucket that holds such a value, or the one where it is to be put.
    fn find_or_find_insert_index(&self, hash: u64, eq: &mut dyn FnMut(usize) -> bool) -> Result<usize, usize> {
        match self.find(hash, eq) {
            Some(index) => Ok(index),
            None => Err(self.find_insert_index(hash)),
        }
    }

    /// The first bucket on the way of a hash that is empty or deleted.
    fn find_insert_index(&self, hash: u64) -> usize {
        let mut pos = hash as usize & self.bucket_mask;
        let mut stride = 0;
        loop {
            let free = unsafe { group_mask(self.ctrl(pos)) };
            if free != 0 {
                let index = pos + free.trailing_zeros() as usize & self.bucket_mask;
                if unsafe { *self.ctrl(index) } & 0x80 != 0 {
                    return index;
                }
                // In a table smaller than a group, that was the empty byte after the repetition.
                return unsafe { group_mask(self.ctrl(0)) }.trailing_zeros() as usize;
            }
            stride += GROUP;
            pos = pos + stride & self.bucket_mask;
        }
    }

    fn occupy(&mut self, index: usize, hash: u64) {
        let was_empty = unsafe { *self.ctrl(index) } & 1;
        self.growth_left -= was_empty as usize;
        self.set_ctrl(index, tag(hash));
        self.items += 1;
    }

    /// Frees a bucket: empty again if no search can have passed it, else deleted.
    fn erase(&mut self, index: usize) {
        let before = index.wrapping_sub(GROUP) & self.bucket_mask;
        let empty_before = unsafe { group_match(self.ctrl(before), EMPTY) };
        let empty_after = unsafe { group_match(self.ctrl(index), EMPTY) };
        let full_around = empty_before.leading_zeros() + empty_after.trailing_zeros();
        if full_around >= GROUP as u32 {
            self.set_ctrl(index, DELETED);
        } else {
            self.growth_left += 1;
            self.set_ctrl(index, EMPTY);
        }
        self.items -= 1;
    }

    fn reserve_rehash(&mut self, additional: usize, hasher: &dyn Fn(*mut u8) -> u64, elem: Layout) -> Result<(), TryReserveError> {
        let Some(items) = self.items.checked_add(additional) else { return Err(CapacityOverflow.into()) };
        let full_capacity = bucket_mask_to_capacity(self.bucket_mask);
        if items <= full_capacity / 2 {
            self.rehash_in_place(hasher, elem.size());
            return Ok(());
        }
        self.resize(if items > full_capacity { items } else { full_capacity + 1 }, hasher, elem)
    }

    fn resize(&mut self, capacity: usize, hasher: &dyn Fn(*mut u8) -> u64, elem: Layout) -> Result<(), TryReserveError> {
        let mut new = Freed { table: Self::with_capacity(elem, capacity)?, elem };
        let size = elem.size();
        let mut index = 0;
        let mut left = self.items;
        while left > 0 {
            if unsafe { *self.ctrl(index) } & 0x80 == 0 {
                let from = self.bucket_ptr(index, size);
                let hash = hasher(from);
                let to = new.table.find_insert_index(hash);
                new.table.set_ctrl(to, tag(hash));
                unsafe { ptr::copy_nonoverlapping(from as *const u8, new.table.bucket_ptr(to, size), size) };
                left -= 1;
            }
            index += 1;
        }
        new.table.growth_left -= self.items;
        new.table.items = self.items;
        // The old block goes with `new`.
        mem::swap(self, &mut new.table);
        Ok(())
    }

    /// Turns deleted buckets into empty ones: many values were removed and the block is large enough.
    fn rehash_in_place(&mut self, hasher: &dyn Fn(*mut u8) -> u64, size: usize) {
        let buckets = self.buckets();
        for i in 0..buckets {
            // Full ones count as deleted until they have found their place.
            let special = unsafe { *self.ctrl(i) } & 0x80 != 0;
            self.set_ctrl(i, if special { EMPTY } else { DELETED });
        }
        for i in 0..buckets {
            while unsafe { *self.ctrl(i) } == DELETED {
                let here = self.bucket_ptr(i, size);
                let hash = hasher(here);
                let new = self.find_insert_index(hash);
                let start = hash as usize & self.bucket_mask;
                let group_of = |index: usize| (index.wrapping_sub(start) & self.bucket_mask) / GROUP;
                if group_of(i) == group_of(new) {
                    self.set_ctrl(i, tag(hash));
                    break;
                }
                let there = self.bucket_ptr(new, size);
                let previous = unsafe { *self.ctrl(new) };
                self.set_ctrl(new, tag(hash));
                if previous == EMPTY {
                    self.set_ctrl(i, EMPTY);
                    unsafe { ptr::copy_nonoverlapping(here as *const u8, there, size) };
                    break;
                }
                unsafe { ptr::swap_nonoverlapping(here, there, size) };
            }
        }
        self.growth_left = bucket_mask_to_capacity(self.bucket_mask) - self.items;
    }

    fn clear_no_drop(&mut self) {
        if !self.is_empty_singleton() {
            unsafe { ptr::write_bytes(self.ctrl.as_ptr(), EMPTY, self.buckets() + GROUP) };
        }
        self.items = 0;
        self.growth_left = bucket_mask_to_capacity(self.bucket_mask);
    }

    fn free_buckets(&mut self, elem: Layout) {
        if !self.is_empty_singleton() {
            if let Some((layout, ctrl_offset)) = layout(elem, self.buckets()) {
                unsafe { alloc::dealloc(self.ctrl.as_ptr().sub(ctrl_offset), layout) }
            }
        }
    }
}

/// A table whose block is freed, without its values.
struct Freed {
    table: RawTableInner,
    elem: Layout,
}

impl Drop for Freed {
    fn drop(&mut self) { self.table.free_buckets(self.elem) }
}

impl<T> RawTable<T> {
    pub(crate) const fn new() -> Self { Self::of(RawTableInner::new()) }
    const fn of(table: RawTableInner) -> Self { RawTable { table, alloc: Global, marker: PhantomData } }

    pub(crate) fn with_capacity(capacity: usize) -> Self {
        match RawTableInner::with_capacity(Layout::new::<T>(), capacity) {
            Ok(table) => Self::of(table),
            Err(e) => crate::raw_vec::handle_error(e),
        }
    }

    pub(crate) fn len(&self) -> usize { self.table.items }
    pub(crate) fn capacity(&self) -> usize { self.table.items + self.table.growth_left }
    pub(crate) fn bucket(&self, index: usize) -> *mut T { unsafe { (self.table.ctrl.as_ptr() as *mut T).sub(index + 1) } }

    pub(crate) fn find(&self, hash: u64, mut eq: impl FnMut(&T) -> bool) -> Option<usize> {
        if self.table.items == 0 {
            return None;
        }
        self.table.find(hash, &mut |index| eq(unsafe { &*self.bucket(index) }))
    }

    /// Makes room for one more first, whether or not it turns out to be needed.
    pub(crate) fn find_or_find_insert_index(&mut self, hash: u64, mut eq: impl FnMut(&T) -> bool, hasher: impl Fn(&T) -> u64) -> Result<usize, usize> {
        self.reserve(1, hasher);
        self.table.find_or_find_insert_index(hash, &mut |index| eq(unsafe { &*self.bucket(index) }))
    }

    /// Puts a value where there is room for it.
    pub(crate) fn insert_at_index(&mut self, hash: u64, index: usize, value: T) {
        self.table.occupy(index, hash);
        unsafe { ptr::write(self.bucket(index), value) }
    }

    pub(crate) fn insert_no_grow(&mut self, hash: u64, value: T) -> usize {
        let index = self.table.find_insert_index(hash);
        self.insert_at_index(hash, index, value);
        index
    }

    pub(crate) fn reserve(&mut self, additional: usize, hasher: impl Fn(&T) -> u64) {
        if let Err(e) = self.try_reserve(additional, hasher) {
            crate::raw_vec::handle_error(e)
        }
    }

    pub(crate) fn try_reserve(&mut self, additional: usize, hasher: impl Fn(&T) -> u64) -> Result<(), TryReserveError> {
        if additional <= self.table.growth_left {
            return Ok(());
        }
        self.table.reserve_rehash(additional, &|value| hasher(unsafe { &*(value as *const T) }), Layout::new::<T>())
    }

    pub(crate) fn shrink_to(&mut self, min_size: usize, hasher: impl Fn(&T) -> u64) {
        let items = self.table.items;
        let min_size = if min_size > items { min_size } else { items };
        if min_size == 0 {
            *self = Self::new();
            return;
        }
        let Some(buckets) = capacity_to_buckets(min_size, size_of::<T>()) else { return };
        if buckets < self.table.buckets() {
            if items == 0 {
                *self = Self::with_capacity(min_size);
            } else {
                let _ = self.table.resize(min_size, &|value| hasher(unsafe { &*(value as *const T) }), Layout::new::<T>());
            }
        }
    }

    /// Takes a value out.
    pub(crate) fn remove(&mut self, index: usize) -> T {
        self.table.erase(index);
        unsafe { ptr::read(self.bucket(index)) }
    }

    pub(crate) fn clear(&mut self) {
        if self.table.items > 0 {
            self.drop_elements();
            self.table.clear_no_drop();
        }
    }

    fn drop_elements(&mut self) {
        if mem::needs_drop::<T>() {
            for value in self.iter() {
                unsafe { ptr::drop_in_place(value) }
            }
        }
    }

    pub(crate) fn iter(&self) -> RawIter<T> {
        let ctrl = self.table.ctrl.as_ptr() as *const u8;
        RawIter { full: !unsafe { group_mask(ctrl) }, data: ctrl as *const T, ctrl, items: self.table.items, index: 0 }
    }

    /// Takes the values out and keeps the block.
    pub(crate) fn drain(&mut self) -> RawDrain<'_, T> {
        RawDrain { iter: self.iter(), table: self }
    }
}

impl<T: Clone> Clone for RawTable<T> {
    /// As many buckets, and each value in the same one.
    fn clone(&self) -> Self {
        if self.table.is_empty_singleton() {
            return Self::new();
        }
        let mut new = match RawTableInner::with_buckets(Layout::new::<T>(), self.table.buckets()) {
            Ok(table) => Self::of(table),
            Err(e) => crate::raw_vec::handle_error(e),
        };
        let mut iter = self.iter();
        while let Some((index, value)) = iter.next_bucket() {
            unsafe {
                ptr::write(new.bucket(index), (*value).clone());
                new.table.set_ctrl(index, *self.table.ctrl(index));
            }
            new.table.items += 1;
        }
        new.table.growth_left = self.table.growth_left;
        // Deleted buckets stay so.
        for index in 0..self.table.buckets() {
            if unsafe { *self.table.ctrl(index) } == DELETED {
                new.table.set_ctrl(index, DELETED);
            }
        }
        new
    }
}

impl<T> Drop for RawTable<T> {
    fn drop(&mut self) {
        if !self.table.is_empty_singleton() {
            self.drop_elements();
            self.table.free_buckets(Layout::new::<T>());
        }
    }
}

/// The values of a table, group after group.
pub(crate) struct RawIter<T> {
    /// Those of the current group that are still to come.
    full: u16,
    data: *const T,
    ctrl: *const u8,
    /// The first bucket of the current group.
    index: usize,
    pub(crate) items: usize,
}

impl<T> RawIter<T> {
    pub(crate) fn next_bucket(&mut self) -> Option<(usize, *mut T)> {
        if self.items == 0 {
            return None;
        }
        unsafe {
            while self.full == 0 {
                self.ctrl = self.ctrl.add(GROUP);
                self.data = self.data.sub(GROUP);
                self.index += GROUP;
                self.full = !group_mask(self.ctrl);
            }
            let bit = self.full.trailing_zeros() as usize;
            self.full &= self.full - 1;
            self.items -= 1;
            Some((self.index + bit, self.data.sub(bit + 1) as *mut T))
        }
    }
}

impl<T> Clone for RawIter<T> {
    fn clone(&self) -> Self { RawIter { full: self.full, data: self.data, ctrl: self.ctrl, index: self.index, items: self.items } }
}

impl<T> Iterator for RawIter<T> {
    type Item = *mut T;
    fn next(&mut self) -> Option<*mut T> {
        match self.next_bucket() {
            Some((_, value)) => Some(value),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.items, Some(self.items)) }
}

/// The values of a table by value; the block is freed at the end.
pub(crate) struct RawIntoIter<T> {
    pub(crate) iter: RawIter<T>,
    block: Freed,
}

impl<T> IntoIterator for RawTable<T> {
    type Item = T;
    type IntoIter = RawIntoIter<T>;
    fn into_iter(self) -> RawIntoIter<T> {
        let iter = self.iter();
        let mut this = mem::ManuallyDrop::new(self);
        let table = mem::replace(&mut this.table, RawTableInner::new());
        RawIntoIter { iter, block: Freed { table, elem: Layout::new::<T>() } }
    }
}

impl<T> Iterator for RawIntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        match self.iter.next() {
            Some(value) => Some(unsafe { ptr::read(value) }),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
}

impl<T> Drop for RawIntoIter<T> {
    fn drop(&mut self) {
        if mem::needs_drop::<T>() {
            while let Some(value) = self.iter.next() {
                unsafe { ptr::drop_in_place(value) }
            }
        }
    }
}

pub(crate) struct RawDrain<'a, T> {
    pub(crate) iter: RawIter<T>,
    table: &'a mut RawTable<T>,
}

impl<T> Iterator for RawDrain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        match self.iter.next() {
            Some(value) => Some(unsafe { ptr::read(value) }),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
}

impl<T> Drop for RawDrain<'_, T> {
    fn drop(&mut self) {
        while let Some(value) = self.iter.next() {
            unsafe { ptr::drop_in_place(value) }
        }
        self.table.table.clear_no_drop();
    }
}
