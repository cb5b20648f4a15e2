//! Types as values.

use crate::{fmt, intrinsics};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId {
    data: [u64; 2],
}

impl TypeId {
    pub const fn of<T: ?Sized + 'static>() -> TypeId {
        TypeId { data: unsafe { intrinsics::transmute(intrinsics::type_id::<T>()) } }
    }
}

impl fmt::Debug for TypeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TypeId(0x{:016x}{:016x})", self.data[1], self.data[0])
    }
}

pub trait Any: 'static {
    fn type_id(&self) -> TypeId;
}

impl<T: 'static + ?Sized> Any for T {
    fn type_id(&self) -> TypeId {
        TypeId::of::<T>()
    }
}

macro_rules! objects {
    ($($t:ty)*) => { $(
        impl fmt::Debug for $t {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Any { .. }") }
        }

        impl $t {
            pub fn is<T: Any>(&self) -> bool { self.type_id() == TypeId::of::<T>() }

            pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
                if self.is::<T>() { Some(unsafe { &*(self as *const $t as *const T) }) } else { None }
            }

            pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> {
                if self.is::<T>() { Some(unsafe { &mut *(self as *mut $t as *mut T) }) } else { None }
            }
        }

        impl Box<$t> {
            pub fn downcast<T: Any>(self) -> Result<Box<T>, Self> {
                if self.is::<T>() { Ok(unsafe { Box::from_raw(Box::into_raw(self) as *mut T) }) } else { Err(self) }
            }
        }
    )* };
}
objects! { dyn Any dyn Any + Send dyn Any + Send + Sync }

pub const fn type_name<T: ?Sized>() -> &'static str {
    intrinsics::type_name::<T>()
}

pub const fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str {
    intrinsics::type_name::<T>()
}
