//! What a chapter is made of.

use query::{Moment, Query};

/// A block of a chapter.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A heading, `level` 2 to 6.
    Heading {
        /// How deep.
        level: u8,
        /// The address of the section in the page.
        id: String,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; ordered ones have a first number.
    List {
        /// The first number.
        start: Option<u64>,
        /// What each item holds.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A set-off box.
    Note(Note, Vec<Block>),
    /// A table.
    Table {
        /// One for each column.
        alignments: Vec<Alignment>,
        /// The head row's cells.
        head: Vec<Vec<Inline>>,
        /// The other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Code that is shown and not run.
    Code {
        /// What it is.
        language: Language,
        /// The text.
        text: String,
    },
    /// A horizontal rule.
    Rule,
    /// The text of a footnote.
    Footnote {
        /// Its name.
        label: String,
        /// Its text.
        content: Vec<Block>,
    },
    /// A program the reader steps through.
    Program(Program),
    /// An exercise.
    Predict(Predict),
}

/// A piece of running text.
#[derive(Clone, PartialEq, Debug)]
pub enum Inline {
    /// Text as it is.
    Text(String),
    /// A code span; it holds only `Text` and `Computed`.
    Code(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A link.
    Link {
        /// An address on the web, `#section`, or `../heap/chapter.md#section`.
        target: String,
        /// The line of the link, for later errors.
        line: u32,
        /// What is clicked.
        content: Vec<Inline>,
    },
    /// A footnote's mark.
    FootnoteReference(String),
    /// What the machine answers.
    Computed(Computed),
    /// A forced line break.
    Break,
}

/// A question whose answer is part of the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Computed {
    /// The question.
    pub query: Query,
    /// Its line in the chapter.
    pub line: u32,
}

/// The kind of a set-off box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Note {
    /// Worth knowing.
    Note,
    /// Useful in practice.
    Tip,
    /// A trap.
    Warning,
}

/// Of a table's column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alignment {
    /// As the page likes.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// Of code that is only shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// Rust, coloured.
    Rust,
    /// Anything else.
    Text,
}

/// A program at a moment, and how it is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Shown {
    /// Relative to the chapter's folder.
    pub file: String,
    /// The moment shown first.
    pub at: Option<Moment>,
    /// Of `bytes`, `addresses`, `types`, `borrows`, `permissions`.
    pub show: Vec<String>,
    /// `2021` or `2024`.
    pub edition: String,
    /// The line of the block in the chapter.
    pub line: u32,
}

/// A program the reader steps through.
#[derive(Clone, PartialEq, Debug)]
pub struct Program {
    /// The program.
    pub shown: Shown,
    /// Under the picture; may be empty.
    pub caption: Vec<Inline>,
}

/// An exercise: what will the machine do?
#[derive(Clone, PartialEq, Debug)]
pub struct Predict {
    /// The program, at the moment at which the question is put.
    pub shown: Shown,
    /// The question in words.
    pub question: Vec<Inline>,
    /// The question to the machine.
    pub ask: Query,
    /// What the reader chooses from; empty when he types.
    pub choices: Vec<String>,
    /// Why the answer is the answer.
    pub why: Vec<Inline>,
}

/// The text without marks; questions to the machine stay out.
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text(part) => text.push_str(part),
            Inline::Break => text.push(' '),
            Inline::Computed(_) | Inline::FootnoteReference(_) => {}
            Inline::Code(inner)
            | Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { content: inner, .. } => text.push_str(&plain_text(inner)),
        }
    }
    text
}
