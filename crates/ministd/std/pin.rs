//! Pointers to values that stay where they are.

use crate::{fmt, ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn}};

#[lang = "pin"]
#[fundamental]
#[repr(transparent)]
#[derive(Copy, Clone)]
pub struct Pin<Ptr> {
    /// Public for `pin!` only, where a literal keeps the value alive as long as the pointer.
    #[doc(hidden)]
    pub pointer: Ptr,
}

impl<Ptr: Deref> Pin<Ptr> {
    pub const fn new(pointer: Ptr) -> Pin<Ptr> where Ptr::Target: Unpin { Pin { pointer } }

    #[lang = "new_unchecked"]
    pub const unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> { Pin { pointer } }

    pub fn as_ref(&self) -> Pin<&Ptr::Target> { Pin { pointer: &*self.pointer } }
    pub fn as_mut(&mut self) -> Pin<&mut Ptr::Target> where Ptr: DerefMut { Pin { pointer: &mut *self.pointer } }

    pub const unsafe fn into_inner_unchecked(pin: Pin<Ptr>) -> Ptr { pin.pointer }
    pub fn into_inner(pin: Pin<Ptr>) -> Ptr where Ptr::Target: Unpin { pin.pointer }

    pub fn set(&mut self, value: Ptr::Target) where Ptr: DerefMut, Ptr::Target: Sized {
        *(self.pointer) = value;
    }
}

impl<'a, T: ?Sized> Pin<&'a mut T> {
    pub const fn get_mut(self) -> &'a mut T where T: Unpin { self.pointer }
    pub const fn into_ref(self) -> Pin<&'a T> { Pin { pointer: self.pointer } }
    pub unsafe fn map_unchecked_mut<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(self, func: F) -> Pin<&'a mut U> { Pin { pointer: func(self.pointer) } }
    pub const unsafe fn get_unchecked_mut(self) -> &'a mut T { self.pointer }
}

impl<'a, T: ?Sized> Pin<&'a T> {
    pub const fn get_ref(self) -> &'a T { self.pointer }
    pub unsafe fn map_unchecked<U: ?Sized, F: FnOnce(&T) -> &U>(self, func: F) -> Pin<&'a U> { Pin { pointer: func(self.pointer) } }
}

impl<Ptr: Deref> Deref for Pin<Ptr> {
    type Target = Ptr::Target;
    fn deref(&self) -> &Ptr::Target { &*self.pointer }
}
impl<Ptr: DerefMut> DerefMut for Pin<Ptr> where Ptr::Target: Unpin {
    fn deref_mut(&mut self) -> &mut Ptr::Target { &mut *self.pointer }
}
impl<Ptr: CoerceUnsized<U>, U> CoerceUnsized<Pin<U>> for Pin<Ptr> {}
impl<Ptr: DispatchFromDyn<U>, U> DispatchFromDyn<Pin<U>> for Pin<Ptr> {}
impl<Ptr: Deref<Target: PartialEq>> PartialEq for Pin<Ptr> {
    fn eq(&self, other: &Self) -> bool { *self.pointer == *other.pointer }
}
impl<Ptr: fmt::Pointer> fmt::Pointer for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.pointer.fmt(f) }
}
impl<'a, Ptr: DerefMut> Pin<&'a mut Pin<Ptr>> {
    pub fn as_deref_mut(self) -> Pin<&'a mut Ptr::Target> { unsafe { Pin::new_unchecked(&mut *self.get_unchecked_mut().pointer) } }
}

#[rustc_macro_transparency = "semiopaque"]
pub macro pin($value:expr $(,)?) {
    $crate::pin::Pin::<&mut _> { pointer: &mut { $value } }
}

impl<Ptr: fmt::Debug> fmt::Debug for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.pointer.fmt(f) }
}
impl<Ptr: fmt::Display> fmt::Display for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.pointer.fmt(f) }
}
