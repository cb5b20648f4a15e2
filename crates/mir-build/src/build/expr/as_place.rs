//! Expressions as places.

use hir_ty::next_solver::TyKind;
use mir::{
    AssertKind, BinOp, Local, Operand, Place, PlaceElem, Rvalue, Span, TerminatorKind, UnOp,
};
use rustc_type_ir::inherent::IntoKind;

use crate::build::{
    builder::{Builder, PlaceBase, PlaceBuilder},
    thir::{CaptureElem, ExprId, ExprKind, Var},
};

impl<'db> Builder<'_, 'db> {
    /// The place of an expression; a value gets a temporary.
    pub(in crate::build) fn as_place(&mut self, expr: ExprId) -> Place {
        let span = self.thir[expr].span;
        let builder = self.as_place_builder(expr);
        self.resolve_place(&builder, span)
    }

    pub(in crate::build) fn as_place_builder(&mut self, id: ExprId) -> PlaceBuilder {
        let thir = self.thir;
        let expr = &thir[id];
        let span = expr.span;
        match &expr.kind {
            ExprKind::Scope { scope, value } => {
                self.in_scope(*scope, span, |this| this.as_place_builder(*value))
            }
            ExprKind::Field { base, variant, field } => {
                let mut place = self.as_place_builder(*base);
                if let Some(variant) = variant {
                    place = place.project(PlaceElem::Downcast(*variant));
                }
                place.project(PlaceElem::Field(*field))
            }
            ExprKind::Deref { arg } => self.as_place_builder(*arg).project(PlaceElem::Deref),
            ExprKind::Index { base, index } => {
                let base_ty = thir[*base].ty;
                let base = self.as_place_builder(*base);
                // A fresh temporary: nothing changes the index after the check.
                let index = self.as_temp(*index, expr.temp_scope);
                self.bounds_check(&base, base_ty, index, span);
                base.project(PlaceElem::Index(index))
            }
            ExprKind::Var(var) => self.var_place(*var),
            _ => self.as_temp(id, expr.temp_scope).into(),
        }
    }

    fn var_place(&self, var: Var) -> PlaceBuilder {
        match self.vars.get(&var) {
            Some(locals) => match locals.in_guard {
                Some(reference) if self.guard_vars.contains(&var) => {
                    PlaceBuilder::from(reference).project(PlaceElem::Deref)
                }
                _ => locals.local.into(),
            },
            None => PlaceBuilder { base: PlaceBase::Upvar(var), projection: Vec::new() },
        }
    }

    fn bounds_check(
        &mut self,
        base: &PlaceBuilder,
        base_ty: hir_ty::next_solver::Ty<'db>,
        index: Local,
        span: Span,
    ) {
        let usize = self.usize_ty();
        let len = match base_ty.kind() {
            TyKind::Array(_, len) => {
                let len = hir_ty::consteval::try_const_usize(self.cx.db, len).unwrap_or(0);
                self.scalar(usize, len, span)
            }
            _ => {
                let base = self.resolve_place(base, span);
                let len = self.slice_len(base, span);
                Operand::Move(len.into())
            }
        };
        let index = Operand::Copy(index.into());
        let copied = match &len {
            Operand::Move(place) => Operand::Copy(place.clone()),
            constant => constant.clone(),
        };
        let in_bounds = self.compare(BinOp::Lt, index.clone(), copied, span);
        let msg = AssertKind::BoundsCheck { len, index };
        self.assert(Operand::Move(in_bounds.into()), true, msg, span);
    }

    /// A temporary with the number of elements of a slice.
    pub(in crate::build) fn slice_len(&mut self, place: Place, span: Span) -> Local {
        let usize = self.usize_ty();
        let len = self.temp(usize, span);
        let rvalue = match place.projection.split_last() {
            Some((PlaceElem::Deref, rest)) if self.is_pointer_local(&place, rest) => {
                let pointer = Place { local: place.local, projection: rest.to_vec() };
                Rvalue::UnaryOp(UnOp::PtrMetadata, Operand::Copy(pointer))
            }
            _ => Rvalue::Len(place),
        };
        self.assign(len, rvalue, span);
        len
    }

    fn is_pointer_local(&self, place: &Place, rest: &[PlaceElem]) -> bool {
        rest.is_empty()
            && matches!(self.local_ty(place.local).kind(), TyKind::Ref(..) | TyKind::RawPtr(..))
    }

    /// Panics unless the condition is as expected.
    pub(in crate::build) fn assert(
        &mut self,
        cond: Operand,
        expected: bool,
        msg: AssertKind,
        span: Span,
    ) {
        self.may_unwind();
        let target = self.new_block();
        let kind = TerminatorKind::Assert { cond, expected, msg, target, unwind: None };
        self.terminate(span, kind);
        self.block = target;
    }

    /// Finds the captured part of a variable that is not of this body.
    pub(in crate::build) fn resolve_place(&mut self, builder: &PlaceBuilder, span: Span) -> Place {
        if let Some(place) = self.try_resolve(builder) {
            return place;
        }
        self.unsupported(span, "this variable is not captured by the closure");
        Place::from(Local::RETURN)
    }

    pub(in crate::build) fn try_resolve(&self, builder: &PlaceBuilder) -> Option<Place> {
        let var = match builder.base {
            PlaceBase::Local(local) => {
                return Some(Place { local, projection: builder.projection.clone() });
            }
            PlaceBase::Upvar(var) => var,
        };
        let (index, rest) = self.captures.iter().enumerate().find_map(|(index, capture)| {
            let is_var = Var::Binding(capture.var) == var;
            let rest = is_var.then(|| after(&capture.path, &builder.projection)).flatten()?;
            Some((index, rest))
        })?;
        let mut place = self.capture_place(index);
        if self.captures[index].by_ref {
            place = place.deref();
        }
        place.projection.extend_from_slice(rest);
        Some(place)
    }
}

/// What of the place is inside the captured part.
fn after<'p>(captured: &[CaptureElem], place: &'p [PlaceElem]) -> Option<&'p [PlaceElem]> {
    let mut rest = place;
    for elem in captured {
        while let [PlaceElem::Downcast(_), tail @ ..] = rest {
            rest = tail;
        }
        let (first, tail) = rest.split_first()?;
        let same = match (elem, first) {
            (CaptureElem::Deref, PlaceElem::Deref) => true,
            (CaptureElem::Field(captured), PlaceElem::Field(field)) => captured == field,
            _ => false,
        };
        if !same {
            return None;
        }
        rest = tail;
    }
    Some(rest)
}
