//! What a step did, for sentences and highlights.

use std::ops::Range;

use mir::{FnId, Local, Span, TyId};

use crate::{AllocId, BlockedOn, ThreadId};

/// Something that happened. Events are only made while the machine is observed
/// ([`Machine::observe`](crate::Machine::observe)).
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// The step that did it, counted from 1.
    pub step: u64,
    /// The thread that did it.
    pub thread: ThreadId,
    /// Frames of the thread below the one that did it.
    pub depth: usize,
    /// It was done by a body that the reader wrote.
    pub user: bool,
    /// The source that asked for it, in the body that did it.
    pub span: Span,
    /// What.
    pub kind: EventKind,
}

/// A typed range of an allocation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlaceRef {
    /// The allocation; `None` for a place of size 0 without one.
    pub alloc: Option<AllocId>,
    /// Bytes from its start.
    pub offset: u64,
    /// Bytes.
    pub size: u64,
    /// What the program sees there.
    pub ty: TyId,
}

/// What happened. The bytes before are those of the moment before.
#[derive(Clone, PartialEq, Debug)]
pub enum EventKind {
    /// A statement or call wrote its destination.
    Assign {
        /// Where.
        to: PlaceRef,
    },
    /// A place was read by copy (its type is `Copy`) and written elsewhere.
    Copied {
        /// The source.
        from: PlaceRef,
        /// The destination.
        to: PlaceRef,
    },
    /// A place was moved: its bytes were copied and it is no longer usable.
    Moved {
        /// The source.
        from: PlaceRef,
        /// The destination.
        to: PlaceRef,
    },
    /// A block of the heap was allocated.
    Alloc {
        /// The new block.
        alloc: AllocId,
        /// Its bytes.
        size: u64,
    },
    /// A block was resized: the old one is gone, its bytes are in the new one.
    Realloc {
        /// Freed.
        old: AllocId,
        /// Its bytes.
        old_size: u64,
        /// Allocated.
        new: AllocId,
        /// Its bytes.
        new_size: u64,
    },
    /// A block was freed.
    Dealloc {
        /// The block.
        alloc: AllocId,
        /// Its bytes.
        size: u64,
    },
    /// Bytes were written.
    Write {
        /// In this allocation.
        alloc: AllocId,
        /// These.
        range: Range<u64>,
    },
    /// A function was entered; its frame is on top now.
    Call {
        /// The callee.
        body: FnId,
        /// Its frame (index into [`Machine::frames_of`](crate::Machine::frames_of) the thread).
        frame: usize,
    },
    /// A function returned to the one below.
    Return {
        /// It.
        body: FnId,
        /// The frame it had.
        frame: usize,
        /// Where the result went, if it has bytes.
        to: Option<PlaceRef>,
    },
    /// A frame was left by a panic.
    Unwind {
        /// The function left.
        body: FnId,
        /// The frame it had.
        frame: usize,
    },
    /// The drop glue of a place is about to run.
    Drop {
        /// What is dropped.
        place: PlaceRef,
    },
    /// Text was printed.
    Print {
        /// To stderr rather than stdout.
        stderr: bool,
        /// It.
        text: String,
    },
    /// A panic began.
    Panic {
        /// What it says.
        message: String,
    },
    /// A local got its memory.
    StorageLive {
        /// The local of the frame at `depth`.
        local: Local,
        /// Its memory.
        alloc: AllocId,
    },
    /// A local lost its memory.
    StorageDead {
        /// The local of the frame at `depth`.
        local: Local,
        /// What was its memory.
        alloc: AllocId,
    },
    /// A thread was made; it can run from now on.
    Spawn {
        /// It.
        thread: ThreadId,
    },
    /// The thread ended.
    ThreadEnd,
    /// The thread waited for the end of another, which has come.
    Joined {
        /// The other.
        thread: ThreadId,
    },
    /// The thread has to wait.
    Blocked {
        /// For what.
        on: BlockedOn,
    },
    /// Another thread can go on.
    Woken {
        /// The other.
        thread: ThreadId,
    },
    /// The thread acquired the lock at an address.
    Lock {
        /// The lock.
        address: u64,
    },
    /// The thread released the lock at an address.
    Unlock {
        /// The lock.
        address: u64,
    },
    /// This thread goes on where it was, after another one.
    Switched {
        /// It ran before.
        from: ThreadId,
    },
}
