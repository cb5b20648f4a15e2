//! Which borrows a value holds, and which bytes of a type are in an `UnsafeCell`.

use mir::{AdtKind, Mutability, Tag, TyId, TyKind};

use super::{Code, Lower, Meta};
use crate::interpret::Eval;
use crate::memory::Pointee;

/// The kind of a borrow that is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Borrow {
    pub(crate) what: Pointee,
    pub(crate) is_mutable: bool,
    /// A `&mut` that is only used when the call is made that it is for.
    pub(crate) two_phase: bool,
}

/// Part of a value that holds borrows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Retag {
    /// A reference or `Box` at an offset.
    Pointer { offset: u64, pointee: TyId, borrow: Borrow },
    /// An enum: what it holds depends on its variant.
    Enum { offset: u64, ty: TyId },
}

impl Code {
    /// The borrows in a value of a type.
    pub(crate) fn retags(&self, id: TyId) -> Lower<&[Retag]> {
        let info = self.types.get(id)?;
        let found = info.retags.get_or_init(|| {
            let mut found = Vec::new();
            self.collect_retags(id, 0, 0, &mut found);
            found.into()
        });
        Ok(found)
    }

    fn collect_retags(&self, id: TyId, offset: u64, depth: u32, found: &mut Vec<Retag>) {
        let (Ok(ty), true) = (self.ty(id), depth < 32) else { return };
        let pointer = |what, is_mutable, pointee| {
            let borrow = Borrow { what, is_mutable, two_phase: false };
            Retag::Pointer { offset, pointee, borrow }
        };
        match &ty.kind {
            TyKind::Ref(to, Mutability::Not) => found.push(pointer(Pointee::Shared, false, *to)),
            TyKind::Ref(to, Mutability::Mut) => found.push(pointer(Pointee::Mutable, true, *to)),
            TyKind::Adt(adt) if adt.is_box => {
                if let Some(to) = adt.args.first() {
                    found.push(pointer(Pointee::Box, true, *to));
                }
            }
            TyKind::Adt(adt) if adt.kind == AdtKind::Union => {}
            TyKind::Adt(adt) if adt.kind == AdtKind::Enum && !matches!(adt.tag, Tag::Single(_)) => {
                let mut inside = Vec::new();
                for field in adt.variants.iter().flat_map(|variant| &variant.fields) {
                    self.collect_retags(field.ty, 0, depth + 1, &mut inside);
                }
                if !inside.is_empty() {
                    found.push(Retag::Enum { offset, ty: id });
                }
            }
            _ => {
                for field in ty.struct_fields() {
                    self.collect_retags(field.ty, offset + field.offset, depth + 1, found);
                }
            }
        }
    }

    /// The bytes in cells of the value behind a pointer: start and length, in order.
    pub(crate) fn cells(&self, id: TyId, meta: u64) -> Eval<Vec<(u64, u64)>> {
        let info = self.types.get(id)?;
        let mut cells = self.sized_cells(id)?.to_vec();
        match &self.ty(id)?.kind {
            TyKind::Dyn => return self.cells(self.vtable_ty(self.vtable(meta)?)?, 0),
            TyKind::Slice(element) if !self.sized_cells(*element)?.is_empty() => {
                cells.push((0, self.size_align_of_val(id, meta)?.0));
            }
            _ => {}
        }
        // In what has a tail of unknown size, the tail may hold cells.
        if let (true, Some((offset, _))) = (info.meta != Meta::None, info.tail) {
            let (size, _) = self.size_align_of_val(id, meta)?;
            cells.retain(|&(start, _)| start < offset);
            cells.push((offset, size.saturating_sub(offset)));
        }
        Ok(cells)
    }

    fn sized_cells(&self, id: TyId) -> Lower<&[(u64, u64)]> {
        let info = self.types.get(id)?;
        Ok(info.cells.get_or_init(|| {
            let mut cells = Vec::new();
            self.collect_cells(id, 0, 0, &mut cells);
            cells.sort_unstable();
            cells.dedup();
            let mut joined: Vec<(u64, u64)> = Vec::new();
            for (start, len) in cells.into_iter().filter(|&(_, len)| len > 0) {
                match joined.last_mut() {
                    Some((before, size)) if *before + *size >= start => {
                        *size = (*size).max(start + len - *before);
                    }
                    _ => joined.push((start, len)),
                }
            }
            joined.into()
        }))
    }

    fn collect_cells(&self, id: TyId, offset: u64, depth: u32, cells: &mut Vec<(u64, u64)>) {
        let (Ok(ty), true) = (self.ty(id), depth < 32) else { return };
        match &ty.kind {
            // The `unsafe_cell` lang item.
            TyKind::Adt(adt) if adt.is_std && adt.name == "UnsafeCell" => {
                cells.push((offset, ty.size));
            }
            TyKind::Adt(adt) if adt.kind != AdtKind::Struct => {
                // Where the cells of an enum or union are depends on its value: anywhere.
                let mut inside = Vec::new();
                for field in adt.variants.iter().flat_map(|variant| &variant.fields) {
                    self.collect_cells(field.ty, 0, depth + 1, &mut inside);
                }
                if !inside.is_empty() {
                    cells.push((offset, ty.size));
                }
            }
            TyKind::Array(element, _) => {
                let mut inside = Vec::new();
                self.collect_cells(*element, 0, depth + 1, &mut inside);
                if !inside.is_empty() {
                    cells.push((offset, ty.size));
                }
            }
            _ => {
                for field in ty.struct_fields() {
                    self.collect_cells(field.ty, offset + field.offset, depth + 1, cells);
                }
            }
        }
    }

    /// May others point into a value while it is borrowed mutably (`!Unpin`)?
    pub(crate) fn is_pinned(&self, id: TyId) -> bool {
        let Ok(info) = self.types.get(id) else { return false };
        *info.pinned.get_or_init(|| self.has_pinned(id, 0))
    }

    fn has_pinned(&self, id: TyId, depth: u32) -> bool {
        let (Ok(ty), true) = (self.ty(id), depth < 32) else { return false };
        match &ty.kind {
            TyKind::Adt(adt) if adt.is_std && adt.name == "PhantomPinned" => true,
            TyKind::Adt(adt) if adt.is_box => false,
            TyKind::Adt(adt) if adt.is_coroutine => true,
            TyKind::Adt(adt) => adt
                .variants
                .iter()
                .flat_map(|variant| &variant.fields)
                .any(|field| self.has_pinned(field.ty, depth + 1)),
            // Who knows what is behind it.
            TyKind::Dyn => true,
            TyKind::Slice(element) | TyKind::Array(element, _) => {
                self.has_pinned(*element, depth + 1)
            }
            _ => ty.struct_fields().iter().any(|field| self.has_pinned(field.ty, depth + 1)),
        }
    }
}
