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
    /// What is wrong and what could be done; may be empty.
    pub explanation: String,
    /// rustc may accept this: it is the simulator that lacks something.
    pub is_unsupported: bool,
    /// Other places of the reader's file that matter, each with a few words.
    pub labels: Vec<(Range<u32>, String)>,
}

impl Diagnostic {
    /// A diagnostic that points at one place.
    pub fn new(
        code: Option<&'static str>,
        span: Range<u32>,
        line: u32,
        message: impl Into<String>,
    ) -> Self {
        let (explanation, labels) = (String::new(), Vec::new());
        let message = message.into();
        Self { code, span, line, message, explanation, labels, is_unsupported: false }
    }

    /// The span, as the syntax tree counts.
    pub(crate) fn range(&self) -> syntax::TextRange {
        syntax::TextRange::new(self.span.start.into(), self.span.end.into())
    }

    /// Something that has no place and no code: a limit of the front end.
    pub fn without_place(message: impl Into<String>) -> Self {
        Self { is_unsupported: true, ..Self::new(None, 0..0, 1, message) }
    }
}
