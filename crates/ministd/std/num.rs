//! Numbers.

mod convert;
mod float;
mod int;
mod nonzero;
mod parse;
mod wrapping;

/// What kind of number a float is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum FpCategory {
    Nan,
    Infinite,
    Zero,
    Subnormal,
    Normal,
}

pub use convert::TryFromIntError;
pub use nonzero::*;
pub use parse::{IntErrorKind, ParseFloatError, ParseIntError};
pub use wrapping::{Saturating, Wrapping};
