//! Methods of the integers.

use crate::intrinsics;

macro_rules! int {
    ($($t:ident $unsigned:ident $signed:ident $bits:literal $min:expr, $max:expr;)*) => { $(
        impl $t {
            pub const MIN: $t = $min;
            pub const MAX: $t = $max;
            pub const BITS: u32 = $bits;

            pub const fn count_ones(self) -> u32 { intrinsics::ctpop(self) }
            pub const fn count_zeros(self) -> u32 { intrinsics::ctpop(!self) }
            pub const fn leading_zeros(self) -> u32 { intrinsics::ctlz(self) }
            pub const fn trailing_zeros(self) -> u32 { intrinsics::cttz(self) }
            pub const fn leading_ones(self) -> u32 { intrinsics::ctlz(!self) }
            pub const fn trailing_ones(self) -> u32 { intrinsics::cttz(!self) }
            pub const fn rotate_left(self, n: u32) -> $t { intrinsics::rotate_left(self, n) }
            pub const fn rotate_right(self, n: u32) -> $t { intrinsics::rotate_right(self, n) }
            pub const fn swap_bytes(self) -> $t { intrinsics::bswap(self) }
            pub const fn reverse_bits(self) -> $t { intrinsics::bitreverse(self) }
            pub const fn to_be(self) -> $t { intrinsics::bswap(self) }
            pub const fn to_le(self) -> $t { self }
            pub const fn from_be(x: $t) -> $t { intrinsics::bswap(x) }
            pub const fn from_le(x: $t) -> $t { x }

            pub const fn overflowing_add(self, rhs: $t) -> ($t, bool) { intrinsics::add_with_overflow(self, rhs) }
            pub const fn overflowing_sub(self, rhs: $t) -> ($t, bool) { intrinsics::sub_with_overflow(self, rhs) }
            pub const fn overflowing_mul(self, rhs: $t) -> ($t, bool) { intrinsics::mul_with_overflow(self, rhs) }
            pub const fn overflowing_neg(self) -> ($t, bool) { intrinsics::sub_with_overflow(0, self) }
            pub const fn wrapping_add(self, rhs: $t) -> $t { intrinsics::wrapping_add(self, rhs) }
            pub const fn wrapping_sub(self, rhs: $t) -> $t { intrinsics::wrapping_sub(self, rhs) }
            pub const fn wrapping_mul(self, rhs: $t) -> $t { intrinsics::wrapping_mul(self, rhs) }
            pub const fn wrapping_neg(self) -> $t { intrinsics::wrapping_sub(0, self) }
            pub const fn wrapping_shl(self, rhs: u32) -> $t { intrinsics::unchecked_shl(self, rhs) }
            pub const fn wrapping_shr(self, rhs: u32) -> $t { intrinsics::unchecked_shr(self, rhs) }
            pub const unsafe fn unchecked_add(self, rhs: $t) -> $t { unsafe { intrinsics::unchecked_add(self, rhs) } }
            pub const unsafe fn unchecked_sub(self, rhs: $t) -> $t { unsafe { intrinsics::unchecked_sub(self, rhs) } }
            pub const unsafe fn unchecked_mul(self, rhs: $t) -> $t { unsafe { intrinsics::unchecked_mul(self, rhs) } }
            pub const unsafe fn unchecked_shl(self, rhs: u32) -> $t {
                unsafe { intrinsics::assume(rhs < $t::BITS) };
                intrinsics::unchecked_shl(self, rhs)
            }
            pub const unsafe fn unchecked_shr(self, rhs: u32) -> $t {
                unsafe { intrinsics::assume(rhs < $t::BITS) };
                intrinsics::unchecked_shr(self, rhs)
            }

            pub const fn checked_add(self, rhs: $t) -> Option<$t> {
                let (value, overflow) = intrinsics::add_with_overflow(self, rhs);
                if overflow { None } else { Some(value) }
            }
            pub const fn checked_sub(self, rhs: $t) -> Option<$t> {
                let (value, overflow) = intrinsics::sub_with_overflow(self, rhs);
                if overflow { None } else { Some(value) }
            }
            pub const fn checked_mul(self, rhs: $t) -> Option<$t> {
                let (value, overflow) = intrinsics::mul_with_overflow(self, rhs);
                if overflow { None } else { Some(value) }
            }
            pub const fn checked_neg(self) -> Option<$t> {
                let (value, overflow) = intrinsics::sub_with_overflow(0, self);
                if overflow { None } else { Some(value) }
            }
            pub const fn checked_div(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || self.division_overflows(rhs) { None } else { Some(self / rhs) }
            }
            pub const fn checked_rem(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || self.division_overflows(rhs) { None } else { Some(self % rhs) }
            }
            pub const fn checked_div_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || self.division_overflows(rhs) { None } else { Some(self.div_euclid(rhs)) }
            }
            pub const fn checked_rem_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || self.division_overflows(rhs) { None } else { Some(self.rem_euclid(rhs)) }
            }
            #[track_caller]
            pub const fn wrapping_div_euclid(self, rhs: $t) -> $t { if self.division_overflows(rhs) { self } else { self.div_euclid(rhs) } }
            #[track_caller]
            pub const fn wrapping_rem_euclid(self, rhs: $t) -> $t { if self.division_overflows(rhs) { 0 } else { self.rem_euclid(rhs) } }
            #[track_caller]
            pub const fn overflowing_div(self, rhs: $t) -> ($t, bool) { (self.wrapping_div(rhs), self.division_overflows(rhs)) }
            #[track_caller]
            pub const fn overflowing_rem(self, rhs: $t) -> ($t, bool) { (self.wrapping_rem(rhs), self.division_overflows(rhs)) }
            #[track_caller]
            pub const fn overflowing_div_euclid(self, rhs: $t) -> ($t, bool) { (self.wrapping_div_euclid(rhs), self.division_overflows(rhs)) }
            #[track_caller]
            pub const fn overflowing_rem_euclid(self, rhs: $t) -> ($t, bool) { (self.wrapping_rem_euclid(rhs), self.division_overflows(rhs)) }
            #[track_caller]
            pub const fn saturating_div(self, rhs: $t) -> $t { if self.division_overflows(rhs) { $t::MAX } else { self / rhs } }
            pub const fn checked_isqrt(self) -> Option<$t> { if self < 0 { None } else { Some(self.isqrt()) } }
            pub const fn checked_shl(self, rhs: u32) -> Option<$t> {
                if rhs < $bits { Some(self << rhs) } else { None }
            }
            pub const fn checked_shr(self, rhs: u32) -> Option<$t> {
                if rhs < $bits { Some(self >> rhs) } else { None }
            }
            pub const fn overflowing_shl(self, rhs: u32) -> ($t, bool) { (self.wrapping_shl(rhs), rhs >= $bits) }
            pub const fn overflowing_shr(self, rhs: u32) -> ($t, bool) { (self.wrapping_shr(rhs), rhs >= $bits) }

            pub const fn checked_pow(self, mut exp: u32) -> Option<$t> {
                let mut base = self;
                let mut acc: $t = 1;
                while exp > 0 {
                    if exp & 1 == 1 {
                        acc = acc.checked_mul(base)?;
                    }
                    exp /= 2;
                    if exp > 0 {
                        base = base.checked_mul(base)?;
                    }
                }
                Some(acc)
            }
            pub const fn overflowing_pow(self, mut exp: u32) -> ($t, bool) {
                let (mut base, mut acc, mut overflow) = (self, 1 as $t, false);
                while exp > 0 {
                    if exp & 1 == 1 {
                        let (value, over) = acc.overflowing_mul(base);
                        acc = value;
                        overflow |= over;
                    }
                    exp /= 2;
                    if exp > 0 {
                        let (value, over) = base.overflowing_mul(base);
                        base = value;
                        overflow |= over;
                    }
                }
                (acc, overflow)
            }
            pub const fn wrapping_pow(self, exp: u32) -> $t { self.overflowing_pow(exp).0 }
            pub const fn saturating_pow(self, exp: u32) -> $t {
                match self.checked_pow(exp) {
                    Some(x) => x,
                    None => if self < 0 && exp % 2 == 1 { $t::MIN } else { $t::MAX },
                }
            }
            pub const fn pow(self, mut exp: u32) -> $t {
                let mut base = self;
                let mut acc: $t = 1;
                while exp > 0 {
                    if exp & 1 == 1 {
                        acc = acc * base;
                    }
                    exp /= 2;
                    if exp > 0 {
                        base = base * base;
                    }
                }
                acc
            }

            #[track_caller]
            pub const fn isqrt(self) -> $t {
                if self < 0 {
                    crate::panicking::panic("argument of integer square root cannot be negative");
                }
                // One bit of the root after the other, from the highest.
                let (mut rest, mut root) = (self as $unsigned, 0 as $unsigned);
                let mut bit = (1 as $unsigned) << ($bits - 2);
                while bit > rest {
                    bit >>= 2;
                }
                while bit != 0 {
                    if rest >= root + bit {
                        rest -= root + bit;
                        root = (root >> 1) + bit;
                    } else {
                        root >>= 1;
                    }
                    bit >>= 2;
                }
                root as $t
            }

            #[track_caller]
            pub const fn ilog2(self) -> u32 { self.checked_ilog2().expect("argument of integer logarithm must be positive") }
            #[track_caller]
            pub const fn ilog10(self) -> u32 { self.checked_ilog10().expect("argument of integer logarithm must be positive") }
            #[track_caller]
            pub const fn ilog(self, base: $t) -> u32 {
                assert!(base >= 2, "base of integer logarithm must be at least 2");
                self.checked_ilog(base).expect("argument of integer logarithm must be positive")
            }
            pub const fn checked_ilog2(self) -> Option<u32> { if self <= 0 { None } else { Some($bits - 1 - self.leading_zeros()) } }
            pub const fn checked_ilog10(self) -> Option<u32> { self.checked_ilog(10) }
            pub const fn checked_ilog(self, base: $t) -> Option<u32> {
                if self <= 0 || base <= 1 {
                    return None;
                }
                let (mut n, mut r) = (0, self);
                while r >= base {
                    r /= base;
                    n += 1;
                }
                Some(n)
            }

            pub const fn to_ne_bytes(self) -> [u8; $bits / 8] { unsafe { intrinsics::transmute_unchecked(self) } }
            pub const fn to_le_bytes(self) -> [u8; $bits / 8] { self.to_ne_bytes() }
            pub const fn to_be_bytes(self) -> [u8; $bits / 8] { self.swap_bytes().to_ne_bytes() }
            pub const fn from_ne_bytes(bytes: [u8; $bits / 8]) -> $t { unsafe { intrinsics::transmute_unchecked(bytes) } }
            pub const fn from_le_bytes(bytes: [u8; $bits / 8]) -> $t { $t::from_ne_bytes(bytes) }
            pub const fn from_be_bytes(bytes: [u8; $bits / 8]) -> $t { $t::from_ne_bytes(bytes).swap_bytes() }
            pub const fn min_value() -> $t { $t::MIN }
            pub const fn max_value() -> $t { $t::MAX }
        }
    )* };
}
int! {
    u8 u8 i8 8 0, 0xFF;
    u16 u16 i16 16 0, 0xFFFF;
    u32 u32 i32 32 0, 0xFFFF_FFFF;
    u64 u64 i64 64 0, 0xFFFF_FFFF_FFFF_FFFF;
    u128 u128 i128 128 0, 0xFFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF;
    usize usize isize 64 0, 0xFFFF_FFFF_FFFF_FFFF;
    i8 u8 i8 8 -0x80, 0x7F;
    i16 u16 i16 16 -0x8000, 0x7FFF;
    i32 u32 i32 32 -0x8000_0000, 0x7FFF_FFFF;
    i64 u64 i64 64 -0x8000_0000_0000_0000, 0x7FFF_FFFF_FFFF_FFFF;
    i128 u128 i128 128 -0x8000_0000_0000_0000_0000_0000_0000_0000, 0x7FFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF;
    isize usize isize 64 -0x8000_0000_0000_0000, 0x7FFF_FFFF_FFFF_FFFF;
}

macro_rules! unsigned {
    ($($t:ident $signed:ident)*) => { $(
        impl $t {
            const fn division_overflows(self, _rhs: $t) -> bool { false }
            pub(crate) const fn unsigned_abs(self) -> $t { self }
            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t { self / rhs }
            #[track_caller]
            pub const fn rem_euclid(self, rhs: $t) -> $t { self % rhs }
            #[track_caller]
            pub const fn wrapping_div(self, rhs: $t) -> $t { self / rhs }
            #[track_caller]
            pub const fn wrapping_rem(self, rhs: $t) -> $t { self % rhs }
            pub const fn abs_diff(self, other: $t) -> $t { if self < other { other - self } else { self - other } }
            pub const fn cast_signed(self) -> $signed { self as $signed }
            pub const fn is_power_of_two(self) -> bool { self.count_ones() == 1 }
            pub const fn next_power_of_two(self) -> $t {
                if self <= 1 { 1 } else { (1 as $t) << ($t::BITS - (self - 1).leading_zeros()) }
            }
            pub const fn checked_next_power_of_two(self) -> Option<$t> {
                if self <= 1 { Some(1) } else { (1 as $t).checked_shl($t::BITS - (self - 1).leading_zeros()) }
            }
            #[track_caller]
            pub const fn div_ceil(self, rhs: $t) -> $t {
                let quotient = self / rhs;
                if self % rhs > 0 { quotient + 1 } else { quotient }
            }
            pub const fn next_multiple_of(self, rhs: $t) -> $t {
                match self % rhs {
                    0 => self,
                    r => self + (rhs - r),
                }
            }
            pub const fn checked_next_multiple_of(self, rhs: $t) -> Option<$t> {
                if rhs == 0 {
                    return None;
                }
                match self % rhs {
                    0 => Some(self),
                    r => self.checked_add(rhs - r),
                }
            }
            pub const fn midpoint(self, rhs: $t) -> $t { (self & rhs) + ((self ^ rhs) >> 1) }
            pub const fn checked_sub_signed(self, rhs: $signed) -> Option<$t> {
                let (value, overflow) = self.overflowing_sub(rhs as $t);
                if overflow != (rhs < 0) { None } else { Some(value) }
            }
            pub const fn checked_signed_diff(self, rhs: $t) -> Option<$signed> {
                let diff = self.wrapping_sub(rhs) as $signed;
                if (self >= rhs) == (diff >= 0) { Some(diff) } else { None }
            }
            pub const fn overflowing_add_signed(self, rhs: $signed) -> ($t, bool) {
                let (value, overflow) = self.overflowing_add(rhs as $t);
                (value, overflow != (rhs < 0))
            }
            pub const fn is_multiple_of(self, rhs: $t) -> bool { if rhs == 0 { self == 0 } else { self % rhs == 0 } }
            pub const fn saturating_add(self, rhs: $t) -> $t {
                match self.overflowing_add(rhs) {
                    (value, false) => value,
                    _ => $t::MAX,
                }
            }
            pub const fn saturating_sub(self, rhs: $t) -> $t { if self < rhs { 0 } else { self - rhs } }
            pub const fn saturating_mul(self, rhs: $t) -> $t {
                match self.overflowing_mul(rhs) {
                    (value, false) => value,
                    _ => $t::MAX,
                }
            }
            pub const fn checked_add_signed(self, rhs: $signed) -> Option<$t> {
                let (value, overflow) = self.overflowing_add(rhs as $t);
                if overflow != (rhs < 0) { None } else { Some(value) }
            }
            pub const fn wrapping_add_signed(self, rhs: $signed) -> $t { self.wrapping_add(rhs as $t) }
            pub const fn saturating_add_signed(self, rhs: $signed) -> $t {
                match self.checked_add_signed(rhs) {
                    Some(value) => value,
                    None => if rhs < 0 { 0 } else { $t::MAX },
                }
            }
        }
    )* };
}
unsigned! { u8 i8 u16 i16 u32 i32 u64 i64 u128 i128 usize isize }

macro_rules! signed {
    ($($t:ident $unsigned:ident)*) => { $(
        impl $t {
            const fn division_overflows(self, rhs: $t) -> bool { self == $t::MIN && rhs == -1 }
            pub const fn abs(self) -> $t { if self < 0 { -self } else { self } }
            pub const fn unsigned_abs(self) -> $unsigned { self.wrapping_abs() as $unsigned }
            pub const fn wrapping_abs(self) -> $t { if self < 0 { self.wrapping_neg() } else { self } }
            pub const fn overflowing_abs(self) -> ($t, bool) { (self.wrapping_abs(), self == $t::MIN) }
            pub const fn checked_abs(self) -> Option<$t> { if self < 0 { self.checked_neg() } else { Some(self) } }
            pub const fn saturating_abs(self) -> $t { if self < 0 { self.saturating_neg() } else { self } }
            pub const fn saturating_neg(self) -> $t { if self == $t::MIN { $t::MAX } else { -self } }
            pub const fn signum(self) -> $t { (self > 0) as $t - (self < 0) as $t }
            pub const fn is_positive(self) -> bool { self > 0 }
            pub const fn is_negative(self) -> bool { self < 0 }
            pub const fn cast_unsigned(self) -> $unsigned { self as $unsigned }
            pub const fn abs_diff(self, other: $t) -> $unsigned {
                if self < other { (other as $unsigned).wrapping_sub(self as $unsigned) } else { (self as $unsigned).wrapping_sub(other as $unsigned) }
            }
            #[track_caller]
            pub const fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0 { r.wrapping_add(rhs.wrapping_abs()) } else { r }
            }
            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t {
                let q = self / rhs;
                if self % rhs < 0 {
                    return if rhs > 0 { q - 1 } else { q + 1 };
                }
                q
            }
            #[track_caller]
            pub const fn wrapping_div(self, rhs: $t) -> $t { if self.division_overflows(rhs) { self } else { self / rhs } }
            #[track_caller]
            pub const fn wrapping_rem(self, rhs: $t) -> $t { if self.division_overflows(rhs) { 0 } else { self % rhs } }
            pub const fn saturating_add(self, rhs: $t) -> $t {
                match self.overflowing_add(rhs) {
                    (value, false) => value,
                    _ => if rhs < 0 { $t::MIN } else { $t::MAX },
                }
            }
            pub const fn saturating_sub(self, rhs: $t) -> $t {
                match self.overflowing_sub(rhs) {
                    (value, false) => value,
                    _ => if rhs < 0 { $t::MAX } else { $t::MIN },
                }
            }
            pub const fn saturating_mul(self, rhs: $t) -> $t {
                match self.overflowing_mul(rhs) {
                    (value, false) => value,
                    _ => if (self < 0) == (rhs < 0) { $t::MAX } else { $t::MIN },
                }
            }
            pub const fn midpoint(self, rhs: $t) -> $t {
                let floor = (self & rhs) + ((self ^ rhs) >> 1);
                if floor < 0 && (self ^ rhs) & 1 != 0 { floor + 1 } else { floor }
            }
            pub const fn saturating_add_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_add_unsigned(rhs) {
                    Some(value) => value,
                    None => $t::MAX,
                }
            }
            pub const fn saturating_sub_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_sub_unsigned(rhs) {
                    Some(value) => value,
                    None => $t::MIN,
                }
            }
            pub const fn wrapping_add_unsigned(self, rhs: $unsigned) -> $t { self.wrapping_add(rhs as $t) }
            pub const fn wrapping_sub_unsigned(self, rhs: $unsigned) -> $t { self.wrapping_sub(rhs as $t) }
            pub const fn checked_add_unsigned(self, rhs: $unsigned) -> Option<$t> {
                let (value, overflow) = self.overflowing_add(rhs as $t);
                if overflow != ((rhs as $t) < 0) { None } else { Some(value) }
            }
            pub const fn checked_sub_unsigned(self, rhs: $unsigned) -> Option<$t> {
                let (value, overflow) = self.overflowing_sub(rhs as $t);
                if overflow != ((rhs as $t) < 0) { None } else { Some(value) }
            }
        }
    )* };
}
signed! { i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize }

impl u8 {
    pub const fn is_ascii(&self) -> bool { *self < 128 }
    pub const fn is_ascii_alphabetic(&self) -> bool { matches!(*self, b'A'..=b'Z' | b'a'..=b'z') }
    pub const fn is_ascii_uppercase(&self) -> bool { matches!(*self, b'A'..=b'Z') }
    pub const fn is_ascii_lowercase(&self) -> bool { matches!(*self, b'a'..=b'z') }
    pub const fn is_ascii_digit(&self) -> bool { matches!(*self, b'0'..=b'9') }
    pub const fn is_ascii_hexdigit(&self) -> bool { matches!(*self, b'0'..=b'9' | b'A'..=b'F' | b'a'..=b'f') }
    pub const fn is_ascii_alphanumeric(&self) -> bool { self.is_ascii_alphabetic() || self.is_ascii_digit() }
    pub const fn is_ascii_graphic(&self) -> bool { matches!(*self, b'!'..=b'~') }
    pub const fn is_ascii_punctuation(&self) -> bool { self.is_ascii_graphic() && !self.is_ascii_alphanumeric() }
    pub const fn is_ascii_whitespace(&self) -> bool { matches!(*self, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ') }
    pub const fn is_ascii_control(&self) -> bool { matches!(*self, 0..=0x1F | 0x7F) }
    pub const fn to_ascii_uppercase(&self) -> u8 { if self.is_ascii_lowercase() { *self - 32 } else { *self } }
    pub const fn to_ascii_lowercase(&self) -> u8 { if self.is_ascii_uppercase() { *self + 32 } else { *self } }
    pub const fn make_ascii_uppercase(&mut self) { *self = self.to_ascii_uppercase() }
    pub const fn make_ascii_lowercase(&mut self) { *self = self.to_ascii_lowercase() }
    pub fn escape_ascii(self) -> crate::ascii::EscapeDefault { crate::ascii::escape_default(self) }
    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
}
