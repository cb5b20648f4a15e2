//! Bytes as text.

use crate::{ascii::EscapeDefault, fmt, iter::{Copied, FlatMap}};

impl [u8] {
    pub fn is_ascii(&self) -> bool { self.iter().all(|b| b.is_ascii()) }
    pub fn to_ascii_uppercase(&self) -> Vec<u8> { self.iter().map(|b| b.to_ascii_uppercase()).collect() }
    pub fn to_ascii_lowercase(&self) -> Vec<u8> { self.iter().map(|b| b.to_ascii_lowercase()).collect() }
    pub fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.eq_ignore_ascii_case(b))
    }
    pub fn make_ascii_uppercase(&mut self) { self.iter_mut().for_each(|b| *b = b.to_ascii_uppercase()) }
    pub fn make_ascii_lowercase(&mut self) { self.iter_mut().for_each(|b| *b = b.to_ascii_lowercase()) }
    pub fn escape_ascii(&self) -> EscapeAscii<'_> { EscapeAscii(self.iter().copied().flat_map(crate::ascii::escape_default as fn(u8) -> EscapeDefault)) }
    pub fn trim_ascii_start(&self) -> &[u8] {
        let mut bytes = self;
        while let [first, rest @ ..] = bytes {
            if !first.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        bytes
    }
    pub fn trim_ascii_end(&self) -> &[u8] {
        let mut bytes = self;
        while let [rest @ .., last] = bytes {
            if !last.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        bytes
    }
    pub fn trim_ascii(&self) -> &[u8] { self.trim_ascii_start().trim_ascii_end() }
}

#[derive(Clone)]
pub struct EscapeAscii<'a>(FlatMap<Copied<super::Iter<'a, u8>>, EscapeDefault, fn(u8) -> EscapeDefault>);

impl Iterator for EscapeAscii<'_> {
    type Item = u8;
    fn next(&mut self) -> Option<u8> { self.0.next() }
}
impl fmt::Display for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.clone() {
            fmt::Write::write_char(f, byte as char)?;
        }
        Ok(())
    }
}
