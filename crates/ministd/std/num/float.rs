//! Methods of the floats.

use crate::{cmp::Ordering, intrinsics};

macro_rules! float {
    ($($t:ident $bits:ident $signed:ident $bytes:literal $sign:literal $max:literal $min_positive:literal $epsilon:literal $digits:literal $mantissa:literal $pi:literal;)*) => { $(
        impl $t {
            pub const MAX: $t = $max;
            pub const MIN: $t = -$max;
            pub const MIN_POSITIVE: $t = $min_positive;
            pub const EPSILON: $t = $epsilon;
            pub const INFINITY: $t = 1.0 / 0.0;
            pub const NEG_INFINITY: $t = -1.0 / 0.0;
            pub const NAN: $t = 0.0 / 0.0;
            pub const DIGITS: u32 = $digits;
            pub const MANTISSA_DIGITS: u32 = $mantissa;
            pub const RADIX: u32 = 2;

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
            pub const fn is_normal(self) -> bool { self.is_finite() && self.abs() >= $min_positive }
            pub const fn is_sign_negative(self) -> bool { self.to_bits() >> $sign != 0 }
            pub const fn is_sign_positive(self) -> bool { !self.is_sign_negative() }
            pub const fn to_bits(self) -> $bits { unsafe { intrinsics::transmute(self) } }
            pub const fn from_bits(v: $bits) -> $t { unsafe { intrinsics::transmute(v) } }
            pub const fn to_ne_bytes(self) -> [u8; $bytes] { self.to_bits().to_ne_bytes() }
            pub const fn to_le_bytes(self) -> [u8; $bytes] { self.to_bits().to_ne_bytes() }
            pub const fn to_be_bytes(self) -> [u8; $bytes] { self.to_bits().to_be_bytes() }
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
    f32 u32 i32 4 31 3.40282347e+38 1.17549435e-38 1.19209290e-07 6 24 3.14159274101257324219;
    f64 u64 i64 8 63 1.7976931348623157e+308 2.2250738585072014e-308 2.2204460492503131e-16 15 53 3.14159265358979323846264338327950288;
}
