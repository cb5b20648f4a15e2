//! The program's allocator: the system's, or what `#[global_allocator]` names.
//!
//! With `#[global_allocator]`, every block that the library or the reader asks for comes from the
//! reader's [`GlobalAlloc`], as in a real program. What a real program's runtime asks for before
//! `main` and when something is first printed (the main thread's record, the buffer of standard
//! output), the simulator's does not: a number of all allocations so far is smaller here. The
//! difference between two moments is the same, as long as nothing was printed between them.

use super::Layout;
use crate::{intrinsics, ptr};

pub unsafe trait GlobalAlloc {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8;
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout);

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe {
            let ptr = self.alloc(layout);
            if !ptr.is_null() {
                ptr::write_bytes(ptr, 0, layout.size());
            }
            ptr
        }
    }

    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(new_size, layout.align()));
            if !new.is_null() {
                let old_size = layout.size();
                ptr::copy_nonoverlapping(ptr as *const u8, new, if old_size < new_size { old_size } else { new_size });
                self.dealloc(ptr, layout);
            }
            new
        }
    }
}

/// The allocator of the operating system's C library.
#[derive(Copy, Clone, Default, Debug)]
pub struct System;

unsafe impl GlobalAlloc for System {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { intrinsics::system_alloc(layout.size(), layout.align()) }
    }
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { intrinsics::system_alloc_zeroed(layout.size(), layout.align()) }
    }
    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        unsafe { intrinsics::system_realloc(ptr, layout.size(), layout.align(), new_size) }
    }
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        unsafe { intrinsics::system_dealloc(ptr, layout.size(), layout.align()) }
    }
}

// What the machine calls for the intrinsics `alloc` and so on of a program with a
// `#[global_allocator]`.

unsafe fn alloc<A: GlobalAlloc>(of: &A, size: usize, align: usize) -> *mut u8 {
    unsafe { of.alloc(Layout::from_size_align_unchecked(size, align)) }
}

unsafe fn alloc_zeroed<A: GlobalAlloc>(of: &A, size: usize, align: usize) -> *mut u8 {
    unsafe { of.alloc_zeroed(Layout::from_size_align_unchecked(size, align)) }
}

unsafe fn realloc<A: GlobalAlloc>(of: &A, ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8 {
    unsafe { of.realloc(ptr, Layout::from_size_align_unchecked(old_size, align), new_size) }
}

unsafe fn dealloc<A: GlobalAlloc>(of: &A, ptr: *mut u8, size: usize, align: usize) {
    unsafe { of.dealloc(ptr, Layout::from_size_align_unchecked(size, align)) }
}
