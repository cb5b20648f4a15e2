//! Expressions as operands.

use mir::Operand;

use super::{Category, category};
use crate::build::{
    builder::Builder,
    thir::{ExprId, ExprKind, Scope},
};

impl Builder<'_, '_> {
    /// An operand that lives to the end of the innermost scope.
    pub(in crate::build) fn as_local_operand(&mut self, expr: ExprId) -> Operand {
        let scope = self.local_scope();
        self.as_operand(scope, expr)
    }

    /// A constant, or a move out of a temporary.
    pub(in crate::build) fn as_operand(&mut self, lifetime: Option<Scope>, id: ExprId) -> Operand {
        let thir = self.thir;
        let expr = &thir[id];
        if let ExprKind::Scope { scope, value } = expr.kind {
            return self.in_scope(scope, expr.span, |this| this.as_operand(lifetime, value));
        }
        match (&expr.kind, category(&expr.kind)) {
            (ExprKind::Constant { value, .. }, Category::Constant) => {
                self.constant(expr.ty, *value, expr.span)
            }
            _ => Operand::Move(self.as_temp(id, lifetime).into()),
        }
    }
}
