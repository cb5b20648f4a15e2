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
mod exercise;
mod mount;
mod pages;
mod player;
mod signals;
mod widget;

pub use compiler::{CompileError, Compiler, Verdict};
pub use exercise::{Exercise, Task};
pub use player::run::Run;
pub use player::{Parts, Player, Program, Watcher};
pub use widget::{Widget, mount};

/// Brings the page that was loaded to life, when it is one of the book's. In somebody else's page
/// nothing happens by itself: there `embed/mount-1.js` calls [`mount`].
pub fn start() {
    console_error_panic_hook::set_once();
    if dom::is_page_of_the_book() {
        mount::mount_all();
        pages::turn_in_place();
    }
}
