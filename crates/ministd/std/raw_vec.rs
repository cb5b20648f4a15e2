//! A growing block of memory, under `Vec` and whatever else grows.

use crate::{
    alloc::{self, Global, Layout},
    collections::{TryReserveError, TryReserveErrorKind::{AllocError, CapacityOverflow}},
    fmt, intrinsics,
    marker::PhantomData,
    ptr::{self, Unique},
};

/// A capacity: a word whose highest bit is always clear, so that enums around it need no tag.
#[derive(Clone, Copy)]
#[repr(transparent)]
struct Cap(builtin # pattern_type(usize is 0..=0x7FFF_FFFF_FFFF_FFFF));

impl Cap {
    const unsafe fn new_unchecked(capacity: usize) -> Cap { unsafe { intrinsics::transmute_unchecked(capacity) } }
    const fn get(self) -> usize { unsafe { intrinsics::transmute_unchecked(self) } }
}

/// Memory for values of type `T`, without knowing which of them are there.
pub(crate) struct RawVec<T> {
    inner: RawVecInner,
    _marker: PhantomData<T>,
}

/// The part that does not depend on the type: one copy of the code serves all of them.
struct RawVecInner {
    ptr: Unique<u8>,
    cap: Cap,
    alloc: Global,
}

/// The smallest capacity that is worth a block.
pub(crate) const fn min_non_zero_cap(size: usize) -> usize {
    if size == 1 {
        8
    } else if size <= 1024 {
        4
    } else {
        1
    }
}

impl<T> RawVec<T> {
    pub(crate) const fn new() -> Self {
        RawVec { inner: RawVecInner::new(align_of::<T>()), _marker: PhantomData }
    }

    pub(crate) fn with_capacity(capacity: usize) -> Self {
        RawVec { inner: RawVecInner::with_capacity(capacity, Layout::new::<T>()), _marker: PhantomData }
    }

    pub(crate) unsafe fn from_raw_parts(ptr: *mut T, capacity: usize) -> Self {
        let cap = if size_of::<T>() == 0 { 0 } else { capacity };
        let inner = unsafe { RawVecInner { ptr: Unique::new_unchecked(ptr as *mut u8), cap: Cap::new_unchecked(cap), alloc: Global } };
        RawVec { inner, _marker: PhantomData }
    }

    pub(crate) const fn ptr(&self) -> *mut T {
        self.inner.ptr.as_ptr() as *mut T
    }

    pub(crate) const fn capacity(&self) -> usize {
        self.inner.capacity(size_of::<T>())
    }

    pub(crate) fn grow_one(&mut self) {
        if let Err(err) = self.inner.grow_amortized(self.inner.cap.get(), 1, Layout::new::<T>()) {
            handle_error(err)
        }
    }

    pub(crate) fn reserve(&mut self, len: usize, additional: usize) {
        if let Err(err) = self.try_reserve(len, additional) {
            handle_error(err)
        }
    }

    pub(crate) fn try_reserve(&mut self, len: usize, additional: usize) -> Result<(), TryReserveError> {
        if additional <= self.capacity().wrapping_sub(len) {
            return Ok(());
        }
        self.inner.grow_amortized(len, additional, Layout::new::<T>())
    }

    pub(crate) fn reserve_exact(&mut self, len: usize, additional: usize) {
        if additional <= self.capacity().wrapping_sub(len) {
            return;
        }
        if let Err(err) = self.inner.grow_exact(len, additional, Layout::new::<T>()) {
            handle_error(err)
        }
    }

    pub(crate) fn try_reserve_exact(&mut self, len: usize, additional: usize) -> Result<(), TryReserveError> {
        if additional <= self.capacity().wrapping_sub(len) {
            return Ok(());
        }
        self.inner.grow_exact(len, additional, Layout::new::<T>())
    }

    pub(crate) fn shrink_to_fit(&mut self, cap: usize) {
        self.inner.shrink(cap, Layout::new::<T>())
    }
}

impl<T> Drop for RawVec<T> {
    fn drop(&mut self) {
        self.inner.deallocate(Layout::new::<T>())
    }
}

impl RawVecInner {
    const fn new(align: usize) -> Self {
        unsafe { RawVecInner { ptr: Unique::new_unchecked(ptr::without_provenance_mut(align)), cap: Cap::new_unchecked(0), alloc: Global } }
    }

    fn with_capacity(capacity: usize, elem: Layout) -> Self {
        let Ok(layout) = elem.repeat_packed(capacity) else { capacity_overflow() };
        if layout.size() == 0 {
            return Self::new(elem.align());
        }
        unsafe {
            let ptr = alloc::alloc(layout);
            if ptr.is_null() {
                alloc::handle_alloc_error(layout)
            }
            RawVecInner { ptr: Unique::new_unchecked(ptr), cap: Cap::new_unchecked(capacity), alloc: Global }
        }
    }

    const fn capacity(&self, elem_size: usize) -> usize {
        if elem_size == 0 { usize::MAX } else { self.cap.get() }
    }

    /// Room for `additional` more than `len`, and at least twice the room of before.
    fn grow_amortized(&mut self, len: usize, additional: usize, elem: Layout) -> Result<(), TryReserveError> {
        if elem.size() == 0 {
            return Err(CapacityOverflow.into());
        }
        let Some(required) = len.checked_add(additional) else { return Err(CapacityOverflow.into()) };
        let doubled = self.cap.get() * 2;
        let cap = if doubled > required { doubled } else { required };
        let least = min_non_zero_cap(elem.size());
        let cap = if cap > least { cap } else { least };
        self.finish_grow(cap, elem)
    }

    fn grow_exact(&mut self, len: usize, additional: usize, elem: Layout) -> Result<(), TryReserveError> {
        if elem.size() == 0 {
            return Err(CapacityOverflow.into());
        }
        match len.checked_add(additional) {
            Some(cap) => self.finish_grow(cap, elem),
            None => Err(CapacityOverflow.into()),
        }
    }

    fn finish_grow(&mut self, cap: usize, elem: Layout) -> Result<(), TryReserveError> {
        let Ok(new) = elem.repeat_packed(cap) else { return Err(CapacityOverflow.into()) };
        unsafe {
            let ptr = if self.cap.get() == 0 {
                alloc::alloc(new)
            } else {
                intrinsics::realloc(self.ptr.as_ptr(), elem.size() * self.cap.get(), elem.align(), new.size())
            };
            if ptr.is_null() {
                return Err(AllocError { layout: new }.into());
            }
            self.ptr = Unique::new_unchecked(ptr);
            self.cap = Cap::new_unchecked(cap);
        }
        Ok(())
    }

    fn shrink(&mut self, cap: usize, elem: Layout) {
        assert!(cap <= self.capacity(elem.size()), "Tried to shrink to a larger capacity");
        if elem.size() == 0 || self.cap.get() == 0 {
            return;
        }
        unsafe {
            if cap == 0 {
                self.deallocate(elem);
                self.ptr = Unique::new_unchecked(ptr::without_provenance_mut(elem.align()));
            } else {
                let (old, new) = (elem.size() * self.cap.get(), elem.size() * cap);
                self.ptr = Unique::new_unchecked(intrinsics::realloc(self.ptr.as_ptr(), old, elem.align(), new));
            }
            self.cap = Cap::new_unchecked(cap);
        }
    }

    fn deallocate(&mut self, elem: Layout) {
        let size = elem.size() * self.cap.get();
        if size != 0 {
            unsafe { intrinsics::dealloc(self.ptr.as_ptr(), size, elem.align()) }
        }
    }
}

pub(crate) fn handle_error(e: TryReserveError) -> ! {
    match e.kind {
        CapacityOverflow => capacity_overflow(),
        AllocError { layout } => alloc::handle_alloc_error(layout),
    }
}

pub(crate) fn capacity_overflow() -> ! {
    panic!("capacity overflow")
}
