//! The effective types of a block of the heap: what was written there, for pictures of blocks that
//! no typed pointer reaches.

use std::ops::Range;

use mir::TyId;

use super::Allocation;

/// Values of one type, one after the other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TypedRun {
    /// Bytes from the start of the allocation to the first.
    pub offset: u64,
    /// Their type.
    pub ty: TyId,
    /// The size of each; not 0.
    pub size: u64,
    /// How many.
    pub count: u64,
}

impl TypedRun {
    /// One past the last byte.
    pub fn end(&self) -> u64 {
        self.offset + self.size * self.count
    }

    /// The elements from one index up to another, if there are any.
    fn part(self, elements: Range<u64>) -> Option<Self> {
        let count = elements.end.min(self.count).checked_sub(elements.start)?;
        (count > 0).then_some(Self {
            offset: self.offset + elements.start * self.size,
            count,
            ..self
        })
    }
}

impl Allocation {
    /// The value written that covers `size` bytes at an offset: where it begins and its type.
    pub fn type_covering(&self, offset: u64, size: u64) -> Option<(u64, TyId)> {
        let after = self.types.partition_point(|run| run.offset <= offset);
        let run = self.types.get(after.checked_sub(1)?)?;
        let start = run.offset + (offset - run.offset) / run.size * run.size;
        (start < run.end() && offset + size <= start + run.size).then_some((start, run.ty))
    }

    /// A value of a type was written. A larger value that is there already keeps its type: this
    /// is one of its fields.
    pub(crate) fn note_type(&mut self, offset: u64, ty: TyId, size: u64) {
        if size == 0 || self.type_covering(offset, size).is_some() {
            return;
        }
        self.put_type(TypedRun { offset, ty, size, count: 1 });
    }

    /// Values were copied from another block.
    pub(crate) fn copy_types(&mut self, to: u64, source: &[TypedRun], from: Range<u64>) {
        let first = source.partition_point(|run| run.end() <= from.start);
        for run in source.iter().skip(first).take_while(|run| run.offset < from.end) {
            // Only values that are copied whole.
            let start = from.start.saturating_sub(run.offset).div_ceil(run.size);
            let end = (from.end - run.offset) / run.size;
            if let Some(part) = run.part(start..end) {
                self.put_type(TypedRun { offset: part.offset - from.start + to, ..part });
            }
        }
    }

    fn put_type(&mut self, new: TypedRun) {
        // The common case: the next element of a growing vector.
        if let Some(last) = self.types.last_mut()
            && last.end() == new.offset
            && last.ty == new.ty
            && last.size == new.size
        {
            last.count += new.count;
            return;
        }
        let first = self.types.partition_point(|run| run.end() <= new.offset);
        let last = self.types.partition_point(|run| run.offset < new.end());
        let mut replaced = Vec::new();
        for run in self.types.get(first..last).unwrap_or_default() {
            replaced.extend(run.part(0..new.offset.saturating_sub(run.offset) / run.size));
        }
        replaced.push(new);
        for run in self.types.get(first..last).unwrap_or_default() {
            let after = new.end().saturating_sub(run.offset).div_ceil(run.size);
            replaced.extend(run.part(after..run.count));
        }
        self.types.splice(first..last.max(first), replaced);
    }
}

#[cfg(test)]
mod tests {
    use mir::{FileId, Span};

    use super::*;
    use crate::{AllocKind, Site};

    #[track_caller]
    fn check(written: &[(u64, u32, u64)], expect: &[(u64, u32, u64)]) {
        let span = Span { file: FileId::USER, lo: 0, hi: 0 };
        let mut block = Allocation::new(AllocKind::Heap, 64, 8, 0, Site { span, step: 0 });
        for &(offset, ty, size) in written {
            block.note_type(offset, TyId(ty), size);
        }
        let runs: Vec<_> =
            block.types.iter().map(|run| (run.offset, run.ty.0, run.count)).collect();
        assert_eq!(runs, expect);
    }

    #[test]
    fn elements_of_one_type_are_one_run() {
        check(&[(0, 1, 4), (4, 1, 4), (8, 1, 4)], &[(0, 1, 3)]);
    }

    #[test]
    fn a_field_does_not_hide_its_struct() {
        check(&[(0, 1, 24), (8, 2, 8)], &[(0, 1, 1)]);
    }

    #[test]
    fn a_larger_value_replaces_what_it_covers() {
        check(&[(0, 2, 8), (16, 2, 8), (0, 1, 24)], &[(0, 1, 1)]);
        check(&[(0, 2, 8), (8, 2, 8), (16, 2, 8), (4, 1, 12)], &[(4, 1, 1), (16, 2, 1)]);
    }
}
