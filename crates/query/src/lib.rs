//! Moments of a run and questions about them, as the chapters write them.
//!
//! The build asks to put numbers into the text and to check the exercises; the page asks to grade
//! the reader. Both read `chapters/README.md`'s little language with this crate, so the answer the
//! reader is graded by is the one the machine gives in front of him.
//!
//! What this crate must not know: rust-analyzer, Markdown, the web.

mod answer;
mod moment;
mod parse;
mod path;
mod place;

pub use moment::Moment;
pub use parse::{Query, What};
pub use path::{Path, Step};

/// Is `given`, typed or chosen by a reader, the same as the true answer? Space around lines does
/// not count, nor quotes around a text, nor `_` inside a number; lines may be joined by `, `.
pub fn matches(given: &str, answer: &str) -> bool {
    fn plain(text: &str) -> String {
        let text = text.trim();
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let text = lines.join(", ");
        match text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            true => text.replace('_', ""),
            false => text,
        }
    }
    plain(given) == plain(answer)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn what_counts_as_right() {
        assert!(matches(" 1_000 ", "1000"));
        assert!(matches("abc", "\"abc\""));
        assert!(matches("drop a, drop b", "drop a\ndrop b"));
        assert!(!matches("drop b, drop a", "drop a\ndrop b"));
        assert!(!matches("", "0"));
        assert!(!matches("a_b", "ab"));
    }
}
