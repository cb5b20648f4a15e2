//! Moments of a run as geometry and as text.
//!
//! Everything is derived from the bytes and types of the machine: no type of the library is known
//! by name. [`view::View`] says what is shown; [`diagram`] places it, [`text`] writes it down,
//! [`sentence`] says what happened since the stop before, [`inspect`] says all about one thing.
//!
//! What this crate must not know: rust-analyzer, the web.

mod changes;
mod decode;
mod geometry;
mod inspect;
mod layout;
mod names;
mod node;
mod reach;
mod read;
mod sentence;
mod shape;
mod svg;
mod text;
mod value;
pub mod view;

use machine::Moment;
use mir::Span;

pub use geometry::{
    ArrowEnd, Diagram, Item, Options, Point, Role, Shape, Size, State, Target, TextRole,
};
pub use inspect::Inspection;
pub use node::{Node, NodeKind, PointerEnd, PointerTo, Slot};
pub use svg::{STYLE, SvgOptions, arrow_paths, classes, svg};

/// The picture of a moment.
pub fn diagram(moment: &Moment, options: &Options) -> Diagram {
    let view = match options.bytes {
        true => view::with_all_bytes(moment, options.elements),
        false => view::view(moment, options.elements),
    };
    let diagram = layout::layout(moment, &view, options);
    Diagram { sentence: sentence(moment), ..diagram }
}

/// What happened since the stop before, and why: one or two sentences.
pub fn sentence(moment: &Moment) -> String {
    sentence::sentence(moment)
}

/// All about one thing in a picture: what a click shows.
pub fn inspect(moment: &Moment, target: &Target) -> Inspection {
    let view = view::view(moment, Options::default().elements);
    inspect::inspect(moment, &view, target)
}

/// The picture in words, for terminals, tests and screen readers.
pub fn text(moment: &Moment) -> String {
    text_with(moment, &TextOptions::default())
}

/// As [`text`], with a choice of what to say.
pub fn text_with(moment: &Moment, options: &TextOptions) -> String {
    let view = view::view(moment, options.elements);
    let line = |span: Span| {
        let program = moment.machine.program();
        let is_known = span.is_user() && !program.files.is_empty();
        is_known.then(|| program.line(span))
    };
    text::text(&view, options, &line)
}

/// What [`text_with`] says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextOptions {
    /// Say addresses.
    pub addresses: bool,
    /// Elements of an array before the rest is folded.
    pub elements: usize,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { addresses: false, elements: 12 }
    }
}

/// The value at a path as a reader writes it (`x`, `v.len`, `pair.0`, `a[2]`), on one line;
/// pointers are followed as `.` follows them. The innermost frame of the reader's code is searched
/// first.
pub fn value(moment: &Moment, path: &str) -> Option<String> {
    let view = view::view(moment, usize::MAX);
    names::resolve(&view, path).map(Node::inline)
}

/// The state of the value at a path; `None` when there is none (any more).
pub fn state(moment: &Moment, path: &str) -> Option<State> {
    let view = view::view(moment, usize::MAX);
    names::resolve(&view, path).map(|node| node.state)
}
