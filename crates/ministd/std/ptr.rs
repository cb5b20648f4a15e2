//! Raw pointers.

mod methods;
mod non_null;

pub use non_null::{NonNull, Unique};

use crate::{intrinsics, mem::MaybeUninit};

pub use intrinsics::{copy, copy_nonoverlapping, write_bytes};

pub const fn null<T>() -> *const T { intrinsics::without_provenance(0) }
pub const fn null_mut<T>() -> *mut T { intrinsics::without_provenance::<T>(0) as *mut T }
pub const fn without_provenance<T>(addr: usize) -> *const T { intrinsics::without_provenance(addr) }
pub const fn without_provenance_mut<T>(addr: usize) -> *mut T { intrinsics::without_provenance::<T>(addr) as *mut T }
pub const fn dangling<T>() -> *const T { intrinsics::without_provenance(align_of::<T>()) }
pub const fn dangling_mut<T>() -> *mut T { dangling::<T>() as *mut T }
pub fn with_exposed_provenance<T>(addr: usize) -> *const T { addr as *const T }
pub fn with_exposed_provenance_mut<T>(addr: usize) -> *mut T { addr as *mut T }
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T { r }
pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T { r }

pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] {
    intrinsics::slice_from_raw_parts(data, len)
}
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] {
    intrinsics::slice_from_raw_parts(data as *const T, len) as *mut [T]
}

pub const unsafe fn read<T>(src: *const T) -> T { unsafe { intrinsics::read_via_copy(src) } }

pub const unsafe fn read_unaligned<T>(src: *const T) -> T {
    let mut tmp = MaybeUninit::<T>::uninit();
    unsafe {
        copy_nonoverlapping(src as *const u8, tmp.as_mut_ptr() as *mut u8, size_of::<T>());
        tmp.assume_init()
    }
}

pub const unsafe fn write<T>(dst: *mut T, src: T) { unsafe { intrinsics::write_via_move(dst, src) } }

pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T) {
    let tmp = crate::mem::ManuallyDrop::new(src);
    unsafe { copy_nonoverlapping(&raw const tmp as *const u8, dst as *mut u8, size_of::<T>()) }
}

pub unsafe fn read_volatile<T>(src: *const T) -> T { unsafe { read(src) } }
pub unsafe fn write_volatile<T>(dst: *mut T, src: T) { unsafe { write(dst, src) } }

pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    unsafe {
        let old = read(dst);
        write(dst, src);
        old
    }
}

pub const unsafe fn swap<T>(x: *mut T, y: *mut T) {
    unsafe {
        let a = read(x);
        copy(y, x, 1);
        write(y, a);
    }
}

/// Swaps two rows that do not overlap.
pub const unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) {
    let mut i = 0;
    while i < count {
        let mut tmp = MaybeUninit::<T>::uninit();
        unsafe {
            copy_nonoverlapping(x.add(i) as *const T, tmp.as_mut_ptr(), 1);
            copy_nonoverlapping(y.add(i) as *const T, x.add(i), 1);
            copy_nonoverlapping(tmp.as_ptr(), y.add(i), 1);
        }
        i += 1;
    }
}

#[lang = "drop_in_place"]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) {
    unsafe { intrinsics::drop_in_place(to_drop) }
}

pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool { a == b }
pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool {
    intrinsics::ptr_addr(p) == intrinsics::ptr_addr(q)
}
pub fn fn_addr_eq<T: crate::marker::FnPtr, U: crate::marker::FnPtr>(f: T, g: U) -> bool { f.addr() == g.addr() }
pub fn hash<T: ?Sized, S: crate::hash::Hasher>(hashee: *const T, into: &mut S) {
    into.write_usize(intrinsics::ptr_addr(hashee))
}

#[rustc_macro_transparency = "semiopaque"]
pub macro addr_of($place:expr) {
    &raw const $place
}
#[rustc_macro_transparency = "semiopaque"]
pub macro addr_of_mut($place:expr) {
    &raw mut $place
}

#[lang = "pointee_trait"]
pub trait Pointee {
    #[lang = "metadata_type"]
    type Metadata: Copy;
}

#[lang = "dyn_metadata"]
pub struct DynMetadata<Dyn: ?Sized> {
    _vtable: NonNull<u8>,
    _phantom: crate::marker::PhantomData<Dyn>,
}
