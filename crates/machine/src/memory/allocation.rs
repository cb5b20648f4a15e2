//! One allocation.

use std::num::NonZeroU32;
use std::ops::Range;

use mir::{FnId, GlobalId, Local, Span, TyId};

use super::{Bytes, Tracker, TypedRun};
use crate::ThreadId;

/// The identity of an allocation; never used again for another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AllocId {
    /// Index into the table of allocations.
    pub(crate) slot: u32,
    /// How often the slot was used before.
    pub(crate) generation: u32,
}

/// Slots from here on are no slots of the table.
const REGISTER: u32 = 1 << 30;

impl AllocId {
    /// Stands for the registers of the frame that runs; addresses are offsets in them.
    pub(crate) const REGISTERS: Self = Self { slot: u32::MAX, generation: 0 };
    /// Stands for the registers of the frame below it.
    pub(crate) const CALLER: Self = Self { slot: u32::MAX - 1, generation: 0 };
    /// Stands for the registers of the frame that is being made.
    pub(crate) const TRANSFER: Self = Self { slot: u32::MAX - 2, generation: 0 };
    /// Of a pointer made from an address where nothing is that was exposed; it may be moved to
    /// where something is.
    pub(crate) const WILD: Self = Self { slot: u32::MAX - 3, generation: 0 };

    /// Does it stand for registers?
    #[inline]
    pub(crate) fn is_special(self) -> bool {
        self.slot >= Self::TRANSFER.slot
    }

    /// The identity of a local that is a register of a frame.
    pub(crate) fn register(local: u32, serial: u32) -> Self {
        Self { slot: REGISTER | local, generation: serial }
    }

    /// The local, if this is a register.
    pub(crate) fn as_register(self) -> Option<u32> {
        (self.slot & REGISTER != 0 && self.slot < Self::WILD.slot).then_some(self.slot & !REGISTER)
    }

    /// The identity as one number.
    pub fn as_u64(self) -> u64 {
        u64::from(self.generation) << 32 | u64::from(self.slot)
    }
}

/// What a pointer may be used for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Provenance {
    /// The allocation.
    pub alloc: AllocId,
    /// Which borrow of it (Miri's `BorTag`).
    pub tag: Tag,
}

impl Provenance {
    /// That of the owner of an allocation.
    pub(crate) fn root(alloc: AllocId) -> Self {
        Self { alloc, tag: Tag::ROOT }
    }
}

/// Names a borrow: each retag makes a new one (Miri's `BorTag`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Tag(pub(crate) NonZeroU32);

impl Tag {
    /// A pointer made from an address: it may be any that was exposed.
    pub(crate) const WILDCARD: Self = Self(NonZeroU32::MIN);
    /// The variable or block itself, in each allocation.
    pub(crate) const ROOT: Self = Self(NonZeroU32::MIN.saturating_add(1));

    /// The tag after this one.
    pub(crate) fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// What an allocation is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AllocKind {
    /// A local of a call.
    Stack {
        /// The thread whose stack it is on.
        thread: ThreadId,
        /// Index into [`Machine::frames_of`](crate::Machine::frames_of) that thread.
        frame: u32,
        /// The local.
        local: Local,
    },
    /// A block of the heap.
    Heap,
    /// A `thread_local!` of a thread.
    ThreadLocal {
        /// The thread.
        thread: ThreadId,
        /// What is there.
        ty: TyId,
        /// The static that stands for it in every thread.
        key: Option<GlobalId>,
    },
    /// A literal, static, const or promoted value.
    Global(GlobalId),
    /// A table of methods; the global is a [`mir::GlobalKind::Vtable`].
    Vtable(GlobalId),
    /// The code of a function.
    Function(FnId),
    /// Text that the machine made: a panic message, a type's name, a panic's location.
    Machine,
}

/// When and by which source something happened.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Site {
    /// The innermost code of the reader that was running.
    pub span: Span,
    /// [`Machine::steps`](crate::Machine::steps) then.
    pub step: u64,
}

/// What is known of bytes that are still in memory but that the program may not use.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Ghost {
    /// Which bytes.
    pub range: Range<u64>,
    /// Why.
    pub kind: GhostKind,
    /// Since when.
    pub at: Site,
}

/// Why bytes may not be used.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum GhostKind {
    /// The value was moved out by code of the reader.
    Moved,
    /// The value was dropped.
    Dropped,
}

/// A contiguous piece of memory.
#[derive(Clone, PartialEq, Debug)]
pub struct Allocation {
    /// What it is.
    pub kind: AllocKind,
    /// Where it begins.
    pub address: u64,
    /// The address is a multiple of this.
    pub align: u64,
    /// What it holds. Of a tombstone: what it held last.
    pub bytes: Bytes,
    /// False for a tombstone.
    pub live: bool,
    /// May be written.
    pub mutable: bool,
    /// Who allocated it.
    pub allocated_at: Site,
    /// Who freed it.
    pub freed_at: Option<Site>,
    /// Bytes moved out of or dropped, not written since; only while there are some.
    pub ghosts: Vec<Ghost>,
    /// Of a block of the heap: the types of the values written to it, by offset, without
    /// overlaps.
    pub types: Vec<TypedRun>,
    /// Who may use it; `None` when it was never borrowed.
    pub(crate) borrows: Option<Box<Tracker>>,
    /// Its address was made a number, so that pointers made from numbers may lead here.
    pub(crate) exposed: bool,
    /// Came from C's `malloc`, which alone can free it.
    pub(crate) by_malloc: bool,
    pub(crate) generation: u32,
}

impl Allocation {
    pub(crate) fn new(
        kind: AllocKind,
        size: u64,
        align: u64,
        address: u64,
        allocated_at: Site,
    ) -> Self {
        let mut bytes = Bytes::default();
        bytes.reset(size);
        Self {
            kind,
            address,
            align,
            bytes,
            live: true,
            mutable: true,
            allocated_at,
            freed_at: None,
            ghosts: Vec::new(),
            types: Vec::new(),
            borrows: None,
            exposed: false,
            by_malloc: false,
            generation: 0,
        }
    }

    /// One past the last address.
    pub fn end(&self) -> u64 {
        self.address + self.bytes.len()
    }

    /// The ghost that covers a range, if the whole of it was moved out or dropped.
    pub fn ghost(&self, range: &Range<u64>) -> Option<&Ghost> {
        self.ghosts
            .iter()
            .find(|ghost| ghost.range.start <= range.start && range.end <= ghost.range.end)
    }
}

pub(crate) fn add_ghost(ghosts: &mut Vec<Ghost>, range: Range<u64>, kind: GhostKind, at: Site) {
    if range.start >= range.end {
        return;
    }
    clear_ghosts(ghosts, &range);
    ghosts.push(Ghost { range, kind, at });
}

/// What is written is usable again.
pub(crate) fn clear_ghosts(ghosts: &mut Vec<Ghost>, written: &Range<u64>) {
    if ghosts.is_empty() || written.start >= written.end {
        return;
    }
    let mut rest = Vec::new();
    for ghost in ghosts.drain(..) {
        let before = ghost.range.start..ghost.range.end.min(written.start);
        let after = ghost.range.start.max(written.end)..ghost.range.end;
        for range in [before, after] {
            if range.start < range.end {
                rest.push(Ghost { range, ..ghost });
            }
        }
    }
    *ghosts = rest;
}

impl std::hash::Hash for Allocation {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.kind.hash(state);
        self.address.hash(state);
        self.bytes.hash(state);
        self.live.hash(state);
        self.freed_at.hash(state);
        self.ghosts.hash(state);
        self.borrows.hash(state);
        self.exposed.hash(state);
        self.by_malloc.hash(state);
        self.generation.hash(state);
    }
}
