//! Which addresses blocks of the heap get.
//!
//! A simple model of the usual malloc on x86-64 Linux: a block of `size` bytes takes a chunk of
//! `size + 8` bytes rounded up to 16, at least 32; a freed chunk goes to a bin of its size and
//! the chunk freed last is the first to be handed out again; when the bin is empty the heap grows
//! upwards. Chunks are never split or joined, and a resized block that does not fit its chunk
//! always moves. None of this is a promise of the language.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::align_up;

/// Bytes of bookkeeping before the first block of a process.
const FIRST_BLOCK: u64 = 0x2a0;

#[derive(Clone, Debug, Hash)]
pub(super) struct Heap {
    /// Where the heap grows.
    next: u64,
    /// Freed addresses by chunk size and alignment, last freed last.
    bins: Rc<BTreeMap<(u64, u64), Vec<u64>>>,
}

impl Heap {
    pub(super) fn new(start: u64) -> Self {
        Self { next: align_up(start, 4096) + FIRST_BLOCK, bins: Rc::default() }
    }

    /// The bytes of a chunk for a block.
    pub(super) fn chunk(size: u64) -> u64 {
        align_up(size.saturating_add(8), 16).max(32)
    }

    /// The address of a new block.
    pub(super) fn take(&mut self, size: u64, align: u64) -> u64 {
        let key = (Self::chunk(size), align.max(16));
        if self.bins.contains_key(&key) {
            let bins = Rc::make_mut(&mut self.bins);
            if let Some(bin) = bins.get_mut(&key)
                && let Some(address) = bin.pop()
            {
                if bin.is_empty() {
                    bins.remove(&key);
                }
                return address;
            }
        }
        let address = align_up(self.next, key.1);
        self.next = address + key.0;
        address
    }

    /// A block was freed.
    pub(super) fn give_back(&mut self, address: u64, size: u64, align: u64) {
        let key = (Self::chunk(size), align.max(16));
        Rc::make_mut(&mut self.bins).entry(key).or_default().push(address);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_freed_block_is_handed_out_again() {
        let mut heap = Heap::new(0x1000);
        let first = heap.take(24, 8);
        let second = heap.take(25, 1);
        assert_eq!(first, 0x12a0);
        assert_eq!(second - first, 32);
        heap.give_back(first, 24, 8);
        assert_ne!(heap.take(25, 8), first, "25 bytes need a larger chunk");
        assert_eq!(heap.take(10, 8), first, "10 bytes fit the smallest chunk");
        assert_eq!(heap.take(10, 64) % 64, 0);
    }
}
