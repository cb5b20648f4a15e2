//! The standard streams.

use super::{BufRead, Lines, Read, Result, Write};
use crate::{fmt, intrinsics, marker::PhantomData, sync::ReentrantLock};

struct Stream(u32);

impl fmt::Write for Stream {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        unsafe { intrinsics::print(self.0, s.as_ptr(), s.len()) };
        Ok(())
    }
}

/// A text is printed as a whole, also when other threads print.
static STDOUT: ReentrantLock = ReentrantLock::new();
static STDERR: ReentrantLock = ReentrantLock::new();

/// Unlocks also when something that is printed panics.
struct Printing<'a>(&'a ReentrantLock);

impl Drop for Printing<'_> {
    fn drop(&mut self) { unsafe { self.0.unlock() } }
}

fn print_to(lock: &ReentrantLock, stream: u32, args: fmt::Arguments<'_>) {
    lock.lock();
    let _printing = Printing(lock);
    if fmt::write(&mut Stream(stream), args).is_err() {
        panic!("a formatting trait implementation returned an error when the underlying stream did not");
    }
}

pub fn _print(args: fmt::Arguments<'_>) { print_to(&STDOUT, 1, args) }

pub fn _eprint(args: fmt::Arguments<'_>) { print_to(&STDERR, 2, args) }

macro_rules! output {
    ($($Name:ident $Lock:ident $function:ident $stream:literal)*) => { $(
        pub struct $Name(Stream);
        pub struct $Lock<'a>(Stream, PhantomData<&'a ()>);

        pub fn $function() -> $Name { $Name(Stream($stream)) }

        impl $Name {
            pub fn lock(&self) -> $Lock<'static> { $Lock(Stream($stream), PhantomData) }
        }
        output! { @write $Name $Lock<'_> &$Name }
        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($Name)).finish_non_exhaustive() }
        }
        impl fmt::Debug for $Lock<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($Lock)).finish_non_exhaustive() }
        }
    )* };
    (@write $($t:ty)*) => { $(
        impl Write for $t {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                unsafe { intrinsics::print(self.0.0, buf.as_ptr(), buf.len()) };
                Ok(buf.len())
            }
            fn flush(&mut self) -> Result<()> { Ok(()) }
        }
    )* };
}
output! { Stdout StdoutLock stdout 1 Stderr StderrLock stderr 2 }

#[derive(Debug)]
pub struct Stdin(());

#[derive(Debug)]
pub struct StdinLock<'a>(PhantomData<&'a ()>);

pub fn stdin() -> Stdin { Stdin(()) }

impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> { StdinLock(PhantomData) }
    pub fn read_line(&self, _buf: &mut String) -> Result<usize> { Ok(0) }
    pub fn lines(self) -> Lines<StdinLock<'static>> { self.lock().lines() }
}
impl Read for Stdin {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> { Ok(0) }
}
impl Read for &Stdin {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> { Ok(0) }
}
impl Read for StdinLock<'_> {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> { Ok(0) }
}
impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> { Ok(&[]) }
    fn consume(&mut self, _amount: usize) {}
}

pub trait IsTerminal {
    fn is_terminal(&self) -> bool;
}

macro_rules! no_terminal {
    ($($t:ty)*) => { $(impl IsTerminal for $t { fn is_terminal(&self) -> bool { false } })* };
}
no_terminal! { Stdin StdinLock<'_> Stdout StdoutLock<'_> Stderr StderrLock<'_> }
