//! Brackets that do not match, as rustc finds them: before anything else, and then nothing else.

use syntax::{SyntaxKind, SyntaxNode, SyntaxToken, T, TextRange, TextSize};

/// A bracket that is missing or does not match.
pub(crate) struct Mismatch {
    pub(crate) range: TextRange,
    pub(crate) message: String,
}

/// The brackets of a file that do not match.
pub(crate) fn mismatches(file: &SyntaxNode) -> Vec<Mismatch> {
    let mut reader =
        Reader { tokens: brackets(file), next: 0, open: Vec::new(), found: Vec::new() };
    match reader.read() {
        End::Done => {}
        End::Eof => {
            let last = file.text_range().end();
            let last = last.checked_sub(TextSize::new(1)).unwrap_or(last);
            let opened = reader.open.last().map(|it| it.text().to_owned()).unwrap_or_default();
            let message = format!("The file ends, and a `{opened}` is not closed.");
            reader.found.push(Mismatch { range: TextRange::empty(last), message });
        }
        End::Unexpected(token) => {
            let message = format!("This `{}` closes nothing.", token.text());
            reader.found.push(Mismatch { range: token.text_range(), message });
        }
    }
    reader.found
}

fn brackets(file: &SyntaxNode) -> Vec<SyntaxToken> {
    let tokens = file.descendants_with_tokens().filter_map(|it| it.into_token());
    tokens.filter(|it| closes(it.kind()).is_some() || is_closing(it.kind())).collect()
}

fn closes(open: SyntaxKind) -> Option<SyntaxKind> {
    Some(match open {
        T!['('] => T![')'],
        T!['['] => T![']'],
        T!['{'] => T!['}'],
        _ => return None,
    })
}

fn is_closing(kind: SyntaxKind) -> bool {
    matches!(kind, T![')'] | T![']'] | T!['}'])
}

/// Why reading ended.
enum End {
    /// The bracket that was read up to is closed, or the file is over.
    Done,
    /// The file is over, a bracket is open.
    Eof,
    /// A closing bracket where none is open.
    Unexpected(SyntaxToken),
}

struct Reader {
    tokens: Vec<SyntaxToken>,
    next: usize,
    open: Vec<SyntaxToken>,
    found: Vec<Mismatch>,
}

impl Reader {
    /// Reads all brackets, up to the first that ends it. (Not recursive,
    /// however deep the brackets nest: `open` is the stack.)
    fn read(&mut self) -> End {
        let mut last_reported = None;
        while let Some(token) = self.tokens.get(self.next).cloned() {
            if !is_closing(token.kind()) {
                self.open.push(token);
                self.next += 1;
                continue;
            }
            let Some(opened) = self.open.pop() else { return End::Unexpected(token) };
            if closes(opened.kind()) == Some(token.kind()) {
                self.next += 1;
                continue;
            }
            // One closing bracket is reported once, however many brackets it leaves open.
            if last_reported != Some(self.next) {
                last_reported = Some(self.next);
                let message = format!("`{}` is closed by `{}`.", opened.text(), token.text());
                self.found.push(Mismatch { range: token.text_range(), message });
            }
            // It may close an earlier one.
            if !self.open.iter().any(|it| closes(it.kind()) == Some(token.kind())) {
                self.next += 1;
            }
        }
        if self.open.is_empty() { End::Done } else { End::Eof }
    }
}
