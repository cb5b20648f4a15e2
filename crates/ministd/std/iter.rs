//! Values one after the other.

mod adapters;
mod collect;
mod iterator;
mod range;
mod sources;

pub use adapters::*;
pub use collect::{ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Product, Sum};
pub(crate) use collect::try_process;
pub use iterator::{DoubleEndedIterator, Iterator};
pub use range::Step;
pub use sources::*;
