//! A chapter's text, made ready for the Markdown parser.
//!
//! Questions to the machine hold `<`, `*` and `_`, which Markdown would read as its own. Each is
//! taken out first and a mark is left in its place: a number between two characters of Unicode's
//! private use area, which no keyboard types.

use query::Query;

use crate::{Computed, Error, Inline};

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// Text with marks, and what they stand for.
pub(crate) struct Source {
    file: String,
    /// Markdown with marks.
    pub text: String,
    questions: Vec<Computed>,
    /// Offset in `text` from which a line of the file counts, and that line.
    lines: Vec<(usize, u32)>,
}

impl Source {
    /// Takes the questions out of `text`, whose first line is line `first` of the file.
    pub fn new(file: &str, text: &str, first: u32) -> Result<Self, Error> {
        let mut source = Self {
            file: file.to_owned(),
            text: String::with_capacity(text.len()),
            questions: Vec::new(),
            lines: vec![(0, first)],
        };
        let mut line = first;
        let mut rest = text;
        let mut shown_code = false;
        while let Some(c) = rest.chars().next() {
            let starts_line = source.text.is_empty() || source.text.ends_with('\n');
            if starts_line && rest.trim_start_matches(' ').starts_with("```") {
                let word = rest.trim_start_matches([' ', '`']);
                shown_code = !shown_code && (word.starts_with("rust") || word.starts_with("text"));
            }
            if !shown_code && let Some(question) = question(rest) {
                let query = Query::parse(question.trim_matches(['{', '}']))
                    .map_err(|message| source.error(line, message))?;
                source.text += &format!("{OPEN}{}{CLOSE}", source.questions.len());
                source.questions.push(Computed { query, line });
                for _ in question.matches('\n') {
                    line += 1;
                    source.lines.push((source.text.len(), line));
                }
                rest = &rest[question.len()..];
                continue;
            }
            if c == OPEN || c == CLOSE {
                let message = "a character of the private use area cannot be written here";
                return Err(source.error(line, message.to_owned()));
            }
            source.text.push(c);
            if c == '\n' {
                line += 1;
                source.lines.push((source.text.len(), line));
            }
            rest = &rest[c.len_utf8()..];
        }
        Ok(source)
    }

    /// The file's line of an offset in `text`.
    pub fn line(&self, offset: usize) -> u32 {
        let after = self.lines.partition_point(|&(start, _)| start <= offset);
        self.lines[after.max(1) - 1].1
    }

    /// An error at a line of the file.
    pub fn error(&self, line: u32, message: impl Into<String>) -> Error {
        Error { file: self.file.clone(), line, message: message.into() }
    }

    /// Text with marks, as text and questions.
    pub fn inlines(&self, text: &str) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for (index, part) in text.split(OPEN).enumerate() {
            let plain = match part.split_once(CLOSE) {
                Some((number, plain)) if index > 0 => {
                    let question = number.parse().ok().and_then(|n: usize| self.questions.get(n));
                    inlines.extend(question.cloned().map(Inline::Computed));
                    plain
                }
                _ => part,
            };
            if !plain.is_empty() {
                inlines.push(Inline::Text(plain.to_owned()));
            }
        }
        inlines
    }
}

/// The `{{word …}}` that `text` starts with.
fn question(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("{{")?;
    if !inner.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let end = inner.find("}}")?;
    Some(&text[..end + 4])
}
