//! Integers that are never zero, which leaves the zero for `Option`'s `None`.

use crate::{cmp::Ordering, fmt, hash::{Hash, Hasher}, intrinsics::transmute_unchecked};

macro_rules! non_zero {
    ($($Name:ident $t:ident $valid:pat;)*) => { $(
        #[derive(Copy, Clone)]
        #[repr(transparent)]
        pub struct $Name(builtin # pattern_type($t is $valid));

        impl $Name {
            pub const fn new(n: $t) -> Option<$Name> { if n != 0 { Some(unsafe { $Name::new_unchecked(n) }) } else { None } }
            pub const unsafe fn new_unchecked(n: $t) -> $Name { unsafe { transmute_unchecked(n) } }
            pub const fn get(self) -> $t { unsafe { transmute_unchecked(self) } }
        }
        impl From<$Name> for $t {
            fn from(n: $Name) -> $t { n.get() }
        }
        impl PartialEq for $Name {
            fn eq(&self, other: &Self) -> bool { self.get() == other.get() }
        }
        impl Eq for $Name {}
        impl PartialOrd for $Name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.get().partial_cmp(&other.get()) }
        }
        impl Ord for $Name {
            fn cmp(&self, other: &Self) -> Ordering { self.get().cmp(&other.get()) }
        }
        impl Hash for $Name {
            fn hash<H: Hasher>(&self, state: &mut H) { self.get().hash(state) }
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
    NonZeroU8 u8 1..=0xFF;
    NonZeroU16 u16 1..=0xFFFF;
    NonZeroU32 u32 1..=0xFFFF_FFFF;
    NonZeroU64 u64 1..=0xFFFF_FFFF_FFFF_FFFF;
    NonZeroUsize usize 1..=0xFFFF_FFFF_FFFF_FFFF;
    NonZeroI8 i8 -0x80..=-1 | 1..=0x7F;
    NonZeroI16 i16 -0x8000..=-1 | 1..=0x7FFF;
    NonZeroI32 i32 -0x8000_0000..=-1 | 1..=0x7FFF_FFFF;
    NonZeroI64 i64 -0x8000_0000_0000_0000..=-1 | 1..=0x7FFF_FFFF_FFFF_FFFF;
    NonZeroIsize isize -0x8000_0000_0000_0000..=-1 | 1..=0x7FFF_FFFF_FFFF_FFFF;
}
