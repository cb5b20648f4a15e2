//! The book as a static site.
//!
//! [`write`] fills the template that trunk made (`index.html` with marks `<!--site:…-->`) once for
//! each page: the cover with the contents, one page for each chapter, and the page for wrong
//! addresses. `hosts` writes what pages of others load. Every page can be read, searched and printed before
//! any wasm is loaded: the text is HTML, each program is a coloured listing with its first picture
//! as SVG and as text.
//!
//! # What the app finds in a page
//! - `<html data-root="./" data-page="cover|chapter|lost">`: `data-root` is the way to the
//!   site's root.
//! - `<section class="program" id="p-stack-frames" data-program="stack/frames"
//!   data-bundle="programs/stack/frames.lives" data-edition="2024" data-title="frames.rs">` with
//!   `data-at` (the moment shown first) and `data-show`, if the author gave them. Paths are
//!   relative to `data-root`; the bundle is [`mir::encode_with`]'s, with the library in
//!   `programs/library.shelf`, which all programs of the site share.
//! - `<section class="exercise" …>` likewise with `data-query`, which `query::Query` reads and the
//!   machine answers, or `data-answer` when only the compiler can tell.
//! - A program that rustc rejects has no bundle, and a `<script type="application/json"
//!   class="diagnostics">` instead.
//!
//! Whatever is wrong with a chapter or a program is collected and reported with file and line.

mod chapter;
mod chrome;
mod hosts;
mod html;
mod inline;
mod links;
mod numbers;
mod programs;
mod section;
mod template;
mod write;

pub use write::{Written, write};
