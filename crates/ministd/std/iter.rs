//! Values one after the other.

mod adapters;
mod collect;
mod in_place;
mod iterator;
mod range;
mod sources;

pub use adapters::*;
pub use collect::{ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Product, Sum};
pub(crate) use collect::try_process;
pub(crate) use in_place::{InPlace, collect_in_place};
pub use iterator::{DoubleEndedIterator, Iterator};
pub use range::Step;
pub use sources::*;
