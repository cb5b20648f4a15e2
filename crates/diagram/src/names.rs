//! What to call a piece of memory in a sentence: `x`, `v.len`, heap block 2 at `[1]`.

use crate::node::{Node, NodeKind, PointerEnd, PointerTo, Slot, is_index};
use crate::view::{Block, View};

/// The name of what a pointer leads to.
pub(crate) fn pointer(view: &View, end: &PointerEnd) -> String {
    match &end.to {
        PointerTo::Live(slot) => place(view, *slot),
        PointerTo::Freed(slot) => match block(view, *slot) {
            Some(name) => format!("{name}, which was freed"),
            None => "a variable that is gone".to_owned(),
        },
        _ => end.inline(),
    }
}

/// The name of some bytes; of what holds them when they have none themselves.
pub(crate) fn place(view: &View, slot: Slot) -> String {
    let name = holder(view, slot);
    match node(view, slot).map_or(0, |root| into(root, slot)) {
        0 => name,
        start => format!("{} into {name}", crate::text::bytes(start)),
    }
}

/// Bytes from the start of the innermost node that holds `slot`, when no part begins there.
fn into(node: &Node, slot: Slot) -> u64 {
    let start = Slot { size: 0, ..slot };
    let inner = node.children().iter().find(|child| {
        child.slot.contains(slot) || slot.offset < child.slot.end() && child.slot.contains(start)
    });
    match (inner, &node.kind) {
        (Some(inner), _) => into(inner, slot),
        (None, NodeKind::Text { .. } | NodeKind::Bytes(_)) => 0,
        // Elements that are folded away or spare.
        (None, NodeKind::Elements { .. }) => 0,
        (None, _) if node.slot.contains(start) => slot.offset - node.slot.offset,
        (None, _) => 0,
    }
}

fn holder(view: &View, slot: Slot) -> String {
    for frame in view.all_frames() {
        for variable in &frame.variables {
            if variable.value.slot.alloc == slot.alloc {
                let path = path(&variable.value, slot);
                let of = match frame.is_current {
                    true => String::new(),
                    false => match view.threads.iter().find(|other| other.id == frame.thread) {
                        Some(other) => format!(" of `{}` in {}", frame.name, other.title),
                        None => format!(" of `{}`", frame.name),
                    },
                };
                return match variable.is_hidden {
                    true => format!("the {}{path}{of}", variable.name),
                    false => format!("`{}{path}`{of}", variable.name),
                };
            }
        }
    }
    match (block(view, slot), node(view, slot)) {
        (Some(name), Some(root)) => match path(root, slot) {
            path if path.is_empty() => name,
            path => format!("{name} at `{path}`"),
        },
        _ => "memory that is not shown".to_owned(),
    }
}

/// The name of a heap block or static that holds the bytes.
pub(crate) fn block(view: &View, slot: Slot) -> Option<String> {
    let is_it = |block: &Block| block.alloc == slot.alloc;
    if let Some(index) = view.heap.iter().position(is_it) {
        return Some(format!("heap block {}", index + 1));
    }
    let found = view.statics.iter().find(|block| is_it(block))?;
    Some(static_name(found))
}

/// `static COUNTER`, `literal "hello"`.
pub(crate) fn static_name(block: &Block) -> String {
    match &block.value.kind {
        _ if block.title.starts_with("static ") || block.title.starts_with("thread-local ") => {
            block.title.clone()
        }
        NodeKind::Text { .. } => format!("literal {}", block.value.inline()),
        _ => format!("constant {}", block.value.inline()),
    }
}

/// The root of what is shown of an allocation.
pub(crate) fn node(view: &View, slot: Slot) -> Option<&Node> {
    let variables = view.all_frames().flat_map(|frame| &frame.variables).map(|found| &found.value);
    let blocks = view.heap.iter().chain(&view.statics).map(|block| &block.value);
    variables.chain(blocks).find(|node| node.slot.alloc == slot.alloc)
}

/// The path from a node to the bytes inside it: `.value.0`, `[2]`, `[7..]`; empty for the whole.
pub(crate) fn path(node: &Node, slot: Slot) -> String {
    let mut path = String::new();
    let mut here = node;
    while here.slot != slot {
        let inner = here.children().iter().find(|child| child.slot.contains(slot));
        let Some(inner) = inner else { break };
        match (&inner.name, &here.kind) {
            (Some(name), NodeKind::Elements { .. }) => path.push_str(&format!("[{name}]")),
            (Some(name), _) if !name.starts_with('+') => path.push_str(&format!(".{name}")),
            _ => {}
        }
        here = inner;
    }
    // A part of an array or text: a slice.
    if here.slot != slot && here.slot.contains(slot) {
        let start = slot.offset - here.slot.offset;
        let first = here.children().iter().find(|child| child.slot.offset == slot.offset);
        let text_len = match &here.kind {
            NodeKind::Text { text, folded, .. } if folded.is_none() => Some(text.len() as u64),
            _ => None,
        };
        match (&here.kind, first) {
            (NodeKind::Text { .. }, _) if start > 0 || text_len != Some(slot.size) => {
                path.push_str(&format!("[{start}..{}]", start + slot.size));
            }
            (NodeKind::Elements { .. }, Some(first)) if start > 0 => {
                let index = first.name.as_deref().unwrap_or_default();
                path.push_str(&format!("[{index}..]"));
            }
            _ => {}
        }
    }
    path
}

/// The node at a path as a reader writes it: `v.len`, `pair.0`, `a[2]`; the current frame is
/// searched first.
pub(crate) fn resolve<'a>(view: &'a View, path: &str) -> Option<&'a Node> {
    let mut parts = path.trim().split(['.', '[']).map(|part| part.trim_end_matches(']').trim());
    let first = parts.next()?;
    let mut frames: Vec<_> = view.frames.iter().rev().collect();
    frames.sort_by_key(|frame| !frame.is_current);
    frames.extend(view.threads.iter().flat_map(|other| other.frames.iter().rev()));
    let variables = frames.iter().flat_map(|frame| frame.variables.iter().rev());
    let statics = view.statics.iter().filter(|block| block.title == format!("static {first}"));
    let mut here = variables
        .filter(|found| found.name == first)
        .map(|found| &found.value)
        .chain(statics.map(|block| &block.value))
        .next()?;
    for part in parts {
        here = step(view, here, part)?;
    }
    Some(here)
}

/// One step of a path; through pointers when the value itself has no such part, as `.` does.
fn step<'a>(view: &'a View, from: &'a Node, part: &str) -> Option<&'a Node> {
    let mut here = from;
    for _ in 0..8 {
        let children = here.children();
        if let Some(found) = children.iter().find(|child| child.name.as_deref() == Some(part)) {
            return Some(found);
        }
        if part == "*" {
            return follow(view, here);
        }
        // Through `Some(..)` and the like, then through the pointer.
        here = match children {
            [only] if is_index(only.name.as_deref()) => only,
            _ => follow(view, here)?,
        };
    }
    None
}

fn follow<'a>(view: &'a View, from: &Node) -> Option<&'a Node> {
    let (_, end) = from.pointers().into_iter().next()?;
    let PointerTo::Live(slot) = end.to else { return None };
    let mut found = None;
    node(view, slot)?.walk(&mut |node| {
        if found.is_none() && node.slot.offset == slot.offset {
            found = Some(node);
        }
    });
    found
}
