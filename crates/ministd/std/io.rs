//! What a program writes.

use crate::{fmt::{self, Write as _}, intrinsics};

struct Stream(u32);

impl fmt::Write for Stream {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        unsafe { intrinsics::print(self.0, s.as_ptr(), s.len()) };
        Ok(())
    }
}

pub fn _print(args: fmt::Arguments<'_>) {
    let _ = fmt::write(&mut Stream(1), args);
}

pub fn _eprint(args: fmt::Arguments<'_>) {
    let _ = fmt::write(&mut Stream(2), args);
}

pub struct Error(&'static str);
pub type Result<T> = crate::result::Result<T, Error>;

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self.0, f) }
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.0) }
}
impl crate::error::Error for Error {}

pub trait Write {
    fn write(&mut self, buf: &[u8]) -> Result<usize>;
    fn flush(&mut self) -> Result<()>;
    fn write_all(&mut self, buf: &[u8]) -> Result<()>;
    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
}

pub struct Stdout(Stream);
pub struct Stderr(Stream);

pub fn stdout() -> Stdout { Stdout(Stream(1)) }
pub fn stderr() -> Stderr { Stderr(Stream(2)) }

macro_rules! write_stream {
    ($($t:ty)*) => { $(
        impl Write for $t {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                unsafe { intrinsics::print(self.0.0, buf.as_ptr(), buf.len()) };
                Ok(buf.len())
            }
            fn flush(&mut self) -> Result<()> { Ok(()) }
            fn write_all(&mut self, buf: &[u8]) -> Result<()> {
                self.write(buf)?;
                Ok(())
            }
            fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
                match fmt::write(&mut self.0, args) {
                    Ok(()) => Ok(()),
                    Err(_) => Err(Error("formatter error")),
                }
            }
        }
    )* };
}
write_stream! { Stdout Stderr }
