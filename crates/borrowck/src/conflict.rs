//! May two places be the same memory, or one inside the other (rustc's `places_conflict`)?

use mir::{AdtKind, Body, Mutability, Place, PlaceElem, Ty, TyKind};
use mir_dataflow::{PlaceTy, adt};

/// How much of a place an access reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Depth {
    /// The place itself, not what its pointers lead to.
    Shallow,
    /// The length of an array or slice, which no element holds.
    Length,
    /// All that can be reached from it.
    Deep,
    /// What the drop of the place reaches.
    Drop,
}

/// Are elements at unknown indices the same?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Bias {
    /// They may be.
    Overlap,
    /// They may be others.
    Disjoint,
}

enum Overlap {
    /// The fields of a union.
    Arbitrary,
    EqualOrDisjoint,
    Disjoint,
}

/// Does an access to the one place conflict with a loan of the other?
pub(crate) fn places_conflict(
    body: &Body,
    types: &[Ty],
    borrowed: &Place,
    accessed: &Place,
    depth: Depth,
    bias: Bias,
) -> bool {
    if borrowed.local != accessed.local {
        return false;
    }
    let mut ty = body.locals.get(borrowed.local.index()).map(|local| PlaceTy::of(local.ty));
    for (index, &elem) in borrowed.projection.iter().enumerate() {
        match accessed.projection.get(index) {
            Some(&other) => match overlap(elem, other, ty, types, bias) {
                Overlap::Arbitrary => return true,
                Overlap::EqualOrDisjoint => {}
                Overlap::Disjoint => return false,
            },
            None => {
                let kind = ty.and_then(|ty| types.get(ty.ty.index())).map(|ty| &ty.kind);
                match (elem, kind, depth) {
                    (_, _, Depth::Length) => return false,
                    (PlaceElem::Deref, _, Depth::Shallow) => return false,
                    (PlaceElem::Deref, Some(TyKind::Ref(..)), Depth::Drop) => return false,
                    (PlaceElem::Field(_), Some(TyKind::Adt(adt)), Depth::Drop)
                        if adt.drop_impl.is_some() =>
                    {
                        return true;
                    }
                    // What a shared reference leads to is not changed by a write to the reference.
                    (PlaceElem::Deref, Some(TyKind::Ref(_, Mutability::Not)), _) => return false,
                    _ => {}
                }
            }
        }
        ty = ty.and_then(|ty| ty.step(elem, types));
    }
    true
}

fn overlap(a: PlaceElem, b: PlaceElem, ty: Option<PlaceTy>, types: &[Ty], bias: Bias) -> Overlap {
    use PlaceElem::{ConstantIndex, Deref, Downcast, Field, Index, Subslice};
    let same = |same: bool| if same { Overlap::EqualOrDisjoint } else { Overlap::Disjoint };
    match (a, b) {
        (Deref, Deref) => Overlap::EqualOrDisjoint,
        (Field(a), Field(b)) if a == b => Overlap::EqualOrDisjoint,
        (Field(_), Field(_)) => match ty.and_then(|ty| adt(ty.ty, types)) {
            Some(adt) if adt.kind == AdtKind::Union => Overlap::Arbitrary,
            _ => Overlap::Disjoint,
        },
        (Downcast(a), Downcast(b)) => same(a == b),
        (Index(_), Index(_) | ConstantIndex { .. } | Subslice { .. })
        | (ConstantIndex { .. } | Subslice { .. }, Index(_)) => same(bias == Bias::Overlap),
        (
            ConstantIndex { offset: a, from_end: a_end },
            ConstantIndex { offset: b, from_end: b_end },
        ) if a_end == b_end => same(a == b),
        (
            ConstantIndex { offset: a, from_end: a_end },
            ConstantIndex { offset: b, from_end: b_end },
        ) => {
            let (start, end) = if a_end { (b, a) } else { (a, b) };
            debug_assert_ne!(a_end, b_end);
            // Of a slice, the patterns that were matched say that it is long enough.
            same(array_len(ty, types).is_some_and(|len| len.checked_sub(end) == Some(start)))
        }
        (ConstantIndex { offset, from_end }, Subslice { from, to, from_end: to_end })
        | (Subslice { from, to, from_end: to_end }, ConstantIndex { offset, from_end }) => {
            same(match (from_end, to_end) {
                (false, false) => (from..to).contains(&offset),
                (false, true) => offset >= from,
                (true, true) => offset > to,
                (true, false) => true,
            })
        }
        (
            Subslice { from: a, to: a_to, from_end: false },
            Subslice { from: b, to: b_to, from_end: false },
        ) => same(a < b_to && b < a_to),
        (Subslice { .. }, Subslice { .. }) => Overlap::EqualOrDisjoint,
        // The steps do not fit each other: the types are not known well enough.
        _ => Overlap::EqualOrDisjoint,
    }
}

fn array_len(ty: Option<PlaceTy>, types: &[Ty]) -> Option<u64> {
    match types.get(ty?.ty.index())?.kind {
        TyKind::Array(_, len) => Some(len),
        _ => None,
    }
}
