//! UTF-8: is it, and what does it say.

use crate::fmt;

/// Where bytes stop being UTF-8.
#[derive(Copy, Eq, PartialEq, Clone, Debug)]
pub struct Utf8Error {
    valid_up_to: usize,
    error_len: Option<u8>,
}

impl Utf8Error {
    pub const fn valid_up_to(&self) -> usize { self.valid_up_to }
    pub const fn error_len(&self) -> Option<usize> {
        match self.error_len {
            Some(len) => Some(len as usize),
            None => None,
        }
    }
}

impl fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error_len {
            Some(len) => write!(f, "invalid utf-8 sequence of {} bytes from index {}", len, self.valid_up_to),
            None => write!(f, "incomplete utf-8 byte sequence from index {}", self.valid_up_to),
        }
    }
}
impl crate::error::Error for Utf8Error {}

pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    let mut i = 0;
    while i < v.len() {
        match sequence(&v[i..]) {
            Ok(len) => i += len,
            Err(error_len) => return Err(Utf8Error { valid_up_to: i, error_len }),
        }
    }
    Ok(unsafe { super::from_utf8_unchecked(v) })
}

/// The length of the first character, or of the part of it that is wrong; `None` if the end is.
fn sequence(v: &[u8]) -> Result<usize, Option<u8>> {
    let first = v[0];
    let (len, second) = match first {
        0..=0x7F => return Ok(1),
        0xC2..=0xDF => (2, 0x80..=0xBF),
        0xE0 => (3, 0xA0..=0xBF),
        0xED => (3, 0x80..=0x9F),
        0xE1..=0xEF => (3, 0x80..=0xBF),
        0xF0 => (4, 0x90..=0xBF),
        0xF1..=0xF3 => (4, 0x80..=0xBF),
        0xF4 => (4, 0x80..=0x8F),
        _ => return Err(Some(1)),
    };
    let mut i = 1;
    while i < len {
        match v.get(i) {
            None => return Err(None),
            Some(byte) => {
                if if i == 1 { !second.contains(byte) } else { *byte & 0xC0 != 0x80 } {
                    return Err(Some(i as u8));
                }
            }
        }
        i += 1;
    }
    Ok(len)
}

/// The first character of valid text and its length.
pub(super) fn first_char(v: &[u8]) -> (char, usize) {
    let x = v[0] as u32;
    let next = |i: usize| v[i] as u32 & 0x3F;
    let (code, len) = if x < 0x80 {
        (x, 1)
    } else if x < 0xE0 {
        ((x & 0x1F) << 6 | next(1), 2)
    } else if x < 0xF0 {
        ((x & 0x0F) << 12 | next(1) << 6 | next(2), 3)
    } else {
        ((x & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    };
    (unsafe { char::from_u32_unchecked(code) }, len)
}
