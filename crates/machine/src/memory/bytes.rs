//! The contents of an allocation.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{AllocId, Provenance};

/// One byte of memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AbstractByte {
    /// Never written, or padding.
    Uninit,
    /// A value; part of a pointer if it has provenance.
    Init(u8, Option<Provenance>),
}

/// The bytes of an allocation: values, which of them are initialised, and which belong to
/// pointers.
///
/// Whole aligned pointers are kept one per 8-byte word, so that the common cases are an index.
/// Provenance of single bytes, left when a pointer is copied or overwritten in part, is in a map
/// that is hardly ever there.
#[derive(Clone, Default, PartialEq, Hash, Debug)]
pub struct Bytes {
    data: Vec<u8>,
    /// A bit for each byte.
    init: Vec<u64>,
    /// One for each word of 8 bytes, or empty when no word is a pointer.
    words: Vec<Option<AllocId>>,
    partial: BTreeMap<u64, AllocId>,
}

impl Bytes {
    /// How many.
    pub fn len(&self) -> u64 {
        self.data.len() as u64
    }

    /// No bytes.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// The byte at an offset; `Uninit` outside.
    pub fn get(&self, offset: u64) -> AbstractByte {
        match self.data.get(offset as usize) {
            Some(&byte) if self.is_init(offset..offset + 1) => {
                let provenance = self.byte_provenance(offset).map(|alloc| Provenance { alloc });
                AbstractByte::Init(byte, provenance)
            }
            _ => AbstractByte::Uninit,
        }
    }

    /// The values of a range, whatever is known of their initialisation; `None` outside.
    pub fn raw(&self, range: Range<u64>) -> Option<&[u8]> {
        self.data.get(range.start as usize..range.end as usize)
    }

    /// Is every byte of the range there and initialised?
    pub fn is_init(&self, range: Range<u64>) -> bool {
        if range.start >= range.end {
            return true;
        }
        if range.end > self.len() {
            return false;
        }
        let (first, last) = (range.start / 64, (range.end - 1) / 64);
        (first..=last).all(|word| {
            let mask = word_mask(word, &range);
            self.init.get(word as usize).is_some_and(|bits| bits & mask == mask)
        })
    }

    /// The initialised unsigned integer of up to 16 bytes at an offset.
    pub fn uint(&self, offset: u64, size: u64) -> Option<u128> {
        if size > 16 || !self.is_init(offset..offset.checked_add(size)?) {
            return None;
        }
        self.raw(offset..offset + size).map(read_le)
    }

    /// The initialised pointer-sized value at an offset with the provenance it has as a whole.
    pub fn pointer(&self, offset: u64) -> Option<(u64, Option<Provenance>)> {
        let address = self.uint(offset, 8)? as u64;
        Some((address, self.word_provenance(offset).map(|alloc| Provenance { alloc })))
    }

    /// Every whole aligned pointer: its offset and what it points into.
    pub fn pointers(&self) -> impl Iterator<Item = (u64, AllocId)> + '_ {
        let words = self.words.iter().enumerate();
        words.filter_map(|(index, alloc)| Some((index as u64 * 8, (*alloc)?)))
    }

    /// The value of up to 8 bytes when it is initialised and either a whole pointer or no part of
    /// one, which is the common case.
    #[inline]
    pub(crate) fn simple(&self, offset: u64, size: u64) -> Option<(u128, Option<AllocId>)> {
        if !self.is_init(offset..offset + size) || !self.partial.is_empty() {
            return None;
        }
        let mut alloc = None;
        if !self.words.is_empty() {
            if offset % 8 + size > 8 {
                return None;
            }
            alloc = self.words.get((offset / 8) as usize).copied().flatten();
            if alloc.is_some() && size != 8 {
                return None;
            }
        }
        Some((self.raw(offset..offset + size).map_or(0, read_le), alloc))
    }

    /// The provenance common to the 8 bytes at an offset.
    #[inline]
    pub(crate) fn word_provenance(&self, offset: u64) -> Option<AllocId> {
        if offset.is_multiple_of(8)
            && let Some(&Some(alloc)) = self.words.get((offset / 8) as usize)
        {
            return Some(alloc);
        }
        if self.partial.is_empty() && (self.words.is_empty() || offset.is_multiple_of(8)) {
            return None;
        }
        let first = self.byte_provenance(offset)?;
        (1..8).all(|at| self.byte_provenance(offset + at) == Some(first)).then_some(first)
    }

    fn byte_provenance(&self, offset: u64) -> Option<AllocId> {
        if let Some(&Some(alloc)) = self.words.get((offset / 8) as usize) {
            return Some(alloc);
        }
        self.partial.get(&offset).copied()
    }

    /// Forgets everything and becomes `size` uninitialised bytes, keeping the host's buffers.
    pub(super) fn reset(&mut self, size: u64) {
        self.data.clear();
        self.data.resize(size as usize, 0);
        self.init.clear();
        self.init.resize(size.div_ceil(64) as usize, 0);
        self.words.clear();
        self.partial.clear();
    }

    /// Writes an integer or pointer of up to 16 bytes. The range must be inside.
    #[inline]
    pub(crate) fn write_scalar(
        &mut self,
        offset: u64,
        size: u64,
        bits: u128,
        provenance: Option<AllocId>,
    ) {
        let (start, end) = (offset as usize, (offset + size) as usize);
        let Some(target) = self.data.get_mut(start..end) else {
            return;
        };
        match size {
            1 => target.copy_from_slice(&(bits as u8).to_le_bytes()),
            4 => target.copy_from_slice(&(bits as u32).to_le_bytes()),
            8 => target.copy_from_slice(&(bits as u64).to_le_bytes()),
            _ => {
                let le = bits.to_le_bytes();
                let count = target.len().min(16);
                target[..count].copy_from_slice(&le[..count]);
            }
        }
        self.set_init(offset..offset + size, true);
        if !self.words.is_empty() || !self.partial.is_empty() {
            self.clear_provenance(offset..offset + size);
        }
        if let Some(alloc) = provenance {
            self.set_provenance(offset, alloc);
        }
    }

    /// Writes plain bytes.
    pub(crate) fn write(&mut self, offset: u64, bytes: &[u8]) {
        let range = offset..offset + bytes.len() as u64;
        let Some(target) = self.data.get_mut(range.start as usize..range.end as usize) else {
            return;
        };
        target.copy_from_slice(bytes);
        self.set_init(range.clone(), true);
        self.clear_provenance(range);
    }

    /// Fills a range with one byte.
    pub(crate) fn fill(&mut self, range: Range<u64>, byte: u8) {
        let Some(target) = self.data.get_mut(range.start as usize..range.end as usize) else {
            return;
        };
        target.fill(byte);
        self.set_init(range.clone(), true);
        self.clear_provenance(range);
    }

    /// Makes a range uninitialised.
    pub(crate) fn uninit(&mut self, range: Range<u64>) {
        self.set_init(range.clone(), false);
        self.clear_provenance(range);
    }

    /// Copies abstract bytes from another allocation.
    pub(crate) fn copy_from(&mut self, to: u64, source: &Self, from: u64, size: u64) {
        let Some(values) = source.raw(from..from + size) else {
            return;
        };
        let Some(target) = self.data.get_mut(to as usize..(to + size) as usize) else {
            return;
        };
        target.copy_from_slice(values);
        self.copy_init(to, source, from, size);
        self.clear_provenance(to..to + size);
        self.copy_provenance(to, source, from, size);
    }

    /// Copies abstract bytes within this allocation; the ranges may overlap.
    pub(crate) fn copy_within(&mut self, from: u64, to: u64, size: u64) {
        if from == to || size == 0 {
            return;
        }
        let mut piece = Self::default();
        piece.reset(size);
        // The piece keeps the alignment of words only when both agree; provenance is copied by
        // `copy_provenance`, which handles any distance.
        piece.copy_from(0, self, from, size);
        self.copy_from(to, &piece, 0, size);
    }

    fn copy_init(&mut self, to: u64, source: &Self, from: u64, size: u64) {
        if source.is_init(from..from + size) {
            self.set_init(to..to + size, true);
            return;
        }
        for at in 0..size {
            let init = source.is_init(from + at..from + at + 1);
            self.set_init(to + at..to + at + 1, init);
        }
    }

    fn copy_provenance(&mut self, to: u64, source: &Self, from: u64, size: u64) {
        if !source.words.is_empty() {
            let first = from / 8;
            let last = (from + size).div_ceil(8);
            for word in first..last.min(source.words.len() as u64) {
                let Some(alloc) = source.words[word as usize] else {
                    continue;
                };
                let start = word * 8;
                if start >= from && start + 8 <= from + size {
                    self.set_provenance(to + (start - from), alloc);
                } else {
                    for at in start.max(from)..(start + 8).min(from + size) {
                        self.set_byte_provenance(to + (at - from), alloc);
                    }
                }
            }
        }
        for (&at, &alloc) in source.partial.range(from..from + size) {
            self.set_byte_provenance(to + (at - from), alloc);
        }
    }

    #[inline]
    fn set_init(&mut self, range: Range<u64>, value: bool) {
        if range.start >= range.end {
            return;
        }
        let (first, last) = (range.start / 64, (range.end - 1) / 64);
        for word in first..=last {
            let mask = word_mask(word, &range);
            if let Some(bits) = self.init.get_mut(word as usize) {
                *bits = if value { *bits | mask } else { *bits & !mask };
            }
        }
    }

    /// Marks the 8 bytes at an offset as one pointer.
    fn set_provenance(&mut self, offset: u64, alloc: AllocId) {
        let index = (offset / 8) as usize;
        if offset.is_multiple_of(8) && index < self.data.len() / 8 {
            if self.words.is_empty() {
                self.words.resize(self.data.len() / 8, None);
            }
            self.words[index] = Some(alloc);
        } else {
            for at in offset..offset + 8 {
                self.set_byte_provenance(at, alloc);
            }
        }
    }

    fn set_byte_provenance(&mut self, offset: u64, alloc: AllocId) {
        let partial = &mut self.partial;
        partial.insert(offset, alloc);
        // Eight bytes of one pointer in their place are a whole pointer again.
        let start = offset / 8 * 8;
        if (start..start + 8).all(|at| partial.get(&at) == Some(&alloc)) {
            for at in start..start + 8 {
                partial.remove(&at);
            }
            self.set_provenance(start, alloc);
        }
    }

    fn clear_provenance(&mut self, range: Range<u64>) {
        if range.start >= range.end {
            return;
        }
        if !self.words.is_empty() {
            let (first, last) = (range.start / 8, (range.end - 1) / 8);
            for word in first..=last.min(self.words.len() as u64 - 1) {
                let Some(alloc) = self.words[word as usize].take() else {
                    continue;
                };
                let start = word * 8;
                for at in (start..start + 8).filter(|at| !range.contains(at)) {
                    self.partial.insert(at, alloc);
                }
            }
        }
        if !self.partial.is_empty() {
            let inside: Vec<u64> = self.partial.range(range).map(|(&at, _)| at).collect();
            for at in inside {
                self.partial.remove(&at);
            }
        }
    }
}

/// Up to 16 bytes as an integer, least significant first.
#[inline]
pub(crate) fn read_le(bytes: &[u8]) -> u128 {
    match *bytes {
        [a] => u128::from(a),
        [a, b, c, d] => u128::from(u32::from_le_bytes([a, b, c, d])),
        [a, b, c, d, e, f, g, h] => u128::from(u64::from_le_bytes([a, b, c, d, e, f, g, h])),
        _ => bytes.iter().rev().fold(0, |bits, &byte| bits << 8 | u128::from(byte)),
    }
}

/// The bits of `range` in the 64-bit word number `word`.
#[inline]
fn word_mask(word: u64, range: &Range<u64>) -> u64 {
    let start = range.start.saturating_sub(word * 64).min(63);
    let end = (range.end - word * 64).min(64);
    let width = end - start;
    (if width >= 64 { u64::MAX } else { (1 << width) - 1 }) << start
}
