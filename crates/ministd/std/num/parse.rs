//! Numbers from text.

use crate::{error::Error, fmt, intrinsics, mem::MaybeUninit, str::FromStr};

/// Why a text is not an integer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseIntError {
    pub(super) kind: IntErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
pub enum IntErrorKind {
    Empty,
    InvalidDigit,
    PosOverflow,
    NegOverflow,
    Zero,
}

impl ParseIntError {
    pub const fn kind(&self) -> &IntErrorKind { &self.kind }
}

impl fmt::Display for ParseIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            IntErrorKind::Empty => "cannot parse integer from empty string",
            IntErrorKind::InvalidDigit => "invalid digit found in string",
            IntErrorKind::PosOverflow => "number too large to fit in target type",
            IntErrorKind::NegOverflow => "number too small to fit in target type",
            IntErrorKind::Zero => "number would be zero for non-zero type",
        })
    }
}
impl Error for ParseIntError {}

use IntErrorKind::{Empty, InvalidDigit, NegOverflow, PosOverflow};

/// The sign and the absolute value of a text; of a value too large for 128 bits, `u128::MAX`.
fn parse(src: &str, radix: u32, is_signed: bool) -> Result<(bool, u128), IntErrorKind> {
    let bytes = src.as_bytes();
    let (negative, digits) = match bytes {
        [] => return Err(Empty),
        [b'+' | b'-'] => return Err(InvalidDigit),
        [b'+', rest @ ..] => (false, rest),
        [b'-', rest @ ..] if is_signed => (true, rest),
        _ => (false, bytes),
    };
    let mut value: u128 = 0;
    for &byte in digits {
        let Some(digit) = (byte as char).to_digit(radix) else { return Err(InvalidDigit) };
        value = value.saturating_mul(radix as u128).saturating_add(digit as u128);
    }
    Ok((negative, value))
}

macro_rules! parse_int {
    ($($t:ident $is_signed:literal)*) => { $(
        impl $t {
            pub fn from_str_radix(src: &str, radix: u32) -> Result<$t, ParseIntError> {
                if radix < 2 || radix > 36 {
                    panic!("from_ascii_radix: radix must lie in the range `[2, 36]` - found {radix}");
                }
                let (negative, value) = match parse(src, radix, $is_signed) {
                    Ok(parsed) => parsed,
                    Err(kind) => return Err(ParseIntError { kind }),
                };
                let limit = $t::MAX as u128;
                if negative {
                    if value > limit + 1 { Err(ParseIntError { kind: NegOverflow }) } else { Ok((0 as $t).wrapping_sub(value as $t)) }
                } else {
                    if value > limit { Err(ParseIntError { kind: PosOverflow }) } else { Ok(value as $t) }
                }
            }
        }
        impl FromStr for $t {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<$t, ParseIntError> { $t::from_str_radix(src, 10) }
        }
    )* };
}
parse_int! {
    u8 false u16 false u32 false u64 false u128 false usize false
    i8 true i16 true i32 true i64 true i128 true isize true
}

/// Why a text is not a float.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseFloatError {
    kind: FloatErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum FloatErrorKind {
    Empty,
    Invalid,
}

impl fmt::Display for ParseFloatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            FloatErrorKind::Empty => "cannot parse float from empty string",
            FloatErrorKind::Invalid => "invalid float literal",
        })
    }
}
impl Error for ParseFloatError {}

macro_rules! parse_float {
    ($($t:ident)*) => { $(
        impl FromStr for $t {
            type Err = ParseFloatError;
            fn from_str(src: &str) -> Result<$t, ParseFloatError> {
                let mut out = MaybeUninit::<$t>::uninit();
                unsafe {
                    if intrinsics::parse_float(src.as_ptr(), src.len(), out.as_mut_ptr()) {
                        return Ok(out.assume_init());
                    }
                }
                Err(ParseFloatError { kind: if src.is_empty() { FloatErrorKind::Empty } else { FloatErrorKind::Invalid } })
            }
        }
    )* };
}
parse_float! { f32 f64 }
