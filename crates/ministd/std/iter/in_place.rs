//! Collecting into the block that the values come from.

use crate::{alloc::{self, Layout}, mem, ptr};

/// The block of a `Vec` that is being taken apart.
pub struct InPlace {
    pub(crate) block: *mut u8,
    /// Size and alignment of the block.
    pub(crate) layout: Layout,
    /// Size of a value that comes out of it.
    pub(crate) size: usize,
    /// The iterator that owns the block, and how it is told that it does no more: it drops the
    /// values that are left.
    pub(crate) owner: *mut (),
    pub(crate) disown: unsafe fn(*mut ()),
}

/// The values written so far, dropped if making the next panics.
struct Written<T> {
    start: *mut T,
    len: usize,
}

impl<T> Drop for Written<T> {
    fn drop(&mut self) { unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.start, self.len)) } }
}

/// Writes the values over those that they are made from, if they are no larger.
pub(crate) fn collect_in_place<T, I: Iterator<Item = T>>(iter: &mut I) -> Option<Vec<T>> {
    let source = iter.in_place()?;
    if source.size == 0 || size_of::<T>() == 0 || source.layout.align() != align_of::<T>() || source.size < size_of::<T>() {
        return None;
    }
    let mut written = Written { start: source.block as *mut T, len: 0 };
    while let Some(value) = iter.next() {
        unsafe { ptr::write(written.start.add(written.len), value) };
        written.len += 1;
    }
    let len = written.len;
    mem::forget(written);
    let source = iter.in_place()?;
    unsafe {
        (source.disown)(source.owner);
        let old = source.layout;
        let capacity = old.size() / size_of::<T>();
        let mut block = source.block;
        if old.size() != capacity * size_of::<T>() {
            block = alloc::realloc(block, old, capacity * size_of::<T>());
        }
        Some(Vec::from_raw_parts(block as *mut T, len, capacity))
    }
}
