//! Expressions for their effect.

use mir::{Operand, Place};

use crate::build::{
    builder::Builder,
    thir::{ExprId, ExprKind, Scope},
};

impl Builder<'_, '_> {
    /// Evaluates an expression whose value is not used; it is dropped at the end of the scope.
    pub(in crate::build) fn stmt_expr(&mut self, id: ExprId, scope: Option<Scope>) {
        let thir = self.thir;
        let expr = &thir[id];
        let span = expr.span;
        match &expr.kind {
            ExprKind::Scope { scope: inner, value } => {
                self.in_scope(*inner, span, |this| this.stmt_expr(*value, scope));
            }
            ExprKind::Assign { lhs, rhs } => {
                let ty = thir[*lhs].ty;
                if self.cx.needs_drop(ty) {
                    let rhs = self.as_local_operand(*rhs);
                    let lhs = self.as_place(*lhs);
                    self.record_moved([&rhs]);
                    self.drop_and_replace(lhs, rhs, span);
                } else {
                    let rhs = self.as_local_rvalue(*rhs);
                    let lhs = self.as_place(*lhs);
                    self.assign(lhs, rhs, span);
                }
            }
            ExprKind::AssignOp { op, lhs, rhs } => {
                let (ty, rhs_ty) = (thir[*lhs].ty, thir[*rhs].ty);
                let rhs = self.as_local_operand(*rhs);
                let lhs = self.as_place(*lhs);
                let old = Operand::Copy(lhs.clone());
                let result = self.binary_op(*op, old, ty, rhs, rhs_ty, span);
                self.assign(lhs, result, span);
            }
            ExprKind::Continue { target } => self.break_to(*target, true, span),
            ExprKind::Break { target, value } => {
                match (self.break_destination(*target), *value) {
                    (Some(place), Some(value)) => self.expr_into_dest(&place, value),
                    (Some(place), None) => self.assign_unit(&place, span),
                    (None, _) => {}
                }
                self.break_to(*target, false, span);
            }
            ExprKind::Return { value } => {
                let place = Place::from(mir::Local::RETURN);
                match *value {
                    Some(value) => self.expr_into_dest(&place, value),
                    None => self.assign_unit(&place, span),
                }
                self.return_now(span);
            }
            _ => {
                let scope = scope.or_else(|| self.local_scope());
                self.as_temp(id, scope);
            }
        }
    }
}
