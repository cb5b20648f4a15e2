//! Moves and copies of variables.

use machine::{AllocId, EventKind, PlaceRef};

use super::{Step, is_moved};
use crate::names;
use crate::node::{NodeKind, PointerTo, Slot};
use crate::text::{are, bytes};
use crate::view::{Variable, View};

impl Step<'_> {
    /// What became unusable, and where it went; what was copied from one name to another.
    pub(super) fn moves(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        for variable in variables(&self.after) {
            let old = variables(&self.before).find(|old| same(old, variable));
            let was_moved = old.is_none_or(|old| is_moved(old.value.state));
            if was_moved || !is_moved(variable.value.state) || variable.is_hidden {
                continue;
            }
            if let Some(old) = old {
                clauses.push(self.moved(old));
            }
        }
        clauses.extend(self.copies());
        clauses
    }

    fn moved(&self, variable: &Variable) -> String {
        let name = &variable.name;
        let whole = variable.value.slot;
        let to = self.destination(whole, true).filter(|to| to.alloc != whole.alloc);
        let to = to.and_then(|to| self.name_of(to));
        let stays = match owns_block(&self.before, variable) {
            true => ", the heap block stays where it is",
            false => "",
        };
        let size = bytes(whole.size);
        let into = to.map_or(" away".to_owned(), |to| format!(" to {to}"));
        format!(
            "`{name}` moves{into}: its {size} {} copied{stays}, `{name}` is no longer usable",
            are(whole.size),
        )
    }

    fn copies(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        let usable = |found: &&Variable| !found.is_hidden && !is_moved(found.value.state);
        for variable in variables(&self.before).filter(usable) {
            let whole = variable.value.slot;
            let Some(to) = self.destination(whole, false) else { continue };
            let target = variables(&self.after)
                .find(|found| found.value.slot == to && !found.is_hidden && !same(found, variable))
                .filter(|_| !self.is_parameter_of_new_frame(to));
            // A reference copied into a reference is said better by where it points.
            if let (Some(target), false) =
                (target, matches!(variable.value.kind, NodeKind::Pointer(_)))
            {
                clauses.push(format!(
                    "the {} of `{}` {} copied to `{}`: both stay usable",
                    bytes(whole.size),
                    variable.name,
                    are(whole.size),
                    target.name
                ));
            }
        }
        clauses.truncate(1);
        clauses
    }

    /// What a call passed is told with the call.
    fn is_parameter_of_new_frame(&self, slot: Slot) -> bool {
        let new = self.after.frames.iter().filter(|frame| frame.changed);
        new.flat_map(|frame| &frame.variables).any(|found| found.value.slot == slot)
    }

    /// Where the last of a chain of moves (or copies) of a whole value ends.
    fn destination(&self, from: Slot, moves: bool) -> Option<Slot> {
        // In order.
        let mut at = vec![from];
        let mut last = None;
        for event in &self.moment.events {
            let (source, target) = match &event.kind {
                EventKind::Moved { from, to } if moves || last.is_some() => (from, to),
                EventKind::Copied { from, to } if !moves || last.is_some() => (from, to),
                _ => continue,
            };
            let (Some(source), Some(target)) = (slot(source), slot(target)) else { continue };
            if at.binary_search(&source).is_ok() {
                if let Err(place) = at.binary_search(&target) {
                    at.insert(place, target);
                }
                last = Some(target);
            }
        }
        last
    }

    /// A variable, or a place in the heap, that is shown now.
    fn name_of(&self, slot: Slot) -> Option<String> {
        let is_shown = |alloc: AllocId| {
            variables(&self.after).any(|found| found.value.slot.alloc == alloc)
                || self.after.heap.iter().any(|block| block.alloc == alloc)
        };
        is_shown(slot.alloc).then(|| names::place(&self.after, slot))
    }
}

fn slot(place: &PlaceRef) -> Option<Slot> {
    Some(Slot { alloc: place.alloc?, offset: place.offset, size: place.size })
}

pub(super) fn variables(view: &View) -> impl Iterator<Item = &Variable> {
    view.all_frames().flat_map(|frame| &frame.variables)
}

pub(super) fn same(a: &Variable, b: &Variable) -> bool {
    a.value.slot.alloc == b.value.slot.alloc && a.local == b.local
}

/// Does some pointer in it lead to the heap?
fn owns_block(view: &View, variable: &Variable) -> bool {
    variable.value.pointers().iter().any(|(_, end)| match end.to {
        PointerTo::Live(slot) => view.heap.iter().any(|block| block.alloc == slot.alloc),
        _ => false,
    })
}
