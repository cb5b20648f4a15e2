//! How borrows are made under Tree Borrows (Miri's `tree_borrows::EvalContextExt`).

use std::ops::Range;

use mir::TyId;

use super::borrow::{Moment, borrows_of};
use super::{Eval, Interpreter};
use crate::code::Borrow;
use crate::config::Aliasing;
use crate::memory::{
    Access, Attempt, Made, NewNode, Pointee, Pointer, Provenance, State, Tag, Tracker, Use,
};

impl Interpreter<'_> {
    /// A pointer to a place becomes a borrow of its own. Raw pointers stay what they are.
    #[cold]
    pub(super) fn retag_in_tree(
        &mut self,
        from: Pointer,
        pointee: TyId,
        size: u64,
        borrow: Borrow,
        moment: Moment,
    ) -> Eval<Pointer> {
        let Some(parent) = from.provenance else { return Ok(from) };
        let Some(found) = self.s.memory.get(parent.alloc) else { return Ok(from) };
        let len = found.bytes.len();
        let start = from.address.wrapping_sub(found.address);
        let end = start.checked_add(size).filter(|&end| end <= len);
        let is_borrowed = found.live
            && found.mutable
            && borrow.what != Pointee::Raw
            && parent.tag != Tag::WILDCARD
            && !(borrow.is_mutable && self.code.is_pinned(pointee));
        let (Some(end), true) = (end, is_borrowed) else { return Ok(from) };
        let cells = self.code.cells(pointee, from.meta)?;
        let protect = match moment {
            Moment::Argument(call) => Some((call, borrow.what == Pointee::Box)),
            Moment::Value => None,
        };
        let outer = match borrow.is_mutable {
            true => State::Reserved { conflicted: false },
            false => State::Frozen,
        };
        let inner = match (borrow.is_mutable, protect) {
            (true, Some(_)) => outer,
            (true, None) => State::ReservedCell,
            (false, _) => State::Cell,
        };
        let parts = parts(start..end, &cells, outer, inner);
        let outside = if cells.is_empty() { outer } else { inner };
        if self.s.memory.races.is_some() {
            for (range, _) in parts.iter().filter(|(_, state)| *state != State::Cell) {
                self.s.memory.touch(from.alloc(), range.clone(), Use::Read)?;
            }
        }
        let made = Made { at: self.site(), what: borrow.what };
        self.s.tags = self.s.tags.next();
        let tag = self.s.tags;
        let Some(found) = self.s.memory.get_mut(parent.alloc) else { return Ok(from) };
        let tracker = borrows_of(found, Aliasing::Tree);
        let Tracker::Tree(tree) = tracker else { return Ok(from) };
        let by = Attempt {
            tag: parent.tag,
            access: Access::Read,
            at: made.at,
            reborrow: Some(made.what),
        };
        let new = NewNode { tag, made, parts: &parts, outside, protect };
        let result = tree.reborrow(new, by);
        let is_large = tracker.is_large();
        if let Err(violation) = result {
            let (alloc, what) = (Some(parent.alloc), Some(borrow.what));
            return Err(self.violation(violation, alloc, Access::Read, size, what));
        }
        if protect.is_some() {
            self.s.protected.push(parent.alloc);
        }
        if is_large {
            self.forget_unused_tags(parent.alloc, tag);
        }
        Ok(Pointer { provenance: Some(Provenance { alloc: parent.alloc, tag }), ..from })
    }
}

/// The bytes of a value within and between its cells, given by start and length.
fn parts(
    whole: Range<u64>,
    cells: &[(u64, u64)],
    outer: State,
    inner: State,
) -> Vec<(Range<u64>, State)> {
    let mut parts = Vec::new();
    let mut at = whole.start;
    for &(offset, len) in cells {
        let cell = (whole.start + offset).min(whole.end);
        let end = (cell + len).min(whole.end);
        parts.push((at..cell, outer));
        parts.push((cell..end, inner));
        at = end;
    }
    parts.push((at..whole.end, outer));
    parts.retain(|(range, _)| range.start < range.end);
    parts
}
