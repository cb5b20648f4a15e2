//! How a run ends.

use std::fmt;

use mir::Span;

use crate::{AllocId, BlockedOn, Site, ThreadId};

/// How a run ended.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// `main` returned, or `std::process::exit` was called.
    Finished {
        /// The status of the process.
        exit_code: i32,
    },
    /// A panic left `main`; the status of the process is 101.
    Panicked {
        /// What the panic said.
        message: String,
        /// Where it says it happened (the caller, for `#[track_caller]` functions).
        location: Location,
    },
    /// `std::process::abort`, or a panic while another one was unwinding; the status is 134.
    Aborted {
        /// A sentence.
        why: String,
        /// The reader's code that led there.
        span: Span,
    },
    /// The program did what Rust leaves undefined.
    UndefinedBehavior(Box<UndefinedBehavior>),
    /// The program needs something that the simulator does not have.
    Unsupported {
        /// A sentence.
        why: String,
        /// The reader's code that led there.
        span: Span,
    },
    /// No thread can go on, now or at any time.
    Deadlock(Box<Deadlock>),
    /// The run was cut off.
    Limit(Limit),
    /// The tables of the program do not fit together: a damaged bundle or a defect of the
    /// compiler, never the reader's fault.
    Malformed {
        /// A sentence.
        why: String,
        /// The reader's code that led there.
        span: Span,
    },
}

impl Outcome {
    /// The status a shell would see, if the run has one.
    pub fn exit_code(&self) -> Option<i32> {
        match self {
            Self::Finished { exit_code } => Some(*exit_code),
            Self::Panicked { .. } => Some(101),
            Self::Aborted { .. } => Some(134),
            _ => None,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finished { exit_code: 0 } => write!(f, "the program finished"),
            Self::Finished { exit_code } => {
                write!(f, "the program finished with status {exit_code}")
            }
            Self::Panicked { message, location } => write!(f, "panicked at {location}: {message}"),
            Self::Aborted { why, .. } => write!(f, "aborted: {why}"),
            Self::UndefinedBehavior(ub) => write!(f, "undefined behaviour: {}", ub.message),
            Self::Unsupported { why, .. } => write!(f, "unsupported: {why}"),
            Self::Deadlock(deadlock) => write!(f, "deadlock: {deadlock}"),
            Self::Limit(limit) => limit.fmt(f),
            Self::Malformed { why, .. } => write!(f, "malformed program: {why}"),
        }
    }
}

/// A position in the source as panics print it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Location {
    /// `src/main.rs`.
    pub file: String,
    /// 1-based.
    pub line: u32,
    /// 1-based, in characters.
    pub column: u32,
    /// The same as a span.
    pub span: Span,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// No thread can go on: who waits for whom.
#[derive(Clone, PartialEq, Debug)]
pub struct Deadlock {
    /// The threads that are not over, `main` first.
    pub waits: Vec<Wait>,
}

/// A thread that waits for ever.
#[derive(Clone, PartialEq, Debug)]
pub struct Wait {
    /// It.
    pub thread: ThreadId,
    /// What messages call it.
    pub title: String,
    /// What it waits for.
    pub on: BlockedOn,
    /// Where it waits.
    pub at: Location,
    /// Who could end the wait, as messages call them, and where they came to be able to: the
    /// holder of the lock, the thread that is to end.
    pub holders: Vec<(ThreadId, String, Option<Location>)>,
}

impl fmt::Display for Deadlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, wait) in self.waits.iter().enumerate() {
            f.write_str(if index > 0 { "; " } else { "" })?;
            wait.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} waits at line {} for ", self.title, self.at.line)?;
        match self.on {
            BlockedOn::Sleep => f.write_str("time to pass")?,
            BlockedOn::Futex { what, .. } => what.fmt(f)?,
            BlockedOn::Join(_) => {
                let other = self.holders.first().map_or("a thread", |(_, title, _)| title);
                return write!(f, "{other} to end");
            }
        }
        for (index, (thread, title, since)) in self.holders.iter().enumerate() {
            let who = if *thread == self.thread { "it" } else { title };
            f.write_str(if index > 0 { " and " } else { " that " })?;
            write!(f, "{who} {}", if *thread == self.thread { "itself holds" } else { "holds" })?;
            if let Some(since) = since {
                write!(f, " since line {}", since.line)?;
            }
        }
        Ok(())
    }
}

/// A limit of [`Config`](crate::Config) that was reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// Too many steps: perhaps an endless loop.
    Steps(u64),
    /// The stack is exhausted: perhaps a recursion without end. A real program dies of a signal.
    StackOverflow,
    /// Too many bytes on the heap at once.
    Memory(u64),
    /// Too much printed.
    Output(usize),
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Steps(steps) => write!(f, "stopped after {steps} steps"),
            Self::StackOverflow => write!(f, "the stack overflowed"),
            Self::Memory(bytes) => {
                write!(f, "the program asked for more than {} MiB of heap", bytes >> 20)
            }
            Self::Output(bytes) => write!(f, "more than {bytes} bytes were printed"),
        }
    }
}

/// What was done that Rust leaves undefined.
#[derive(Clone, PartialEq, Debug)]
pub struct UndefinedBehavior {
    /// The rule that was broken.
    pub kind: UbKind,
    /// A sentence that says what was done.
    pub message: String,
    /// The innermost code of the reader that was running.
    pub span: Span,
    /// The allocation it was done to.
    pub alloc: Option<AllocId>,
    /// Where that was allocated.
    pub allocated_at: Option<Site>,
    /// Where that was freed.
    pub freed_at: Option<Site>,
    /// Of a broken rule of borrowing: the borrow that it is about.
    pub borrow: Option<BorrowHistory>,
    /// Of a data race: the earlier access.
    pub race: Option<RaceAccess>,
}

/// The earlier of two accesses that race.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RaceAccess {
    /// Who made it.
    pub thread: ThreadId,
    /// `a write`, `an atomic read` and the like.
    pub what: &'static str,
    /// Where.
    pub at: Site,
}

/// The life of a borrow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BorrowHistory {
    /// "a `&mut` reference"
    pub what: &'static str,
    /// Where it was made.
    pub made_at: Site,
    /// Where something else was done that ended it; `None` when it has not ended.
    pub ended_at: Option<Site>,
}

/// The rule that was broken. The names are a contract of the command line (`ub.kind`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UbKind {
    /// Access or pointer arithmetic outside of the allocation.
    OutOfBounds,
    /// Access to memory that was freed or to a variable that is gone.
    UseAfterFree,
    /// Freed twice.
    DoubleFree,
    /// Freed or resized with another size or alignment than the block has.
    WrongLayout,
    /// Freed or resized what is not the start of a block of the heap.
    InvalidFree,
    /// Read bytes that were never written.
    UninitializedRead,
    /// Access through a pointer that is not aligned for the type.
    Misaligned,
    /// Bytes that are no value of the type.
    InvalidValue,
    /// Access through null.
    NullPointer,
    /// Access through an address that belongs to no allocation.
    DanglingPointer,
    /// A reference was made, passed or returned to memory that is not there.
    DanglingReference,
    /// Wrote to read-only memory.
    ReadOnlyWrite,
    /// Used a borrow that has ended, or ended one that is still needed (Stacked Borrows).
    Aliasing,
    /// Reached `unreachable`.
    Unreachable,
    /// Ranges overlap that must not.
    Overlap,
    /// Called through a pointer that is not to a function of that type.
    InvalidCall,
    /// An operation outside of its domain, as arithmetic that may not overflow.
    InvalidOperation,
    /// Two threads used the same memory, one of them writing, and nothing put the two in order.
    DataRace,
}

impl UbKind {
    /// In snake case, as the command line prints it.
    pub fn name(self) -> &'static str {
        match self {
            Self::OutOfBounds => "out_of_bounds",
            Self::UseAfterFree => "use_after_free",
            Self::DoubleFree => "double_free",
            Self::WrongLayout => "wrong_layout",
            Self::InvalidFree => "invalid_free",
            Self::UninitializedRead => "uninitialized",
            Self::Misaligned => "misaligned",
            Self::InvalidValue => "invalid_value",
            Self::NullPointer => "null_pointer",
            Self::DanglingPointer => "dangling_pointer",
            Self::DanglingReference => "dangling_reference",
            Self::ReadOnlyWrite => "read_only_write",
            Self::Aliasing => "aliasing",
            Self::Unreachable => "unreachable",
            Self::Overlap => "overlap",
            Self::InvalidCall => "invalid_call",
            Self::InvalidOperation => "invalid_operation",
            Self::DataRace => "data_race",
        }
    }
}

/// A block of the heap that nothing freed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leak {
    /// The block.
    pub alloc: AllocId,
    /// Its bytes.
    pub size: u64,
    /// Where it was allocated.
    pub allocated_at: Site,
}
