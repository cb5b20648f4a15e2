//! What is drawn beside, in and below each line of the source, as HTML.

use mir::Borrows;
use mir::borrows::Range;

use super::{Shown, conflict, permissions, regions, spans};

/// Of a whole program.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Overlay {
    /// By line.
    pub lines: Vec<Line>,
    /// What `data-say` counts.
    pub says: Vec<String>,
    /// All of it in words.
    pub text: String,
}

/// Of a line.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Line {
    /// Between the number and the text.
    pub lanes: String,
    /// In the text.
    pub marks: Vec<Mark>,
    /// After the text.
    pub beside: String,
    /// Below it.
    pub below: String,
}

/// A part of a line that is marked.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// First byte, in the line.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// The class of the mark.
    pub class: String,
    /// What stands after it: HTML.
    pub after: String,
}

impl Overlay {
    /// The number of a sentence.
    pub(super) fn say(&mut self, sentence: &str) -> usize {
        match self.says.iter().position(|it| it == sentence) {
            Some(number) => number,
            None => {
                self.says.push(sentence.to_owned());
                self.says.len() - 1
            }
        }
    }

    /// Where no line can be gone to, the first button of a picture is where the Tab key stops; the
    /// arrow keys go on from there.
    fn admit_tab(&mut self) {
        const OUT: &str = "tabindex=\"-1\"";
        let mut parts = self.lines.iter_mut().flat_map(|line| {
            line.marks.iter_mut().map(|mark| &mut mark.after).chain([&mut line.beside])
        });
        if let Some(first) = parts.find(|html| html.contains(OUT)) {
            *first = first.replacen(OUT, "tabindex=\"0\"", 1);
        }
    }

    /// A line, counted from 1.
    pub(super) fn line(&mut self, line: u32) -> &mut Line {
        let index = (line as usize).saturating_sub(1);
        if self.lines.len() <= index {
            self.lines.resize(index + 1, Line::default());
        }
        &mut self.lines[index]
    }

    /// Marks a range of the source; of one that goes over several lines the first.
    pub(super) fn mark(&mut self, source: &str, range: Range, class: &str, after: &str) {
        let (lo, hi) = (range.lo as usize, range.hi as usize);
        let Some(before) = source.get(..lo) else { return };
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = source[lo..].find('\n').map_or(source.len(), |at| lo + at);
        let line = before.matches('\n').count() as u32 + 1;
        let (class, after) = (class.to_owned(), after.to_owned());
        let mark = Mark { from: lo - start, to: hi.min(end).max(lo) - start, class, after };
        self.line(line).marks.push(mark);
    }
}

/// The pictures that are open, and always why rustc rejects the program.
pub(super) fn overlay(facts: &Borrows, source: &str, shown: Shown) -> Overlay {
    let mut overlay = Overlay::default();
    conflict::add(&mut overlay, facts, source);
    if shown.borrows {
        regions::add(&mut overlay, facts, source);
        spans::add(&mut overlay, facts);
    }
    if shown.permissions {
        permissions::add(&mut overlay, facts);
    }
    if !facts.conflicts.is_empty() {
        overlay.admit_tab();
    }
    overlay
}

/// A button that says something: what is seen, and the same in words for a screen reader.
pub(super) fn button(class: &str, say: usize, seen: &str, words: &str) -> String {
    let words = escape(words);
    format!(
        "<button type=\"button\" class=\"{class}\" tabindex=\"-1\" data-say=\"{say}\">\
         <span aria-hidden=\"true\">{seen}</span><span class=\"visually-hidden\">{words}</span></button>"
    )
}

/// Text as HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
