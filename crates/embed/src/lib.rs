//! Programs in pages of others.
//!
//! [`Still`] stands for a program where no player runs: a picture of one moment and every step in a
//! sentence. [`files`] are the scripts that hosts load, [`style`] their look, [`integrity`] their
//! digest. [`single_page`] is one program as one file that needs no server.
//!
//! What this crate must not know: rust-analyzer, Markdown.

mod files;
mod html;
mod single;
mod still;
mod style;

pub use files::{GUIDE, LOADER, files, integrity};
pub use html::escape;
pub use single::{Parts, single_page};
pub use still::{Step, Still, picture};
pub use style::style;
