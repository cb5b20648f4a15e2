//! Bytes as they are written in source text.

use crate::{char::EscapeText, fmt};

/// `\n`, `\"`, `\x7f` or the byte itself.
pub fn escape_default(c: u8) -> EscapeDefault { EscapeDefault(EscapeText::ascii(c)) }

#[derive(Clone)]
pub struct EscapeDefault(EscapeText);

impl Iterator for EscapeDefault {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        match self.0.next() {
            Some(c) => Some(c as u8),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.0.size_hint() }
}
impl ExactSizeIterator for EscapeDefault {}
impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) }
}
