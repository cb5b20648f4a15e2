//! The reader's side of the book: a Leptos app that brings the pre-rendered pages to life.
//!
//! `crates/site` writes every page as complete HTML. The app mounts a [`Player`] into each
//! `<section class="program">` and an exercise into each `<section class="exercise">`, and turns
//! the pages without leaving them. What runs is the machine; the only compiler the app knows is a
//! worker that it starts when the reader edits.
//!
//! What this crate must not know: rust-analyzer, MIR building.

mod bundles;
mod compiler;
mod dom;
mod embed;
mod exercise;
mod mount;
mod pages;
mod player;
mod signals;

pub use compiler::{CompileError, Compiler, Verdict};
pub use exercise::{Exercise, Task};
pub use player::run::Run;
pub use player::{Player, Program};

/// Brings the page that was loaded to life.
pub fn start() {
    console_error_panic_hook::set_once();
    mount::mount_all();
    if dom::page_kind() == "embed" {
        embed::report_height();
    } else {
        pages::turn_in_place();
    }
}
