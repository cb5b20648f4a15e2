//! Memory: sizes, swaps, and taking over the compiler's care of a value.

use crate::{fmt, intrinsics, marker::DiscriminantKind, ops::{Deref, DerefMut}, ptr};

pub use intrinsics::transmute;

pub const fn size_of<T>() -> usize { intrinsics::size_of::<T>() }
pub const fn align_of<T>() -> usize { intrinsics::align_of::<T>() }
pub const fn size_of_val<T: ?Sized>(val: &T) -> usize { unsafe { intrinsics::size_of_val(val) } }
pub const fn align_of_val<T: ?Sized>(val: &T) -> usize { unsafe { intrinsics::align_of_val(val) } }
pub const fn needs_drop<T: ?Sized>() -> bool { intrinsics::needs_drop::<T>() }

pub fn drop<T>(_x: T) {}

pub const fn forget<T>(t: T) {
    let _ = ManuallyDrop::new(t);
}

pub const fn swap<T>(x: &mut T, y: &mut T) {
    unsafe {
        let a = ptr::read(x);
        let b = ptr::read(y);
        ptr::write(x, b);
        ptr::write(y, a);
    }
}

pub fn take<T: Default>(dest: &mut T) -> T {
    replace(dest, T::default())
}

pub const fn replace<T>(dest: &mut T, src: T) -> T {
    unsafe {
        let result = ptr::read(dest);
        ptr::write(dest, src);
        result
    }
}

pub const unsafe fn zeroed<T>() -> T {
    unsafe { MaybeUninit::zeroed().assume_init() }
}

pub const unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst {
    unsafe { ptr::read_unaligned(src as *const Src as *const Dst) }
}

/// Which variant of an enum a value is.
pub struct Discriminant<T>(<T as DiscriminantKind>::Discriminant);

impl<T> Copy for Discriminant<T> {}
impl<T> Clone for Discriminant<T> {
    fn clone(&self) -> Self { *self }
}
impl<T> PartialEq for Discriminant<T> {
    fn eq(&self, rhs: &Self) -> bool { self.0 == rhs.0 }
}
impl<T> Eq for Discriminant<T> {}
impl<T> fmt::Debug for Discriminant<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Discriminant").field(&self.0).finish()
    }
}

pub const fn discriminant<T>(v: &T) -> Discriminant<T> {
    let wide = intrinsics::discriminant_value(v);
    // Little-endian: the first bytes of the wide value are the discriminant.
    unsafe { transmute_copy(&wide) }
}

/// A value that is not dropped.
#[lang = "manually_drop"]
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct ManuallyDrop<T: ?Sized> {
    value: T,
}

impl<T> ManuallyDrop<T> {
    pub const fn new(value: T) -> ManuallyDrop<T> { ManuallyDrop { value } }
    pub const fn into_inner(slot: ManuallyDrop<T>) -> T { slot.value }
    pub const unsafe fn take(slot: &mut ManuallyDrop<T>) -> T { unsafe { ptr::read(&slot.value) } }
}

impl<T: ?Sized> ManuallyDrop<T> {
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) { unsafe { ptr::drop_in_place(&mut slot.value) } }
}

impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.value }
}
impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    fn deref_mut(&mut self) -> &mut T { &mut self.value }
}

/// Memory for a value that may not be there yet.
#[lang = "maybe_uninit"]
#[derive(Copy)]
#[repr(transparent)]
pub union MaybeUninit<T> {
    uninit: (),
    value: ManuallyDrop<T>,
}

impl<T: Copy> Clone for MaybeUninit<T> {
    fn clone(&self) -> Self { *self }
}

impl<T> fmt::Debug for MaybeUninit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "MaybeUninit<{}>", crate::any::type_name::<T>()) }
}

impl<T> MaybeUninit<T> {
    pub const fn new(val: T) -> MaybeUninit<T> { MaybeUninit { value: ManuallyDrop::new(val) } }
    pub const fn uninit() -> MaybeUninit<T> { MaybeUninit { uninit: () } }

    pub const fn zeroed() -> MaybeUninit<T> {
        let mut u = MaybeUninit::<T>::uninit();
        unsafe { intrinsics::write_bytes(u.as_mut_ptr(), 0u8, 1) };
        u
    }

    pub const fn write(&mut self, val: T) -> &mut T {
        *self = MaybeUninit::new(val);
        unsafe { &mut *self.as_mut_ptr() }
    }

    pub const fn as_ptr(&self) -> *const T { self as *const _ as *const T }
    pub const fn as_mut_ptr(&mut self) -> *mut T { self as *mut _ as *mut T }
    pub const unsafe fn assume_init(self) -> T { unsafe { ManuallyDrop::into_inner(self.value) } }
    pub const unsafe fn assume_init_read(&self) -> T { unsafe { ptr::read(self.as_ptr()) } }
    pub unsafe fn assume_init_drop(&mut self) { unsafe { ptr::drop_in_place(self.as_mut_ptr()) } }
    pub const unsafe fn assume_init_ref(&self) -> &T { unsafe { &*self.as_ptr() } }
    pub const unsafe fn assume_init_mut(&mut self) -> &mut T { unsafe { &mut *self.as_mut_ptr() } }
}
