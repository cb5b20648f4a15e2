//! The command line without the command line: what each command prints, as functions that tests
//! call.
//!
//! What this crate must not know: the web.

mod layout;
mod mir_text;
mod verdict;

pub use layout::layout;
pub use mir_text::{body_text, mir_text};
pub use verdict::{RunOptions, UbReport, Verdict, VerdictError, verdict};
