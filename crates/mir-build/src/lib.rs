//! Typed bodies to MIR: one body for each function instance the program can reach.
//!
//! [`compile`] is the whole: it checks the reader's program, builds the MIR of `main` and of all
//! that it reaches, and elaborates drops. Inside, `Cx` owns the tables of the program, `build`
//! lowers the expressions of one body, and `shim` makes the bodies that no one wrote.
//!
//! What this crate must not know: the machine, the web.

mod borrows;
mod build;
mod compile;
mod cx;
mod fixes;
mod layout_of;
mod link;
mod names;
mod packed;
mod regions;
mod shim;
mod signatures;

pub use compile::{Compiled, borrows, compile, compile_anyway, solvers_differ};
pub use fixes::with_fixes;
pub use layout_of::{LayoutOf, Niche, layout_of};
