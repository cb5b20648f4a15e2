//! What the events since the stop before changed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use machine::{AllocId, Event, EventKind, ThreadId};

use crate::node::Slot;

/// Memory that a step changed.
#[derive(Default)]
pub(crate) struct Changes {
    written: BTreeMap<AllocId, Vec<Range<u64>>>,
    allocated: BTreeSet<AllocId>,
    freed: BTreeSet<AllocId>,
    /// A few; some more than once.
    entered: Vec<(ThreadId, usize)>,
}

impl Changes {
    pub fn new(events: &[Event]) -> Self {
        let mut changes = Self::default();
        for event in events {
            match &event.kind {
                EventKind::Write { alloc, range } => changes.write(*alloc, range.clone()),
                EventKind::Moved { from, .. } => {
                    if let Some(alloc) = from.alloc {
                        changes.write(alloc, from.offset..from.offset.saturating_add(from.size));
                    }
                }
                EventKind::Alloc { alloc, .. } => {
                    changes.allocated.insert(*alloc);
                }
                EventKind::Call { frame, .. } => {
                    changes.entered.push((event.thread, *frame));
                }
                EventKind::Return { frame, .. } | EventKind::Unwind { frame, .. } => {
                    changes.entered.retain(|entered| *entered != (event.thread, *frame));
                }
                EventKind::Dealloc { alloc, .. } => {
                    changes.freed.insert(*alloc);
                }
                EventKind::Realloc { old, new, .. } => {
                    changes.freed.insert(*old);
                    changes.allocated.insert(*new);
                }
                _ => {}
            }
        }
        changes
    }

    /// Was a byte of it written, or moved out?
    pub fn is_written(&self, slot: Slot) -> bool {
        self.written.get(&slot.alloc).is_some_and(|ranges| {
            ranges.iter().any(|range| range.start < slot.end() && slot.offset < range.end)
        })
    }

    /// Was it allocated?
    pub fn is_allocated(&self, alloc: AllocId) -> bool {
        self.allocated.contains(&alloc)
    }

    /// Was it freed?
    pub fn is_freed(&self, alloc: AllocId) -> bool {
        self.freed.contains(&alloc)
    }

    /// Was the frame pushed?
    pub fn is_entered(&self, thread: ThreadId, frame: usize) -> bool {
        self.entered.contains(&(thread, frame))
    }

    fn write(&mut self, alloc: AllocId, range: Range<u64>) {
        let ranges = self.written.entry(alloc).or_default();
        match ranges.last_mut() {
            // Loops write one element after the other.
            Some(last) if last.end == range.start => last.end = range.end,
            Some(last) if last.start <= range.start && range.end <= last.end => {}
            _ => ranges.push(range),
        }
    }
}
