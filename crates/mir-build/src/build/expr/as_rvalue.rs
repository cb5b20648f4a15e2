//! Expressions as the right side of one assignment.

use hir_ty::next_solver::TyKind;
use mir::{
    AggregateKind, AssertKind, BinOp, CastKind, ConstValue, Operand, Rvalue, Span, UnOp, VariantIdx,
};
use rustc_type_ir::inherent::IntoKind;

use super::{Category, category};
use crate::build::{
    builder::Builder,
    thir::{Coercion, ExprId, ExprKind, Scope},
};

impl<'db> Builder<'_, 'db> {
    pub(in crate::build) fn as_local_rvalue(&mut self, expr: ExprId) -> Rvalue {
        let scope = self.local_scope();
        self.as_rvalue(scope, expr)
    }

    pub(in crate::build) fn as_rvalue(&mut self, lifetime: Option<Scope>, id: ExprId) -> Rvalue {
        let thir = self.thir;
        let expr = &thir[id];
        let (ty, span) = (expr.ty, expr.span);
        match &expr.kind {
            ExprKind::Scope { scope, value } => {
                self.in_scope(*scope, span, |this| this.as_rvalue(lifetime, *value))
            }
            ExprKind::Repeat { value, count } => {
                let value = self.as_operand(lifetime, *value);
                self.record_moved([&value]);
                Rvalue::Repeat(value, *count)
            }
            ExprKind::Binary { op, lhs, rhs } => {
                let operand_ty = thir[*lhs].ty;
                let rhs_ty = thir[*rhs].ty;
                let lhs = self.as_operand(lifetime, *lhs);
                let rhs = self.as_operand(lifetime, *rhs);
                self.binary_op(*op, lhs, operand_ty, rhs, rhs_ty, span)
            }
            ExprKind::Unary { op, arg } => {
                let arg = self.as_operand(lifetime, *arg);
                if *op == UnOp::Neg && matches!(ty.kind(), TyKind::Int(_)) {
                    self.check_neg(&arg, ty, span);
                }
                Rvalue::UnaryOp(*op, arg)
            }
            ExprKind::Cast { source } => self.cast(lifetime, *source, ty, span),
            ExprKind::PointerCoercion { cast, source } => {
                self.coercion(lifetime, *cast, *source, ty, span)
            }
            ExprKind::Array { fields } => {
                let element = match ty.kind() {
                    TyKind::Array(element, _) => element,
                    _ => ty,
                };
                let element = self.ty(element, span);
                let operands = self.operands(lifetime, fields);
                Rvalue::Aggregate(AggregateKind::Array(element), operands)
            }
            ExprKind::Tuple { fields } => {
                let id = self.ty(ty, span);
                let operands = self.operands(lifetime, fields);
                Rvalue::Aggregate(AggregateKind::Adt(id, VariantIdx::STRUCT), operands)
            }
            ExprKind::Closure { upvars } => {
                let id = self.ty(ty, span);
                let mut operands = Vec::new();
                for &upvar in upvars {
                    let captured = &thir[upvar];
                    operands.push(match category(&captured.kind) {
                        Category::Place => {
                            let place = self.as_place(upvar);
                            self.consume(place, captured.ty)
                        }
                        _ => self.as_operand(lifetime, upvar),
                    });
                }
                self.record_moved(&operands);
                Rvalue::Aggregate(AggregateKind::Adt(id, VariantIdx::STRUCT), operands)
            }
            ExprKind::Assign { .. } | ExprKind::AssignOp { .. } => {
                self.stmt_expr(id, None);
                Rvalue::Use(self.constant(ty, ConstValue::ZeroSized, span))
            }
            _ => Rvalue::Use(self.as_operand(lifetime, id)),
        }
    }

    fn operands(&mut self, lifetime: Option<Scope>, fields: &[ExprId]) -> Vec<Operand> {
        let operands: Vec<_> =
            fields.iter().map(|&field| self.as_operand(lifetime, field)).collect();
        self.record_moved(&operands);
        operands
    }

    fn check_neg(&mut self, arg: &Operand, ty: hir_ty::next_solver::Ty<'db>, span: Span) {
        let arg = to_copy(arg);
        let min = self.min_value(ty, span);
        let is_min = self.compare(BinOp::Eq, arg, min, span);
        self.assert(Operand::Move(is_min.into()), false, AssertKind::OverflowNeg, span);
    }

    fn coercion(
        &mut self,
        lifetime: Option<Scope>,
        cast: Coercion,
        source: ExprId,
        ty: hir_ty::next_solver::Ty<'db>,
        span: Span,
    ) -> Rvalue {
        let source_ty = self.thir[source].ty;
        let operand = self.as_operand(lifetime, source);
        let target = self.ty(ty, span);
        let kind = match cast {
            Coercion::Reify => self.cx.reify(source_ty, span).map(CastKind::ReifyFnPointer),
            Coercion::Unsize => self.cx.unsize(source_ty, ty, span),
            Coercion::Same | Coercion::ArrayToPointer => Ok(CastKind::PtrToPtr),
        };
        match kind {
            Ok(kind) => Rvalue::Cast(kind, operand, target),
            Err(unsupported) => {
                self.report(span, unsupported);
                Rvalue::Use(operand)
            }
        }
    }
}

/// The same value, still there afterwards.
pub(super) fn to_copy(operand: &Operand) -> Operand {
    match operand {
        Operand::Move(place) => Operand::Copy(place.clone()),
        other => other.clone(),
    }
}
