//! Methods of `*const T` and `*mut T`.

use crate::intrinsics;

impl<T: ?Sized> *const T {
    pub const fn is_null(self) -> bool { intrinsics::ptr_addr(self) == 0 }
    pub const fn cast<U>(self) -> *const U { self as *const U }
    pub const fn cast_mut(self) -> *mut T { self as *mut T }
    pub const fn addr(self) -> usize { intrinsics::ptr_addr(self) }
    pub fn expose_provenance(self) -> usize { self as *const () as usize }
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }
    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T { unsafe { &*self } }
}

impl<T> *const T {
    pub const unsafe fn byte_sub(self, count: usize) -> *const T { unsafe { self.cast::<u8>().sub(count) as *const T } }
    pub const unsafe fn byte_offset(self, count: isize) -> *const T { unsafe { self.cast::<u8>().offset(count) as *const T } }
    pub const unsafe fn byte_offset_from<U>(self, origin: *const U) -> isize { unsafe { self.cast::<u8>().offset_from(origin.cast::<u8>()) } }
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        unsafe {
            intrinsics::assume(self.addr() >= origin.addr());
            self.offset_from(origin) as usize
        }
    }
    pub const fn wrapping_byte_add(self, count: usize) -> *const T { self.cast::<u8>().wrapping_add(count) as *const T }
    pub const fn wrapping_byte_sub(self, count: usize) -> *const T { self.cast::<u8>().wrapping_sub(count) as *const T }
    pub const fn wrapping_byte_offset(self, count: isize) -> *const T { self.cast::<u8>().wrapping_offset(count) as *const T }
    pub const unsafe fn byte_offset_from_unsigned<U>(self, origin: *const U) -> usize { unsafe { self.cast::<u8>().offset_from_unsigned(origin.cast::<u8>()) } }
    pub fn align_offset(self, align: usize) -> usize {
        let bytes = (align - self.addr() % align) % align;
        if bytes % size_of::<T>() == 0 { bytes / size_of::<T>() } else { usize::MAX }
    }
    pub fn is_aligned(self) -> bool { self.addr() % align_of::<T>() == 0 }
    pub fn with_addr(self, addr: usize) -> *const T { self.cast::<u8>().wrapping_offset(addr.wrapping_sub(self.addr()) as isize) as *const T }
    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> *const T { self.with_addr(f(self.addr())) }
    pub unsafe fn read_volatile(self) -> T { unsafe { super::read(self) } }
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) { unsafe { super::copy(self, dest, count) } }
    pub const unsafe fn offset(self, count: isize) -> *const T { unsafe { intrinsics::offset(self, count) } }
    pub const unsafe fn add(self, count: usize) -> *const T { unsafe { intrinsics::offset(self, count as isize) } }
    pub const unsafe fn sub(self, count: usize) -> *const T { unsafe { intrinsics::offset(self, -(count as isize)) } }
    pub const unsafe fn byte_add(self, count: usize) -> *const T { unsafe { self.cast::<u8>().add(count) as *const T } }
    pub const fn wrapping_offset(self, count: isize) -> *const T { intrinsics::arith_offset(self, count) }
    pub const fn wrapping_add(self, count: usize) -> *const T { intrinsics::arith_offset(self, count as isize) }
    pub const fn wrapping_sub(self, count: usize) -> *const T {
        intrinsics::arith_offset(self, (count as isize).wrapping_neg())
    }
    pub const unsafe fn offset_from(self, origin: *const T) -> isize {
        unsafe { intrinsics::ptr_offset_from(self, origin) }
    }
    pub const unsafe fn read(self) -> T { unsafe { super::read(self) } }
    pub const unsafe fn read_unaligned(self) -> T { unsafe { super::read_unaligned(self) } }
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) {
        unsafe { super::copy_nonoverlapping(self, dest, count) }
    }
}

impl<T> *const [T] {
    pub const fn len(self) -> usize { intrinsics::ptr_metadata_len(self) }
    pub const fn as_ptr(self) -> *const T { self as *const T }
    pub const fn is_empty(self) -> bool { self.len() == 0 }
}

impl<T: ?Sized> *mut T {
    pub const fn is_null(self) -> bool { intrinsics::ptr_addr(self as *const T) == 0 }
    pub const fn cast<U>(self) -> *mut U { self as *mut U }
    pub const fn cast_const(self) -> *const T { self as *const T }
    pub const fn addr(self) -> usize { intrinsics::ptr_addr(self as *const T) }
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }
    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> {
        if self.is_null() { None } else { unsafe { Some(&mut *self) } }
    }
    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T { unsafe { &*self } }
    pub const unsafe fn as_mut_unchecked<'a>(self) -> &'a mut T { unsafe { &mut *self } }
    pub fn expose_provenance(self) -> usize { self as *mut () as usize }
    pub unsafe fn drop_in_place(self) { unsafe { super::drop_in_place(self) } }
}

impl<T> *mut T {
    pub const unsafe fn byte_sub(self, count: usize) -> *mut T { unsafe { self.cast::<u8>().sub(count) as *mut T } }
    pub const unsafe fn byte_offset(self, count: isize) -> *mut T { unsafe { self.cast::<u8>().offset(count) as *mut T } }
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize { unsafe { self.cast_const().offset_from_unsigned(origin) } }
    pub const unsafe fn byte_offset_from<U>(self, origin: *const U) -> isize { unsafe { self.cast::<u8>().offset_from(origin.cast::<u8>()) } }
    pub const fn wrapping_byte_sub(self, count: usize) -> *mut T { self.cast::<u8>().wrapping_sub(count) as *mut T }
    pub const fn wrapping_byte_offset(self, count: isize) -> *mut T { self.cast::<u8>().wrapping_offset(count) as *mut T }
    pub fn align_offset(self, align: usize) -> usize { self.cast_const().align_offset(align) }
    pub const fn wrapping_byte_add(self, count: usize) -> *mut T { self.cast::<u8>().wrapping_add(count) as *mut T }
    pub fn is_aligned(self) -> bool { self.addr() % align_of::<T>() == 0 }
    pub fn with_addr(self, addr: usize) -> *mut T { (self as *const T).with_addr(addr) as *mut T }
    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> *mut T { self.with_addr(f(self.addr())) }
    pub unsafe fn read_volatile(self) -> T { unsafe { super::read(self as *const T) } }
    pub unsafe fn write_volatile(self, val: T) { unsafe { super::write(self, val) } }
    pub const unsafe fn write_bytes(self, val: u8, count: usize) { unsafe { super::write_bytes(self, val, count) } }
    pub const unsafe fn copy_from(self, src: *const T, count: usize) { unsafe { super::copy(src, self, count) } }
    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize) { unsafe { super::copy_nonoverlapping(src, self, count) } }
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) { unsafe { super::copy(self as *const T, dest, count) } }
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) { unsafe { super::copy_nonoverlapping(self as *const T, dest, count) } }
    pub const unsafe fn offset(self, count: isize) -> *mut T {
        unsafe { intrinsics::offset(self as *const T, count) as *mut T }
    }
    pub const unsafe fn add(self, count: usize) -> *mut T { unsafe { self.offset(count as isize) } }
    pub const unsafe fn sub(self, count: usize) -> *mut T { unsafe { self.offset(-(count as isize)) } }
    pub const unsafe fn byte_add(self, count: usize) -> *mut T { unsafe { self.cast::<u8>().add(count) as *mut T } }
    pub const fn wrapping_offset(self, count: isize) -> *mut T { intrinsics::arith_offset(self as *const T, count) as *mut T }
    pub const fn wrapping_add(self, count: usize) -> *mut T { self.wrapping_offset(count as isize) }
    pub const fn wrapping_sub(self, count: usize) -> *mut T { self.wrapping_offset((count as isize).wrapping_neg()) }
    pub const unsafe fn offset_from(self, origin: *const T) -> isize {
        unsafe { intrinsics::ptr_offset_from(self as *const T, origin) }
    }
    pub const unsafe fn read(self) -> T { unsafe { super::read(self as *const T) } }
    pub const unsafe fn read_unaligned(self) -> T { unsafe { super::read_unaligned(self as *const T) } }
    pub const unsafe fn write(self, val: T) { unsafe { super::write(self, val) } }
    pub const unsafe fn write_unaligned(self, val: T) { unsafe { super::write_unaligned(self, val) } }
    pub const unsafe fn replace(self, src: T) -> T { unsafe { super::replace(self, src) } }
    pub const unsafe fn swap(self, with: *mut T) { unsafe { super::swap(self, with) } }
}

impl<T> *mut [T] {
    pub const fn len(self) -> usize { intrinsics::ptr_metadata_len(self as *const [T]) }
    pub const fn as_mut_ptr(self) -> *mut T { self as *mut T }
    pub const fn is_empty(self) -> bool { self.len() == 0 }
}
