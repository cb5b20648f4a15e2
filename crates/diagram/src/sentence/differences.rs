//! What two pictures show differently: blocks that came and went, values that changed.

use machine::{AllocId, EventKind};

use super::moves::{same, variables};
use super::{QUOTE, Step};
use crate::node::{Node, NodeKind, PointerTo, is_index};
use crate::text::{are, bytes};
use crate::view::{Block, FrameView, Variable, View};
use crate::{State, names};

/// Values compared in one block or variable.
const VALUES: usize = 4096;

/// Changes of fields told one by one.
const CHANGES: usize = 3;

impl Step<'_> {
    /// Blocks allocated, grown and freed.
    pub(super) fn heap(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        let mut grown: Vec<(AllocId, AllocId)> = Vec::new();
        for event in &self.moment.events {
            if let EventKind::Realloc { old, new, .. } = event.kind {
                match grown.iter_mut().find(|(_, last)| *last == old) {
                    Some(pair) => pair.1 = new,
                    None => grown.push((old, new)),
                }
            }
        }
        let live = |view: &View, id: AllocId| {
            view.heap
                .iter()
                .find(|block| block.alloc == id && block.state != State::Freed)
                .map(|block| (block.size, block.address))
        };
        for &(old, new) in &grown {
            let sizes = (live(&self.before, old), live(&self.after, new));
            let (Some((from, at)), Some((to, now_at))) = sizes else { continue };
            let how = match at == now_at {
                true => "there is room behind it, so it stays where it is",
                false => "a larger one is allocated, the contents are copied, the old one is freed",
            };
            clauses.push(format!("the heap block of {from} bytes becomes one of {to}: {how}"));
        }
        let is_old = |id| grown.iter().any(|&(old, _)| old == id);
        let is_new =
            |id| grown.iter().any(|&(old, new)| new == id && live(&self.before, old).is_some());
        let old: Vec<AllocId> = self.before.heap.iter().map(|block| block.alloc).collect();
        let allocated: Vec<&Block> = self
            .after
            .heap
            .iter()
            .filter(|block| block.state != State::Freed)
            .filter(|block| !old.contains(&block.alloc) && !is_new(block.alloc))
            .collect();
        clauses.extend(self.allocated(&allocated));
        let freed: Vec<&Block> = self
            .before
            .heap
            .iter()
            .filter(|block| block.state != State::Freed && !is_old(block.alloc))
            .filter(|block| live(&self.after, block.alloc).is_none())
            .collect();
        clauses.extend(freed_clause(&freed));
        clauses.extend(self.leaked());
        clauses
    }

    fn allocated(&self, blocks: &[&Block]) -> Option<String> {
        let total: u64 = blocks.iter().map(|block| block.size).sum();
        match blocks {
            [] => None,
            [one] => {
                let by = match self.owner(one.alloc) {
                    Some(name) => format!(", {name} points to them"),
                    None => String::new(),
                };
                Some(format!("{} {} allocated on the heap{by}", bytes(total), are(total)))
            }
            many => {
                Some(format!("{} blocks are allocated on the heap, {}", many.len(), bytes(total)))
            }
        }
    }

    fn is_new_block(&self, alloc: AllocId) -> bool {
        self.after.heap.iter().any(|block| block.alloc == alloc)
            && !self.before.heap.iter().any(|block| block.alloc == alloc)
    }

    /// The variable that points to the start of a block.
    fn owner(&self, alloc: AllocId) -> Option<String> {
        owner(&self.after, alloc)
    }

    fn leaked(&self) -> Vec<String> {
        let was_leaked =
            |id| self.before.heap.iter().any(|old| old.alloc == id && old.state == State::Leaked);
        let leaked: Vec<&Block> = self
            .after
            .heap
            .iter()
            .filter(|block| block.state == State::Leaked && !was_leaked(block.alloc))
            .collect();
        match leaked[..] {
            [] => vec![],
            [one] => vec![format!(
                "nothing points to the block of {} any more: it leaks",
                bytes(one.size)
            )],
            _ => vec![format!(
                "nothing outside points to {} blocks any more: they leak",
                leaked.len()
            )],
        }
    }

    /// Values of variables and in blocks.
    pub(super) fn differences(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        // A frame that was left out before shows nothing new.
        let was_left_out = |frame: &&FrameView| {
            self.was_there(frame) && !self.before.frames.iter().any(|old| super::same(old, frame))
        };
        let frames = self.after.frames.iter().filter(|frame| !was_left_out(frame));
        for variable in frames.flat_map(|frame| &frame.variables) {
            let Some(old) = variables(&self.before).find(|old| same(old, variable)) else {
                clauses.extend(self.appeared(variable, false));
                continue;
            };
            if is_empty(&old.value) && !is_empty(&variable.value) {
                clauses.extend(self.appeared(variable, true));
            } else {
                self.changes(&old.value, &variable.value, &mut clauses);
            }
        }
        let others = self.after.threads.iter().flat_map(|thread| &thread.frames);
        for variable in others.flat_map(|frame| &frame.variables) {
            if let Some(old) = variables(&self.before).find(|old| same(old, variable)) {
                self.changes(&old.value, &variable.value, &mut clauses);
            }
        }
        for block in self.after.heap.iter().chain(&self.after.statics) {
            if block.state == State::Freed {
                continue;
            }
            let old = self.before.heap.iter().chain(&self.before.statics);
            if let Some(old) = { old }.find(|old| old.alloc == block.alloc) {
                self.changes(&old.value, &block.value, &mut clauses);
            }
        }
        if clauses.is_empty() {
            clauses.extend(self.declared());
        }
        join_dangling(&mut clauses);
        let more = clauses.len().saturating_sub(CHANGES);
        clauses.truncate(CHANGES);
        if more > 1 {
            clauses.push(format!("{more} more values change"));
        }
        clauses
    }

    /// `let x;`: memory for a variable, and nothing in it.
    fn declared(&self) -> Option<String> {
        let is_new = |variable: &&Variable| {
            !variable.is_hidden && !variables(&self.before).any(|old| same(old, variable))
        };
        let depth = |view: &View| view.frames.last().map(|frame| frame.index);
        let found = variables(&self.after).find(is_new)?;
        (depth(&self.before) == depth(&self.after) && is_empty(&found.value)).then(|| {
            let size = bytes(found.value.slot.size);
            format!("`{}` takes {size} of the stack, and nothing is in them yet", found.name)
        })
    }

    /// A variable that holds something for the first time. Parameters are told by their call.
    fn appeared(&self, variable: &Variable, had_room: bool) -> Option<String> {
        let is_new_frame = self.after.frames.iter().any(|frame| {
            frame.changed && frame.variables.iter().any(|found| same(found, variable))
        });
        if is_new_frame || is_empty(&variable.value) {
            return None;
        }
        if variable.is_hidden {
            let value = variable.value.inline();
            let is_result = variable.local == mir::Local::RETURN
                && value.chars().count() <= QUOTE
                && variable.value.pointers().is_empty();
            return is_result.then(|| format!("the result {value} is ready to be returned"));
        }
        let name = &variable.name;
        let size = bytes(variable.value.slot.size);
        Some(match &variable.value.kind {
            NodeKind::Pointer(end) => match &end.to {
                PointerTo::Live(to) if self.is_new_block(to.alloc) => return None,
                PointerTo::Live(_) | PointerTo::Freed(_) => {
                    format!("`{name}` holds the address of {}", names::pointer(&self.after, end))
                }
                _ => format!("`{name}` holds {}", end.inline()),
            },
            _ => {
                if let Some(says) = self.fat_pointer(&variable.value) {
                    return Some(format!("`{name}` holds {says}"));
                }
                let value = variable.value.inline();
                let is_short =
                    value.chars().count() <= QUOTE && variable.value.pointers().is_empty();
                match (is_short, had_room) {
                    (true, true) => format!("`{name}` is set to {value}"),
                    (true, false) => {
                        format!("`{name}` takes {size} of the stack and holds {value}")
                    }
                    (false, true) if self.has_returned() => {
                        format!("`{name}` receives the result, {size}")
                    }
                    (false, true) => {
                        format!("the {size} of `{name}` {} set", are(variable.value.slot.size))
                    }
                    (false, false) => format!("`{name}` takes {size} of the stack"),
                }
            }
        })
    }
}

fn is_empty(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Uninit) || node.state == State::Moved
}

fn freed_clause(blocks: &[&Block]) -> Option<String> {
    let total: u64 = blocks.iter().map(|block| block.size).sum();
    match blocks.len() {
        0 => None,
        1 => Some(format!("the heap block of {} is freed", bytes(total))),
        count => Some(format!("{count} heap blocks are freed, {} in all", bytes(total))),
    }
}

/// The variable that points to the start of a block.
fn owner(view: &View, alloc: AllocId) -> Option<String> {
    variables(view)
        .find(|variable| {
            variable.value.pointers().iter().any(|(_, end)| {
                matches!(end.to, PointerTo::Live(to) if to.alloc == alloc && to.offset == 0)
            })
        })
        .map(|variable| format!("`{}`", variable.name))
}

impl Step<'_> {
    /// Scalars and pointers that are different at the same place.
    fn changes(&self, old: &Node, new: &Node, clauses: &mut Vec<String>) {
        let mut before = Vec::new();
        let mut count = 0;
        old.walk(&mut |node| {
            count += 1;
            if count < VALUES {
                before.push(node);
            }
        });
        // Of several at one place the outermost.
        before.sort_by_key(|node| node.slot);
        before.dedup_by_key(|node| node.slot);
        self.visit(&before, new, clauses);
    }

    fn visit(&self, before: &[&Node], new: &Node, clauses: &mut Vec<String>) {
        if new.state == State::Moved || clauses.len() > 4 * CHANGES {
            return;
        }
        let deeper = |clauses: &mut Vec<String>| {
            for child in new.children() {
                self.visit(before, child, clauses);
            }
        };
        let Ok(index) = before.binary_search_by_key(&new.slot, |node| node.slot) else {
            // An element that was not in use; what is inside of a type of the library says little.
            if let (true, NodeKind::Leaf(value)) = (new.changed, &new.kind)
                && is_index(new.name.as_deref())
            {
                clauses.push(format!("{} is set to {value}", place(&self.after, new)));
            }
            return deeper(clauses);
        };
        let old = before[index];
        let name = || place(&self.after, new);
        match (&old.kind, &new.kind) {
            (a, b) if a == b && old.state == new.state => {}
            (_, NodeKind::Uninit) => {}
            (NodeKind::Uninit, NodeKind::Leaf(value)) => {
                clauses.push(format!("{} is set to {value}", name()));
            }
            (NodeKind::Leaf(from), NodeKind::Leaf(to)) if from != to => {
                clauses.push(format!("{} goes from {from} to {to}", name()));
            }
            (_, NodeKind::Pointer(end)) => match &end.to {
                // Told with the block.
                PointerTo::Live(to) if self.is_new_block(to.alloc) => {}
                PointerTo::Live(_) => {
                    let to = names::pointer(&self.after, end);
                    clauses.push(format!("{} now points to {to}", name()));
                }
                PointerTo::Freed(to) => {
                    let was_reallocated = self.moment.events.iter().any(|event| {
                        matches!(event.kind, EventKind::Realloc { old, .. } if old == to.alloc)
                    });
                    clauses.push(match was_reallocated {
                        true => format!("{} may not be used any more", name()),
                        false => format!("{}{DANGLES}", name()),
                    });
                }
                _ => clauses.push(format!("{} is now {}", name(), end.inline())),
            },
            (NodeKind::Text { text: from, .. }, NodeKind::Text { text: to, .. }) if from != to => {
                clauses.push(format!("the text becomes {:?}", super::cut(to, QUOTE)));
            }
            _ => match (variant(old), variant(new)) {
                (Some(from), Some(to)) if from != to => {
                    clauses.push(format!("{} goes from `{from}` to `{to}`", name()));
                }
                _ => deeper(clauses),
            },
        }
    }
}

/// What is said of a pointer whose target was freed.
const DANGLES: &str = " now dangles: what it points to was freed";

/// Says of several pointers at once that they dangle.
fn join_dangling(clauses: &mut Vec<String>) {
    let names: Vec<String> = clauses
        .iter()
        .filter_map(|clause| clause.strip_suffix(DANGLES))
        .map(str::to_owned)
        .collect();
    if let [first @ .., last] = &names[..]
        && !first.is_empty()
    {
        let at = clauses.iter().position(|clause| clause.ends_with(DANGLES)).unwrap_or_default();
        clauses.retain(|clause| !clause.ends_with(DANGLES));
        let all = format!("{} and {last}", first.join(", "));
        clauses.insert(at, format!("{all} now dangle: what they point to was freed"));
    }
}

/// The variant of an enum, also of one without fields.
fn variant(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Leaf(name) => Some(name),
        NodeKind::Group { variant, .. } => variant.as_deref(),
        _ => None,
    }
}

/// `x`, `v.len`; of a place in a block the field, and whose block it is.
fn place(view: &View, node: &Node) -> String {
    let block = view.heap.iter().find(|block| block.alloc == node.slot.alloc);
    let Some(block) = block else { return names::place(view, node.slot) };
    let path = names::path(&block.value, node.slot);
    let path = path.trim_start_matches('.');
    let of = match owner(view, block.alloc) {
        Some(owner) => format!("the block of {owner}"),
        None => format!("a block of {}", bytes(block.size)),
    };
    match path.is_empty() {
        true => format!("the value in {of}"),
        false => format!("`{path}` in {of}"),
    }
}
