//! Integers and pointers as text.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex};
use crate::{intrinsics, mem::MaybeUninit, slice, str};

/// The digits of a number, written into `buf`.
fn digits(value: u128, radix: u32, upper: bool, buf: &mut MaybeUninit<[u8; 128]>) -> &str {
    unsafe {
        let start = buf.as_mut_ptr() as *mut u8;
        let len = intrinsics::format_int(value, radix, upper, start);
        str::from_utf8_unchecked(slice::from_raw_parts(start, len))
    }
}

fn display(magnitude: u128, is_nonnegative: bool, f: &mut Formatter<'_>) -> Result {
    let mut buf = MaybeUninit::uninit();
    f.pad_integral(is_nonnegative, "", digits(magnitude, 10, false, &mut buf))
}

fn radix(bits: u128, radix: u32, upper: bool, prefix: &str, f: &mut Formatter<'_>) -> Result {
    let mut buf = MaybeUninit::uninit();
    f.pad_integral(true, prefix, digits(bits, radix, upper, &mut buf))
}

/// Scientific notation: trailing zeros go to the exponent, a precision rounds half to even.
fn exponential(mut n: u128, is_nonnegative: bool, upper: bool, f: &mut Formatter<'_>) -> Result {
    let mut exponent = 0;
    while n != 0 && n % 10 == 0 {
        n /= 10;
        exponent += 1;
    }
    let mut fraction = 0;
    let mut rest = n;
    while rest >= 10 {
        rest /= 10;
        fraction += 1;
    }
    let mut zeros = 0;
    if let Some(precision) = f.precision() {
        zeros = precision.saturating_sub(fraction);
        let removed = fraction.saturating_sub(precision);
        for i in 0..removed {
            let last = n % 10;
            n /= 10;
            if i + 1 == removed && (last > 5 || last == 5 && (n % 2 != 0 || removed > 1)) {
                n += 1;
                // 9.99 became 10.0: one digit more than asked for.
                if n % 10 == 0 && n.ilog10() > (n - 1).ilog10() {
                    n /= 10;
                    exponent += 1;
                }
            }
        }
        exponent += removed;
        fraction -= removed;
    }
    exponent += fraction;
    let mut buf = MaybeUninit::uninit();
    let text = digits(n, 10, false, &mut buf);
    let mut out = String::from(unsafe { text.get_unchecked(0..1) });
    if text.len() > 1 || zeros > 0 {
        out.push('.');
        out.push_str(unsafe { text.get_unchecked(1..text.len()) });
    }
    for _ in 0..zeros {
        out.push('0');
    }
    out.push(if upper { 'E' } else { 'e' });
    let mut buf = MaybeUninit::uninit();
    out.push_str(digits(exponent as u128, 10, false, &mut buf));
    let sign = if !is_nonnegative { "-" } else if f.sign_plus() { "+" } else { "" };
    f.pad_number(sign, "", &out)
}

macro_rules! fmt_int {
    ($($t:ident $unsigned:ident)*) => { $(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { display(self.unsigned_abs() as u128, *self >= 0, f) }
        }
        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                if f.debug_lower_hex() {
                    LowerHex::fmt(self, f)
                } else if f.debug_upper_hex() {
                    UpperHex::fmt(self, f)
                } else {
                    Display::fmt(self, f)
                }
            }
        }
        impl Binary for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { radix(*self as $unsigned as u128, 2, false, "0b", f) }
        }
        impl Octal for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { radix(*self as $unsigned as u128, 8, false, "0o", f) }
        }
        impl LowerHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { radix(*self as $unsigned as u128, 16, false, "0x", f) }
        }
        impl UpperHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { radix(*self as $unsigned as u128, 16, true, "0x", f) }
        }
        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { exponential(self.unsigned_abs() as u128, *self >= 0, false, f) }
        }
        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { exponential(self.unsigned_abs() as u128, *self >= 0, true, f) }
        }
    )* };
}
fmt_int! {
    u8 u8 u16 u16 u32 u32 u64 u64 u128 u128 usize usize
    i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize
}

impl<T: ?Sized> Pointer for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut options = f.options;
        if f.alternate() {
            // Zero padding, up to the width of an address.
            options.flags |= 1 << 24;
            if f.width().is_none() {
                options.flags |= 1 << 27;
                options.width = 18;
            }
        }
        options.flags |= 1 << 23;
        LowerHex::fmt(&self.addr(), &mut f.with_options(options))
    }
}
impl<T: ?Sized> Pointer for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Pointer::fmt(&(*self as *const T), f) }
}
impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Pointer::fmt(&(*self as *const T), f) }
}
impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Pointer::fmt(&(&**self as *const T), f) }
}
impl<T: ?Sized> Debug for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Pointer::fmt(self, f) }
}
impl<T: ?Sized> Debug for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Pointer::fmt(self, f) }
}
