//! Input and output. Standard input is at its end from the start; there are no files.

mod buffered;
mod cursor;
mod error;
pub mod prelude;
mod stdio;
mod util;

pub use buffered::{BufReader, BufWriter, IntoInnerError, LineWriter};
pub use cursor::Cursor;
pub use error::{Error, ErrorKind, Result};
pub use stdio::{_eprint, _print, Stderr, StderrLock, Stdin, StdinLock, Stdout, StdoutLock, IsTerminal, stderr, stdin, stdout};
pub use util::{Bytes, Chain, Empty, Lines, Repeat, Sink, Split, Take, copy, empty, repeat, sink};

use crate::{fmt, mem, str};
use error::SimpleMessage;

pub trait Read {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize>;

    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let start = buf.len();
        let mut part = [0; 32];
        loop {
            match self.read(&mut part) {
                Ok(0) => return Ok(buf.len() - start),
                Ok(n) => buf.extend_from_slice(&part[..n]),
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
    }

    fn read_to_string(&mut self, buf: &mut String) -> Result<usize> { append_text(buf, |bytes| self.read_to_end(bytes)) }

    fn read_exact(&mut self, mut buf: &mut [u8]) -> Result<()> {
        while !buf.is_empty() {
            match self.read(buf) {
                Ok(0) => return Err(Error::from_message(&SimpleMessage { kind: ErrorKind::UnexpectedEof, message: "failed to fill whole buffer" })),
                Ok(n) => buf = &mut buf[n..],
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }

    fn by_ref(&mut self) -> &mut Self where Self: Sized { self }
    fn bytes(self) -> Bytes<Self> where Self: Sized { Bytes { inner: self } }
    fn chain<R: Read>(self, next: R) -> Chain<Self, R> where Self: Sized { Chain { first: self, second: next, done_first: false } }
    fn take(self, limit: u64) -> Take<Self> where Self: Sized { Take { inner: self, limit } }
}

/// Reads bytes into a text; leaves it as it was if they are not UTF-8.
fn append_text(buf: &mut String, read: impl FnOnce(&mut Vec<u8>) -> Result<usize>) -> Result<usize> {
    let mut bytes = Vec::new();
    let result = read(&mut bytes);
    match str::from_utf8(&bytes) {
        Ok(text) => {
            buf.push_str(text);
            result
        }
        Err(_) => result.and(Err(Error::from_message(&SimpleMessage { kind: ErrorKind::InvalidData, message: "stream did not contain valid UTF-8" }))),
    }
}

pub fn read_to_string<R: Read>(mut reader: R) -> Result<String> {
    let mut buf = String::new();
    reader.read_to_string(&mut buf)?;
    Ok(buf)
}

pub trait Write {
    fn write(&mut self, buf: &[u8]) -> Result<usize>;
    fn flush(&mut self) -> Result<()>;

    fn write_all(&mut self, mut buf: &[u8]) -> Result<()> {
        while !buf.is_empty() {
            match self.write(buf) {
                Ok(0) => return Err(Error::from_message(&SimpleMessage { kind: ErrorKind::WriteZero, message: "failed to write whole buffer" })),
                Ok(n) => buf = &buf[n..],
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }

    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
        let mut output = Adapter { inner: self, error: Ok(()) };
        match fmt::write(&mut output, args) {
            Ok(()) => Ok(()),
            Err(_) => {
                output.error?;
                panic!("a formatting trait implementation returned an error when the underlying stream did not");
            }
        }
    }

    fn by_ref(&mut self) -> &mut Self where Self: Sized { self }
}

/// Lets text be formatted into bytes, and keeps the error that formatting has no room for.
struct Adapter<'a, T: ?Sized + 'a> {
    inner: &'a mut T,
    error: Result<()>,
}

impl<T: Write + ?Sized> fmt::Write for Adapter<'_, T> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        match self.inner.write_all(s.as_bytes()) {
            Ok(()) => Ok(()),
            Err(e) => {
                self.error = Err(e);
                Err(fmt::Error)
            }
        }
    }
}

pub trait BufRead: Read {
    fn fill_buf(&mut self) -> Result<&[u8]>;
    fn consume(&mut self, amount: usize);

    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        let mut read = 0;
        loop {
            let (done, used) = {
                let available = self.fill_buf()?;
                match available.iter().position(|b| *b == byte) {
                    Some(i) => {
                        buf.extend_from_slice(&available[..i + 1]);
                        (true, i + 1)
                    }
                    None => {
                        buf.extend_from_slice(available);
                        (false, available.len())
                    }
                }
            };
            self.consume(used);
            read += used;
            if done || used == 0 {
                return Ok(read);
            }
        }
    }
    fn skip_until(&mut self, byte: u8) -> Result<usize> { self.read_until(byte, &mut Vec::new()) }
    fn read_line(&mut self, buf: &mut String) -> Result<usize> { append_text(buf, |bytes| self.read_until(b'\n', bytes)) }
    fn split(self, byte: u8) -> Split<Self> where Self: Sized { Split { buf: self, delim: byte } }
    fn lines(self) -> Lines<Self> where Self: Sized { Lines { buf: self } }
}

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum SeekFrom {
    Start(u64),
    End(i64),
    Current(i64),
}

pub trait Seek {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
    fn rewind(&mut self) -> Result<()> {
        self.seek(SeekFrom::Start(0))?;
        Ok(())
    }
    fn stream_position(&mut self) -> Result<u64> { self.seek(SeekFrom::Current(0)) }
}

macro_rules! forward {
    ($($t:ty, $P:ident;)*) => { $(
        impl<$P: Read + ?Sized> Read for $t {
            fn read(&mut self, buf: &mut [u8]) -> Result<usize> { (**self).read(buf) }
            fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> { (**self).read_to_end(buf) }
            fn read_to_string(&mut self, buf: &mut String) -> Result<usize> { (**self).read_to_string(buf) }
        }
        impl<$P: Write + ?Sized> Write for $t {
            fn write(&mut self, buf: &[u8]) -> Result<usize> { (**self).write(buf) }
            fn flush(&mut self) -> Result<()> { (**self).flush() }
            fn write_all(&mut self, buf: &[u8]) -> Result<()> { (**self).write_all(buf) }
            fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> { (**self).write_fmt(args) }
        }
        impl<$P: BufRead + ?Sized> BufRead for $t {
            fn fill_buf(&mut self) -> Result<&[u8]> { (**self).fill_buf() }
            fn consume(&mut self, amount: usize) { (**self).consume(amount) }
        }
        impl<$P: Seek + ?Sized> Seek for $t {
            fn seek(&mut self, pos: SeekFrom) -> Result<u64> { (**self).seek(pos) }
        }
    )* };
}
forward! { &mut T, T; Box<T>, T; }

impl Read for &[u8] {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let amount = if buf.len() < self.len() { buf.len() } else { self.len() };
        let (a, b) = self.split_at(amount);
        buf[..amount].copy_from_slice(a);
        *self = b;
        Ok(amount)
    }
}
impl BufRead for &[u8] {
    fn fill_buf(&mut self) -> Result<&[u8]> { Ok(*self) }
    fn consume(&mut self, amount: usize) { *self = &self[amount..] }
}
impl Write for &mut [u8] {
    fn write(&mut self, data: &[u8]) -> Result<usize> {
        let amount = if data.len() < self.len() { data.len() } else { self.len() };
        let (a, b) = mem::take(self).split_at_mut(amount);
        a.copy_from_slice(&data[..amount]);
        *self = b;
        Ok(amount)
    }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
impl Write for Vec<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend_from_slice(buf);
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
