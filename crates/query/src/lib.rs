//! Moments of a run and questions about them, as the chapters write them.
//!
//! The build asks to put numbers into the text and to check the exercises; the page asks to grade
//! the reader. Both read `chapters/README.md`'s little language with this crate, so the answer the
//! reader is graded by is the one the machine gives in front of him.
//!
//! What this crate must not know: rust-analyzer, Markdown, the web.

mod moment;
mod parse;
mod path;

pub use moment::Moment;
pub use parse::{Query, What};
pub use path::{Path, Step};

/// Is `given`, typed by a reader, the same as the true answer? Space at the ends does not count,
/// nor quotes around a text, nor `_` inside a number.
pub fn matches(given: &str, answer: &str) -> bool {
    fn plain(text: &str) -> String {
        let text = text.trim();
        let text = text
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
            .unwrap_or(text);
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let text = lines.join("\n");
        if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            text.replace('_', "")
        } else {
            text
        }
    }
    plain(given) == plain(answer)
}
