//! `key: value`, one a line: front matter and the bodies of blocks.

use crate::{Error, source::Source};

/// The fields of one block.
pub(crate) struct Fields<'a> {
    source: &'a Source,
    /// Where the block begins, for errors about what is missing.
    line: u32,
    fields: Vec<Field>,
}

struct Field {
    key: String,
    value: String,
    line: u32,
}

impl<'a> Fields<'a> {
    /// Reads the lines of `text`, which begins at `offset` of the source; lines that are indented
    /// continue the value before them.
    pub fn parse(source: &'a Source, text: &str, offset: usize) -> Result<Self, Error> {
        let mut fields: Vec<Field> = Vec::new();
        let mut at = offset;
        for raw in text.split_inclusive('\n') {
            let line = source.line(at);
            at += raw.len();
            if raw.trim().is_empty() {
                continue;
            }
            if raw.starts_with([' ', '\t']) {
                let Some(field) = fields.last_mut() else {
                    return Err(source.error(line, "this line continues nothing"));
                };
                field.value.push(' ');
                field.value.push_str(raw.trim());
                continue;
            }
            let Some((key, value)) = raw.split_once(':') else {
                let message = format!("`key: value` was expected, not `{}`", raw.trim());
                return Err(source.error(line, message));
            };
            let key = key.trim().to_owned();
            if fields.iter().any(|field| field.key == key) {
                return Err(source.error(line, format!("`{key}` is given twice")));
            }
            fields.push(Field { key, value: value.trim().to_owned(), line });
        }
        Ok(Self { source, line: source.line(offset).saturating_sub(1).max(1), fields })
    }

    /// Where the block begins.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Takes a field that may be absent, with its line.
    pub fn optional(&mut self, key: &str) -> Option<(String, u32)> {
        let index = self.fields.iter().position(|field| field.key == key)?;
        let field = self.fields.remove(index);
        Some((field.value, field.line))
    }

    /// Takes a field that must be there.
    pub fn required(&mut self, key: &str) -> Result<(String, u32), Error> {
        match self.optional(key) {
            Some((value, line)) if value.is_empty() => {
                Err(self.source.error(line, format!("`{key}` is empty")))
            }
            Some(field) => Ok(field),
            None => Err(self.source.error(self.line, format!("`{key}` is missing"))),
        }
    }

    /// An error if a field is left that nobody asked for.
    pub fn finish(self, known: &str) -> Result<(), Error> {
        match self.fields.first() {
            None => Ok(()),
            Some(Field { key, line, .. }) => {
                let message = format!("there is no `{key}` here; there are {known}");
                Err(self.source.error(*line, message))
            }
        }
    }
}
