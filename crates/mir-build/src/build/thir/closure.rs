//! Closure expressions and what they capture.

use hir_def::hir::{BindingId, ClosureKind, Expr as HirExpr, ExprId as HirId};
use hir_ty::{
    closure_analysis::{CapturedPlace, ProjectionKind, UpvarCapture},
    next_solver::{Mutability as TyMutability, Region as TyRegion, Ty, TyKind},
};
use mir::{BorrowKind, FieldIdx, Span, VariantIdx};
use rustc_type_ir::inherent::{IntoKind, Ty as _};

use super::{Expr, ExprKind, Scope, ThirCx, Var};

/// One field of a closure: what it captures.
#[derive(Clone, Debug)]
pub(in crate::build) struct Capture {
    /// The variable.
    pub(in crate::build) var: BindingId,
    /// The part of it.
    pub(in crate::build) path: Vec<CaptureElem>,
    /// The field is a reference to the part.
    pub(in crate::build) by_ref: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::build) enum CaptureElem {
    Deref,
    Field(FieldIdx),
}

impl Capture {
    pub(in crate::build) fn new(captured: &CapturedPlace) -> Option<Self> {
        let path = captured
            .place
            .projections
            .iter()
            .map(|projection| match projection.kind {
                ProjectionKind::Deref => Some(CaptureElem::Deref),
                ProjectionKind::Field { field_idx, .. } => {
                    Some(CaptureElem::Field(FieldIdx(field_idx)))
                }
                _ => None,
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self { var: captured.captured_local(), path, by_ref: captured.is_by_ref() })
    }
}

impl<'db> ThirCx<'_, 'db> {
    pub(super) fn closure(
        &mut self,
        expr: HirId,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Result<ExprKind<'db>, String> {
        let HirExpr::Closure { closure_kind, .. } = &self.store[expr] else {
            return Err("this is not a closure".to_owned());
        };
        if let ClosureKind::CoroutineClosure(_) = closure_kind {
            return Err("`async` closures are not simulated".to_owned());
        }
        if !matches!(ty.kind(), TyKind::Closure(..) | TyKind::Coroutine(..)) {
            return Err("the type of this closure is not known".to_owned());
        }
        let infer = self.infer;
        let data = infer.closures_data.get(&expr).ok_or("this closure was not analysed")?;
        let mut upvars = Vec::new();
        for captured in data.min_captures.values().flatten() {
            upvars.push(self.upvar(captured, span, temp_scope)?);
        }
        Ok(ExprKind::Closure { upvars })
    }

    fn upvar(
        &mut self,
        captured: &CapturedPlace,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Result<super::ExprId, String> {
        let place = &captured.place;
        let base_ty = self.mono(place.base_ty.as_ref());
        let kind = ExprKind::Var(Var::Binding(captured.captured_local()));
        let mut value = self.thir.push(Expr { ty: base_ty, span, temp_scope, kind });
        for projection in &place.projections {
            let base_ty = self.thir[value].ty;
            let kind = match projection.kind {
                ProjectionKind::Deref => ExprKind::Deref { arg: value },
                ProjectionKind::Field { field_idx, variant_idx } => {
                    let is_enum = matches!(base_ty.as_adt(), Some((hir_def::AdtId::EnumId(_), _)));
                    let variant = is_enum.then_some(VariantIdx(variant_idx));
                    ExprKind::Field { base: value, variant, field: FieldIdx(field_idx) }
                }
                _ => return Err("this capture is not simulated".to_owned()),
            };
            let ty = self.mono(projection.ty.as_ref());
            value = self.thir.push(Expr { ty, span, temp_scope, kind });
        }
        let kind = match captured.info.capture_kind {
            UpvarCapture::ByValue => return Ok(value),
            UpvarCapture::ByUse => return Err("`use` closures are not stable Rust".to_owned()),
            UpvarCapture::ByRef(hir_ty::closure_analysis::BorrowKind::Immutable) => {
                BorrowKind::Shared
            }
            UpvarCapture::ByRef(_) => BorrowKind::Mut { two_phase: false },
        };
        let mutability = match kind {
            BorrowKind::Shared => TyMutability::Not,
            BorrowKind::Mut { .. } => TyMutability::Mut,
        };
        let region = TyRegion::new_erased(self.cx.interner);
        let ty = Ty::new_ref(self.cx.interner, region, self.thir[value].ty, mutability);
        let kind = ExprKind::Borrow { kind, arg: value };
        Ok(self.thir.push(Expr { ty, span, temp_scope, kind }))
    }
}
