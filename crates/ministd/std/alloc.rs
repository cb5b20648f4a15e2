//! The heap.

mod global;

pub use global::{GlobalAlloc, System};

use crate::{fmt, intrinsics};

/// Size and alignment of a block.
#[lang = "alloc_layout"]
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Layout {
    size: usize,
    align: Alignment,
}

/// A power of two.
#[derive(Copy, Clone)]
struct Alignment(builtin # pattern_type(usize is 1..=0x8000_0000_0000_0000));

impl Alignment {
    const fn get(self) -> usize { unsafe { intrinsics::transmute_unchecked(self) } }
}

impl PartialEq for Alignment {
    fn eq(&self, other: &Self) -> bool { self.get() == other.get() }
}
impl Eq for Alignment {}
impl crate::hash::Hash for Alignment {
    fn hash<H: crate::hash::Hasher>(&self, state: &mut H) { self.get().hash(state) }
}
impl fmt::Debug for Alignment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (1 << {})", self.get(), self.get().trailing_zeros())
    }
}

impl Layout {
    pub const fn from_size_align(size: usize, align: usize) -> Result<Self, LayoutError> {
        if align == 0 || align & (align - 1) != 0 || size > isize::MAX as usize + 1 - align {
            return Err(LayoutError);
        }
        Ok(unsafe { Layout::from_size_align_unchecked(size, align) })
    }

    pub const unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Self {
        Layout { size, align: unsafe { intrinsics::transmute_unchecked(align) } }
    }

    pub const fn size(&self) -> usize { self.size }
    pub const fn align(&self) -> usize { self.align.get() }

    pub const fn new<T>() -> Self {
        unsafe { Layout::from_size_align_unchecked(size_of::<T>(), align_of::<T>()) }
    }

    pub const fn for_value<T: ?Sized>(t: &T) -> Self {
        unsafe { Layout::from_size_align_unchecked(size_of_val(t), align_of_val(t)) }
    }

    /// The layout of `n` values of this layout in a row.
    pub(crate) const fn repeat_packed(&self, n: usize) -> Result<Self, LayoutError> {
        match self.size.checked_mul(n) {
            Some(size) => Layout::from_size_align(size, self.align.get()),
            None => Err(LayoutError),
        }
    }

    pub const fn array<T>(n: usize) -> Result<Self, LayoutError> {
        Layout::new::<T>().repeat_packed(n)
    }

    /// This layout followed by `next`, and where `next` begins.
    pub const fn extend(&self, next: Self) -> Result<(Self, usize), LayoutError> {
        let align = if self.align.get() > next.align.get() { self.align.get() } else { next.align.get() };
        let offset = (self.size + next.align.get() - 1) & !(next.align.get() - 1);
        match Layout::from_size_align(offset + next.size, align) {
            Ok(layout) => Ok((layout, offset)),
            Err(e) => Err(e),
        }
    }

    pub const fn align_to(&self, align: usize) -> Result<Self, LayoutError> {
        Layout::from_size_align(self.size, if self.align.get() > align { self.align.get() } else { align })
    }

    pub const fn padding_needed_for(&self, align: usize) -> usize {
        ((self.size + align - 1) & !(align - 1)) - self.size
    }

    pub const fn dangling_ptr(&self) -> crate::ptr::NonNull<u8> {
        unsafe { crate::ptr::NonNull::new_unchecked(crate::ptr::without_provenance_mut(self.align.get())) }
    }

    pub const fn pad_to_align(&self) -> Layout {
        let size = (self.size + self.align.get() - 1) & !(self.align.get() - 1);
        Layout { size, align: self.align }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct LayoutError;

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid parameters to Layout::from_size_align")
    }
}
impl crate::error::Error for LayoutError {}

/// The allocator of the whole program.
#[derive(Copy, Clone, Default, Debug)]
pub struct Global;

pub unsafe fn alloc(layout: Layout) -> *mut u8 {
    unsafe { intrinsics::alloc(layout.size, layout.align.get()) }
}

pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 {
    unsafe { intrinsics::alloc_zeroed(layout.size, layout.align.get()) }
}

pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    unsafe { intrinsics::realloc(ptr, layout.size, layout.align.get(), new_size) }
}

pub unsafe fn dealloc(ptr: *mut u8, layout: Layout) {
    unsafe { intrinsics::dealloc(ptr, layout.size, layout.align.get()) }
}

pub fn handle_alloc_error(layout: Layout) -> ! {
    eprintln!("memory allocation of {} bytes failed", layout.size);
    intrinsics::abort()
}

/// A block for a value of this layout: on the heap, or nowhere when it has no bytes.
#[lang = "exchange_malloc"]
pub(crate) unsafe fn exchange_malloc(size: usize, align: usize) -> *mut u8 {
    if size == 0 {
        return intrinsics::without_provenance::<u8>(align) as *mut u8;
    }
    let ptr = unsafe { intrinsics::alloc(size, align) };
    if ptr.is_null() {
        handle_alloc_error(unsafe { Layout::from_size_align_unchecked(size, align) })
    }
    ptr
}
