//! The part of core, alloc and std that programs use, as Rust source text.
//!
//! The Rust code lives in `std/`, one file a module, in our own words with the real library's
//! signatures and algorithms. It is one crate to the front end, known to programs as `std`, `core`
//! and `alloc`. It is never compiled by rustc: the simulator runs it like any other code.

/// The crate's files: path inside the crate and text, the crate root `lib.rs` first.
pub const FILES: &[(&str, &str)] = &[("lib.rs", include_str!("../std/lib.rs"))];
