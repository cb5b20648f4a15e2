//! Which variant an enum's bytes are.

use mir::{Adt, Program, Tag, TyId, TyKind, VariantIdx};

use crate::Bytes;

/// The variant of the enum `ty` at an offset; `None` when it is not initialised, no enum, or the
/// tag is none of its variants'.
pub fn variant_of(program: &Program, ty: TyId, bytes: &Bytes, offset: u64) -> Option<VariantIdx> {
    match &program.types.get(ty.index())?.kind {
        TyKind::Adt(adt) => match read_variant(adt, bytes, offset) {
            Variant::Known(variant) => Some(VariantIdx(variant as u32)),
            _ => None,
        },
        _ => None,
    }
}

/// What the tag says.
pub(crate) enum Variant {
    Known(usize),
    Uninit,
    Invalid(u128),
}

pub(crate) fn read_variant(adt: &Adt, bytes: &Bytes, start: u64) -> Variant {
    let (variant, bits) = match adt.tag {
        Tag::Single(variant) => (Some(variant as usize), 0),
        Tag::Direct { offset, size } => {
            let Some(tag) = bytes.uint(start.wrapping_add(offset), size) else {
                return Variant::Uninit;
            };
            (adt.variants.iter().position(|it| it.discr as u128 & mask(size) == tag), tag)
        }
        Tag::Niche { offset, size, untagged, first, last, start: niche } => {
            let Some(tag) = bytes.uint(start.wrapping_add(offset), size) else {
                return Variant::Uninit;
            };
            let relative = tag.wrapping_sub(niche) & mask(size);
            let variant = if relative <= u128::from(last.saturating_sub(first)) {
                first as usize + relative as usize
            } else {
                untagged as usize
            };
            (Some(variant), tag)
        }
    };
    match variant {
        Some(variant) if adt.variants.get(variant).is_some_and(|it| !it.is_uninhabited) => {
            Variant::Known(variant)
        }
        _ => Variant::Invalid(bits),
    }
}

/// What to write as the tag of a variant: offset, size and bits; `None` when nothing is stored.
pub(crate) fn tag_of(adt: &Adt, variant: usize) -> Option<(u64, u64, u128)> {
    match adt.tag {
        Tag::Single(_) => None,
        Tag::Direct { offset, size } => {
            Some((offset, size, adt.variants.get(variant)?.discr as u128 & mask(size)))
        }
        Tag::Niche { untagged, .. } if variant == untagged as usize => None,
        Tag::Niche { offset, size, first, start, .. } => {
            let relative = (variant as u128).wrapping_sub(u128::from(first));
            Some((offset, size, start.wrapping_add(relative) & mask(size)))
        }
    }
}

/// The bits of an integer of so many bytes.
#[inline]
pub(crate) fn mask(size: u64) -> u128 {
    if size >= 16 { u128::MAX } else { (1 << (size * 8)) - 1 }
}
