//! Characters as they are written in source text.

use crate::fmt;

/// Up to ten ASCII characters, or one of any kind.
#[derive(Clone, Debug)]
pub struct EscapeText {
    chars: [char; 10],
    next: usize,
    end: usize,
}

impl EscapeText {
    fn new() -> Self { EscapeText { chars: ['\0'; 10], next: 0, end: 0 } }
    fn push(mut self, c: char) -> Self {
        self.chars[self.end] = c;
        self.end += 1;
        self
    }
    fn one(c: char) -> Self { Self::new().push(c) }
    fn backslash(c: char) -> Self { Self::one('\\').push(c) }

    fn hex(mut self, value: u32, least: u32) -> Self {
        let mut digits = least;
        while digits < 8 && value >> (4 * digits) != 0 {
            digits += 1;
        }
        while digits > 0 {
            digits -= 1;
            if let Some(digit) = char::from_digit(value >> (4 * digits) & 0xF, 16) {
                self = self.push(digit);
            }
        }
        self
    }

    pub(super) fn unicode(c: char) -> Self { Self::backslash('u').push('{').hex(c as u32, 1).push('}') }

    pub(crate) fn ascii(byte: u8) -> Self {
        match byte {
            b'\t' => Self::backslash('t'),
            b'\r' => Self::backslash('r'),
            b'\n' => Self::backslash('n'),
            b'\'' | b'"' | b'\\' => Self::backslash(byte as char),
            0x20..=0x7E => Self::one(byte as char),
            _ => Self::backslash('x').hex(byte as u32, 2),
        }
    }

    pub(super) fn default(c: char) -> Self {
        match c {
            '\t' | '\r' | '\n' | '\'' | '"' | '\\' | ' '..='~' => Self::ascii(c as u8),
            _ => Self::unicode(c),
        }
    }

    pub(super) fn debug(c: char) -> Self {
        match c {
            '\0' => Self::backslash('0'),
            '\t' | '\r' | '\n' | '\'' | '"' | '\\' => Self::ascii(c as u8),
            _ if c.prints_as_itself() => Self::one(c),
            _ => Self::unicode(c),
        }
    }
}

impl Iterator for EscapeText {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        if self.next == self.end {
            return None;
        }
        self.next += 1;
        Some(self.chars[self.next - 1])
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.end - self.next, Some(self.end - self.next)) }
}
impl ExactSizeIterator for EscapeText {}
impl fmt::Display for EscapeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.clone() {
            fmt::Write::write_char(f, c)?;
        }
        Ok(())
    }
}

pub type EscapeUnicode = EscapeText;
pub type EscapeDefault = EscapeText;
pub type EscapeDebug = EscapeText;

impl char {
    pub fn escape_unicode(self) -> EscapeUnicode { EscapeText::unicode(self) }
    pub fn escape_default(self) -> EscapeDefault { EscapeText::default(self) }
    pub fn escape_debug(self) -> EscapeDebug { EscapeText::debug(self) }
}
