//! What is wrong with a chapter, and where.

use std::fmt;

/// A mistake in a chapter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
    /// The file, as given to the loader.
    pub file: String,
    /// The 1-based line; 0 when the whole file is meant.
    pub line: u32,
    /// One sentence.
    pub message: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for Error {}
