//! Who may use which bytes of an allocation: Stacked Borrows, as Miri has them
//! (`borrow_tracker/stacked_borrows`).
//!
//! Each byte has a stack of items, one for each borrow that may still be used; neighbours with
//! equal stacks share one. An access needs an item with its tag and ends what is above it. An
//! allocation has no stacks until it is first borrowed: until then there is only its owner.
//!
//! Stacks stay short: what is equal to the item on top for all that can follow gets no item of its
//! own.

use std::ops::Range;

use super::{Site, Tag};

/// What an item allows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Permission {
    /// `&mut`, `Box`, the owner: alone on what is above.
    Unique,
    /// Raw pointers, and `&` inside of an `UnsafeCell`.
    SharedReadWrite,
    /// `&`.
    SharedReadOnly,
    /// Was unique; kept for the neighbours that it keeps apart.
    Disabled,
}

/// What a pointer is used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    Read,
    Write,
    /// Freeing needs what writing needs.
    Free,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Item {
    tag: Tag,
    permission: Permission,
    made: Made,
}

/// How a borrow came about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Made {
    pub(crate) at: Site,
    pub(crate) what: Pointee,
}

/// What a borrow is, for sentences.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Pointee {
    Owner,
    Shared,
    Mutable,
    Raw,
    Box,
}

impl Pointee {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Owner => "the owner",
            Self::Shared => "a `&` reference",
            Self::Mutable => "a `&mut` reference",
            Self::Raw => "a raw pointer",
            Self::Box => "a `Box`",
        }
    }
}

/// Bytes up to an offset, from where the segment before ends.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Segment {
    end: u64,
    stack: Vec<Item>,
}

/// An argument that must stay usable until its call returns.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Protector {
    tag: Tag,
    start: u64,
    end: u64,
    /// [`Frame::serial`](crate::Frame).
    call: u32,
    /// A `Box`: may be freed.
    weak: bool,
}

/// A borrow that ended, and what ended it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Gone {
    tag: Tag,
    made: Made,
    by: Ended,
}

/// What ended a borrow.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Ended {
    pub(crate) at: Site,
    pub(crate) write: bool,
    /// By making another borrow, which counts as an access.
    pub(crate) reborrow: Option<Pointee>,
}

/// What is wrong with an access.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Violation {
    /// The borrow has ended, or never was for these bytes.
    Ended { made: Option<Made>, by: Option<Ended> },
    /// The borrow allows reading only.
    ReadOnly { made: Made },
    /// It would end a borrow that is protected.
    Protected { made: Made, weak: bool },
}

/// An access: by whom, to what, when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attempt {
    pub(crate) tag: Tag,
    pub(crate) access: Access,
    pub(crate) at: Site,
    /// It is made for another borrow.
    pub(crate) reborrow: Option<Pointee>,
}

/// A borrow to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct New {
    pub(crate) tag: Tag,
    pub(crate) permission: Permission,
    pub(crate) made: Made,
}

/// Borrows that ended, kept for explanations.
const REMEMBERED: usize = 24;

/// The borrows of an allocation.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Borrows {
    segments: Vec<Segment>,
    protectors: Vec<Protector>,
    gone: Vec<Gone>,
    /// Those whose pointers were turned into addresses; pointers made from addresses may be any of
    /// them.
    exposed: Vec<Tag>,
    /// Segments and items beyond which those that nobody has are looked for.
    pub(crate) limit: usize,
}

impl Borrows {
    /// Only the owner, or for a static whoever has its address.
    pub(crate) fn new(size: u64, permission: Permission, at: Site) -> Self {
        let made = Made { at, what: Pointee::Owner };
        let stack = vec![Item { tag: Tag::ROOT, permission, made }];
        Self {
            segments: vec![Segment { end: size, stack }],
            protectors: Vec::new(),
            gone: Vec::new(),
            exposed: Vec::new(),
            limit: 64,
        }
    }

    fn first(&self, start: u64) -> usize {
        self.segments.partition_point(|segment| segment.end <= start)
    }

    /// Is the access allowed, without changing anything?
    pub(crate) fn is_quiet(&self, range: &Range<u64>, tag: Tag, access: Access) -> bool {
        if tag == Tag::WILDCARD && self.exposed.is_empty() {
            return true;
        }
        let first = self.first(range.start);
        let mut start = range.start;
        for segment in self.segments.get(first..).unwrap_or_default() {
            if start >= range.end {
                break;
            }
            if !is_quiet(&segment.stack, tag, access, &self.exposed) {
                return false;
            }
            start = segment.end;
        }
        true
    }

    /// Checks an access and ends what it ends.
    pub(crate) fn access(&mut self, range: &Range<u64>, by: Attempt) -> Result<(), Violation> {
        let is_any = by.tag == Tag::WILDCARD && self.exposed.is_empty();
        if is_any || range.start >= range.end {
            return Ok(());
        }
        let indices = self.split(range);
        let mut start = range.start;
        for index in indices {
            let Some(segment) = self.segments.get_mut(index) else { break };
            let bytes = start..segment.end;
            start = segment.end;
            let granting = find(&segment.stack, by.tag, by.access, &self.exposed);
            let granting = granting.map_err(|made| violation(made, by.tag, &self.gone))?;
            let ended = match by.access {
                Access::Read => disable(&mut segment.stack, granting),
                Access::Write | Access::Free => pop(&mut segment.stack, granting),
            };
            for item in ended {
                self.end(&item, &bytes, by)?;
            }
        }
        if by.access == Access::Free
            && let Some(protector) = self.protectors.iter().find(|protector| !protector.weak)
        {
            let mut items = self.segments.iter().flat_map(|segment| &segment.stack);
            let item = items.find(|item| item.tag == protector.tag);
            if let Some(item) = item {
                return Err(Violation::Protected { made: item.made, weak: false });
            }
        }
        self.merge(range);
        Ok(())
    }

    /// Makes a borrow of a range from one that must allow it, which is an access unless the new
    /// one is for reading and writing by many. With `share`, gives the tag of an equal one that is
    /// there: made by the same source, or with `Some(true)` by any.
    pub(crate) fn reborrow(
        &mut self,
        range: &Range<u64>,
        new: New,
        by: Attempt,
        is_access: bool,
        share: Option<bool>,
    ) -> Result<Tag, Violation> {
        if range.start >= range.end {
            return Ok(by.tag);
        }
        if is_access {
            self.access(range, by)?;
        }
        if let Some(any) = share
            && let Some(equal) = self.equal(range, new, by, any)
        {
            return Ok(equal);
        }
        for index in self.split(range) {
            let Some(segment) = self.segments.get_mut(index) else { break };
            let item = Item { tag: new.tag, permission: new.permission, made: new.made };
            if new.permission == Permission::SharedReadWrite && by.tag != Tag::WILDCARD {
                let granting = find(&segment.stack, by.tag, by.access, &self.exposed);
                let granting = granting.map_err(|made| violation(made, by.tag, &self.gone))?;
                let at = first_incompatible(&segment.stack, granting);
                segment.stack.insert(at, item);
            } else {
                segment.stack.push(item);
            }
        }
        self.merge(range);
        Ok(new.tag)
    }

    /// The tag of an item that is and will be allowed the same as the new one, wherever that goes.
    fn equal(&self, range: &Range<u64>, new: New, by: Attempt, any: bool) -> Option<Tag> {
        let mut equal = None;
        let mut start = range.start;
        for segment in self.segments.get(self.first(range.start)..)? {
            if start >= range.end {
                break;
            }
            let item = match new.permission {
                Permission::SharedReadOnly => segment.stack.last()?,
                Permission::SharedReadWrite => {
                    let granting = find(&segment.stack, by.tag, by.access, &self.exposed).ok()?;
                    let at = first_incompatible(&segment.stack, granting);
                    // Next to the new one, below or above, is the same group.
                    let below = segment.stack.get(at.checked_sub(1)?)?;
                    match below.permission {
                        Permission::SharedReadWrite => below,
                        _ => segment.stack.get(at)?,
                    }
                }
                _ => return None,
            };
            let is_equal = item.permission == new.permission
                && item.made.what == new.made.what
                && (any || item.made.at.span == new.made.at.span)
                && item.tag != Tag::ROOT
                && *equal.get_or_insert(item.tag) == item.tag;
            if !is_equal {
                return None;
            }
            start = segment.end;
        }
        equal
    }

    /// An argument must stay usable until its call returns.
    pub(crate) fn protect(&mut self, tag: Tag, range: &Range<u64>, call: u32, weak: bool) {
        let (start, end) = (range.start, range.end);
        self.protectors.push(Protector { tag, start, end, call, weak });
    }

    /// A call returned.
    pub(crate) fn unprotect(&mut self, call: u32) {
        self.protectors.retain(|protector| protector.call != call);
    }

    /// May a pointer made from an address be one that is known?
    pub(crate) fn is_exposed(&self) -> bool {
        !self.exposed.is_empty()
    }

    /// The address of a pointer is known from now on.
    pub(crate) fn expose(&mut self, tag: Tag) {
        if tag != Tag::WILDCARD && !self.exposed.contains(&tag) {
            self.exposed.push(tag);
        }
    }

    /// How many segments and items there are: what a search for unused ones would look at.
    pub(crate) fn size(&self) -> usize {
        let deepest = self.segments.iter().map(|segment| segment.stack.len()).max();
        self.segments.len() + deepest.unwrap_or(0)
    }

    /// Forgets the items of tags that no pointer has.
    pub(crate) fn retain(&mut self, is_used: impl Fn(Tag) -> bool) {
        let protectors = &self.protectors;
        let exposed = &self.exposed;
        let is_kept = |tag| {
            tag == Tag::ROOT
                || is_used(tag)
                || exposed.contains(&tag)
                || protectors.iter().any(|it| it.tag == tag)
        };
        for segment in &mut self.segments {
            let mut index = 0;
            while let Some(item) = segment.stack.get(index) {
                let is_shared = |at: usize| {
                    segment
                        .stack
                        .get(at)
                        .is_some_and(|item| item.permission == Permission::SharedReadWrite)
                };
                // Not what keeps two groups of raw pointers apart.
                let parts = item.permission != Permission::SharedReadWrite
                    && index > 0
                    && is_shared(index - 1)
                    && is_shared(index + 1);
                if is_kept(item.tag) || parts {
                    index += 1;
                } else {
                    segment.stack.remove(index);
                }
            }
        }
        self.segments.dedup_by(|next, segment| {
            let is_equal = next.stack == segment.stack;
            if is_equal {
                segment.end = next.end;
            }
            is_equal
        });
        self.limit = (2 * self.size()).max(64);
    }

    fn end(&mut self, item: &Item, bytes: &Range<u64>, by: Attempt) -> Result<(), Violation> {
        let protector = self.protectors.iter().find(|protector| {
            protector.tag == item.tag && protector.start < bytes.end && bytes.start < protector.end
        });
        if let Some(protector) = protector
            && !(protector.weak && by.access == Access::Free)
        {
            return Err(Violation::Protected { made: item.made, weak: protector.weak });
        }
        if self.gone.iter().any(|gone| gone.tag == item.tag) {
            return Ok(());
        }
        if self.gone.len() >= REMEMBERED {
            self.gone.remove(0);
        }
        let ended = Ended { at: by.at, write: by.access != Access::Read, reborrow: by.reborrow };
        self.gone.push(Gone { tag: item.tag, made: item.made, by: ended });
        Ok(())
    }

    /// Makes the range a number of whole segments.
    fn split(&mut self, range: &Range<u64>) -> Range<usize> {
        self.split_at(range.start);
        self.split_at(range.end);
        self.first(range.start)..self.first(range.end)
    }

    fn split_at(&mut self, at: u64) {
        let index = self.first(at);
        let start = index.checked_sub(1).and_then(|before| self.segments.get(before));
        let start = start.map_or(0, |before| before.end);
        if at > start
            && let Some(segment) = self.segments.get(index)
        {
            let before = Segment { end: at, stack: segment.stack.clone() };
            self.segments.insert(index, before);
        }
    }

    /// Joins neighbours around a range that have become equal.
    fn merge(&mut self, range: &Range<u64>) {
        let mut index = self.first(range.start).saturating_sub(1);
        while let [segment, next, ..] = self.segments.get(index..).unwrap_or_default() {
            if segment.end > range.end {
                break;
            }
            if segment.stack == next.stack {
                self.segments.remove(index);
            } else {
                index += 1;
            }
        }
    }
}

fn grants(item: &Item, access: Access) -> bool {
    match item.permission {
        Permission::Disabled => false,
        Permission::SharedReadOnly => access == Access::Read,
        Permission::Unique | Permission::SharedReadWrite => true,
    }
}

/// The item that allows an access; what its tag is allowed instead, if anything.
fn find(stack: &[Item], tag: Tag, access: Access, exposed: &[Tag]) -> Result<usize, Option<Made>> {
    let found = granting(stack, tag, access, exposed);
    found.ok_or_else(|| {
        let read_only = stack
            .iter()
            .find(|item| item.tag == tag && item.permission == Permission::SharedReadOnly);
        read_only.map(|item| item.made)
    })
}

fn violation(read_only: Option<Made>, tag: Tag, gone: &[Gone]) -> Violation {
    match (read_only, gone.iter().find(|gone| gone.tag == tag)) {
        (Some(made), _) => Violation::ReadOnly { made },
        (None, Some(gone)) => Violation::Ended { made: Some(gone.made), by: Some(gone.by) },
        (None, None) => Violation::Ended { made: None, by: None },
    }
}

/// The first item above one that does not survive a write through it.
fn first_incompatible(stack: &[Item], granting: usize) -> usize {
    let is_raw = |item: &&Item| item.permission == Permission::SharedReadWrite;
    match stack.get(granting) {
        Some(item) if item.permission == Permission::SharedReadWrite => {
            let above = stack.get(granting + 1..).unwrap_or_default();
            granting + 1 + above.iter().take_while(is_raw).count()
        }
        _ => granting + 1,
    }
}

/// The highest item that allows an access by a tag.
fn granting(stack: &[Item], tag: Tag, access: Access, exposed: &[Tag]) -> Option<usize> {
    stack.iter().rposition(|item| {
        let is_it = item.tag == tag || tag == Tag::WILDCARD && exposed.contains(&item.tag);
        is_it && grants(item, access)
    })
}

fn is_quiet(stack: &[Item], tag: Tag, access: Access, exposed: &[Tag]) -> bool {
    let Some(granting) = granting(stack, tag, access, exposed) else {
        return false;
    };
    match access {
        Access::Read => {
            let above = stack.get(granting + 1..).unwrap_or_default();
            above.iter().all(|item| item.permission != Permission::Unique)
        }
        Access::Write => first_incompatible(stack, granting) >= stack.len(),
        Access::Free => false,
    }
}

/// What is unique above an item cannot be used after a read through it.
fn disable(stack: &mut Vec<Item>, granting: usize) -> Vec<Item> {
    let mut ended = Vec::new();
    for item in stack.iter_mut().skip(granting + 1) {
        if item.permission == Permission::Unique {
            ended.push(*item);
            item.permission = Permission::Disabled;
        }
    }
    while stack.last().is_some_and(|item| item.permission == Permission::Disabled) {
        stack.pop();
    }
    ended
}

/// What is above an item cannot be used after a write through it.
fn pop(stack: &mut Vec<Item>, granting: usize) -> Vec<Item> {
    let first = first_incompatible(stack, granting);
    let mut ended = stack.split_off(first);
    ended.retain(|item| item.permission != Permission::Disabled);
    ended
}

#[cfg(test)]
mod tests {
    use mir::{FileId, Span};

    use super::*;

    fn site(lo: u32) -> Site {
        Site { span: Span { file: FileId::USER, lo, hi: lo + 1 }, step: u64::from(lo) }
    }

    fn by(tag: Tag, access: Access, lo: u32) -> Attempt {
        Attempt { tag, access, at: site(lo), reborrow: None }
    }

    fn shared(tag: Tag, lo: u32) -> New {
        let made = Made { at: site(lo), what: Pointee::Shared };
        New { tag, permission: Permission::SharedReadOnly, made }
    }

    #[test]
    fn what_is_shared_again_and_again_stays_small() {
        let mut borrows = Borrows::new(24, Permission::Unique, site(0));
        let mut tag = Tag::ROOT;
        for round in 0..1000 {
            tag = tag.next();
            let by = by(Tag::ROOT, Access::Read, round);
            let made = borrows.reborrow(&(0..24), shared(tag, round % 3), by, true, Some(false));
            assert!(made.is_ok());
            if borrows.size() > borrows.limit {
                borrows.retain(|used| used == tag);
            }
        }
        assert!(borrows.size() <= 64, "{}", borrows.size());
    }

    #[test]
    fn what_waits_for_its_call_again_and_again_stays_small() {
        let mut borrows = Borrows::new(24, Permission::Unique, site(0));
        let mut tag = Tag::ROOT;
        for round in 0..1000 {
            tag = tag.next();
            let made = Made { at: site(round % 3), what: Pointee::Mutable };
            let new = New { tag, permission: Permission::SharedReadWrite, made };
            let by = by(Tag::ROOT, Access::Write, round);
            let made = borrows.reborrow(&(0..24), new, by, false, Some(false));
            assert!(made.is_ok());
            if borrows.size() > borrows.limit {
                borrows.retain(|used| used == tag);
            }
        }
        assert!(borrows.size() <= 64, "{}", borrows.size());
    }

    #[test]
    fn neighbours_that_become_equal_are_one_again() {
        let mut borrows = Borrows::new(24, Permission::Unique, site(0));
        let tag = Tag::ROOT.next();
        let read = by(Tag::ROOT, Access::Read, 1);
        borrows.reborrow(&(8..16), shared(tag, 1), read, true, None).unwrap();
        assert_eq!(borrows.segments.len(), 3);
        borrows.access(&(0..24), by(Tag::ROOT, Access::Write, 2)).unwrap();
        assert_eq!(borrows.segments.len(), 1);
        let gone = borrows.access(&(8..16), by(tag, Access::Read, 3));
        assert!(matches!(gone, Err(Violation::Ended { made: Some(_), by: Some(_) })));
    }
}
