//! Memory read and written like a file.

use super::{BufRead, Error, ErrorKind, Read, Result, Seek, SeekFrom, Write, error::SimpleMessage};

#[derive(Debug, Default, Eq, PartialEq, Clone)]
pub struct Cursor<T> {
    inner: T,
    pos: u64,
}

impl<T> Cursor<T> {
    pub const fn new(inner: T) -> Cursor<T> { Cursor { pos: 0, inner } }
    pub fn into_inner(self) -> T { self.inner }
    pub const fn get_ref(&self) -> &T { &self.inner }
    pub const fn get_mut(&mut self) -> &mut T { &mut self.inner }
    pub const fn position(&self) -> u64 { self.pos }
    pub const fn set_position(&mut self, pos: u64) { self.pos = pos }
}

impl<T: AsRef<[u8]>> Cursor<T> {
    fn rest(&self) -> &[u8] {
        let all = self.inner.as_ref();
        let start = if self.pos < all.len() as u64 { self.pos as usize } else { all.len() };
        &all[start..]
    }
}

impl<T: AsRef<[u8]>> Read for Cursor<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = self.rest().read(buf)?;
        self.pos += n as u64;
        Ok(n)
    }
}
impl<T: AsRef<[u8]>> BufRead for Cursor<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> { Ok(self.rest()) }
    fn consume(&mut self, amount: usize) { self.pos += amount as u64 }
}
impl<T: AsRef<[u8]>> Seek for Cursor<T> {
    fn seek(&mut self, style: SeekFrom) -> Result<u64> {
        let (base, offset) = match style {
            SeekFrom::Start(n) => {
                self.pos = n;
                return Ok(n);
            }
            SeekFrom::End(n) => (self.inner.as_ref().len() as u64, n),
            SeekFrom::Current(n) => (self.pos, n),
        };
        match base.checked_add_signed(offset) {
            Some(n) => {
                self.pos = n;
                Ok(n)
            }
            None => Err(Error::from_message(&SimpleMessage { kind: ErrorKind::InvalidInput, message: "invalid seek to a negative or overflowing position" })),
        }
    }
}

fn write_slice(pos: &mut u64, slice: &mut [u8], buf: &[u8]) -> Result<usize> {
    let start = if *pos < slice.len() as u64 { *pos as usize } else { slice.len() };
    let n = (&mut slice[start..]).write(buf)?;
    *pos += n as u64;
    Ok(n)
}

fn write_vec(pos: &mut u64, vec: &mut Vec<u8>, buf: &[u8]) -> Result<usize> {
    let start = *pos as usize;
    if vec.len() < start {
        vec.resize(start, 0);
    }
    let overlap = if vec.len() - start < buf.len() { vec.len() - start } else { buf.len() };
    vec[start..start + overlap].copy_from_slice(&buf[..overlap]);
    vec.extend_from_slice(&buf[overlap..]);
    *pos += buf.len() as u64;
    Ok(buf.len())
}

macro_rules! cursor_write {
    ($([$($c:tt)*] $t:ty, $write:ident, |$s:ident| $target:expr;)*) => { $(
        impl<$($c)*> Write for Cursor<$t> {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                let $s = self;
                $write(&mut $s.pos, $target, buf)
            }
            fn flush(&mut self) -> Result<()> { Ok(()) }
        }
    )* };
}
cursor_write! {
    [] &mut [u8], write_slice, |s| &mut *s.inner;
    [] &mut Vec<u8>, write_vec, |s| &mut *s.inner;
    [] Vec<u8>, write_vec, |s| &mut s.inner;
    [] Box<[u8]>, write_slice, |s| &mut *s.inner;
    [const N: usize] [u8; N], write_slice, |s| &mut s.inner;
}
