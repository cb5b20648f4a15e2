//! What a typed copy does not carry over: padding, which becomes uninitialised, and the provenance
//! of what is copied as an integer.

use std::ops::Range;

use mir::{AdtKind, Tag, TyId, TyKind};

use super::{Code, Lower, Meta};

/// Bytes of a value of which a copy keeps less than all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Residue {
    /// Bytes between the fields: uninitialised in the copy.
    Padding(Range<u64>),
    /// Integers large enough for an address: without provenance in the copy.
    Bare(Range<u64>),
    /// An enum at an offset: depends on its variant.
    Enum(u64, TyId),
    /// So many elements from an offset on.
    Array(u64, TyId, u64),
}

/// What a type keeps: its residues, and which of its bytes are anything at all.
#[derive(Default)]
struct Walk {
    residues: Vec<Residue>,
    covered: Vec<Range<u64>>,
}

impl Code {
    /// What a copy of a value of the type loses; hardly ever anything.
    #[inline]
    pub(crate) fn residues(&self, id: TyId) -> Lower<&[Residue]> {
        let info = self.types.get(id)?;
        Ok(info.residues.get_or_init(|| {
            let mut walk = Walk::default();
            self.walk(id, 0, 0, &mut walk);
            finish(walk, info.size)
        }))
    }

    /// The same of an enum, variant by variant.
    pub(crate) fn variant_residues(&self, id: TyId) -> Lower<&[Box<[Residue]>]> {
        let info = self.types.get(id)?;
        Ok(info.variant_residues.get_or_init(|| {
            let Ok(TyKind::Adt(adt)) = self.ty(id).map(|ty| &ty.kind) else { return Box::new([]) };
            let variants = adt.variants.iter().map(|variant| {
                let mut walk = Walk::default();
                match adt.tag {
                    Tag::Single(_) => {}
                    Tag::Direct { offset, size } if size == 8 => {
                        walk.residues.push(Residue::Bare(offset..offset + size));
                        walk.covered.push(offset..offset + size);
                    }
                    Tag::Direct { offset, size } | Tag::Niche { offset, size, .. } => {
                        walk.covered.push(offset..offset + size);
                    }
                }
                for field in &variant.fields {
                    self.walk(field.ty, field.offset, 1, &mut walk);
                }
                finish(walk, info.size)
            });
            variants.collect()
        }))
    }

    fn walk(&self, id: TyId, offset: u64, depth: u32, walk: &mut Walk) {
        let Ok(ty) = self.ty(id) else { return };
        let whole = offset..offset + ty.size;
        if depth > 32 || ty.size == 0 {
            return walk.covered.push(whole);
        }
        match &ty.kind {
            TyKind::Int { .. } | TyKind::Float if ty.size >= 8 => {
                walk.residues.push(Residue::Bare(whole.clone()));
                walk.covered.push(whole);
            }
            TyKind::Adt(adt) if adt.kind == AdtKind::Union => {
                // What is padding in every field; of the rest nobody knows what it is.
                for field in adt.variants.iter().flat_map(|variant| &variant.fields) {
                    let mut inside = Walk::default();
                    self.walk(field.ty, offset + field.offset, depth + 1, &mut inside);
                    walk.covered.extend(inside.covered);
                }
            }
            TyKind::Adt(adt) if adt.kind == AdtKind::Enum && !matches!(adt.tag, Tag::Single(_)) => {
                let variants = self.variant_residues(id).unwrap_or_default();
                if variants.iter().any(|variant| !variant.is_empty()) {
                    walk.residues.push(Residue::Enum(offset, id));
                }
                walk.covered.push(whole);
            }
            TyKind::Array(element, count) => {
                let inside = self.residues(*element).unwrap_or_default();
                let size = self.types.get(*element).map_or(0, |info| info.size);
                match inside {
                    [] => {}
                    [Residue::Bare(range)] if *range == (0..size) => {
                        walk.residues.push(Residue::Bare(whole.clone()));
                    }
                    _ => walk.residues.push(Residue::Array(offset, *element, *count)),
                }
                walk.covered.push(whole);
            }
            TyKind::Adt(_) | TyKind::Tuple(_) | TyKind::Closure(_) => {
                if self.types.get(id).is_ok_and(|info| info.meta != Meta::None) {
                    return walk.covered.push(whole);
                }
                // Of an enum of which only one variant can be, that.
                let fields = match &ty.kind {
                    TyKind::Adt(mir::Adt { tag: Tag::Single(variant), variants, .. }) => {
                        variants.get(*variant as usize).map_or(&[][..], |it| &it.fields)
                    }
                    _ => ty.struct_fields(),
                };
                for field in fields {
                    self.walk(field.ty, offset + field.offset, depth + 1, walk);
                }
            }
            _ => walk.covered.push(whole),
        }
    }
}

/// The residues in order, neighbours joined, with what nothing covers.
fn finish(walk: Walk, size: u64) -> Box<[Residue]> {
    let Walk { mut residues, mut covered } = walk;
    covered.push(size..size);
    covered.sort_by_key(|range| range.start);
    let mut end = 0;
    for range in covered {
        if range.start > end {
            residues.push(Residue::Padding(end..range.start));
        }
        end = end.max(range.end);
    }
    residues.dedup_by(|next, before| match (next, before) {
        (Residue::Bare(next), Residue::Bare(before)) if next.start == before.end => {
            before.end = next.end;
            true
        }
        _ => false,
    });
    residues.into()
}
