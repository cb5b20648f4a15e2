//! The types of places, with their regions.

use hir_def::{AdtId, VariantId};
use hir_ty::{
    db::HirDatabase,
    next_solver::{EarlyBinder, GenericArgs, Region, Ty, TyKind},
};
use mir::{Place, PlaceElem, Span, VariantIdx};
use rustc_type_ir::inherent::{GenericArgs as _, IntoKind};

use super::{RegionCx, constraints::Why, signature::declared};

impl<'db> RegionCx<'_, 'db> {
    /// The type of a place; none when a step cannot be followed.
    pub(super) fn place_ty(&mut self, place: &Place, span: Span) -> Option<Ty<'db>> {
        let mut ty = *self.locals.get(place.local.index())?;
        let mut variant = None;
        for &elem in &place.projection {
            let before = variant.take();
            ty = match elem {
                PlaceElem::Deref => self.deref_ty(ty)?,
                PlaceElem::Field(field) => {
                    self.field_ty(ty, before.unwrap_or(VariantIdx(0)), field.index(), span)?
                }
                PlaceElem::Index(_) | PlaceElem::ConstantIndex { .. } => match ty.kind() {
                    TyKind::Array(inner, _) | TyKind::Slice(inner) => inner,
                    _ => return None,
                },
                PlaceElem::Subslice { .. } => ty,
                PlaceElem::Downcast(index) => {
                    variant = Some(index);
                    ty
                }
            };
        }
        Some(ty)
    }

    pub(super) fn deref_ty(&self, ty: Ty<'db>) -> Option<Ty<'db>> {
        match ty.kind() {
            TyKind::Ref(_, inner, _) | TyKind::RawPtr(inner, _) => Some(inner),
            TyKind::Adt(_, args) if ty.is_box() => args.types().next(),
            _ => None,
        }
    }

    pub(super) fn field_ty(
        &mut self,
        ty: Ty<'db>,
        variant: VariantIdx,
        index: usize,
        span: Span,
    ) -> Option<Ty<'db>> {
        match ty.kind() {
            TyKind::Tuple(fields) => fields.as_slice().get(index).copied(),
            TyKind::Closure(_, args) => match args.as_closure().tupled_upvars_ty().kind() {
                TyKind::Tuple(fields) => fields.as_slice().get(index).copied(),
                _ => None,
            },
            TyKind::Coroutine(_, args) => match args.as_coroutine().tupled_upvars_ty().kind() {
                TyKind::Tuple(fields) => fields.as_slice().get(index).copied(),
                _ => None,
            },
            TyKind::Adt(def, args) => {
                let variant = *self.cx.variants(def.def_id()).get(variant.index())?;
                let field = self.variant_field_ty(variant, index, args)?;
                Some(self.normalize(field, Why::boring(span)))
            }
            _ => None,
        }
    }

    /// A field as declared, the arguments of its type put in.
    fn variant_field_ty(
        &self,
        variant: VariantId,
        index: usize,
        args: GenericArgs<'db>,
    ) -> Option<Ty<'db>> {
        let interner = self.cx.interner;
        let (_, field) = self.cx.db.field_types(variant).iter().nth(index)?;
        let ty = declared(interner, field.ty().skip_binder());
        Some(EarlyBinder::bind(ty).instantiate(interner, args).skip_norm_wip())
    }

    /// The types of all fields of all variants.
    pub(super) fn adt_field_tys(&self, adt: AdtId, args: GenericArgs<'db>) -> Vec<Ty<'db>> {
        let mut tys = Vec::new();
        for variant in self.cx.variants(adt) {
            let count = self.cx.db.field_types(variant).iter().count();
            tys.extend((0..count).filter_map(|at| self.variant_field_ty(variant, at, args)));
        }
        tys
    }

    /// A reborrow lives no longer than the references it goes through (rustc's
    /// `add_reborrow_constraint`).
    pub(super) fn reborrow(&mut self, place: &Place, region: Region<'db>, why: Why) {
        for end in (0..place.projection.len()).rev() {
            if place.projection[end] != PlaceElem::Deref {
                continue;
            }
            let base = Place { local: place.local, projection: place.projection[..end].to_vec() };
            let Some(ty) = self.place_ty(&base, why.span) else { return };
            match ty.kind() {
                TyKind::Ref(through, _, mutability) => {
                    self.outlives(through, region, why);
                    // Behind a shared reference nothing can change while that is valid.
                    if mutability == hir_ty::next_solver::Mutability::Not {
                        return;
                    }
                }
                TyKind::RawPtr(..) => return,
                _ => {}
            }
        }
    }
}
