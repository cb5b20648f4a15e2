//! The traits of input and output.

pub use super::{BufRead, Read, Seek, Write};
