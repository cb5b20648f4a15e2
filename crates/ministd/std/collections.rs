//! Collections, and what they share.

pub mod binary_heap;
mod btree;
pub mod btree_map;
pub mod btree_set;
pub mod hash_map;
pub mod hash_set;
pub mod linked_list;
pub mod vec_deque;

pub use crate::ops::Bound;
pub use binary_heap::BinaryHeap;
pub use btree_map::BTreeMap;
pub use btree_set::BTreeSet;
pub use hash_map::HashMap;
pub use hash_set::HashSet;
pub use linked_list::LinkedList;
pub use vec_deque::VecDeque;

use crate::{alloc::Layout, fmt};

/// Why a collection could not get the memory it asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TryReserveError {
    pub(crate) kind: TryReserveErrorKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum TryReserveErrorKind {
    CapacityOverflow,
    AllocError { layout: Layout },
}

impl From<TryReserveErrorKind> for TryReserveError {
    fn from(kind: TryReserveErrorKind) -> Self { Self { kind } }
}

impl fmt::Display for TryReserveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed")?;
        f.write_str(match self.kind {
            TryReserveErrorKind::CapacityOverflow => " because the computed capacity exceeded the collection's maximum",
            TryReserveErrorKind::AllocError { .. } => " because the memory allocator returned an error",
        })
    }
}

impl crate::error::Error for TryReserveError {}
