//! Numbers whose operators do not panic.

use crate::{fmt, ops::{Add, AddAssign, Mul, MulAssign, Sub, SubAssign}};

macro_rules! newtype {
    ($($Name:ident)*) => { $(
        #[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
        #[repr(transparent)]
        pub struct $Name<T>(pub T);

        impl<T: fmt::Debug> fmt::Debug for $Name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl<T: fmt::Display> fmt::Display for $Name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )* };
}
newtype! { Wrapping Saturating }

macro_rules! operators {
    ($Name:ident $add:ident $sub:ident $mul:ident: $($t:ident)*) => { $(
        impl Add for $Name<$t> {
            type Output = Self;
            fn add(self, other: Self) -> Self { $Name(self.0.$add(other.0)) }
        }
        impl AddAssign for $Name<$t> {
            fn add_assign(&mut self, other: Self) { *self = *self + other; }
        }
        impl Sub for $Name<$t> {
            type Output = Self;
            fn sub(self, other: Self) -> Self { $Name(self.0.$sub(other.0)) }
        }
        impl SubAssign for $Name<$t> {
            fn sub_assign(&mut self, other: Self) { *self = *self - other; }
        }
        impl Mul for $Name<$t> {
            type Output = Self;
            fn mul(self, other: Self) -> Self { $Name(self.0.$mul(other.0)) }
        }
        impl MulAssign for $Name<$t> {
            fn mul_assign(&mut self, other: Self) { *self = *self * other; }
        }
    )* };
}
operators! { Wrapping wrapping_add wrapping_sub wrapping_mul: u8 u16 u32 u64 usize i8 i16 i32 i64 isize }
operators! { Saturating saturating_add saturating_sub saturating_mul: u8 u16 u32 u64 usize i8 i16 i32 i64 isize }
