//! Borrows are made and used (Miri's `borrow_tracker`).
//!
//! Only the reader's functions make new borrows: where a reference or raw pointer is made, where
//! one comes in as an argument or back as a result, and where one gets a name. The library passes
//! borrows through, so that what it does counts as done by its caller. Every access is checked.

use std::collections::HashSet;
use std::rc::Rc;

use mir::{FnId, LocalKind, TyId};

use super::{Eval, Fault, Interpreter};
use crate::code::{Borrow, Meta, Retag};
use crate::config::Aliasing;
use crate::memory::{
    Access, AllocId, AllocKind, Allocation, Attempt, Borrows, Ended, Made, New, Permission,
    Pointee, Pointer, Provenance, Tag, Tracker, Tree, Use, Violation,
};
use crate::outcome::{BorrowHistory, UbKind};

/// When a value that holds references is retagged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// It came in as an argument: it must stay usable until the call (a frame's serial) returns.
    Argument(u32),
    /// It came back as a result, or got a name.
    Value,
}

impl Interpreter<'_> {
    /// An access to memory through a pointer, before it is made. What is out of bounds or freed is
    /// for others to find.
    #[inline]
    pub(super) fn used(&mut self, at: Pointer, size: u64, access: Access) -> Eval<()> {
        match at.provenance {
            Some(provenance) if self.s.memory.is_borrowed(provenance.alloc) => {
                self.check_borrows(at, provenance, size, access)
            }
            _ => Ok(()),
        }
    }

    fn check_borrows(
        &mut self,
        at: Pointer,
        provenance: Provenance,
        size: u64,
        access: Access,
    ) -> Eval<()> {
        let Some(found) = self.s.memory.get(provenance.alloc) else { return Ok(()) };
        let offset = at.address.wrapping_sub(found.address);
        let end = offset.checked_add(size).filter(|&end| end <= found.bytes.len());
        let (Some(end), Some(borrows), true) = (end, &found.borrows, found.live) else {
            return Ok(());
        };
        if borrows.is_quiet(&(offset..end), provenance.tag, access) {
            return Ok(());
        }
        let by = Attempt { tag: provenance.tag, access, at: self.site(), reborrow: None };
        let found = self.s.memory.get_mut(provenance.alloc);
        let borrows = found.and_then(|found| found.borrows.as_mut());
        match borrows.map(|borrows| borrows.access(&(offset..end), by)) {
            Some(Err(violation)) => {
                Err(self.violation(violation, Some(provenance.alloc), access, size, None))
            }
            _ => Ok(()),
        }
    }

    /// A pointer to a place becomes a borrow of its own.
    pub(super) fn retag(
        &mut self,
        from: Pointer,
        pointee: TyId,
        borrow: Borrow,
        moment: Moment,
    ) -> Eval<Pointer> {
        if self.s.config.aliasing == Aliasing::None {
            return Ok(from);
        }
        let info = self.code.types.get(pointee)?;
        let (size, _) = match info.meta {
            Meta::None => (info.size, info.align),
            _ => self.code.size_align_of_val(pointee, from.meta)?,
        };
        // A reference must be to what is there. A `Box` whose contents were moved out need not.
        if size > 0
            && matches!(borrow.what, Pointee::Shared | Pointee::Mutable)
            && let Err(fault) = self.s.memory.access(from, size)
        {
            return Err(fault.as_dangling_reference());
        }
        if self.s.config.aliasing == Aliasing::Tree {
            return self.retag_in_tree(from, pointee, size, borrow, moment);
        }
        let Some(parent) = from.provenance else { return Ok(from) };
        let Some(found) = self.s.memory.get(parent.alloc) else { return Ok(from) };
        let len = found.bytes.len();
        let start = from.address.wrapping_sub(found.address);
        let end = start.checked_add(size).filter(|&end| end <= len);
        let (Some(end), true) = (end, found.live && found.mutable && size > 0) else {
            return Ok(from);
        };
        let is_known =
            |borrows: &Tracker| matches!(borrows, Tracker::Stacked(it) if it.is_exposed());
        if parent.tag == Tag::WILDCARD && !found.borrows.as_deref().is_some_and(is_known) {
            return Ok(from);
        }
        let cells = self.code.cells(pointee, from.meta)?;
        let made = Made { at: self.site(), what: borrow.what };
        self.s.tags = self.s.tags.next();
        let mut tag = self.s.tags;
        let new = |permission| New { tag, permission, made };
        let by =
            |access| Attempt { tag: parent.tag, access, at: made.at, reborrow: Some(made.what) };
        let is_weak = borrow.what == Pointee::Box;
        let protect = match moment {
            Moment::Argument(call) if borrow.what != Pointee::Raw => Some(call),
            _ => None,
        };
        let share = Some(protect.is_some());
        let is_unique = borrow.is_mutable
            && !borrow.two_phase
            && borrow.what != Pointee::Raw
            && !self.code.is_pinned(pointee);
        if self.s.memory.races.is_some() && (is_unique || !borrow.is_mutable && cells.is_empty()) {
            // Making a borrow counts as an access.
            let how = if is_unique { Use::Write } else { Use::Read };
            self.s.memory.touch(from.alloc(), start..end, how)?;
        }
        let Some(found) = self.s.memory.get_mut(parent.alloc) else { return Ok(from) };
        let Tracker::Stacked(borrows) = borrows_of(found, Aliasing::Stacked) else {
            return Ok(from);
        };
        let whole = start..end;
        let unique = is_unique;
        let result = if unique {
            borrows.reborrow(&whole, new(Permission::Unique), by(Access::Write), true, None)
        } else if borrow.is_mutable || cells.as_slice() == [(0, size)] {
            let access = if borrow.is_mutable { Access::Write } else { Access::Read };
            let new = new(Permission::SharedReadWrite);
            borrows.reborrow(&whole, new, by(access), false, share)
        } else if cells.is_empty() {
            let new = new(Permission::SharedReadOnly);
            borrows.reborrow(&whole, new, by(Access::Read), true, share)
        } else {
            // Read-only between the cells. All of it has one tag.
            let mut at = start;
            let mut result = Ok(tag);
            for (cell, len) in cells.iter().copied().chain([(size, 0)]) {
                let frozen = at..(start + cell).min(end);
                let cell = frozen.end..(frozen.end + len).min(end);
                at = cell.end;
                let read_only = new(Permission::SharedReadOnly);
                let shared = new(Permission::SharedReadWrite);
                result = result
                    .and(borrows.reborrow(&frozen, read_only, by(Access::Read), true, None))
                    .and(borrows.reborrow(&cell, shared, by(Access::Read), false, None))
                    .map(|_| tag);
            }
            result
        };
        match result {
            Ok(made) => tag = made,
            Err(violation) => {
                let access = if unique { Access::Write } else { Access::Read };
                let what = Some(borrow.what);
                return Err(self.violation(violation, Some(parent.alloc), access, size, what));
            }
        }
        let is_large = borrows.size() > borrows.limit;
        // Not within cells.
        if let (Some(call), true) = (protect, unique || !borrow.is_mutable && cells.is_empty()) {
            borrows.protect(tag, &whole, call, is_weak);
            self.s.protected.push(parent.alloc);
        }
        if is_large {
            self.forget_unused_tags(parent.alloc, tag);
        }
        Ok(Pointer { provenance: Some(Provenance { alloc: parent.alloc, tag }), ..from })
    }

    /// The address of a pointer becomes a number.
    pub(super) fn expose(&mut self, pointer: Pointer) {
        let Some(Provenance { alloc, tag }) = pointer.provenance else { return };
        let aliasing = self.s.config.aliasing;
        if let Some(found) = self.s.memory.get_mut(alloc)
            && found.live
        {
            found.exposed = true;
            if aliasing != Aliasing::None && found.mutable {
                borrows_of(found, aliasing).expose(tag);
            }
        }
    }

    /// Every reference in a value becomes a borrow of its own.
    pub(super) fn retag_value(&mut self, at: Pointer, ty: TyId, moment: Moment) -> Eval<()> {
        if self.s.config.aliasing == Aliasing::None {
            return Ok(());
        }
        for retag in self.code.retags(ty)? {
            match *retag {
                Retag::Pointer { offset, pointee, borrow } => {
                    let at = at.offset(offset);
                    let fat = self.code.types.get(pointee)?.meta != Meta::None;
                    let Ok(pointer) = self.load_pointer(at, fat) else { continue };
                    let fresh = self.retag(pointer, pointee, borrow, moment)?;
                    if fresh != pointer {
                        self.store_pointer(at, fresh, fat)?;
                    }
                }
                Retag::Enum { offset, ty } => {
                    let at = at.offset(offset);
                    let Ok(variant) = self.variant(at, ty) else { continue };
                    let mir::TyKind::Adt(adt) = &self.code.ty(ty)?.kind else { continue };
                    if adt.is_coroutine && variant > 0 {
                        continue;
                    }
                    let fields = adt.variants.get(variant).map_or(&[][..], |it| &it.fields);
                    for field in fields {
                        self.retag_value(at.offset(field.offset), field.ty, moment)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A result is where it should go, in the frame on top: does it become a borrow of its own?
    /// Not when the library hands out what is used at once.
    pub(super) fn retag_result(
        &mut self,
        callee: Option<FnId>,
        to: Pointer,
        local: u32,
        ty: TyId,
    ) -> Eval<()> {
        let Some(caller) = self.s.frames.last() else { return Ok(()) };
        let bodies = &self.code.program().bodies;
        let is_user =
            |id: FnId| bodies.get(id.index()).is_some_and(|body| body.kind == mir::BodyKind::User);
        if !is_user(caller.body) {
            return Ok(());
        }
        let body = bodies.get(caller.body.index());
        let decl = body.and_then(|body| body.locals.get(local as usize));
        let is_temp = decl.is_some_and(|decl| decl.kind == LocalKind::Temp);
        if is_temp && callee.is_some_and(|callee| !is_user(callee)) {
            return Ok(());
        }
        self.retag_value(to, ty, Moment::Value)
    }

    /// A call is over: its arguments may be ended again.
    pub(super) fn unprotect(&mut self, frame: &mut Rc<crate::Frame>) -> Eval<()> {
        if frame.protected.is_empty() {
            return Ok(());
        }
        let at = self.site();
        let frame = Rc::make_mut(frame);
        for id in std::mem::take(&mut frame.protected) {
            let found = self.s.memory.get_mut(id);
            if let Some(found) = found.filter(|found| found.live)
                && let Some(borrows) = found.borrows.as_mut()
                && let Err(violation) = borrows.unprotect(frame.serial, at)
            {
                let size = found.bytes.len();
                return Err(self.violation(violation, Some(id), Access::Write, size, None));
            }
        }
        Ok(())
    }

    /// Looks through everything for the borrows of an allocation that are still somewhere.
    #[cold]
    pub(super) fn forget_unused_tags(&mut self, alloc: AllocId, new: Tag) {
        let mut used = HashSet::from([new]);
        let mut note = |provenance: Provenance| {
            if provenance.alloc == alloc {
                used.insert(provenance.tag);
            }
        };
        for (_, found) in self.s.memory.iter() {
            found.bytes.provenances().for_each(&mut note);
        }
        self.s.transfer.provenances().for_each(&mut note);
        let threads = &self.s.threads.all;
        let frames = threads.iter().flat_map(|thread| &thread.frames);
        for frame in self.s.frames.iter().chain(frames) {
            frame.registers.provenances().for_each(&mut note);
            for pointer in frame.return_to.pointers() {
                pointer.provenance.into_iter().for_each(&mut note);
            }
        }
        let panics = threads.iter().flat_map(|thread| &thread.panics);
        for panic in self.s.panics.iter().chain(panics) {
            panic.payload.provenance.into_iter().for_each(&mut note);
        }
        let found = self.s.memory.get_mut(alloc);
        if let Some(borrows) = found.and_then(|found| found.borrows.as_mut()) {
            borrows.retain(|tag| used.contains(&tag));
        }
    }

    /// In words, with lines.
    #[cold]
    pub(super) fn violation(
        &self,
        violation: Violation,
        alloc: Option<AllocId>,
        access: Access,
        size: u64,
        reborrow: Option<Pointee>,
    ) -> Box<Fault> {
        let program = self.code.program();
        let line = |site: crate::Site| match site.span.is_user() {
            true => format!("line {}", program.line(site.span)),
            false => "the library".to_owned(),
        };
        let doing = match (access, reborrow) {
            (_, Some(what)) => format!("making {}", what.name()),
            (Access::Read, None) => format!("reading {size} bytes"),
            (Access::Write, None) => format!("writing {size} bytes"),
            (Access::Free, None) => "freeing a block".to_owned(),
        };
        let (message, made, ended) = match violation {
            Violation::Ended { made: Some(made), by } => {
                let name = made.what.name();
                let ended = by.map_or_else(String::new, |by| {
                    format!(" and ended when {} {}", line(by.at), how(by))
                });
                let made_at = line(made.at);
                (
                    format!("{doing} through {name} that was made in {made_at}{ended}"),
                    Some(made),
                    by,
                )
            }
            Violation::Ended { made: None, .. } => {
                let why = "a pointer that was not made for these bytes, or ended long ago";
                (format!("{doing} through {why}"), None, None)
            }
            Violation::ReadOnly { made } => {
                let (name, at) = (made.what.name(), line(made.at));
                let why = "which allows only reading";
                (format!("{doing} through {name} that was made in {at}, {why}"), Some(made), None)
            }
            Violation::Protected { made, weak } => {
                let (name, at) = (made.what.name(), line(made.at));
                let what = if weak { "the argument" } else { "an argument" };
                let why = format!("{name} that is {what} of a call still running ({at})");
                (format!("{doing} would end {why}"), Some(made), None)
            }
        };
        let history = made.map(|made| BorrowHistory {
            what: made.what.name(),
            made_at: made.at,
            ended_at: ended.map(|by| by.at),
        });
        Fault::ub(UbKind::Aliasing, message).about(alloc).with_borrow(history)
    }
}

pub(super) fn borrows_of(found: &mut Allocation, aliasing: Aliasing) -> &mut Tracker {
    let (len, at) = (found.bytes.len(), found.allocated_at);
    let base = match found.kind {
        AllocKind::Heap | AllocKind::Stack { .. } => Permission::Unique,
        _ => Permission::SharedReadWrite,
    };
    found.borrows.get_or_insert_with(|| {
        Box::new(match aliasing {
            Aliasing::Tree => Tracker::Tree(Tree::new(len, at)),
            _ => Tracker::Stacked(Borrows::new(len, base, at)),
        })
    })
}

fn how(by: Ended) -> String {
    match (by.reborrow, by.write) {
        (Some(what), _) => format!("made {}", what.name()),
        (None, true) => "wrote there".to_owned(),
        (None, false) => "read there by another way".to_owned(),
    }
}
