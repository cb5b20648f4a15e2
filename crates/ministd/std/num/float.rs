//! Methods of the floats.

use super::FpCategory;
use crate::{cmp::Ordering, intrinsics};

/// Integers that a float can be cast to.
pub trait FloatToInt<F> {
    #[doc(hidden)]
    fn from_float(value: F) -> Self;
}

macro_rules! float_to_int {
    ($($t:ident)*) => { $(
        impl FloatToInt<f32> for $t {
            fn from_float(value: f32) -> $t { value as $t }
        }
        impl FloatToInt<f64> for $t {
            fn from_float(value: f64) -> $t { value as $t }
        }
    )* };
}
float_to_int! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! float {
    ($($t:ident $bits:ident $signed:ident $bytes:literal $sign:literal $max:literal $min_positive:literal $epsilon:literal $digits:literal $mantissa:literal $min_exp:literal $max_exp:literal $min_10_exp:literal $max_10_exp:literal $pi:literal;)*) => { $(
        impl $t {
            pub const MAX: $t = $max;
            pub const MIN: $t = -$max;
            pub const MIN_POSITIVE: $t = $min_positive;
            pub const EPSILON: $t = $epsilon;
            pub const INFINITY: $t = 1.0 / 0.0;
            pub const NEG_INFINITY: $t = -1.0 / 0.0;
            /// With a clear sign, which a division at run time would set.
            pub const NAN: $t = $t::from_bits($t::INFINITY.to_bits() | 1 << ($mantissa - 2));
            pub const DIGITS: u32 = $digits;
            pub const MANTISSA_DIGITS: u32 = $mantissa;
            pub const RADIX: u32 = 2;
            pub const MIN_EXP: i32 = $min_exp;
            pub const MAX_EXP: i32 = $max_exp;
            pub const MIN_10_EXP: i32 = $min_10_exp;
            pub const MAX_10_EXP: i32 = $max_10_exp;

            pub fn sqrt(self) -> $t { intrinsics::float_unary(0, self) }
            pub fn floor(self) -> $t { intrinsics::float_unary(1, self) }
            pub fn ceil(self) -> $t { intrinsics::float_unary(2, self) }
            pub fn round(self) -> $t { intrinsics::float_unary(3, self) }
            pub fn trunc(self) -> $t { intrinsics::float_unary(4, self) }
            pub const fn abs(self) -> $t { intrinsics::float_unary(5, self) }
            pub fn sin(self) -> $t { intrinsics::float_unary(6, self) }
            pub fn cos(self) -> $t { intrinsics::float_unary(7, self) }
            pub fn tan(self) -> $t { intrinsics::float_unary(8, self) }
            pub fn exp(self) -> $t { intrinsics::float_unary(9, self) }
            pub fn ln(self) -> $t { intrinsics::float_unary(10, self) }
            pub fn log10(self) -> $t { intrinsics::float_unary(11, self) }
            pub fn log2(self) -> $t { intrinsics::float_unary(12, self) }
            pub fn exp2(self) -> $t { intrinsics::float_unary(13, self) }
            pub fn asin(self) -> $t { intrinsics::float_unary(14, self) }
            pub fn acos(self) -> $t { intrinsics::float_unary(15, self) }
            pub fn atan(self) -> $t { intrinsics::float_unary(16, self) }
            pub fn sinh(self) -> $t { intrinsics::float_unary(17, self) }
            pub fn cosh(self) -> $t { intrinsics::float_unary(18, self) }
            pub fn tanh(self) -> $t { intrinsics::float_unary(19, self) }
            pub fn cbrt(self) -> $t { intrinsics::float_unary(20, self) }
            pub fn round_ties_even(self) -> $t { intrinsics::float_unary(21, self) }
            pub fn exp_m1(self) -> $t { intrinsics::float_unary(22, self) }
            pub fn ln_1p(self) -> $t { intrinsics::float_unary(23, self) }
            pub fn asinh(self) -> $t { intrinsics::float_unary(24, self) }
            pub fn acosh(self) -> $t { intrinsics::float_unary(25, self) }
            pub fn atanh(self) -> $t { intrinsics::float_unary(26, self) }
            pub fn powf(self, n: $t) -> $t { intrinsics::float_binary(0, self, n) }
            pub fn atan2(self, other: $t) -> $t { intrinsics::float_binary(1, self, other) }
            pub fn hypot(self, other: $t) -> $t { intrinsics::float_binary(2, self, other) }
            pub const fn copysign(self, sign: $t) -> $t { intrinsics::float_binary(3, self, sign) }
            pub const fn min(self, other: $t) -> $t { intrinsics::float_binary(4, self, other) }
            pub const fn max(self, other: $t) -> $t { intrinsics::float_binary(5, self, other) }
            pub fn log(self, base: $t) -> $t { intrinsics::float_binary(6, self, base) }
            pub fn powi(self, n: i32) -> $t { intrinsics::float_powi(self, n) }
            pub fn mul_add(self, a: $t, b: $t) -> $t { intrinsics::float_mul_add(self, a, b) }
            pub fn sin_cos(self) -> ($t, $t) { (self.sin(), self.cos()) }
            pub fn fract(self) -> $t { self - self.trunc() }
            pub fn recip(self) -> $t { 1.0 / self }
            pub fn to_degrees(self) -> $t { self * (180.0 / $pi) }
            pub fn to_radians(self) -> $t { self * ($pi / 180.0) }
            pub fn signum(self) -> $t { if self.is_nan() { self } else { (1.0 as $t).copysign(self) } }

            pub fn div_euclid(self, rhs: $t) -> $t {
                let q = (self / rhs).trunc();
                if self % rhs < 0.0 {
                    return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
                }
                q
            }
            pub fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0.0 { r + rhs.abs() } else { r }
            }
            pub fn clamp(mut self, min: $t, max: $t) -> $t {
                if !(min <= max) {
                    panic!("min > max, or either was NaN. min = {min:?}, max = {max:?}");
                }
                if self < min {
                    self = min;
                }
                if self > max {
                    self = max;
                }
                self
            }

            pub const fn is_nan(self) -> bool { self != self }
            pub const fn is_infinite(self) -> bool { self == 1.0 / 0.0 || self == -1.0 / 0.0 }
            pub const fn is_finite(self) -> bool { self.abs() < 1.0 / 0.0 }
            pub const fn is_subnormal(self) -> bool { self != 0.0 && self.abs() < $min_positive }
            pub const fn classify(self) -> FpCategory {
                if self.is_nan() {
                    FpCategory::Nan
                } else if self.is_infinite() {
                    FpCategory::Infinite
                } else if self == 0.0 {
                    FpCategory::Zero
                } else if self.is_subnormal() {
                    FpCategory::Subnormal
                } else {
                    FpCategory::Normal
                }
            }
            pub const fn next_up(self) -> $t {
                let bits = self.to_bits();
                if self.is_nan() || self == $t::INFINITY {
                    return self;
                }
                $t::from_bits(if self == 0.0 { 1 } else if self.is_sign_negative() { bits - 1 } else { bits + 1 })
            }
            pub const fn next_down(self) -> $t { -(-self).next_up() }
            pub const fn midpoint(self, other: $t) -> $t {
                let (lo, hi) = ($min_positive * 2.0, $max / 2.0);
                let (a, b) = (self.abs(), other.abs());
                if a <= hi && b <= hi {
                    (self + other) / 2.0
                } else if a < lo {
                    self + other / 2.0
                } else if b < lo {
                    self / 2.0 + other
                } else {
                    self / 2.0 + other / 2.0
                }
            }
            pub unsafe fn to_int_unchecked<Int: FloatToInt<$t>>(self) -> Int { Int::from_float(self) }
            pub const fn is_normal(self) -> bool { self.is_finite() && self.abs() >= $min_positive }
            pub const fn is_sign_negative(self) -> bool { self.to_bits() >> $sign != 0 }
            pub const fn is_sign_positive(self) -> bool { !self.is_sign_negative() }
            pub const fn to_bits(self) -> $bits { unsafe { intrinsics::transmute(self) } }
            pub const fn from_bits(v: $bits) -> $t { unsafe { intrinsics::transmute(v) } }
            pub const fn to_ne_bytes(self) -> [u8; $bytes] { self.to_bits().to_ne_bytes() }
            pub const fn to_le_bytes(self) -> [u8; $bytes] { self.to_bits().to_ne_bytes() }
            pub const fn to_be_bytes(self) -> [u8; $bytes] { self.to_bits().to_be_bytes() }
            pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $t { $t::from_bits($bits::from_le_bytes(bytes)) }
            pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $t { $t::from_bits($bits::from_be_bytes(bytes)) }
            pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $t { $t::from_bits($bits::from_le_bytes(bytes)) }

            pub fn total_cmp(&self, other: &$t) -> Ordering {
                // As integers, negative floats are in the wrong order: turn all bits but the sign.
                let mut left = self.to_bits() as $signed;
                let mut right = other.to_bits() as $signed;
                left ^= (((left >> $sign) as $bits) >> 1) as $signed;
                right ^= (((right >> $sign) as $bits) >> 1) as $signed;
                left.cmp(&right)
            }
        }
    )* };
}
float! {
    f32 u32 i32 4 31 3.40282347e+38 1.17549435e-38 1.19209290e-07 6 24 -125 128 -37 38 3.14159274101257324219;
    f64 u64 i64 8 63 1.7976931348623157e+308 2.2250738585072014e-308 2.2204460492503131e-16 15 53 -1021 1024 -307 308 3.14159265358979323846264338327950288;
}
