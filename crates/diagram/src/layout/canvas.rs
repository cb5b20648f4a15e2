//! Where items are collected while the picture is laid out.

use crate::node::{PointerEnd, Slot};
use crate::{ArrowEnd, Item, Options, Point, Role, Shape, Size, State, Target, TextRole};

/// Height of a value without parts.
pub(super) const CELL: f32 = 22.0;
/// Space between things inside a box.
pub(super) const GAP: f32 = 4.0;
/// Space at the left and right of a text inside its cell.
pub(super) const PAD: f32 = 7.0;

/// An axis-parallel box.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Area {
    pub fn new(at: Point, size: Size) -> Self {
        Self { x: at.x, y: at.y, width: size.width, height: size.height }
    }

    pub fn right(self) -> f32 {
        self.x + self.width
    }

    pub fn bottom(self) -> f32 {
        self.y + self.height
    }
}

/// Which part of the picture something is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    Stack,
    Heap,
}

/// Where arrows to some bytes can end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub slot: Slot,
    pub area: Area,
    pub column: Column,
    /// One of several cells side by side: arrows come from above.
    pub is_inline: bool,
    /// The block it is in, or the frame.
    pub home: Area,
}

/// Where an arrow starts.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub dot: Point,
    /// Free space below the row.
    pub below: f32,
    pub column: Column,
    pub from: Slot,
    pub to: Slot,
    pub end: ArrowEnd,
    pub changed: bool,
    pub label: String,
}

/// Characters of a text in the picture.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The bytes of the characters on this line.
    pub slot: Slot,
    pub text: String,
    /// Left end of the first character, and the bottom of the cell.
    pub x: f32,
    pub bottom: f32,
}

pub(super) struct Canvas<'a> {
    pub options: &'a Options,
    pub items: Vec<(Point, Item)>,
    pub anchors: Vec<Anchor>,
    pub sources: Vec<Source>,
    pub runs: Vec<Run>,
    pub column: Column,
    /// Set for everything inside a freed block.
    pub inside: Option<State>,
    /// First of the anchors in the current frame or block.
    home_from: usize,
}

impl<'a> Canvas<'a> {
    pub fn new(options: &'a Options) -> Self {
        Self {
            options,
            items: Vec::new(),
            anchors: Vec::new(),
            sources: Vec::new(),
            runs: Vec::new(),
            column: Column::Stack,
            inside: None,
            home_from: 0,
        }
    }

    pub fn text(&mut self, role: TextRole, at: Point, text: impl Into<String>, state: State) {
        let shape = Shape::Text { role, text: text.into() };
        self.items.push((at, self.item(shape, None, state)));
    }

    /// A box whose size is set later with [`set_size`](Self::set_size).
    pub fn open(&mut self, role: Role, at: Point, target: Target, state: State) -> usize {
        let shape = Shape::Rect { role, size: Size::default() };
        self.items.push((at, self.item(shape, Some(target), state)));
        self.items.len() - 1
    }

    pub fn set_size(&mut self, index: usize, new: Size) {
        if let Some((_, Item { shape: Shape::Rect { size, .. }, .. })) = self.items.get_mut(index) {
            *size = new;
        }
    }

    pub fn describe(&mut self, index: usize, changed: bool, label: String) {
        if let Some((_, item)) = self.items.get_mut(index) {
            item.changed = changed;
            item.label = label;
        }
    }

    pub fn item(&self, shape: Shape, target: Option<Target>, state: State) -> Item {
        let state = if state == State::Live { self.inside.unwrap_or(state) } else { state };
        Item { shape, target, state, changed: false, label: String::new() }
    }

    pub fn anchor(&mut self, slot: Slot, area: Area, is_inline: bool) {
        let column = self.column;
        self.anchors.push(Anchor { slot, area, column, is_inline, home: area });
    }

    /// Anchors from here on belong to the next frame or block.
    pub fn begin_home(&mut self) {
        self.home_from = self.anchors.len();
    }

    pub fn end_home(&mut self, home: Area) {
        for anchor in self.anchors.iter_mut().skip(self.home_from) {
            anchor.home = home;
        }
    }

    pub fn source(&mut self, from: Slot, end: &PointerEnd, dot: Point, changed: bool) {
        use crate::node::PointerTo;
        let (to, arrow) = match end.to {
            PointerTo::Live(to) => (to, ArrowEnd::Head),
            PointerTo::Freed(to) => (to, ArrowEnd::Cross),
            _ => return,
        };
        let column = self.column;
        let below = dot.y + CELL / 2.0 + GAP / 2.0;
        let label = String::new();
        self.sources.push(Source { dot, below, column, from, to, end: arrow, changed, label });
    }
}

/// Cuts a text to a number of characters.
pub(super) fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
    format!("{kept}…")
}

/// Control characters as one visible character, so that places stay.
pub(super) fn visible(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' => '↵',
            '\t' => '⇥',
            '\r' => '␍',
            '\0' => '␀',
            control if control.is_control() => '�',
            other => other,
        })
        .collect()
}
