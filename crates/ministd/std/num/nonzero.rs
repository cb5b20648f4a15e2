//! Integers that are never zero, which leaves the zero for `Option`'s `None`.

use crate::fmt;

macro_rules! non_zero {
    ($($Name:ident $t:ident)*) => { $(
        #[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(transparent)]
        #[rustc_layout_scalar_valid_range_start(1)]
        pub struct $Name($t);

        impl $Name {
            pub const fn new(n: $t) -> Option<$Name> { if n != 0 { Some(unsafe { $Name(n) }) } else { None } }
            pub const unsafe fn new_unchecked(n: $t) -> $Name { unsafe { $Name(n) } }
            pub const fn get(self) -> $t { self.0 }
        }
        impl From<$Name> for $t {
            fn from(n: $Name) -> $t { n.0 }
        }
        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.get(), f) }
        }
        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.get(), f) }
        }
    )* };
}
non_zero! {
    NonZeroU8 u8 NonZeroU16 u16 NonZeroU32 u32 NonZeroU64 u64 NonZeroU128 u128 NonZeroUsize usize
    NonZeroI8 i8 NonZeroI16 i16 NonZeroI32 i32 NonZeroI64 i64 NonZeroI128 i128 NonZeroIsize isize
}
