//! What a program is told when it starts: its name, and nothing else.

use crate::{error::Error, fmt, intrinsics};

/// The program's name alone.
pub fn args() -> Args { Args { inner: Some(String::from("main")) } }

pub struct Args {
    inner: Option<String>,
}

impl Iterator for Args {
    type Item = String;
    fn next(&mut self) -> Option<String> { self.inner.take() }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.inner.is_some() as usize;
        (len, Some(len))
    }
}
impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> { self.inner.take() }
}
impl ExactSizeIterator for Args {}
impl fmt::Debug for Args {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Args").field("inner", &self.inner).finish() }
}

#[derive(Debug, PartialEq, Eq, Clone)]
pub enum VarError {
    NotPresent,
    NotUnicode(String),
}

impl fmt::Display for VarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VarError::NotPresent => f.write_str("environment variable not found"),
            VarError::NotUnicode(s) => write!(f, "environment variable was not valid unicode: {s:?}"),
        }
    }
}
impl Error for VarError {}

/// There are no variables. Of those that every system sets, a program would notice.
pub fn var<K: AsRef<str>>(key: K) -> Result<String, VarError> {
    match key.as_ref() {
        "PATH" | "HOME" | "USER" | "LOGNAME" | "PWD" | "OLDPWD" | "SHELL" | "LANG" | "TERM" | "HOSTNAME" | "TMPDIR" => {
            intrinsics::unsupported("environment variables are another on each computer, and here there are none")
        }
        _ => Err(VarError::NotPresent),
    }
}

pub mod consts {
    pub const OS: &str = "linux";
    pub const ARCH: &str = "x86_64";
    pub const FAMILY: &str = "unix";
}
