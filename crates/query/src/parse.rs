//! Questions: `value v.len in push.rs at after line 4`.

use std::fmt;

use crate::{Moment, Path};

/// A question about a program, with the program when the text names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Query {
    /// What is asked.
    pub what: What,
    /// `in push.rs`.
    pub file: Option<String>,
    /// `at line 7`; the end of the run if absent.
    pub at: Option<Moment>,
}

/// What a [`Query`] asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// What a place holds.
    Value(Path),
    /// What has been printed.
    Output,
    /// The number of heap blocks alive.
    Blocks,
    /// The number of frames of the reader's functions.
    Frames,
    /// The number of stops of the run.
    Stops,
    /// Bytes of a type.
    SizeOf(String),
    /// Alignment of a type.
    AlignOf(String),
    /// Bytes from the start of a type to its field.
    OffsetOf {
        /// The type.
        ty: String,
        /// The field.
        field: String,
    },
    /// How the program ends: `finishes`, `panics`, `undefined behaviour`, `rejected`.
    Outcome,
    /// The code of the first error, or `none`.
    Error,
}

impl Query {
    /// Reads a question.
    ///
    /// # Errors
    /// A sentence that says what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (text, at) = match text.rsplit_once(" at ") {
            Some((before, moment)) => (before, Some(Moment::parse(moment.trim())?)),
            None => (text, None),
        };
        let (text, file) = match text.rsplit_once(" in ") {
            Some((before, file)) if file.trim().ends_with(".rs") => {
                (before, Some(file.trim().to_owned()))
            }
            Some((_, file)) => {
                return Err(format!("`{file}` is not a program: it must end in .rs"));
            }
            None => (text, None),
        };
        Ok(Self { what: What::parse(text)?, file, at })
    }
}

impl What {
    fn parse(text: &str) -> Result<Self, String> {
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let rest = rest.trim();
        let what = match word {
            "value" => return Path::parse(rest).map(Self::Value),
            "size_of" | "align_of" if rest.is_empty() => {
                return Err(format!("`{word}` needs a type"));
            }
            "size_of" => return Ok(Self::SizeOf(rest.to_owned())),
            "align_of" => return Ok(Self::AlignOf(rest.to_owned())),
            "offset_of" => {
                let (ty, field) = rest
                    .rsplit_once('.')
                    .ok_or("`offset_of` needs a type and a field: `offset_of Point.y`")?;
                return Ok(Self::OffsetOf { ty: ty.to_owned(), field: field.to_owned() });
            }
            "output" => Self::Output,
            "blocks" => Self::Blocks,
            "frames" => Self::Frames,
            "stops" => Self::Stops,
            "outcome" => Self::Outcome,
            "error" => Self::Error,
            _ => {
                return Err(format!(
                    "`{word}` cannot be asked; there are value, output, blocks, frames, stops, \
                     size_of, align_of, offset_of, outcome and error"
                ));
            }
        };
        if rest.is_empty() { Ok(what) } else { Err(format!("`{word}` takes nothing: `{rest}`")) }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        if let Some(file) = &self.file {
            write!(f, " in {file}")?;
        }
        if let Some(at) = self.at {
            write!(f, " at {at}")?;
        }
        Ok(())
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(path) => write!(f, "value {path}"),
            Self::Output => f.write_str("output"),
            Self::Blocks => f.write_str("blocks"),
            Self::Frames => f.write_str("frames"),
            Self::Stops => f.write_str("stops"),
            Self::SizeOf(ty) => write!(f, "size_of {ty}"),
            Self::AlignOf(ty) => write!(f, "align_of {ty}"),
            Self::OffsetOf { ty, field } => write!(f, "offset_of {ty}.{field}"),
            Self::Outcome => f.write_str("outcome"),
            Self::Error => f.write_str("error"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Result<&str, &str>) {
        let found = Query::parse(text).map(|query| query.to_string());
        assert_eq!(found.as_deref().map_err(String::as_str), expect);
    }

    #[test]
    fn printing_is_the_inverse_of_reading() {
        for text in [
            "size_of Vec<i32>",
            "align_of u64",
            "size_of Point in shapes.rs",
            "offset_of geometry::Point.y in shapes.rs",
            "value v.len in push.rs at after line 4",
            "value *boxed at line 7 hit 2",
            "output in ../rc/hello.rs",
            "blocks at end",
            "outcome",
        ] {
            check(text, Ok(text));
        }
    }

    #[test]
    fn what_is_no_question() {
        check("size_of", Err("`size_of` needs a type"));
        check("blocks now", Err("`blocks` takes nothing: `now`"));
        check("value v in push", Err("`push` is not a program: it must end in .rs"));
        check("offset_of Point", Err("`offset_of` needs a type and a field: `offset_of Point.y`"));
        assert!(Query::parse("len v").is_err_and(|why| why.contains("cannot be asked")));
        assert!(Query::parse("blocks at noon").is_err_and(|why| why.contains("is not a moment")));
    }
}
