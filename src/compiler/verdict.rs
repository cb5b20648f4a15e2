//! What the compiler said about a program.

use serde::Deserialize;

/// What the compiler said about a program.
#[derive(Clone, PartialEq, Debug)]
pub enum Verdict {
    /// It compiles: here it is.
    Accepted(Box<mir::Program>),
    /// It does not compile.
    Rejected(Vec<CompileError>),
    /// The compiler itself failed; a sentence.
    Failed(String),
    /// A later question took the place of this one.
    Superseded,
}

/// An error in the reader's program.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct CompileError {
    /// rustc's code, `E0308`; none for syntax errors.
    pub code: Option<String>,
    /// 1-based.
    pub line: u32,
    /// A sentence.
    pub message: String,
}

impl Verdict {
    /// Reads the worker's answer: a bundle, or errors in postcard's format after the byte `!`
    /// (`crates/compiler-web` writes it).
    pub(super) fn decode(bytes: &[u8]) -> Self {
        match bytes.strip_prefix(b"!") {
            Some(errors) => match postcard::from_bytes(errors) {
                Ok(errors) => Self::Rejected(errors),
                Err(_) => Self::Failed("The answer of the compiler cannot be read.".to_owned()),
            },
            None => match mir::decode(bytes) {
                Ok(program) => Self::Accepted(Box::new(program)),
                Err(error) => Self::Failed(error.to_string()),
            },
        }
    }
}
