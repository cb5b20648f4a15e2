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
        // What never has a value needs no memory.
        let is_jump = match &expr.kind {
            ExprKind::Break { .. } | ExprKind::Continue { .. } | ExprKind::Return { .. } => true,
            ExprKind::Block(block) => {
                block.expr.is_none() && !block.targeted_by_break && expr.ty.is_never()
            }
            _ => false,
        };
        if !is_jump {
            self.push(span, StatementKind::StorageLive(temp));
            self.schedule_drop(lifetime, temp, DropKind::Storage, span);
        }
        self.expr_into_dest(&Place::from(temp), id);
        self.schedule_drop(lifetime, temp, DropKind::Value, span);
        temp
    }
}
