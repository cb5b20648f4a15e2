//! Expressions in new temporaries.

use mir::{Local, Place, StatementKind};

use crate::build::{
    builder::Builder,
    scope::DropKind,
    thir::{ExprId, ExprKind, Scope},
};

impl Builder<'_, '_> {
    /// Puts the value in a temporary that lives to the end of the scope; for ever when there is
    /// none.
    pub(in crate::build) fn as_temp(&mut self, id: ExprId, lifetime: Option<Scope>) -> Local {
        let thir = self.thir;
        let expr = &thir[id];
        let span = expr.span;
        if let ExprKind::Scope { scope, value } = expr.kind {
            return self.in_scope(scope, span, |this| this.as_temp(value, lifetime));
        }
        let temp = self.temp(expr.ty, span);
        let is_jump = matches!(
            expr.kind,
            ExprKind::Break { .. } | ExprKind::Continue { .. } | ExprKind::Return { .. }
        );
        if !is_jump {
            self.push(span, StatementKind::StorageLive(temp));
            self.schedule_drop(lifetime, temp, DropKind::Storage, span);
        }
        self.expr_into_dest(&Place::from(temp), id);
        self.schedule_drop(lifetime, temp, DropKind::Value, span);
        temp
    }
}
