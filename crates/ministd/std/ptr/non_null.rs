//! Pointers that are never null, which leaves the null address for `Option`'s `None`.

use crate::{cmp::Ordering, fmt, hash::{Hash, Hasher}, intrinsics::transmute_unchecked, marker::{PhantomData, Unsize}, ops::{CoerceUnsized, DispatchFromDyn}};

#[repr(transparent)]
pub struct NonNull<T: ?Sized> {
    pointer: builtin # pattern_type(*const T is !null),
}

impl<T> NonNull<T> {
    pub const fn dangling() -> Self { unsafe { NonNull::new_unchecked(super::dangling_mut()) } }
    pub const unsafe fn add(self, count: usize) -> Self { unsafe { NonNull::new_unchecked(self.as_ptr().add(count)) } }
    pub const unsafe fn sub(self, count: usize) -> Self { unsafe { NonNull::new_unchecked(self.as_ptr().sub(count)) } }
    pub const unsafe fn offset(self, count: isize) -> Self { unsafe { NonNull::new_unchecked(self.as_ptr().offset(count)) } }
    pub const unsafe fn read(self) -> T { unsafe { self.as_ptr().read() } }
    pub const unsafe fn write(self, val: T) { unsafe { self.as_ptr().write(val) } }
    pub const unsafe fn replace(self, src: T) -> T { unsafe { self.as_ptr().replace(src) } }
    pub const unsafe fn swap(self, with: NonNull<T>) { unsafe { self.as_ptr().swap(with.as_ptr()) } }
    pub const unsafe fn byte_add(self, count: usize) -> Self { unsafe { NonNull::new_unchecked(self.as_ptr().byte_add(count)) } }
    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize { unsafe { self.as_ptr().offset_from(origin.as_ptr() as *const T) } }
    pub const unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize) {
        unsafe { super::copy_nonoverlapping(self.as_ptr() as *const T, dest.as_ptr(), count) }
    }
    pub fn is_aligned(self) -> bool { self.as_ptr().is_aligned() }
}

impl<T: ?Sized> NonNull<T> {
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self { unsafe { transmute_unchecked(ptr) } }

    pub const fn new(ptr: *mut T) -> Option<Self> {
        if ptr.is_null() { None } else { Some(unsafe { Self::new_unchecked(ptr) }) }
    }

    pub const fn from_ref(r: &T) -> Self { unsafe { NonNull::new_unchecked(r as *const T as *mut T) } }
    pub const fn from_mut(r: &mut T) -> Self { unsafe { NonNull::new_unchecked(r) } }
    pub const fn as_ptr(self) -> *mut T { unsafe { transmute_unchecked(self) } }
    pub const unsafe fn as_ref<'a>(&self) -> &'a T { unsafe { &*self.as_ptr() } }
    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T { unsafe { &mut *self.as_ptr() } }
    pub const fn cast<U>(self) -> NonNull<U> { unsafe { NonNull::new_unchecked(self.as_ptr() as *mut U) } }
    pub fn addr(self) -> usize { self.as_ptr().addr() }
    pub unsafe fn drop_in_place(self) { unsafe { super::drop_in_place(self.as_ptr()) } }
}

impl<T> NonNull<[T]> {
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> Self {
        unsafe { Self::new_unchecked(super::slice_from_raw_parts_mut(data.as_ptr(), len)) }
    }
    pub const fn len(self) -> usize { self.as_ptr().len() }
    pub const fn is_empty(self) -> bool { self.len() == 0 }
    pub const fn as_mut_ptr(self) -> *mut T { self.as_ptr() as *mut T }
}

impl<T: ?Sized> Clone for NonNull<T> {
    fn clone(&self) -> Self { *self }
}
impl<T: ?Sized> Copy for NonNull<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<NonNull<U>> for NonNull<T> {}

impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.as_ptr(), f) }
}
impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.as_ptr(), f) }
}
impl<T: ?Sized> PartialEq for NonNull<T> {
    fn eq(&self, other: &Self) -> bool { self.as_ptr() == other.as_ptr() }
}
impl<T: ?Sized> Eq for NonNull<T> {}
impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.as_ptr().partial_cmp(&other.as_ptr()) }
}
impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &Self) -> Ordering { self.as_ptr().cmp(&other.as_ptr()) }
}
impl<T: ?Sized> Hash for NonNull<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { super::hash(self.as_ptr(), state) }
}
impl<T: ?Sized> From<&T> for NonNull<T> {
    fn from(r: &T) -> Self { NonNull::from_ref(r) }
}
impl<T: ?Sized> From<&mut T> for NonNull<T> {
    fn from(r: &mut T) -> Self { NonNull::from_mut(r) }
}

/// A [`NonNull`] that owns what it points to.
#[repr(transparent)]
pub struct Unique<T: ?Sized> {
    pointer: NonNull<T>,
    _marker: PhantomData<T>,
}

unsafe impl<T: Send + ?Sized> Send for Unique<T> {}
unsafe impl<T: Sync + ?Sized> Sync for Unique<T> {}

impl<T: ?Sized> Unique<T> {
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self {
        unsafe { Unique { pointer: NonNull::new_unchecked(ptr), _marker: PhantomData } }
    }
    pub const fn as_ptr(self) -> *mut T { self.pointer.as_ptr() }
    pub const fn cast<U>(self) -> Unique<U> { Unique { pointer: self.pointer.cast(), _marker: PhantomData } }
}

impl<T: ?Sized> Clone for Unique<T> {
    fn clone(&self) -> Self { *self }
}
impl<T: ?Sized> Copy for Unique<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Unique<U>> for Unique<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Unique<U>> for Unique<T> {}
