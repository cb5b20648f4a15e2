//! Numbers whose operators do not panic.

use crate::{
    fmt,
    iter::{Product, Sum},
    ops::*,
};

/// What the operators of [`Wrapping`] and [`Saturating`] do with each integer type.
pub trait WrappingInt: Copy + BitAnd<Output = Self> + BitOr<Output = Self> + BitXor<Output = Self> + Not<Output = Self> {
    const ZERO: Self;
    const ONE: Self;
    fn wrapping_op(op: u8, a: Self, b: Self) -> Self;
    fn saturating_op(op: u8, a: Self, b: Self) -> Self;
    fn wrapping_shift(self, left: bool, count: usize) -> Self;
}

macro_rules! wrapping_int {
    ($($t:ident)*) => { $(
        impl WrappingInt for $t {
            const ZERO: $t = 0;
            const ONE: $t = 1;
            #[track_caller]
            fn wrapping_op(op: u8, a: $t, b: $t) -> $t {
                match op {
                    0 => a.wrapping_add(b),
                    1 => a.wrapping_sub(b),
                    2 => a.wrapping_mul(b),
                    3 => a.wrapping_div(b),
                    _ => a.wrapping_rem(b),
                }
            }
            #[track_caller]
            fn saturating_op(op: u8, a: $t, b: $t) -> $t {
                match op {
                    0 => a.saturating_add(b),
                    1 => a.saturating_sub(b),
                    2 => a.saturating_mul(b),
                    3 => a.saturating_div(b),
                    _ => a.wrapping_rem(b),
                }
            }
            fn wrapping_shift(self, left: bool, count: usize) -> $t {
                let count = (count & ($t::BITS as usize - 1)) as u32;
                if left { self.wrapping_shl(count) } else { self.wrapping_shr(count) }
            }
        }
    )* };
}
wrapping_int! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! newtype {
    ($($Name:ident $op:ident [$($Fmt:ident)*])*) => { $(
        #[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
        #[repr(transparent)]
        pub struct $Name<T>(pub T);

        $(impl<T: fmt::$Fmt> fmt::$Fmt for $Name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        })*
        newtype! { @operators $Name $op Add add AddAssign add_assign 0, Sub sub SubAssign sub_assign 1, Mul mul MulAssign mul_assign 2, Div div DivAssign div_assign 3, Rem rem RemAssign rem_assign 4 }
        newtype! { @bits $Name BitAnd bitand BitAndAssign bitand_assign, BitOr bitor BitOrAssign bitor_assign, BitXor bitxor BitXorAssign bitxor_assign }
        impl<T: WrappingInt> Not for $Name<T> {
            type Output = Self;
            fn not(self) -> Self { $Name(!self.0) }
        }
        impl<T: WrappingInt> Neg for $Name<T> {
            type Output = Self;
            fn neg(self) -> Self { $Name(T::$op(1, T::ZERO, self.0)) }
        }
        impl<T: WrappingInt> Sum for $Name<T> {
            fn sum<I: Iterator<Item = Self>>(iter: I) -> Self { iter.fold($Name(T::ZERO), |a, b| a + b) }
        }
        impl<T: WrappingInt> Product for $Name<T> {
            fn product<I: Iterator<Item = Self>>(iter: I) -> Self { iter.fold($Name(T::ONE), |a, b| a * b) }
        }
    )* };
    (@operators $Name:ident $op:ident $($Trait:ident $method:ident $Assign:ident $assign:ident $n:literal),*) => { $(
        impl<T: WrappingInt> $Trait for $Name<T> {
            type Output = Self;
            #[track_caller]
            fn $method(self, other: Self) -> Self { $Name(T::$op($n, self.0, other.0)) }
        }
        impl<T: WrappingInt> $Assign for $Name<T> {
            #[track_caller]
            fn $assign(&mut self, other: Self) { *self = $Name(T::$op($n, self.0, other.0)) }
        }
        impl<T: WrappingInt> $Assign<T> for $Name<T> {
            #[track_caller]
            fn $assign(&mut self, other: T) { *self = $Name(T::$op($n, self.0, other)) }
        }
    )* };
    (@bits $Name:ident $($Trait:ident $method:ident $Assign:ident $assign:ident),*) => { $(
        impl<T: WrappingInt> $Trait for $Name<T> {
            type Output = Self;
            fn $method(self, other: Self) -> Self { $Name(self.0.$method(other.0)) }
        }
        impl<T: WrappingInt> $Assign for $Name<T> {
            fn $assign(&mut self, other: Self) { *self = $Name(self.0.$method(other.0)) }
        }
    )* };
}
newtype! {
    Wrapping wrapping_op [Debug Display Binary Octal LowerHex UpperHex]
    Saturating saturating_op [Debug Display Binary Octal LowerHex UpperHex]
}

impl<T: WrappingInt> Shl<usize> for Wrapping<T> {
    type Output = Self;
    fn shl(self, other: usize) -> Self { Wrapping(self.0.wrapping_shift(true, other)) }
}
impl<T: WrappingInt> Shr<usize> for Wrapping<T> {
    type Output = Self;
    fn shr(self, other: usize) -> Self { Wrapping(self.0.wrapping_shift(false, other)) }
}
impl<T: WrappingInt> ShlAssign<usize> for Wrapping<T> {
    fn shl_assign(&mut self, other: usize) { *self = *self << other }
}
impl<T: WrappingInt> ShrAssign<usize> for Wrapping<T> {
    fn shr_assign(&mut self, other: usize) { *self = *self >> other }
}

impl<T: WrappingInt> Wrapping<T> {
    pub fn pow(self, mut exp: u32) -> Self {
        let (mut base, mut acc) = (self, Wrapping(T::ONE));
        while exp > 0 {
            if exp & 1 == 1 {
                acc *= base;
            }
            base *= base;
            exp /= 2;
        }
        acc
    }
}
