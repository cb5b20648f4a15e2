//! Which bytes are a value of a type (Miri's `validity.rs`, as a table).

use mir::{AdtKind, Tag, TyId, TyKind};

use super::{Code, Lower, Meta};

/// Which bytes are a value of a type.
#[derive(Clone, Debug, Default)]
pub(crate) struct Validity {
    /// All must hold.
    pub(crate) checks: Vec<(u64, Check)>,
}

/// One condition on the bytes at an offset.
#[derive(Clone, Debug)]
pub(crate) enum Check {
    /// So many bytes are initialised.
    Init(u64),
    /// 0 or 1.
    Bool,
    /// A Unicode scalar value.
    Char,
    /// Not null and aligned for the pointee.
    Ref(TyId),
    /// A vtable in the second word.
    Vtable,
    /// The address of a function.
    Function,
    /// An integer of `size` bytes in a wrapping range.
    Range { size: u64, start: u128, end: u128, ty: TyId },
    /// A value of an enum.
    Enum(TyId),
    /// So many elements, one after the other.
    Array { count: u64, element: TyId },
    /// No value.
    Never(TyId),
}

pub(super) fn validity(code: &Code, ty: TyId) -> Lower<Validity> {
    let mut result = Validity::default();
    collect(code, ty, 0, 0, &mut result.checks)?;
    // Neighbours that need only be initialised are one check.
    let mut merged: Vec<(u64, Check)> = Vec::new();
    result.checks.sort_by_key(|(offset, _)| *offset);
    for (offset, check) in result.checks {
        if let Check::Init(size) = check
            && let Some((start, Check::Init(before))) = merged.last_mut()
            && *start + *before == offset
        {
            *before += size;
            continue;
        }
        merged.push((offset, check));
    }
    Ok(Validity { checks: merged })
}

impl Code {
    /// Are some bytes no value although every field is one?
    pub(crate) fn is_restricted(&self, ty: TyId) -> Lower<bool> {
        Ok(match &self.ty(ty)?.kind {
            TyKind::Adt(adt) => adt.valid_range.is_some(),
            _ => false,
        })
    }
}

fn collect(
    code: &Code,
    id: TyId,
    offset: u64,
    depth: u32,
    checks: &mut Vec<(u64, Check)>,
) -> Lower<()> {
    if depth > 64 {
        return Err("a type nested without end".to_owned());
    }
    let ty = code.ty(id)?;
    let fields = |fields: &[mir::Field], checks: &mut Vec<(u64, Check)>| {
        fields
            .iter()
            .try_for_each(|field| collect(code, field.ty, offset + field.offset, depth + 1, checks))
    };
    match &ty.kind {
        TyKind::Bool => checks.push((offset, Check::Bool)),
        TyKind::Char => checks.push((offset, Check::Char)),
        TyKind::Int { .. } | TyKind::Float => checks.push((offset, Check::Init(ty.size))),
        TyKind::Ref(to, _) => {
            checks.push((offset, Check::Ref(*to)));
            pointer_meta(code, *to, offset, checks)?;
        }
        TyKind::RawPtr(to, _) => {
            checks.push((offset, Check::Init(8)));
            pointer_meta(code, *to, offset, checks)?;
        }
        TyKind::FnPtr => checks.push((offset, Check::Function)),
        TyKind::Never => checks.push((offset, Check::Never(id))),
        TyKind::Tuple(of) | TyKind::Closure(of) => fields(of, checks)?,
        TyKind::Array(element, count) => {
            let size = code.types.get(*element)?.size;
            let element_checks = &code.validity(*element)?.checks;
            match element_checks.as_slice() {
                _ if *count == 0 => {}
                [] => {}
                [(0, Check::Init(all))] if *all == size => {
                    checks.push((offset, Check::Init(size.saturating_mul(*count))));
                }
                _ => checks.push((offset, Check::Array { count: *count, element: *element })),
            }
        }
        TyKind::Adt(adt) => {
            match adt.kind {
                AdtKind::Union => {}
                AdtKind::Struct => {
                    let of = adt.variants.first().map_or(&[][..], |variant| &variant.fields);
                    fields(of, checks)?;
                }
                AdtKind::Enum => match adt.tag {
                    Tag::Single(variant) => match adt.variants.get(variant as usize) {
                        Some(variant) if !variant.is_uninhabited => {
                            fields(&variant.fields, checks)?;
                        }
                        _ => checks.push((offset, Check::Never(id))),
                    },
                    _ => checks.push((offset, Check::Enum(id))),
                },
            }
            if let Some((start, end)) = adt.valid_range {
                let size = scalar_size(code, id, 0)?;
                checks.push((offset, Check::Range { size, start, end, ty: id }));
            }
        }
        TyKind::Slice(_) | TyKind::Str | TyKind::Dyn | TyKind::FnDef => {}
    }
    Ok(())
}

fn pointer_meta(code: &Code, to: TyId, offset: u64, checks: &mut Vec<(u64, Check)>) -> Lower<()> {
    match code.types.get(to)?.meta {
        Meta::None => {}
        Meta::Len => checks.push((offset + 8, Check::Init(8))),
        Meta::Vtable => checks.push((offset + 8, Check::Vtable)),
    }
    Ok(())
}

/// The size of the scalar at the start of a type whose valid range is limited.
fn scalar_size(code: &Code, id: TyId, depth: u32) -> Lower<u64> {
    let ty = code.ty(id)?;
    Ok(match &ty.kind {
        TyKind::Ref(..) | TyKind::RawPtr(..) => 8,
        TyKind::Adt(_) | TyKind::Tuple(_) if depth < 64 => {
            for field in ty.struct_fields() {
                if field.offset == 0 && code.types.get(field.ty)?.size > 0 {
                    return scalar_size(code, field.ty, depth + 1);
                }
            }
            ty.size.min(16)
        }
        _ => ty.size.min(16),
    })
}
