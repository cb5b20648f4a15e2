//! Errors of any kind.

use crate::{any::TypeId, fmt::{Debug, Display}};

pub trait Error: Debug + Display {
    fn source(&self) -> Option<&(dyn Error + 'static)> { None }
    #[doc(hidden)]
    fn type_id(&self, _: Internal) -> TypeId where Self: 'static { TypeId::of::<Self>() }
    fn description(&self) -> &str { "description() is deprecated; use Display" }
    fn cause(&self) -> Option<&dyn Error> { self.source() }
}

impl<'a, T: Error + ?Sized> Error for &'a T {
    fn source(&self) -> Option<&(dyn Error + 'static)> { Error::source(&**self) }
}
impl<T: Error> Error for Box<T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> { Error::source(&**self) }
}
impl Error for crate::fmt::Error {}
impl Error for crate::convert::Infallible {}

/// Keeps programs from overriding `type_id`.
#[derive(Debug)]
pub struct Internal;

macro_rules! objects {
    ($([$($bounds:tt)*])*) => { $(
        impl dyn Error $($bounds)* {
            pub fn is<T: Error + 'static>(&self) -> bool { Error::type_id(self, Internal) == TypeId::of::<T>() }
            pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T> {
                if self.is::<T>() { Some(unsafe { &*(self as *const Self as *const T) }) } else { None }
            }
            pub fn downcast_mut<T: Error + 'static>(&mut self) -> Option<&mut T> {
                if self.is::<T>() { Some(unsafe { &mut *(self as *mut Self as *mut T) }) } else { None }
            }
            pub fn downcast<T: Error + 'static>(self: Box<Self>) -> Result<Box<T>, Box<Self>> {
                if self.is::<T>() { Ok(unsafe { Box::from_raw(Box::into_raw(self) as *mut T) }) } else { Err(self) }
            }
        }
    )* };
}
objects! { [] [+ Send] [+ Send + Sync] }
