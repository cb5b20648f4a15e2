//! Floats as text. The machine makes the digits.

use super::{Debug, Display, Formatter, LowerExp, Result, UpperExp};
use crate::{intrinsics, mem::MaybeUninit, slice, str};

macro_rules! fmt_float {
    ($($t:ident $format:ident)*) => { $(
        /// `style` as for the intrinsic; `precision` when the caller did not ask for one.
        fn $format(x: $t, style: u32, precision: usize, f: &mut Formatter<'_>) -> Result {
            let precision = f.precision().unwrap_or(precision);
            let sign = if x.is_nan() {
                ""
            } else if x.is_sign_negative() {
                "-"
            } else if f.sign_plus() {
                "+"
            } else {
                ""
            };
            let mut buf = MaybeUninit::<[u8; 512]>::uninit();
            let mut out = buf.as_mut_ptr() as *mut u8;
            let mut spill = Vec::new();
            unsafe {
                let mut len = intrinsics::format_float(x, style, precision, out, 512);
                if len > 512 {
                    spill = Vec::<u8>::with_capacity(len);
                    out = spill.as_mut_ptr();
                    len = intrinsics::format_float(x, style, precision, out, len);
                }
                let digits = str::from_utf8_unchecked(slice::from_raw_parts(out, len));
                if x.is_finite() {
                    return f.pad_number(sign, "", digits);
                }
                // Zeros before `inf` would not be a number.
                let mut options = f.options;
                options.flags &= !(1 << 24);
                f.with_options(options).pad_number(sign, "", digits)
            }
        }
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $format(*self, 0, usize::MAX, f) }
        }
        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $format(*self, 1, usize::MAX, f) }
        }
        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $format(*self, 2, usize::MAX, f) }
        }
        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $format(*self, 3, usize::MAX, f) }
        }
    )* };
}
fmt_float! { f32 format_f32 f64 format_f64 }
