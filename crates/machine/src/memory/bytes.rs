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

/// Bytes from which on a buffer is made afresh rather than cleared.
const LARGE: u64 = 1 << 16;

/// The size of a value that fits a word of the host.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Width {
    One,
    Two,
    Four,
    Eight,
}

impl Width {
    pub(crate) fn of(size: u64) -> Option<Self> {
        Some(match size {
            1 => Self::One,
            2 => Self::Two,
            4 => Self::Four,
            8 => Self::Eight,
            _ => return None,
        })
    }

    #[inline]
    pub(crate) fn size(self) -> u64 {
        1 << self as u8
    }

    /// A bit for each byte.
    #[inline]
    fn bits(self) -> u64 {
        (1 << (1 << self as u8)) - 1
    }

    /// The part of a value that fits.
    #[inline]
    pub(crate) fn mask(self) -> u64 {
        u64::MAX >> (64 - (8 << self as u8))
    }
}

/// The bytes of an allocation: values, which of them are initialised, and which belong to
/// pointers.
///
/// Whole aligned pointers are kept one per 8-byte word, so that the common cases are an index.
/// Provenance of single bytes, left when a pointer is copied or overwritten in part, is in a map
/// that is hardly ever there.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct Bytes {
    data: Vec<u8>,
    /// A bit for each byte.
    init: Vec<u64>,
    /// One for each word of 8 bytes, or empty when no word is a pointer.
    words: Vec<Option<Provenance>>,
    partial: BTreeMap<u64, Provenance>,
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
                let provenance = self.byte_provenance(offset);
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
        Some((address, self.word_provenance(offset)))
    }

    /// Every whole aligned pointer: its offset and what it points into.
    pub fn pointers(&self) -> impl Iterator<Item = (u64, AllocId)> + '_ {
        let words = self.words.iter().enumerate();
        words.filter_map(|(index, word)| Some((index as u64 * 8, word.as_ref()?.alloc)))
    }

    /// What it takes of the host, roughly.
    pub(super) fn host_bytes(&self) -> u64 {
        self.len() + self.len() / 8 + (self.words.len() * size_of::<Option<Provenance>>()) as u64
    }

    /// The provenance of every pointer and part of one.
    pub(crate) fn provenances(&self) -> impl Iterator<Item = Provenance> + '_ {
        self.words.iter().flatten().chain(self.partial.values()).copied()
    }

    /// The value of up to 8 bytes when it is initialised and either a whole pointer or no part of
    /// one, which is the common case.
    #[inline]
    pub(crate) fn simple(&self, offset: u64, size: u64) -> Option<(u128, Option<Provenance>)> {
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
    pub(crate) fn word_provenance(&self, offset: u64) -> Option<Provenance> {
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

    fn byte_provenance(&self, offset: u64) -> Option<Provenance> {
        if let Some(&Some(alloc)) = self.words.get((offset / 8) as usize) {
            return Some(alloc);
        }
        self.partial.get(&offset).copied()
    }

    /// The initialised value at an offset that is a multiple of its width.
    #[inline]
    pub(crate) fn load(&self, offset: u64, width: Width) -> Option<u64> {
        let offset = offset as usize;
        let mask = width.bits();
        if self.init.get(offset >> 6)? >> (offset & 63) & mask != mask {
            return None;
        }
        self.load_raw(offset, width)
    }

    #[inline]
    fn load_raw(&self, offset: usize, width: Width) -> Option<u64> {
        Some(match width {
            Width::One => u64::from(*self.data.get(offset)?),
            Width::Two => u16::from_le_bytes(*self.data.get(offset..)?.first_chunk()?).into(),
            Width::Four => u32::from_le_bytes(*self.data.get(offset..)?.first_chunk()?).into(),
            Width::Eight => u64::from_le_bytes(*self.data.get(offset..)?.first_chunk()?),
        })
    }

    /// Writes a value without provenance at an offset that is a multiple of its width; false, and
    /// nothing is done, when that is not so simple.
    #[inline]
    pub(crate) fn store(&mut self, offset: u64, width: Width, value: u64) -> bool {
        let offset = offset as usize;
        if !self.partial.is_empty() {
            return false;
        }
        if let Some(word) = self.words.get_mut(offset >> 3)
            && word.is_some()
        {
            if width != Width::Eight {
                return false;
            }
            *word = None;
        }
        let Some(init) = self.init.get_mut(offset >> 6) else { return false };
        *init |= width.bits() << (offset & 63);
        self.store_raw(offset, width, value)
    }

    #[inline]
    fn store_raw(&mut self, offset: usize, width: Width, value: u64) -> bool {
        let Some(data) = self.data.get_mut(offset..) else { return false };
        let stored = match width {
            Width::One => data.first_chunk_mut().map(|to| *to = [value as u8]),
            Width::Two => data.first_chunk_mut().map(|to| *to = (value as u16).to_le_bytes()),
            Width::Four => data.first_chunk_mut().map(|to| *to = (value as u32).to_le_bytes()),
            Width::Eight => data.first_chunk_mut().map(|to| *to = value.to_le_bytes()),
        };
        stored.is_some()
    }

    /// The initialised word at a multiple of 8, with its provenance; `None` also when bytes of it
    /// have provenance of their own.
    #[inline]
    pub(crate) fn load_word(&self, offset: u64) -> Option<(u64, Option<Provenance>)> {
        if !self.partial.is_empty() {
            return None;
        }
        let bits = self.load(offset, Width::Eight)?;
        Some((bits, self.words.get(offset as usize >> 3).copied().flatten()))
    }

    /// Writes a word at a multiple of 8 with its provenance; false, and nothing is done, when that
    /// is not so simple.
    #[inline]
    pub(crate) fn store_word(
        &mut self,
        offset: u64,
        value: u64,
        provenance: Option<Provenance>,
    ) -> bool {
        let offset = offset as usize;
        if !self.partial.is_empty() {
            return false;
        }
        if self.words.is_empty() && provenance.is_some() {
            self.words.resize(self.data.len() / 8, None);
        }
        if let Some(word) = self.words.get_mut(offset >> 3) {
            *word = provenance;
        } else if provenance.is_some() {
            return false;
        }
        let Some(init) = self.init.get_mut(offset >> 6) else { return false };
        *init |= 0xff << (offset & 63);
        self.store_raw(offset, Width::Eight, value)
    }

    /// Copies an initialised aligned value from other bytes; false, and nothing is done, when that
    /// is not so simple.
    #[inline]
    pub(crate) fn copy_small_from(
        &mut self,
        source: &Self,
        from: u64,
        to: u64,
        width: Width,
    ) -> bool {
        if width == Width::Eight {
            let Some((bits, provenance)) = source.load_word(from) else { return false };
            return self.store_word(to, bits, provenance);
        }
        if source.has_provenance(from..from + width.size()) {
            return false;
        }
        let Some(bits) = source.load(from, width) else { return false };
        self.store(to, width, bits)
    }

    /// Is any of these bytes part of a pointer?
    #[inline]
    pub(crate) fn has_provenance(&self, range: Range<u64>) -> bool {
        let words = range.start as usize / 8..range.end.div_ceil(8) as usize;
        let words = words.start..words.end.min(self.words.len());
        !self.partial.is_empty() && self.partial.range(range).next().is_some()
            || self.words.get(words).is_some_and(|words| words.iter().any(Option::is_some))
    }

    /// Is any of these bytes initialised?
    pub(crate) fn has_init(&self, range: Range<u64>) -> bool {
        let end = range.end.min(self.len());
        (range.start..end).any(|at| self.is_init(at..at + 1))
    }

    /// Makes what may be pointers in a range plain bytes.
    pub(crate) fn strip(&mut self, range: Range<u64>) {
        self.clear_provenance(range);
    }

    /// Copies an aligned value with what is known of it; false, and nothing is done, when that is
    /// not so simple or when it must be initialised and is not.
    #[inline]
    pub(crate) fn copy_small(&mut self, from: u64, to: u64, width: Width, whole: bool) -> bool {
        let (from, to) = (from as usize, to as usize);
        if !self.partial.is_empty() {
            return false;
        }
        let mask = width.bits();
        let Some(init) = self.init.get(from >> 6) else { return false };
        let init = init >> (from & 63) & mask;
        if whole && init != mask {
            return false;
        }
        if !self.words.is_empty() {
            let source = self.words.get(from >> 3).copied().flatten();
            let target = self.words.get_mut(to >> 3);
            match target {
                Some(target) if width == Width::Eight => *target = source,
                Some(target) if source.is_some() || target.is_some() => return false,
                _ => {}
            }
        }
        let Some(value) = self.load_raw(from, width) else { return false };
        let Some(bits) = self.init.get_mut(to >> 6) else { return false };
        *bits = *bits & !(mask << (to & 63)) | init << (to & 63);
        self.store_raw(to, width, value)
    }

    /// Forgets everything and becomes `size` uninitialised bytes, keeping the host's buffers.
    pub(crate) fn reset(&mut self, size: u64) {
        if size > LARGE {
            // The host's allocator has zeroed pages at hand that nobody has touched yet.
            self.data = vec![0; size as usize];
            self.init = vec![0; size.div_ceil(64) as usize];
        } else {
            self.data.clear();
            self.data.resize(size as usize, 0);
            self.init.clear();
            self.init.resize(size.div_ceil(64) as usize, 0);
        }
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
        provenance: Option<Provenance>,
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

    /// The same; quickly, when it is little.
    #[inline]
    pub(crate) fn uninit_small(&mut self, offset: u64, size: u64) {
        if size == 0 {
            return;
        }
        if !self.partial.is_empty() || offset % 64 + size > 64 {
            return self.uninit(offset..offset + size);
        }
        let mask = u64::MAX >> (64 - size) << (offset % 64);
        if let Some(init) = self.init.get_mut(offset as usize / 64) {
            *init &= !mask;
        }
        let words = offset as usize / 8..(offset + size).div_ceil(8) as usize;
        let words = words.start..words.end.min(self.words.len());
        if (offset | size).is_multiple_of(8) {
            if let Some(words) = self.words.get_mut(words) {
                words.fill(None);
            }
        } else if self.words.get(words).is_some_and(|words| words.iter().any(Option::is_some)) {
            self.clear_provenance(offset..offset + size);
        }
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
        if size <= 64 && (from | to | size).is_multiple_of(8) {
            let count = size / 8;
            let order = |index: u64| if from < to { count - 1 - index } else { index };
            if (0..count).all(|at| {
                let at = order(at) * 8;
                self.copy_small(from + at, to + at, Width::Eight, false)
            }) {
                return;
            }
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
    fn set_provenance(&mut self, offset: u64, provenance: Provenance) {
        let index = (offset / 8) as usize;
        if offset.is_multiple_of(8) && index < self.data.len() / 8 {
            if self.words.is_empty() {
                self.words.resize(self.data.len() / 8, None);
            }
            self.words[index] = Some(provenance);
        } else {
            for at in offset..offset + 8 {
                self.set_byte_provenance(at, provenance);
            }
        }
    }

    fn set_byte_provenance(&mut self, offset: u64, provenance: Provenance) {
        let partial = &mut self.partial;
        partial.insert(offset, provenance);
        // Eight bytes of one pointer in their place are a whole pointer again.
        let start = offset / 8 * 8;
        if (start..start + 8).all(|at| partial.get(&at) == Some(&provenance)) {
            for at in start..start + 8 {
                partial.remove(&at);
            }
            self.set_provenance(start, provenance);
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
