//! Integers that are never zero, which leaves the zero for `Option`'s `None`.

use super::{IntErrorKind, ParseIntError, TryFromIntError};
use crate::{cmp::Ordering, fmt, hash::{Hash, Hasher}, intrinsics::transmute_unchecked, ops::{BitOr, Neg}, str::FromStr};

/// Integers, and the same without zero.
pub trait ZeroablePrimitive: Copy + PartialEq {
    #[doc(hidden)]
    type NonZeroInner: Copy;
    #[doc(hidden)]
    const ZERO: Self;
}

#[repr(transparent)]
pub struct NonZero<T: ZeroablePrimitive>(T::NonZeroInner);

impl<T: ZeroablePrimitive> NonZero<T> {
    pub const fn new(n: T) -> Option<Self> {
        // As bytes, `None` is the zero.
        unsafe { transmute_unchecked(n) }
    }
    pub const unsafe fn new_unchecked(n: T) -> Self { unsafe { transmute_unchecked(n) } }
    pub const fn get(self) -> T { unsafe { transmute_unchecked(self) } }
}

impl<T: ZeroablePrimitive> Copy for NonZero<T> {}
impl<T: ZeroablePrimitive> Clone for NonZero<T> {
    fn clone(&self) -> Self { *self }
}
impl<T: ZeroablePrimitive> PartialEq for NonZero<T> {
    fn eq(&self, other: &Self) -> bool { self.get() == other.get() }
}
impl<T: ZeroablePrimitive + Eq> Eq for NonZero<T> {}
impl<T: ZeroablePrimitive + PartialOrd> PartialOrd for NonZero<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.get().partial_cmp(&other.get()) }
}
impl<T: ZeroablePrimitive + Ord> Ord for NonZero<T> {
    fn cmp(&self, other: &Self) -> Ordering { self.get().cmp(&other.get()) }
}
impl<T: ZeroablePrimitive + Hash> Hash for NonZero<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { self.get().hash(state) }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr for NonZero<T> {
    type Output = Self;
    fn bitor(self, rhs: Self) -> Self { unsafe { Self::new_unchecked(self.get() | rhs.get()) } }
}
macro_rules! formats {
    ($($Trait:ident)*) => { $(
        impl<T: ZeroablePrimitive + fmt::$Trait> fmt::$Trait for NonZero<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.get().fmt(f) }
        }
    )* };
}
formats! { Debug Display Binary Octal LowerHex UpperHex }

macro_rules! non_zero {
    ($($Inner:ident $Name:ident $t:ident $base:ident $valid:pat;)*) => { $(
        #[derive(Copy, Clone)]
        #[repr(transparent)]
        pub struct $Inner(builtin # pattern_type($base is $valid));
        pub type $Name = NonZero<$t>;

        impl ZeroablePrimitive for $t {
            type NonZeroInner = $Inner;
            const ZERO: $t = 0;
        }
        impl NonZero<$t> {
            pub const BITS: u32 = $t::BITS;
            pub const MAX: Self = unsafe { NonZero::new_unchecked($t::MAX) };
            pub const fn leading_zeros(self) -> u32 { self.get().leading_zeros() }
            pub const fn trailing_zeros(self) -> u32 { self.get().trailing_zeros() }
            pub fn checked_mul(self, other: Self) -> Option<Self> { Self::new(self.get().checked_mul(other.get())?) }
            pub fn saturating_mul(self, other: Self) -> Self { unsafe { Self::new_unchecked(self.get().saturating_mul(other.get())) } }
            pub fn checked_pow(self, other: u32) -> Option<Self> { Self::new(self.get().checked_pow(other)?) }
        }
        impl From<NonZero<$t>> for $t {
            fn from(n: NonZero<$t>) -> $t { n.get() }
        }
        impl TryFrom<$t> for NonZero<$t> {
            type Error = TryFromIntError;
            fn try_from(n: $t) -> Result<Self, TryFromIntError> { Self::new(n).ok_or(TryFromIntError(())) }
        }
        impl FromStr for NonZero<$t> {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<Self, ParseIntError> {
                Self::new($t::from_str_radix(src, 10)?).ok_or(ParseIntError { kind: IntErrorKind::Zero })
            }
        }
    )* };
}
// The front end cannot negate the least `i128`: that range is written in `u128`.
non_zero! {
    NonZeroU8Inner NonZeroU8 u8 u8 1..=0xFF;
    NonZeroU16Inner NonZeroU16 u16 u16 1..=0xFFFF;
    NonZeroU32Inner NonZeroU32 u32 u32 1..=0xFFFF_FFFF;
    NonZeroU64Inner NonZeroU64 u64 u64 1..=0xFFFF_FFFF_FFFF_FFFF;
    NonZeroU128Inner NonZeroU128 u128 u128 1..=0xFFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF;
    NonZeroUsizeInner NonZeroUsize usize usize 1..=0xFFFF_FFFF_FFFF_FFFF;
    NonZeroI8Inner NonZeroI8 i8 i8 -0x80..=-1 | 1..=0x7F;
    NonZeroI16Inner NonZeroI16 i16 i16 -0x8000..=-1 | 1..=0x7FFF;
    NonZeroI32Inner NonZeroI32 i32 i32 -0x8000_0000..=-1 | 1..=0x7FFF_FFFF;
    NonZeroI64Inner NonZeroI64 i64 i64 -0x8000_0000_0000_0000..=-1 | 1..=0x7FFF_FFFF_FFFF_FFFF;
    NonZeroI128Inner NonZeroI128 i128 u128 1..=0xFFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF;
    NonZeroIsizeInner NonZeroIsize isize isize -0x8000_0000_0000_0000..=-1 | 1..=0x7FFF_FFFF_FFFF_FFFF;
}

macro_rules! non_zero_unsigned {
    ($($t:ident)*) => { $(
        impl NonZero<$t> {
            pub const MIN: Self = unsafe { NonZero::new_unchecked(1) };
            pub fn checked_add(self, other: $t) -> Option<Self> { Self::new(self.get().checked_add(other)?) }
            pub fn saturating_add(self, other: $t) -> Self { unsafe { Self::new_unchecked(self.get().saturating_add(other)) } }
            pub fn is_power_of_two(self) -> bool { self.get().is_power_of_two() }
            pub fn ilog2(self) -> u32 { self.get().ilog2() }
            pub fn ilog10(self) -> u32 { self.get().ilog10() }
        }
    )* };
}
non_zero_unsigned! { u8 u16 u32 u64 u128 usize }

macro_rules! non_zero_signed {
    ($($t:ident)*) => { $(
        impl NonZero<$t> {
            pub const MIN: Self = unsafe { NonZero::new_unchecked($t::MIN) };
            pub fn abs(self) -> Self { unsafe { Self::new_unchecked(self.get().abs()) } }
            pub fn is_positive(self) -> bool { self.get() > 0 }
            pub fn is_negative(self) -> bool { self.get() < 0 }
        }
        impl Neg for NonZero<$t> {
            type Output = Self;
            #[track_caller]
            fn neg(self) -> Self { unsafe { Self::new_unchecked(-self.get()) } }
        }
    )* };
}
non_zero_signed! { i8 i16 i32 i64 i128 isize }
