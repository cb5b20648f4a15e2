//! Front matter.

use crate::{Error, fields::Fields, source::Source};

/// What a chapter says about itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Front {
    /// Its number in the book.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The group it belongs to on the contents page.
    pub part: Option<String>,
    /// The question it answers.
    pub question: String,
}

impl Front {
    /// Reads the front matter of a file; returns the rest of the text with its first line's number.
    pub(crate) fn parse<'a>(file: &str, text: &'a str) -> Result<(Self, &'a str, u32), Error> {
        let missing = || Error {
            file: file.to_owned(),
            line: 1,
            message: "a chapter begins with front matter between two lines `---`".to_owned(),
        };
        let inner = text.strip_prefix("---\n").ok_or_else(missing)?;
        let (matter, body) = match inner.strip_prefix("---\n") {
            Some(body) => ("", body),
            None => inner.split_once("\n---\n").ok_or_else(missing)?,
        };
        let source = Source::new(file, matter, 2)?;
        let mut fields = Fields::parse(&source, &source.text, 0)?;
        let (number, line) = fields.required("number")?;
        let number = number
            .parse()
            .map_err(|_| source.error(line, format!("`{number}` is not a chapter's number")))?;
        let front = Self {
            number,
            title: fields.required("title")?.0,
            part: fields.optional("part").map(|field| field.0),
            question: fields.required("question")?.0,
        };
        fields.finish("number, title, part, question")?;
        let used = text.len() - body.len();
        let first = 1 + text[..used].matches('\n').count() as u32;
        Ok((front, body, first))
    }
}
