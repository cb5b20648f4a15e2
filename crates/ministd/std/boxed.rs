//! One value on the heap, owned by one pointer.

use crate::{
    alloc::{self, Global, Layout},
    borrow::{Borrow, BorrowMut},
    cmp::Ordering,
    error::Error,
    fmt,
    hash::{Hash, Hasher},
    intrinsics,
    iter::{FromIterator, FusedIterator},
    marker::{Tuple, Unsize},
    mem::{self, MaybeUninit},
    ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn},
    pin::Pin,
    ptr::{self, Unique},
};

#[lang = "owned_box"]
#[fundamental]
pub struct Box<T: ?Sized, A = Global>(Unique<T>, A);

impl<T> Box<T> {
    pub fn new(x: T) -> Self {
        unsafe {
            let ptr = alloc::exchange_malloc(size_of::<T>(), align_of::<T>()) as *mut T;
            ptr::write(ptr, x);
            Box::from_raw(ptr)
        }
    }

    pub fn new_uninit() -> Box<MaybeUninit<T>> {
        unsafe { Box::from_raw(alloc::exchange_malloc(size_of::<T>(), align_of::<T>()) as *mut MaybeUninit<T>) }
    }

    pub fn new_uninit_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut vec = Vec::with_capacity(len);
        unsafe { vec.set_len(len) };
        vec.into_boxed_slice()
    }

    pub fn pin(x: T) -> Pin<Box<T>> {
        Box::into_pin(Box::new(x))
    }

    pub fn into_inner(boxed: Self) -> T {
        *boxed
    }
}

impl<T> Box<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Box<T> {
        unsafe { Box::from_raw(Box::into_raw(self) as *mut T) }
    }

    pub fn write(mut boxed: Self, value: T) -> Box<T> {
        (*boxed).write(value);
        unsafe { boxed.assume_init() }
    }
}

impl<T> Box<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Box<[T]> { unsafe { Box::from_raw(Box::into_raw(self) as *mut [T]) } }
}

/// The box of `vec![…]`: its block is allocated before the elements are evaluated.
pub fn write_box<T>(boxed: Box<MaybeUninit<T>>, value: T) -> Box<T> {
    Box::write(boxed, value)
}

/// The last step of `vec![…]`.
pub fn into_vec<T, const N: usize>(boxed: Box<[T; N]>) -> Vec<T> {
    unsafe { Vec::from_raw_parts(Box::into_raw(boxed) as *mut T, N, N) }
}

impl<T: ?Sized> Box<T> {
    pub const unsafe fn from_raw(raw: *mut T) -> Self {
        unsafe { Box(Unique::new_unchecked(raw), Global) }
    }

    pub fn into_raw(b: Self) -> *mut T {
        let mut b = mem::ManuallyDrop::new(b);
        &raw mut **b
    }

    pub fn leak<'a>(b: Self) -> &'a mut T where T: 'a {
        unsafe { &mut *Box::into_raw(b) }
    }

    pub fn as_ptr(b: &Self) -> *const T { b.0.as_ptr() as *const T }
    pub fn as_mut_ptr(b: &mut Self) -> *mut T { b.0.as_ptr() }

    pub const fn into_pin(boxed: Self) -> Pin<Self> {
        unsafe { Pin::new_unchecked(boxed) }
    }
}

impl<T: ?Sized, A> Drop for Box<T, A> {
    /// Frees the block. The compiler has dropped the value before.
    fn drop(&mut self) {
        unsafe {
            let layout = Layout::for_value(&*self.0.as_ptr());
            if layout.size() != 0 {
                alloc::dealloc(self.0.as_ptr() as *mut u8, layout)
            }
        }
    }
}

impl<T: ?Sized> Deref for Box<T> {
    type Target = T;
    fn deref(&self) -> &T { &**self }
}
impl<T: ?Sized> DerefMut for Box<T> {
    fn deref_mut(&mut self) -> &mut T { &mut **self }
}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Box<U>> for Box<T> {}
impl<T: ?Sized> Unpin for Box<T> {}

impl<T: Clone> Clone for Box<T> {
    fn clone(&self) -> Self { Box::new((**self).clone()) }
    fn clone_from(&mut self, source: &Self) { (**self).clone_from(&**source) }
}
impl<T: Clone> Clone for Box<[T]> {
    fn clone(&self) -> Self { self.to_vec().into_boxed_slice() }
}
impl Clone for Box<str> {
    fn clone(&self) -> Self { Box::from(&**self) }
}
impl<T: Default> Default for Box<T> {
    fn default() -> Self { Box::new(T::default()) }
}
impl<T> Default for Box<[T]> {
    fn default() -> Self { Vec::new().into_boxed_slice() }
}
impl Default for Box<str> {
    fn default() -> Self { Box::from("") }
}
impl<T: ?Sized + PartialEq> PartialEq for Box<T> {
    fn eq(&self, other: &Self) -> bool { PartialEq::eq(&**self, &**other) }
}
impl<T: ?Sized + Eq> Eq for Box<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Box<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { PartialOrd::partial_cmp(&**self, &**other) }
}
impl<T: ?Sized + Ord> Ord for Box<T> {
    fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(&**self, &**other) }
}
impl<T: ?Sized + Hash> Hash for Box<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized> fmt::Pointer for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ptr: *const T = &**self;
        fmt::Pointer::fmt(&ptr, f)
    }
}
impl<T: ?Sized> Borrow<T> for Box<T> {
    fn borrow(&self) -> &T { &**self }
}
impl<T: ?Sized> BorrowMut<T> for Box<T> {
    fn borrow_mut(&mut self) -> &mut T { &mut **self }
}
impl<T: ?Sized> AsRef<T> for Box<T> {
    fn as_ref(&self) -> &T { &**self }
}
impl<T: ?Sized> AsMut<T> for Box<T> {
    fn as_mut(&mut self) -> &mut T { &mut **self }
}

impl<T> From<T> for Box<T> {
    fn from(t: T) -> Self { Box::new(t) }
}
impl<T: Clone> From<&[T]> for Box<[T]> {
    fn from(slice: &[T]) -> Self { slice.to_vec().into_boxed_slice() }
}
impl<T, const N: usize> From<[T; N]> for Box<[T]> {
    fn from(array: [T; N]) -> Self { Box::new(array) }
}
impl From<&str> for Box<str> {
    fn from(s: &str) -> Self { String::from(s).into_boxed_str() }
}
impl From<String> for Box<str> {
    fn from(s: String) -> Self { s.into_boxed_str() }
}
impl<T> From<Vec<T>> for Box<[T]> {
    fn from(v: Vec<T>) -> Self { v.into_boxed_slice() }
}
impl<T> FromIterator<T> for Box<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self { iter.into_iter().collect::<Vec<T>>().into_boxed_slice() }
}
impl<T> IntoIterator for Box<[T]> {
    type Item = T;
    type IntoIter = crate::vec::IntoIter<T>;
    fn into_iter(self) -> crate::vec::IntoIter<T> { self.into_vec().into_iter() }
}

impl<'a, E: Error + 'a> From<E> for Box<dyn Error + 'a> {
    fn from(err: E) -> Self { Box::new(err) }
}
impl<'a, E: Error + Send + Sync + 'a> From<E> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: E) -> Self { Box::new(err) }
}

/// An error that is only a text.
struct StringError(String);

impl Error for StringError {}
impl fmt::Display for StringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) }
}
impl fmt::Debug for StringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.0, f) }
}
impl<'a> From<String> for Box<dyn Error + 'a> {
    fn from(err: String) -> Self { Box::new(StringError(err)) }
}
impl<'a> From<String> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: String) -> Self { Box::new(StringError(err)) }
}
impl<'a, 'b> From<&'b str> for Box<dyn Error + 'a> {
    fn from(err: &'b str) -> Self { From::from(String::from(err)) }
}
impl<'a, 'b> From<&'b str> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: &'b str) -> Self { From::from(String::from(err)) }
}

impl<T, const N: usize> TryFrom<Box<[T]>> for Box<[T; N]> {
    type Error = Box<[T]>;
    fn try_from(boxed: Box<[T]>) -> Result<Self, Box<[T]>> {
        if boxed.len() == N { Ok(unsafe { Box::from_raw(Box::into_raw(boxed) as *mut [T; N]) }) } else { Err(boxed) }
    }
}
impl<T, const N: usize> TryFrom<Vec<T>> for Box<[T; N]> {
    type Error = Vec<T>;
    fn try_from(vec: Vec<T>) -> Result<Self, Vec<T>> {
        if vec.len() == N { Ok(unsafe { Box::from_raw(Box::into_raw(vec.into_boxed_slice()) as *mut [T; N]) }) } else { Err(vec) }
    }
}
impl<'a> From<crate::borrow::Cow<'a, str>> for Box<dyn Error + 'a> {
    fn from(err: crate::borrow::Cow<'a, str>) -> Self { From::from(err.into_owned()) }
}
impl FromIterator<char> for Box<str> {
    fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> Self { String::from_iter(iter).into_boxed_str() }
}
impl<'a, T> IntoIterator for &'a Box<[T]> {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;
    fn into_iter(self) -> crate::slice::Iter<'a, T> { self.iter() }
}
impl<T: Clone> From<crate::borrow::Cow<'_, [T]>> for Box<[T]> {
    fn from(cow: crate::borrow::Cow<'_, [T]>) -> Self { cow.into_owned().into_boxed_slice() }
}

impl<I: Iterator + ?Sized> Iterator for Box<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { (**self).next() }
    fn size_hint(&self) -> (usize, Option<usize>) { (**self).size_hint() }
}
impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> {
    fn next_back(&mut self) -> Option<I::Item> { (**self).next_back() }
}
impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for Box<I> {}
impl<I: FusedIterator + ?Sized> FusedIterator for Box<I> {}

impl<Args: Tuple, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> {
    type Output = <F as FnOnce<Args>>::Output;
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output {
        let layout = Layout::for_value(&*self);
        let f = Box::into_raw(self);
        let _block = Block(f as *mut u8, layout);
        unsafe { intrinsics::call_once_in_place(f, args) }
    }
}

/// A heap block whose value is moved out, freed also when the call panics.
struct Block(*mut u8, Layout);

impl Drop for Block {
    fn drop(&mut self) {
        if self.1.size() != 0 {
            unsafe { alloc::dealloc(self.0, self.1) }
        }
    }
}

impl<Args: Tuple, F: FnMut<Args> + ?Sized> FnMut<Args> for Box<F> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output { <F as FnMut<Args>>::call_mut(&mut **self, args) }
}
impl<Args: Tuple, F: Fn<Args> + ?Sized> Fn<Args> for Box<F> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output { <F as Fn<Args>>::call(&**self, args) }
}
