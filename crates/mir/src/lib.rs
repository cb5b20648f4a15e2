//! Our MIR: what the front end hands to the machine.
//!
//! Data types only, named as rustc names them (`rustc_middle::mir::syntax`). A [`Program`] is
//! closed and monomorphic: every function instance the program can reach, every type with its
//! layout, every literal, static and vtable. It holds no reference to the front end, so it can be
//! sent to the browser as a small bundle and run there without a compiler.
//!
//! What this crate must not know: rust-analyzer, the machine, the web.

mod body;
pub mod borrows;
mod bundle;
mod global;
mod ids;
mod intrinsic;
mod library;
mod place;
mod pretty;
mod program;
mod slim;
mod source;
mod ty;
pub mod visit;

pub use body::*;
pub use borrows::Borrows;
pub use bundle::{
    BundleError, decode, decode_borrows, decode_library, decode_with, encode, encode_borrows,
    encode_library, encode_with,
};
pub use global::*;
pub use ids::*;
pub use intrinsic::Intrinsic;
pub use library::Library;
pub use place::*;
pub use pretty::{pretty, pretty_place, pretty_with_stops};
pub use program::{Allocator, Program};
pub use source::*;
pub use ty::*;
