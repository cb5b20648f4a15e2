//! `Rc` compared, printed and made from other types.

use super::{Rc, RcInner, value_offset};
use crate::{
    alloc,
    borrow::Borrow,
    cell::Cell,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    iter::FromIterator,
    ptr::{self, NonNull},
};

impl<T: Default> Default for Rc<T> {
    fn default() -> Rc<T> { Rc::new(T::default()) }
}
impl<T: ?Sized + PartialEq> PartialEq for Rc<T> {
    fn eq(&self, other: &Rc<T>) -> bool { **self == **other }
}
impl<T: ?Sized + Eq> Eq for Rc<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Rc<T> {
    fn partial_cmp(&self, other: &Rc<T>) -> Option<Ordering> { (**self).partial_cmp(&**other) }
}
impl<T: ?Sized + Ord> Ord for Rc<T> {
    fn cmp(&self, other: &Rc<T>) -> Ordering { (**self).cmp(&**other) }
}
impl<T: ?Sized + Hash> Hash for Rc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized> fmt::Pointer for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ptr: *const T = &**self;
        fmt::Pointer::fmt(&ptr, f)
    }
}
impl<T: ?Sized> Borrow<T> for Rc<T> {
    fn borrow(&self) -> &T { &**self }
}
impl<T: ?Sized> AsRef<T> for Rc<T> {
    fn as_ref(&self) -> &T { &**self }
}
impl<T: ?Sized> Unpin for Rc<T> {}
impl<T: ?Sized + crate::error::Error> crate::error::Error for Rc<T> {}

/// A new block for `len` values of type `T`, and where the values go.
unsafe fn allocate<T>(len: usize) -> (*mut u8, *mut T) {
    unsafe {
        let align = if align_of::<T>() > align_of::<usize>() { align_of::<T>() } else { align_of::<usize>() };
        let offset = value_offset(align_of::<T>());
        let size = (offset + len * size_of::<T>() + align - 1) & !(align - 1);
        let block = alloc::exchange_malloc(size, align);
        let counts = block as *mut Cell<usize>;
        ptr::write(counts, Cell::new(1));
        ptr::write(counts.add(1), Cell::new(1));
        (block, block.add(offset) as *mut T)
    }
}

unsafe fn from_block<T>(block: *mut u8, len: usize) -> Rc<[T]> {
    unsafe { Rc::from_inner(NonNull::new_unchecked(ptr::slice_from_raw_parts_mut(block, len) as *mut RcInner<[T]>)) }
}

impl<T> From<T> for Rc<T> {
    fn from(t: T) -> Self { Rc::new(t) }
}
impl<T: Clone> From<&[T]> for Rc<[T]> {
    fn from(v: &[T]) -> Rc<[T]> { Rc::from(v.to_vec()) }
}
impl<T, const N: usize> From<[T; N]> for Rc<[T]> {
    fn from(v: [T; N]) -> Rc<[T]> { Rc::<[T; N]>::new(v) }
}
impl<T> From<Vec<T>> for Rc<[T]> {
    fn from(mut v: Vec<T>) -> Rc<[T]> {
        unsafe {
            let len = v.len();
            let (block, values) = allocate::<T>(len);
            ptr::copy_nonoverlapping(v.as_ptr(), values, len);
            v.set_len(0);
            from_block(block, len)
        }
    }
}
impl From<&str> for Rc<str> {
    fn from(v: &str) -> Rc<str> {
        unsafe {
            let (block, bytes) = allocate::<u8>(v.len());
            ptr::copy_nonoverlapping(v.as_ptr(), bytes, v.len());
            let rc = crate::mem::ManuallyDrop::new(from_block::<u8>(block, v.len()));
            Rc::from_inner(NonNull::new_unchecked(rc.ptr.as_ptr() as *mut RcInner<str>))
        }
    }
}
impl From<String> for Rc<str> {
    fn from(v: String) -> Rc<str> { Rc::from(&v[..]) }
}
impl<T: ?Sized> From<Box<T>> for Rc<T> {
    fn from(v: Box<T>) -> Rc<T> {
        unsafe {
            let size = size_of_val(&*v);
            let align = align_of_val(&*v);
            let offset = value_offset(align);
            let align = if align > align_of::<usize>() { align } else { align_of::<usize>() };
            let block = alloc::exchange_malloc((offset + size + align - 1) & !(align - 1), align);
            let counts = block as *mut Cell<usize>;
            ptr::write(counts, Cell::new(1));
            ptr::write(counts.add(1), Cell::new(1));
            let raw = Box::into_raw(v);
            ptr::copy_nonoverlapping(raw as *const u8, block.add(offset), size);
            let inner = crate::intrinsics::with_metadata_of(block as *const u8, raw as *const RcInner<T>);
            let layout = alloc::Layout::for_value(&*raw);
            if layout.size() != 0 {
                alloc::dealloc(raw as *mut u8, layout)
            }
            Rc::from_inner(NonNull::new_unchecked(inner as *mut RcInner<T>))
        }
    }
}
impl<T> Default for Rc<[T]> {
    fn default() -> Self { Rc::from([]) }
}
impl Default for Rc<str> {
    fn default() -> Self { Rc::from("") }
}
impl<'a, B: ?Sized + crate::borrow::ToOwned> From<crate::borrow::Cow<'a, B>> for Rc<B> where Rc<B>: From<&'a B> + From<B::Owned> {
    fn from(cow: crate::borrow::Cow<'a, B>) -> Rc<B> {
        match cow {
            crate::borrow::Cow::Borrowed(s) => Rc::from(s),
            crate::borrow::Cow::Owned(s) => Rc::from(s),
        }
    }
}
impl<T, const N: usize> TryFrom<Rc<[T]>> for Rc<[T; N]> {
    type Error = Rc<[T]>;
    fn try_from(slice: Rc<[T]>) -> Result<Self, Rc<[T]>> {
        if slice.len() == N { Ok(unsafe { Rc::from_raw(Rc::into_raw(slice) as *const [T; N]) }) } else { Err(slice) }
    }
}
impl<T> FromIterator<T> for Rc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self { Rc::from(iter.into_iter().collect::<Vec<T>>()) }
}
