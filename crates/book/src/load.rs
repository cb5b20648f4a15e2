//! The chapters of a folder.

use std::{fs, path::Path};

use crate::{Block, Error, Front, markdown, source::Source};

/// The whole book, in the order of the chapters' numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct Book {
    /// The chapters.
    pub chapters: Vec<Chapter>,
}

/// One chapter.
#[derive(Clone, PartialEq, Debug)]
pub struct Chapter {
    /// The name of its folder, and of its page.
    pub slug: String,
    /// What it says about itself.
    pub front: Front,
    /// Its content.
    pub blocks: Vec<Block>,
    /// Its file, for errors.
    pub file: String,
}

impl Book {
    /// Reads every `*/chapter.md` of a folder.
    ///
    /// # Errors
    /// All mistakes of all chapters.
    pub fn load(folder: &Path) -> Result<Self, Vec<Error>> {
        let unreadable = |path: &Path, error: std::io::Error| Error {
            file: path.display().to_string(),
            line: 0,
            message: format!("it cannot be read: {error}"),
        };
        let entries = fs::read_dir(folder).map_err(|error| vec![unreadable(folder, error)])?;
        let mut chapters = Vec::new();
        let mut errors = Vec::new();
        for entry in entries.flatten() {
            let path = entry.path().join("chapter.md");
            if !path.is_file() {
                continue;
            }
            let slug = entry.file_name().to_string_lossy().into_owned();
            let chapter = fs::read_to_string(&path)
                .map_err(|error| unreadable(&path, error))
                .and_then(|text| Chapter::parse(&slug, &path.display().to_string(), &text));
            match chapter {
                Ok(chapter) => chapters.push(chapter),
                Err(error) => errors.push(error),
            }
        }
        chapters.sort_by_key(|chapter| chapter.front.number);
        for pair in chapters.windows(2) {
            if pair[0].front.number == pair[1].front.number {
                errors.push(Error {
                    file: pair[1].file.clone(),
                    line: 1,
                    message: format!("{} has the same number", pair[0].file),
                });
            }
        }
        if errors.is_empty() { Ok(Self { chapters }) } else { Err(errors) }
    }
}

impl Chapter {
    /// Reads the text of one chapter.
    ///
    /// # Errors
    /// The first mistake.
    pub fn parse(slug: &str, file: &str, text: &str) -> Result<Self, Error> {
        let text = text.replace("\r\n", "\n");
        let (front, body, first) = Front::parse(file, &text)?;
        let source = Source::new(file, body, first)?;
        let blocks = markdown::blocks(&source)?;
        Ok(Self { slug: slug.to_owned(), front, blocks, file: file.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let found = match Chapter::parse("s", "c.md", text) {
            Ok(chapter) => format!("{} {} {}", chapter.front.number, chapter.front.title, {
                chapter.blocks.len()
            }),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expect);
    }

    #[test]
    fn front_matter() {
        check("---\nnumber: 3\ntitle: The stack\nquestion: Where?\n---\nText.\n", "3 The stack 1");
        check(
            "---\nnumber: 3\ntitle: T\nquestion: Q\n---\n\n```rust\n```\n\n<b>\n",
            "c.md:10: HTML is not allowed in a chapter",
        );
    }

    #[test]
    fn wrong_front_matter() {
        check("Text.", "c.md:1: a chapter begins with front matter between two lines `---`");
        check("---\nnumber: 3\n---\n", "c.md:1: `title` is missing");
        check("---\nnumber: x\n---\n", "c.md:2: `x` is not a chapter's number");
        check(
            "---\nnumber: 1\ntitle: T\nquestion: Q\nslug: s\n---\n",
            "c.md:5: there is no `slug` here; there are number, title, part, question",
        );
    }
}
