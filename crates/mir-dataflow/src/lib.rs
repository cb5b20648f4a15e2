//! Initialisation analysis over MIR: move errors and drop elaboration.
//!
//! Both stand on the same two things: *move paths* (the places that are moved or assigned as a
//! whole) and a forward analysis that says which of them may hold a value at each point. From it
//! [`elaborate_drops`] makes every `Drop` exact, and [`move_errors`] says what rustc's borrow
//! checker says about moves, initialisation and mutability, without loans.
//!
//! What this crate must not know: rust-analyzer, the machine, the web.

mod bits;
mod box_deref;
pub mod coroutine;
mod elaborate;
mod errors;
mod graph;
mod init;
mod move_paths;
mod place_ty;
mod stops;

pub use bits::BitSet;
pub use box_deref::expand_box_derefs;
pub use elaborate::{ElaborateCx, elaborate_drops};
pub use errors::{Holding, Label, MoveError, Upvar, Upvars, holdings, move_errors, never_written};
pub use graph::{Edge, Location, each_target, successors};
pub use init::maybe_initialised;
pub use place_ty::{PlaceTy, adt, place_ty};
