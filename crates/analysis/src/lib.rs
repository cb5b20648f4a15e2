//! The front end: Rust source to typed bodies, layouts and diagnostics.
//!
//! Everything here is rust-analyzer used as a library (the `ra_ap_*` crates), with our own
//! `ministd` as the standard library. It builds for wasm32 and for the host alike.
//!
//! What this crate must not know: MIR, the machine, the web.

mod block_impls;
mod check;
mod checks;
mod db;
mod delimiters;
mod diagnostic;
mod edition;
mod enums;
mod explain;
pub mod functions;
mod library;
mod names;
mod operators;
mod paths;
mod phases;
mod raw_strings;
mod skeleton;
pub mod stages;
mod syntax_errors;
mod world;

pub use check::check;
pub use db::Db;
pub use diagnostic::Diagnostic;
pub use edition::Edition;
pub use skeleton::skeleton;
pub use world::World;
