//! Conversions between numbers.

use crate::{convert::Infallible, fmt};

macro_rules! lossless {
    ($($from:ident => $($to:ident)*;)*) => { $($(
        impl From<$from> for $to {
            fn from(small: $from) -> $to { small as $to }
        }
    )*)* };
}
lossless! {
    bool => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize f32 f64;
    u16 => u32 u64 u128 usize i32 i64 i128 f32 f64;
    u32 => u64 u128 i64 i128 f64;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize f32 f64;
    i16 => i32 i64 i128 isize f32 f64;
    i32 => i64 i128 f64;
    i64 => i128;
    f32 => f64;
}

/// A number that the target type does not have.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct TryFromIntError(pub(crate) ());

impl fmt::Display for TryFromIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("out of range integral type conversion attempted") }
}
impl crate::error::Error for TryFromIntError {}
impl From<Infallible> for TryFromIntError {
    fn from(x: Infallible) -> TryFromIntError { match x {} }
}

macro_rules! checked {
    ($($from:ident => $($to:ident)*;)*) => { $($(
        impl TryFrom<$from> for $to {
            type Error = TryFromIntError;
            fn try_from(u: $from) -> Result<$to, TryFromIntError> {
                // The value survives the way there and back, and keeps its sign.
                let v = u as $to;
                if v as $from == u && (v < (0 as $to)) == (u < (0 as $from)) { Ok(v) } else { Err(TryFromIntError(())) }
            }
        }
    )*)* };
}
checked! {
    u8 => i8;
    u16 => u8 i8 i16 isize;
    u32 => u8 u16 i8 i16 i32 usize isize;
    u64 => u8 u16 u32 i8 i16 i32 i64 usize isize;
    u128 => u8 u16 u32 u64 i8 i16 i32 i64 i128 usize isize;
    i8 => u8 u16 u32 u64 u128 usize;
    i16 => u8 u16 u32 u64 u128 i8 usize;
    i32 => u8 u16 u32 u64 u128 i8 i16 usize isize;
    i64 => u8 u16 u32 u64 u128 i8 i16 i32 usize isize;
    i128 => u8 u16 u32 u64 u128 i8 i16 i32 i64 usize isize;
    usize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 isize;
    isize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 usize;
}
