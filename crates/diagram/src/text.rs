//! The picture as structured text: for terminals, tests and screen readers.

use std::fmt::Write as _;

use mir::{BodyKind, Span};

use crate::node::{Node, NodeKind, PointerTo};
use crate::view::{Block, FrameView, Variable, View};
use crate::{State, TextOptions, names};

/// Longest value written on one line with its name.
const LINE: usize = 60;

pub(crate) fn text(
    view: &View,
    options: &TextOptions,
    line: &dyn Fn(Span) -> Option<u32>,
) -> String {
    let mut out = Writer { view, options, line_of: line, text: String::new() };
    if view.frames.is_empty() {
        out.line(
            0,
            if view.is_over { "stack: empty, the program is over" } else { "stack: empty" },
        );
    } else {
        match &view.running {
            Some(title) => out.line(0, &format!("stack of {title}, running")),
            None => out.line(0, "stack"),
        }
    }
    out.frames(&view.frames, view.frames_hidden);
    for thread in &view.threads {
        out.line(0, &format!("stack of {}, {}", thread.title, thread.state));
        out.frames(&thread.frames, thread.frames_hidden);
    }
    if !view.heap.is_empty() {
        out.line(0, "heap");
    }
    for (index, block) in view.heap.iter().enumerate() {
        out.block(&format!("block {}", index + 1), block);
    }
    if view.heap_hidden > 0 {
        out.line(1, &format!("… {} more blocks", view.heap_hidden));
    }
    if !view.statics.is_empty() {
        out.line(0, "static memory");
    }
    for block in &view.statics {
        out.fixed(block);
    }
    out.text
}

struct Writer<'a> {
    view: &'a View,
    options: &'a TextOptions,
    line_of: &'a dyn Fn(Span) -> Option<u32>,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, indent: usize, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:indent$}{text}", "", indent = indent * 2);
    }

    fn frames(&mut self, frames: &[FrameView], hidden: usize) {
        for (position, frame) in frames.iter().enumerate() {
            self.frame(frame);
            if position == 0 && hidden > 0 {
                self.line(1, &format!("… {hidden} more frames"));
            }
        }
    }

    fn frame(&mut self, frame: &FrameView) {
        let line = frame.line.map_or(String::new(), |line| format!(" (line {line})"));
        let kind = match frame.kind {
            BodyKind::User => "",
            BodyKind::Std => " [library]",
            BodyKind::Shim => " [glue]",
        };
        self.line(1, &format!("{}{line}{kind}", frame.name));
        for variable in &frame.variables {
            self.variable(variable);
        }
    }

    fn variable(&mut self, variable: &Variable) {
        let shadowed = if variable.is_shadowed { " (shadowed)" } else { "" };
        let address = self.address(variable.address);
        let head = format!("{}: {}{shadowed}{address}", variable.name, variable.ty);
        self.node(2, &head, " = ", &variable.value, State::Live);
    }

    fn block(&mut self, name: &str, block: &Block) {
        let address = self.address(block.address);
        let size = bytes(block.size);
        let title = match block.title.as_str() {
            "" => String::new(),
            title => format!(", {title}"),
        };
        let state = match block.state {
            State::Live => String::new(),
            state => format!(", {}", state.word()),
        };
        let line = match (block.state, (self.line_of)(block.span)) {
            (State::Leaked, Some(line)) => format!(", allocated at line {line}"),
            _ => String::new(),
        };
        let head = format!("{name}: {size}{title}{state}{line}{address}");
        self.node(1, &head, ": ", &block.value, State::Live);
    }

    fn fixed(&mut self, block: &Block) {
        let address = self.address(block.address);
        if block.title.starts_with("static ") || block.title.starts_with("thread-local ") {
            self.node(1, &format!("{}{address}", block.title), " = ", &block.value, State::Live);
        } else {
            let size = bytes(block.size);
            self.line(1, &format!("{}: {size}{address}", names::static_name(block)));
        }
    }

    /// `around` is the state already said of what the node is in.
    fn node(&mut self, indent: usize, head: &str, separator: &str, node: &Node, around: State) {
        let state = match node.state {
            state if state == around => "",
            State::Moved => " (moved out)",
            _ => "",
        };
        let head = format!("{head}{state}");
        if node.state == State::Moved {
            // The bytes are still there, but say nothing to the program.
            self.line(indent, &head);
            return;
        }
        if let Some(value) = self.one_line(node) {
            let separator = if value.starts_with("->") { " " } else { separator };
            self.line(indent, &format!("{head}{separator}{value}"));
            return;
        }
        let variant = match &node.kind {
            NodeKind::Group { variant: Some(variant), .. } => format!("{separator}{variant}"),
            _ => String::new(),
        };
        self.line(indent, &format!("{head}{variant}"));
        for child in node.children() {
            let name = child.name.as_deref().unwrap_or_default();
            let name = match &node.kind {
                NodeKind::Elements { .. } => format!("[{name}]"),
                _ => name.to_owned(),
            };
            self.node(indent + 1, &name, " = ", child, node.state);
        }
        if let NodeKind::Elements { folded, spare, .. } = &node.kind {
            if let Some((count, _)) = folded {
                self.line(indent + 1, &format!("… {count} more"));
            }
            if let Some((count, _)) = spare {
                self.line(indent + 1, &format!("room for {count} more"));
            }
        }
    }

    fn one_line(&self, node: &Node) -> Option<String> {
        match &node.kind {
            NodeKind::Pointer(end) => {
                let to = names::pointer(self.view, end);
                match end.to {
                    PointerTo::Live(_) | PointerTo::Freed(_) => Some(format!("-> {to}")),
                    _ => Some(to),
                }
            }
            NodeKind::Text { text, folded, spare } => {
                let mut line = format!("{text:?}");
                if let Some((count, _)) = folded {
                    let _ = write!(line, " … {count} more bytes");
                }
                if let Some((count, _)) = spare {
                    let _ = write!(line, ", room for {}", bytes(*count));
                }
                Some(line)
            }
            NodeKind::Elements { elements, spare: None, .. } if is_flat(elements) => {
                Some(node.inline()).filter(|line| line.chars().count() <= 2 * LINE)
            }
            NodeKind::Elements { elements, spare: Some((count, _)), .. } if is_flat(elements) => {
                let line = node.inline();
                (line.chars().count() <= 2 * LINE).then(|| format!("{line}, room for {count} more"))
            }
            NodeKind::Group { variant: Some(variant), fields } if fields.len() == 1 => {
                let inner = self.one_line(&fields[0])?;
                Some(format!("{variant}({inner})")).filter(|_| fields[0].state != State::Moved)
            }
            NodeKind::Group { variant: None, fields } if is_fat(node) => {
                let parts: Vec<String> =
                    fields.iter().filter_map(|field| self.one_line(field)).collect();
                let name = fields[1].name.as_deref().unwrap_or_default();
                let name = if name == "len" { "len " } else { "" };
                Some(parts.join(&format!(", {name}")))
            }
            NodeKind::Group { fields, .. } if is_flat(fields) => {
                Some(node.inline()).filter(|line| line.chars().count() <= LINE)
            }
            NodeKind::Group { .. } | NodeKind::Elements { .. } => None,
            _ => Some(node.inline()),
        }
    }

    fn address(&self, address: u64) -> String {
        match self.options.addresses {
            true => format!(" at {address:#x}"),
            false => String::new(),
        }
    }
}

/// `1 byte`, `24 bytes`.
pub(crate) fn bytes(count: u64) -> String {
    if count == 1 { "1 byte".to_owned() } else { format!("{count} bytes") }
}

/// The verb for so many bytes.
pub(crate) fn are(count: u64) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// Only values without parts, pointers or states of their own.
fn is_flat(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| {
        node.state == State::Live
            && match &node.kind {
                NodeKind::Leaf(_) => true,
                NodeKind::Group { fields, .. } => is_flat(fields),
                NodeKind::Elements { elements, spare, .. } => spare.is_none() && is_flat(elements),
                _ => false,
            }
    })
}

/// A pointer of two words.
pub(crate) fn is_fat(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Group { fields, .. } if fields.len() == 2 && node.slot.size == 16 => {
            matches!(fields[0].kind, NodeKind::Pointer(_))
                && fields[0].slot.offset == node.slot.offset
                && matches!(fields[1].name.as_deref(), Some("len" | "vtable"))
        }
        _ => false,
    }
}
