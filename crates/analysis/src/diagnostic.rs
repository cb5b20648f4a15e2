//! Why rustc rejects a program, in our words.

use std::ops::Range;

/// An error in the reader's program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// rustc's code, `E0308`; none for syntax errors.
    pub code: Option<&'static str>,
    /// Bytes of the reader's file.
    pub span: Range<u32>,
    /// 1-based line where the span starts.
    pub line: u32,
    /// A plain sentence for a learner.
    pub message: String,
}
