//! Where a piece of MIR comes from.

use serde::{Deserialize, Serialize};

use crate::FileId;

/// A range of bytes of one file. For code from a macro it is the range of the macro call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub lo: u32,
    /// One past the last byte.
    pub hi: u32,
}

impl Span {
    /// Is this a place in the reader's own program?
    pub fn is_user(self) -> bool {
        self.file == FileId::USER
    }
}

/// A source file of the program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SourceFile {
    /// As panics print it: `src/main.rs`, or a path inside `ministd`.
    pub name: String,
    /// The text; empty for files of `ministd`, whose text is not shipped with a program.
    pub text: String,
    /// Byte offset of the start of each line. Kept also when `text` is empty.
    pub line_starts: Vec<u32>,
}

impl SourceFile {
    /// A file with its line table.
    pub fn new(name: String, text: String) -> Self {
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1))
            .collect();
        Self { name, text, line_starts }
    }

    /// The 1-based line that holds byte `offset`.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&start| start <= offset).max(1) as u32
    }

    /// The 1-based line and the 1-based column, counted in characters as rustc counts them.
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let start = self.line_starts.get(line as usize - 1).copied().unwrap_or(0);
        let column = match self.text.get(start as usize..offset as usize) {
            Some(before) => before.chars().count() as u32,
            None => offset.saturating_sub(start),
        };
        (line, column + 1)
    }
}
