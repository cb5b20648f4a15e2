//! `Arc` compared, printed and made from other types.

use super::{Arc, ArcInner, AtomicUsize, data_offset};
use crate::{
    alloc,
    borrow::Borrow,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    iter::FromIterator,
    ptr::{self, NonNull},
};

impl<T: Default> Default for Arc<T> {
    fn default() -> Arc<T> { Arc::new(T::default()) }
}
impl<T: ?Sized + PartialEq> PartialEq for Arc<T> {
    fn eq(&self, other: &Arc<T>) -> bool { **self == **other }
}
impl<T: ?Sized + Eq> Eq for Arc<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Arc<T> {
    fn partial_cmp(&self, other: &Arc<T>) -> Option<Ordering> { (**self).partial_cmp(&**other) }
}
impl<T: ?Sized + Ord> Ord for Arc<T> {
    fn cmp(&self, other: &Arc<T>) -> Ordering { (**self).cmp(&**other) }
}
impl<T: ?Sized + Hash> Hash for Arc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized> fmt::Pointer for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ptr: *const T = &**self;
        fmt::Pointer::fmt(&ptr, f)
    }
}
impl<T: ?Sized> Borrow<T> for Arc<T> {
    fn borrow(&self) -> &T { &**self }
}
impl<T: ?Sized> AsRef<T> for Arc<T> {
    fn as_ref(&self) -> &T { &**self }
}
impl<T: ?Sized> Unpin for Arc<T> {}
impl<T: ?Sized + crate::error::Error> crate::error::Error for Arc<T> {}

/// A new block for `len` values of type `T`, and where the values go.
unsafe fn allocate<T>(len: usize) -> (*mut u8, *mut T) {
    unsafe {
        let align = if align_of::<T>() > align_of::<usize>() { align_of::<T>() } else { align_of::<usize>() };
        let offset = data_offset(align_of::<T>());
        let size = (offset + len * size_of::<T>() + align - 1) & !(align - 1);
        let block = alloc::exchange_malloc(size, align);
        let counts = block as *mut AtomicUsize;
        ptr::write(counts, AtomicUsize::new(1));
        ptr::write(counts.add(1), AtomicUsize::new(1));
        (block, block.add(offset) as *mut T)
    }
}

unsafe fn from_block<T>(block: *mut u8, len: usize) -> Arc<[T]> {
    unsafe { Arc::from_inner(NonNull::new_unchecked(ptr::slice_from_raw_parts_mut(block, len) as *mut ArcInner<[T]>)) }
}

impl<T> From<T> for Arc<T> {
    fn from(t: T) -> Self { Arc::new(t) }
}
impl<T: Clone> From<&[T]> for Arc<[T]> {
    fn from(v: &[T]) -> Arc<[T]> { Arc::from(v.to_vec()) }
}
impl<T, const N: usize> From<[T; N]> for Arc<[T]> {
    fn from(v: [T; N]) -> Arc<[T]> { Arc::<[T; N]>::new(v) }
}
impl<T> From<Vec<T>> for Arc<[T]> {
    fn from(mut v: Vec<T>) -> Arc<[T]> {
        unsafe {
            let len = v.len();
            let (block, values) = allocate::<T>(len);
            ptr::copy_nonoverlapping(v.as_ptr(), values, len);
            v.set_len(0);
            from_block(block, len)
        }
    }
}
impl From<&str> for Arc<str> {
    fn from(v: &str) -> Arc<str> {
        unsafe {
            let (block, bytes) = allocate::<u8>(v.len());
            ptr::copy_nonoverlapping(v.as_ptr(), bytes, v.len());
            let arc = crate::mem::ManuallyDrop::new(from_block::<u8>(block, v.len()));
            Arc::from_inner(NonNull::new_unchecked(arc.ptr.as_ptr() as *mut ArcInner<str>))
        }
    }
}
impl From<String> for Arc<str> {
    fn from(v: String) -> Arc<str> { Arc::from(&v[..]) }
}
impl<T: ?Sized> From<Box<T>> for Arc<T> {
    fn from(v: Box<T>) -> Arc<T> {
        unsafe {
            let size = size_of_val(&*v);
            let align = align_of_val(&*v);
            let offset = data_offset(align);
            let align = if align > align_of::<usize>() { align } else { align_of::<usize>() };
            let block = alloc::exchange_malloc((offset + size + align - 1) & !(align - 1), align);
            let counts = block as *mut AtomicUsize;
            ptr::write(counts, AtomicUsize::new(1));
            ptr::write(counts.add(1), AtomicUsize::new(1));
            let raw = Box::into_raw(v);
            ptr::copy_nonoverlapping(raw as *const u8, block.add(offset), size);
            let inner = crate::intrinsics::with_metadata_of(block as *const u8, raw as *const ArcInner<T>);
            let layout = alloc::Layout::for_value(&*raw);
            if layout.size() != 0 {
                alloc::dealloc(raw as *mut u8, layout)
            }
            Arc::from_inner(NonNull::new_unchecked(inner as *mut ArcInner<T>))
        }
    }
}
impl<T> FromIterator<T> for Arc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self { Arc::from(iter.into_iter().collect::<Vec<T>>()) }
}
