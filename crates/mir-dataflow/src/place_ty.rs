//! The type of a place, step by step.

use mir::{Adt, Body, Field, Place, PlaceElem, Ty, TyId, TyKind, VariantIdx};

/// The type of a place; behind a `Downcast`, also the variant it is seen as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlaceTy {
    /// The type.
    pub ty: TyId,
    /// The variant downcast to.
    pub variant: Option<VariantIdx>,
}

impl PlaceTy {
    /// A type, not downcast.
    pub fn of(ty: TyId) -> Self {
        Self { ty, variant: None }
    }

    /// The type one step further. `None` when the step does not fit the type, as behind a pointer
    /// to an unsized type of which nothing is known.
    pub fn step(self, elem: PlaceElem, types: &[Ty]) -> Option<Self> {
        let kind = &types.get(self.ty.index())?.kind;
        match elem {
            PlaceElem::Deref => match kind {
                TyKind::Ref(to, _) | TyKind::RawPtr(to, _) => Some(Self::of(*to)),
                TyKind::Adt(adt) if adt.is_box => adt.args.first().copied().map(Self::of),
                _ => None,
            },
            PlaceElem::Field(field) => {
                self.fields(types).get(field.index()).map(|field| Self::of(field.ty))
            }
            PlaceElem::Index(_) | PlaceElem::ConstantIndex { .. } => match kind {
                TyKind::Array(element, _) | TyKind::Slice(element) => Some(Self::of(*element)),
                _ => None,
            },
            // The part of an array is a shorter array, whose id cannot be found here. Its elements
            // have the same type, and nothing else is asked of it.
            PlaceElem::Subslice { .. } => Some(self),
            PlaceElem::Downcast(variant) => Some(Self { ty: self.ty, variant: Some(variant) }),
        }
    }

    /// The fields of a struct, tuple, closure or of the variant downcast to.
    pub fn fields(self, types: &[Ty]) -> &[Field] {
        let Some(ty) = types.get(self.ty.index()) else {
            return &[];
        };
        match (&ty.kind, self.variant) {
            (TyKind::Adt(adt), Some(variant)) => {
                adt.variants.get(variant.index()).map_or(&[], |variant| &variant.fields)
            }
            _ => ty.struct_fields(),
        }
    }
}

/// The type of a whole place.
pub fn place_ty(place: &Place, body: &Body, types: &[Ty]) -> Option<PlaceTy> {
    let start = PlaceTy::of(body.locals.get(place.local.index())?.ty);
    place.projection.iter().try_fold(start, |ty, &elem| ty.step(elem, types))
}

/// The struct, enum or union behind an id.
pub fn adt(ty: TyId, types: &[Ty]) -> Option<&Adt> {
    match &types.get(ty.index())?.kind {
        TyKind::Adt(adt) => Some(adt),
        _ => None,
    }
}
