//! Unicode characters.

mod escape;
mod utf16;

pub(crate) use escape::EscapeText;
pub use escape::{EscapeDebug, EscapeDefault, EscapeUnicode};
pub use utf16::{DecodeUtf16, DecodeUtf16Error, decode_utf16};
pub(crate) use utf16::{EncodeUtf16, FromUtf16Error};

use crate::{fmt, intrinsics, str::FromStr};

pub const MAX: char = char::MAX;
pub const REPLACEMENT_CHARACTER: char = char::REPLACEMENT_CHARACTER;

pub const fn from_u32(i: u32) -> Option<char> { char::from_u32(i) }
pub const unsafe fn from_u32_unchecked(i: u32) -> char { unsafe { char::from_u32_unchecked(i) } }
pub const fn from_digit(num: u32, radix: u32) -> Option<char> { char::from_digit(num, radix) }

impl char {
    pub const MIN: char = '\0';
    pub const MAX: char = '\u{10FFFF}';
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

    pub const fn from_u32(i: u32) -> Option<char> {
        if i > 0x10FFFF || i >= 0xD800 && i <= 0xDFFF { None } else { Some(unsafe { char::from_u32_unchecked(i) }) }
    }
    pub const unsafe fn from_u32_unchecked(i: u32) -> char { unsafe { intrinsics::transmute(i) } }
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        if radix > 36 {
            panic!("from_digit: radix is too high (maximum 36)");
        }
        if num >= radix {
            return None;
        }
        let num = num as u8;
        Some(if num < 10 { b'0' + num } else { b'a' + num - 10 } as char)
    }

    pub const fn is_digit(self, radix: u32) -> bool { self.to_digit(radix).is_some() }
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        assert!(radix >= 2 && radix <= 36, "to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive");
        let digit = match self {
            '0'..='9' => self as u32 - '0' as u32,
            'a'..='z' => self as u32 - 'a' as u32 + 10,
            'A'..='Z' => self as u32 - 'A' as u32 + 10,
            _ => return None,
        };
        if digit < radix { Some(digit) } else { None }
    }

    pub const fn len_utf8(self) -> usize {
        match self as u32 {
            0..=0x7F => 1,
            0x80..=0x7FF => 2,
            0x800..=0xFFFF => 3,
            _ => 4,
        }
    }
    pub const fn len_utf16(self) -> usize { if self as u32 > 0xFFFF { 2 } else { 1 } }

    pub fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let len = self.len_utf8();
        if dst.len() < len {
            encode_fail(self, len, dst.len())
        }
        unsafe { self.encode_utf8_raw(dst.as_mut_ptr()) }
    }

    /// Writes up to four bytes.
    pub(crate) unsafe fn encode_utf8_raw<'a>(self, dst: *mut u8) -> &'a mut str {
        let code = self as u32;
        let len = self.len_utf8();
        unsafe {
            if len == 1 {
                *dst = code as u8;
            } else {
                // The bytes after the first have six bits each; the first tells how many there are.
                let mut i = len - 1;
                let mut rest = code;
                while i > 0 {
                    *dst.add(i) = (rest & 0x3F) as u8 | 0x80;
                    rest >>= 6;
                    i -= 1;
                }
                *dst = rest as u8 | !(0xFFu8 >> len);
            }
            crate::str::from_utf8_unchecked_mut(crate::slice::from_raw_parts_mut(dst, len))
        }
    }

    pub fn is_alphabetic(self) -> bool { unsafe { intrinsics::char_is(self, 0) } }
    pub fn is_numeric(self) -> bool { unsafe { intrinsics::char_is(self, 1) } }
    pub fn is_alphanumeric(self) -> bool { self.is_alphabetic() || self.is_numeric() }
    pub const fn is_whitespace(self) -> bool { unsafe { intrinsics::char_is(self, 2) } }
    pub const fn is_uppercase(self) -> bool { unsafe { intrinsics::char_is(self, 3) } }
    pub const fn is_lowercase(self) -> bool { unsafe { intrinsics::char_is(self, 4) } }
    pub fn is_control(self) -> bool { unsafe { intrinsics::char_is(self, 5) } }
    /// Marks on letters, and what stands within words.
    pub(crate) fn is_case_ignorable(self) -> bool {
        matches!(self, '\'' | '.' | ':' | '^' | '`' | '\u{a8}' | '\u{ad}' | '\u{af}' | '\u{b4}' | '·' | '¸' | '’' | '‘') || unsafe { intrinsics::char_is(self, 7) }
    }
    pub(crate) fn prints_as_itself(self) -> bool {
        match self {
            '\\' | '"' | '\'' => false,
            ' '..='~' => true,
            _ => unsafe { intrinsics::char_is(self, 6) && !intrinsics::char_is(self, 7) },
        }
    }

    pub fn to_lowercase(self) -> ToLowercase { CaseMapping::new(self, false) }
    pub fn to_uppercase(self) -> ToUppercase { CaseMapping::new(self, true) }

    pub const fn is_ascii(&self) -> bool { *self as u32 <= 127 }
    pub const fn is_ascii_alphabetic(&self) -> bool { matches!(*self, 'A'..='Z' | 'a'..='z') }
    pub const fn is_ascii_uppercase(&self) -> bool { matches!(*self, 'A'..='Z') }
    pub const fn is_ascii_lowercase(&self) -> bool { matches!(*self, 'a'..='z') }
    pub const fn is_ascii_digit(&self) -> bool { matches!(*self, '0'..='9') }
    pub const fn is_ascii_alphanumeric(&self) -> bool { self.is_ascii_alphabetic() || self.is_ascii_digit() }
    pub const fn is_ascii_hexdigit(&self) -> bool { matches!(*self, '0'..='9' | 'A'..='F' | 'a'..='f') }
    pub const fn is_ascii_punctuation(&self) -> bool { self.is_ascii_graphic() && !self.is_ascii_alphanumeric() }
    pub const fn is_ascii_graphic(&self) -> bool { matches!(*self, '!'..='~') }
    pub const fn is_ascii_whitespace(&self) -> bool { matches!(*self, '\t' | '\n' | '\x0C' | '\r' | ' ') }
    pub const fn is_ascii_control(&self) -> bool { matches!(*self, '\0'..='\x1F' | '\x7F') }
    pub const fn to_ascii_uppercase(&self) -> char { if self.is_ascii_lowercase() { (*self as u8 - 32) as char } else { *self } }
    pub const fn to_ascii_lowercase(&self) -> char { if self.is_ascii_uppercase() { (*self as u8 + 32) as char } else { *self } }
    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
    pub const fn make_ascii_uppercase(&mut self) { *self = self.to_ascii_uppercase() }
    pub const fn make_ascii_lowercase(&mut self) { *self = self.to_ascii_lowercase() }
}

fn encode_fail(c: char, len: usize, room: usize) -> ! {
    panic!("encode_utf8: need {len} bytes to encode U+{:04X} but buffer has just {room}", c as u32)
}

pub type ToLowercase = CaseMapping;
pub type ToUppercase = CaseMapping;

/// The one to three characters of the other case.
#[derive(Clone, Debug)]
pub struct CaseMapping {
    chars: [char; 3],
    next: usize,
}

impl CaseMapping {
    fn new(c: char, upper: bool) -> CaseMapping {
        let mut chars = ['\0'; 3];
        unsafe { intrinsics::char_convert(c, upper, &mut chars) };
        CaseMapping { chars, next: 0 }
    }
}

impl Iterator for CaseMapping {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        let c = *self.chars.get(self.next)?;
        // '\0' marks an unused place, but it is also its own only mapping.
        if c == '\0' && self.next > 0 {
            return None;
        }
        self.next += 1;
        Some(c)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.clone().count();
        (n, Some(n))
    }
}
impl ExactSizeIterator for CaseMapping {}
impl fmt::Display for CaseMapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.clone() {
            f.write_fmt(format_args!("{c}"))?;
        }
        Ok(())
    }
}

impl From<u8> for char {
    fn from(i: u8) -> char { i as char }
}
impl From<char> for u32 {
    fn from(c: char) -> u32 { c as u32 }
}
impl From<char> for u64 {
    fn from(c: char) -> u64 { c as u64 }
}

impl From<char> for u128 {
    fn from(c: char) -> u128 { c as u128 }
}

/// Not a character.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct CharTryFromError(());

impl TryFrom<u32> for char {
    type Error = CharTryFromError;
    fn try_from(i: u32) -> Result<char, CharTryFromError> { char::from_u32(i).ok_or(CharTryFromError(())) }
}
impl fmt::Display for CharTryFromError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("converted integer out of range for `char`") }
}

impl crate::error::Error for CharTryFromError {}

/// A character outside of what the target holds.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct TryFromCharError(());

impl TryFrom<char> for u8 {
    type Error = TryFromCharError;
    fn try_from(c: char) -> Result<u8, TryFromCharError> { if c as u32 <= 255 { Ok(c as u8) } else { Err(TryFromCharError(())) } }
}
impl fmt::Display for TryFromCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("unicode code point out of range") }
}

impl crate::error::Error for TryFromCharError {}
impl TryFrom<char> for u16 {
    type Error = TryFromCharError;
    fn try_from(c: char) -> Result<u16, TryFromCharError> { if c as u32 <= 0xFFFF { Ok(c as u16) } else { Err(TryFromCharError(())) } }
}

/// Text that is not exactly one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseCharError {
    kind: CharErrorKind,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}

impl fmt::Display for ParseCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            CharErrorKind::EmptyString => "cannot parse char from empty string",
            CharErrorKind::TooManyChars => "too many characters in string",
        })
    }
}
impl crate::error::Error for ParseCharError {}

impl FromStr for char {
    type Err = ParseCharError;
    fn from_str(s: &str) -> Result<char, ParseCharError> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }),
            (Some(c), None) => Ok(c),
            _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }),
        }
    }
}
