//! Who may use which bytes of an allocation: Tree Borrows, as Miri has them
//! (`borrow_tracker/tree_borrows`).
//!
//! The borrows of an allocation are a tree: each is a child of the one it was made from. Each has a
//! state for each byte. An access by a borrow is one by a child to the borrow itself and to those
//! it was made from, and a foreign one to all others, and states change accordingly.

use std::ops::Range;

use super::{Access, Attempt, Ended, Made, Site, Tag, Violation, borrows::Pointee};

/// What a borrow may still be used for, for some bytes (Miri's `Permission`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum State {
    /// Within an `UnsafeCell` behind a `&`: nothing changes it.
    Cell,
    /// A `&mut` that was not written through yet. While it is the argument of a call that others
    /// read behind its back, it is `conflicted` and cannot be written through.
    Reserved { conflicted: bool },
    /// The same with interior mutability, which others may write meanwhile.
    ReservedCell,
    /// Written through: alone.
    Unique,
    /// Only for reading.
    Frozen,
    /// For nothing.
    Disabled,
}

impl State {
    /// The state after an access; `None` when it is not allowed (Miri's `perms::transition`).
    fn after(self, is_write: bool, is_child: bool, is_protected: bool) -> Option<Self> {
        Some(match (self, is_child, is_write) {
            (Self::Cell, ..) => Self::Cell,
            (Self::Disabled, true, _) => return None,
            (_, true, false) => self,
            (Self::Frozen, true, true) => return None,
            (Self::Reserved { conflicted: true }, true, true) if is_protected => return None,
            (_, true, true) => Self::Unique,
            (Self::Reserved { .. }, false, false) if is_protected => {
                Self::Reserved { conflicted: true }
            }
            (Self::Unique, false, false) if is_protected => Self::Disabled,
            (Self::Unique, false, false) => Self::Frozen,
            (_, false, false) => self,
            (Self::ReservedCell, false, true) => self,
            (_, false, true) => Self::Disabled,
        })
    }

    /// Is a child in another state all that is left of this, when nobody uses it itself?
    fn is_implied_by(self, child: Self) -> bool {
        match self {
            Self::Cell => true,
            Self::ReservedCell => child != Self::Cell,
            Self::Reserved { .. } => !matches!(child, Self::Cell | Self::ReservedCell),
            Self::Unique => matches!(child, Self::Unique | Self::Frozen | Self::Disabled),
            Self::Frozen => matches!(child, Self::Frozen | Self::Disabled),
            Self::Disabled => child == Self::Disabled,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Node {
    tag: Tag,
    /// Index of the borrow that it was made from; the first node is the owner and has none.
    parent: Option<usize>,
    made: Made,
    protector: Option<Protector>,
    /// What last took something from it.
    ended: Option<Ended>,
}

/// An argument must stay usable until its call returns.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Protector {
    /// [`Frame::serial`](crate::Frame).
    call: u32,
    /// A `Box`: may be freed.
    weak: bool,
}

/// A state, and whether the borrow was used for these bytes, or made for them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Cell {
    state: State,
    accessed: bool,
}

/// Bytes up to an offset, from where the segment before ends; one cell for each node.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Segment {
    end: u64,
    cells: Vec<Cell>,
}

/// A borrow to be made.
#[derive(Clone, Debug)]
pub(crate) struct NewNode<'a> {
    pub(crate) tag: Tag,
    pub(crate) made: Made,
    /// The bytes it is made for, in order, and its state there.
    pub(crate) parts: &'a [(Range<u64>, State)],
    /// Its state elsewhere, where it may be used later.
    pub(crate) outside: State,
    /// The call that it is an argument of, and whether it is a `Box`.
    pub(crate) protect: Option<(u32, bool)>,
}

/// The borrows of an allocation.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Tree {
    /// Parents before children.
    nodes: Vec<Node>,
    segments: Vec<Segment>,
    exposed: Vec<Tag>,
    /// Segments and nodes beyond which those that nobody has are looked for.
    pub(crate) limit: usize,
}

impl Tree {
    /// Only the owner.
    pub(crate) fn new(size: u64, at: Site) -> Self {
        let made = Made { at, what: Pointee::Owner };
        let root = Node { tag: Tag::ROOT, parent: None, made, protector: None, ended: None };
        let cells = vec![Cell { state: State::Unique, accessed: true }];
        Self {
            nodes: vec![root],
            segments: vec![Segment { end: size, cells }],
            exposed: Vec::new(),
            limit: 64,
        }
    }

    /// Is the access allowed, without changing anything?
    pub(crate) fn is_quiet(&self, range: &Range<u64>, tag: Tag, access: Access) -> bool {
        if tag == Tag::WILDCARD {
            return true;
        }
        if access == Access::Free {
            return false;
        }
        let Some(by) = self.index(tag) else { return false };
        let is_write = access == Access::Write;
        let lineage = self.lineage(by);
        let first = self.first(range.start);
        let segments = self.segments.get(first..).unwrap_or_default();
        let mut start = range.start;
        for segment in segments {
            if start >= range.end {
                break;
            }
            for (index, (node, cell)) in self.nodes.iter().zip(&segment.cells).enumerate() {
                let is_child = is_in(&lineage, index);
                let after = cell.state.after(is_write, is_child, node.protector.is_some());
                if after != Some(cell.state) || is_child && !cell.accessed {
                    return false;
                }
            }
            start = segment.end;
        }
        true
    }

    /// Checks an access and changes the states that it changes.
    pub(crate) fn access(&mut self, range: &Range<u64>, by: Attempt) -> Result<(), Violation> {
        if by.tag == Tag::WILDCARD {
            return Ok(());
        }
        let Some(index) = self.index(by.tag) else {
            return Err(Violation::Ended { made: None, by: None });
        };
        self.visit(range, index, by, false)?;
        if by.access == Access::Free {
            for (index, node) in self.nodes.iter().enumerate() {
                let cells = self.segments.iter().filter_map(|segment| segment.cells.get(index));
                let mut used = cells.filter(|cell| cell.accessed && cell.state != State::Cell);
                if node.protector.is_some_and(|it| !it.weak) && used.next().is_some() {
                    return Err(Violation::Protected { made: node.made, weak: false });
                }
            }
        }
        Ok(())
    }

    /// Makes a borrow from another one, which counts as reading where it is not within cells.
    pub(crate) fn reborrow(&mut self, new: NewNode<'_>, by: Attempt) -> Result<(), Violation> {
        let Some(parent) = self.index(by.tag) else {
            return Err(Violation::Ended { made: None, by: None });
        };
        for (range, state) in new.parts {
            if *state != State::Cell {
                self.visit(range, parent, Attempt { access: Access::Read, ..by }, false)?;
            }
        }
        let cell = Cell { state: new.outside, accessed: false };
        self.segments.iter_mut().for_each(|segment| segment.cells.push(cell));
        let protector = new.protect.map(|(call, weak)| Protector { call, weak });
        let node =
            Node { tag: new.tag, parent: Some(parent), made: new.made, protector, ended: None };
        self.nodes.push(node);
        for (range, state) in new.parts {
            for index in self.split(range) {
                let segment = self.segments.get_mut(index);
                if let Some(cell) = segment.and_then(|segment| segment.cells.last_mut()) {
                    *cell = Cell { state: *state, accessed: *state != State::Cell };
                }
            }
        }
        Ok(())
    }

    /// A call returned: what was used of its arguments is used once more, so that nothing that
    /// others did meanwhile can have depended on the order (Miri's `release_protector`).
    pub(crate) fn unprotect(&mut self, call: u32, at: Site) -> Result<(), Violation> {
        for index in 0..self.nodes.len() {
            let Some(node) = self.nodes.get_mut(index) else { break };
            if node.protector.is_none_or(|protector| protector.call != call) {
                continue;
            }
            node.protector = None;
            let tag = node.tag;
            let mut start = 0;
            for segment in self.segments.clone() {
                let range = start..segment.end;
                start = segment.end;
                let Some(cell) = segment.cells.get(index).filter(|cell| cell.accessed) else {
                    continue;
                };
                let access = match cell.state {
                    State::Cell | State::Disabled => continue,
                    State::Unique => Access::Write,
                    _ => Access::Read,
                };
                self.visit(&range, index, Attempt { tag, access, at, reborrow: None }, true)?;
            }
        }
        Ok(())
    }

    /// The address of a pointer is known from now on.
    pub(crate) fn expose(&mut self, tag: Tag) {
        if !self.exposed.contains(&tag) {
            self.exposed.push(tag);
        }
    }

    /// How much a search for unused borrows would look at.
    pub(crate) fn size(&self) -> usize {
        self.segments.len() + self.nodes.len()
    }

    /// Forgets borrows that no pointer has and no other borrow needs.
    pub(crate) fn retain(&mut self, is_used: impl Fn(Tag) -> bool) {
        let mut index = self.nodes.len();
        while index > 1 {
            index -= 1;
            let Some(node) = self.nodes.get(index) else { break };
            let is_kept =
                is_used(node.tag) || self.exposed.contains(&node.tag) || node.protector.is_some();
            let is_needed = match self.first_children(index) {
                (None, _) => false,
                (Some(child), None) => !self.segments.iter().all(|segment| {
                    match (segment.cells.get(index), segment.cells.get(child)) {
                        (Some(node), Some(child)) => {
                            node.state.is_implied_by(child.state)
                                && (child.accessed || !node.accessed)
                        }
                        _ => false,
                    }
                }),
                _ => true,
            };
            if !is_kept && !is_needed {
                self.remove(index);
            }
        }
        self.segments.dedup_by(|next, segment| {
            let is_equal = next.cells == segment.cells;
            if is_equal {
                segment.end = next.end;
            }
            is_equal
        });
        self.limit = (2 * self.size()).max(64);
    }

    fn remove(&mut self, index: usize) {
        let parent = self.nodes.remove(index).parent;
        for node in &mut self.nodes {
            match node.parent {
                Some(of) if of == index => node.parent = parent,
                Some(of) if of > index => node.parent = Some(of - 1),
                _ => {}
            }
        }
        self.segments.iter_mut().for_each(|segment| {
            segment.cells.remove(index);
        });
    }

    fn first_children(&self, index: usize) -> (Option<usize>, Option<usize>) {
        let nodes = self.nodes.iter().enumerate();
        let children = nodes.filter(|(_, node)| node.parent == Some(index));
        let mut children = children.map(|(at, _)| at);
        (children.next(), children.next())
    }

    /// An access by a node; `outwards` leaves out those that were made from it.
    fn visit(
        &mut self,
        range: &Range<u64>,
        by: usize,
        attempt: Attempt,
        outwards: bool,
    ) -> Result<(), Violation> {
        if range.start >= range.end {
            return Ok(());
        }
        let is_write = attempt.access != Access::Read;
        let lineage = self.lineage(by);
        for index in self.split(range) {
            let Self { segments, nodes, .. } = self;
            let Some(segment) = segments.get_mut(index) else { break };
            let mut below = vec![false; nodes.len()];
            for at in 0..nodes.len() {
                let (Some(node), Some(cell)) = (nodes.get_mut(at), segment.cells.get_mut(at))
                else {
                    break;
                };
                let parent_is_below = node.parent.and_then(|it| below.get(it).copied());
                let is_below = at == by || parent_is_below.unwrap_or(false);
                if let Some(place) = below.get_mut(at) {
                    *place = is_below;
                }
                if outwards && is_below {
                    continue;
                }
                let is_child = is_in(&lineage, at);
                let Some(state) = cell.state.after(is_write, is_child, node.protector.is_some())
                else {
                    return Err(match cell.state {
                        State::Disabled => {
                            Violation::Ended { made: Some(node.made), by: node.ended }
                        }
                        _ => Violation::ReadOnly { made: node.made },
                    });
                };
                cell.accessed |= is_child;
                if state == State::Disabled && cell.state != state {
                    if let Some(protector) = node.protector.filter(|_| cell.accessed)
                        && !(protector.weak && attempt.access == Access::Free)
                    {
                        return Err(Violation::Protected { made: node.made, weak: protector.weak });
                    }
                    let Attempt { at, reborrow, .. } = attempt;
                    node.ended = Some(Ended { at, write: is_write, reborrow });
                }
                cell.state = state;
            }
        }
        Ok(())
    }

    fn index(&self, tag: Tag) -> Option<usize> {
        self.nodes.iter().rposition(|node| node.tag == tag)
    }

    /// A node and those that it was made from, the nearest first.
    fn lineage(&self, index: usize) -> Vec<usize> {
        let parent = |&at: &usize| self.nodes.get(at)?.parent;
        std::iter::successors(Some(index), parent).collect()
    }

    fn first(&self, start: u64) -> usize {
        self.segments.partition_point(|segment| segment.end <= start)
    }

    /// Makes the range a number of whole segments.
    fn split(&mut self, range: &Range<u64>) -> Range<usize> {
        if range.start >= range.end {
            return 0..0;
        }
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
            let before = Segment { end: at, cells: segment.cells.clone() };
            self.segments.insert(index, before);
        }
    }
}

/// Is a node in a lineage, whose indices fall?
fn is_in(lineage: &[usize], index: usize) -> bool {
    lineage.binary_search_by(|at| index.cmp(at)).is_ok()
}
