//! The byte-accurate abstract machine, and traces of its runs.
//!
//! [`Machine`] runs a [`mir::Program`] one statement at a time, in the spirit of Miri
//! (`rustc_const_eval::interpret`): memory is a set of allocations of abstract bytes
//! ([`AbstractByte`]), a pointer is an address with the allocation it may be used for
//! ([`Provenance`]), and what Rust leaves undefined ends the run with a typed
//! [`UndefinedBehavior`]. [`Trace`] records a run and gives back any of its moments.
//!
//! The program's own threads take turns on one heap, as a [`Schedule`] says ([`Machine::threads`]).
//!
//! What this crate must not know: rust-analyzer, the web, clocks, threads of the host, files. It does not
//! panic on any program: one whose tables do not fit together ends in [`Outcome::Malformed`].

mod code;
mod config;
mod event;
mod frame;
mod interpret;
mod machine;
mod memory;
mod outcome;
mod schedule;
mod thread;
mod trace;
mod variant;

pub use config::{Aliasing, Config};
pub use event::{Event, EventKind, PlaceRef};
pub use frame::{Frame, ReturnTo};
pub use machine::Machine;
pub use memory::{
    AbstractByte, AllocId, AllocKind, Allocation, Bytes, Ghost, GhostKind, Memory, Pointer,
    Provenance, STACK_TOP, Site, Tag, TypedRun, Usage,
};
pub use outcome::{
    BorrowHistory, Deadlock, Leak, Limit, Location, Outcome, RaceAccess, UbKind, UndefinedBehavior,
    Wait,
};
pub use schedule::{Choice, Schedule};
pub use thread::{Blocked, BlockedOn, Holder, Switch, Thread, ThreadId, ThreadState, WaitFor};
pub use trace::{Before, Moment, StopKind, StopPoint, Trace};
pub use variant::variant_of;
