//! Numbers.

mod convert;
mod float;
mod int;
mod nonzero;
mod parse;
mod wrapping;

pub use convert::TryFromIntError;
pub use nonzero::*;
pub use parse::{IntErrorKind, ParseFloatError, ParseIntError};
pub use wrapping::{Saturating, Wrapping};
