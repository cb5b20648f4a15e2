//! Text, borrowed.

mod iter;
mod methods;
pub mod pattern;
mod utf8;

pub use iter::*;
pub(crate) use methods::StrRange;
pub use utf8::{Utf8Error, from_utf8};

use crate::{fmt, mem};

pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str { unsafe { &*(v as *const [u8] as *const str) } }
pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str { unsafe { &mut *(v as *mut [u8] as *mut str) } }

pub trait FromStr: Sized {
    type Err;
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

/// Text that is neither `true` nor `false`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseBoolError(());

impl fmt::Display for ParseBoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("provided string was not `true` or `false`") }
}
impl crate::error::Error for ParseBoolError {}

impl FromStr for bool {
    type Err = ParseBoolError;
    fn from_str(s: &str) -> Result<bool, ParseBoolError> {
        match s {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ParseBoolError(())),
        }
    }
}
