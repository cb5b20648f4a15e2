//! The command line without the command line: what each command prints, as functions that tests
//! call.
//!
//! What this crate must not know: the web.

mod borrows_text;
mod export;
mod layout;
mod mir_text;
mod verdict;

pub use borrows_text::{borrows_text, fixes_text, permissions_text};
pub use export::{export_html, export_svg};
pub use layout::layout;
pub use mir_text::mir_text;
pub use verdict::{Allocations, LeakReport, RunOptions, UbReport, Verdict, VerdictError, verdict};
