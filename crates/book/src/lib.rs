//! Markdown chapters to blocks.
//!
//! A chapter is a folder with a `chapter.md` and the programs it shows. The syntax is described in
//! `chapters/README.md`: front matter, Markdown without HTML, fenced blocks `program` and
//! `predict` with one `key: value` a line, and questions to the machine between double braces.
//! Whatever is not known is an error with file and line, so that a typing mistake cannot reach a
//! reader.
//!
//! What this crate must not know: rust-analyzer, the machine, the web.

mod block;
mod directive;
mod error;
mod fields;
mod front;
mod load;
mod markdown;
mod source;

pub use block::{
    Alignment, Block, Computed, Inline, Language, Note, Predict, Program, Shown, plain_text,
};
pub use error::Error;
pub use front::Front;
pub use load::{Book, Chapter};
