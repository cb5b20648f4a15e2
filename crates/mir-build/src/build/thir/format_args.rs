//! `format_args!`: the front end makes it a block with two `let`, that rustc has as `super let`:
//! their variables live as long as a temporary of the whole expression would.

use hir_def::hir::{Array, Expr as HirExpr, ExprId as HirId, Pat as HirPat, Statement};

use super::{Block, Scope, Stmt, ThirCx, region::Region};

impl<'db> ThirCx<'_, 'db> {
    /// `{ let args = (&a, ..); let args = [..]; unsafe { new(template, &args) } }`, with
    /// variables that no one wrote.
    pub(super) fn is_format_args(&self, statements: &[Statement], tail: Option<HirId>) -> bool {
        let [first, second, ..] = statements else { return false };
        let init_of = |statement: &Statement| match statement {
            Statement::Let { pat, type_ref: None, initializer: Some(init), else_branch: None }
                if matches!(self.store[*pat], HirPat::Bind { subpat: None, .. })
                    && self.owner.source_map.pat_syntax(*pat).is_err() =>
            {
                Some(*init)
            }
            _ => None,
        };
        let (Some(first), Some(second)) = (init_of(first), init_of(second)) else { return false };
        matches!(self.store[first], HirExpr::Tuple { .. })
            && matches!(self.store[second], HirExpr::Array(Array::ElementList { .. }))
            && tail.is_some_and(|tail| matches!(self.store[tail], HirExpr::Unsafe { .. }))
    }

    pub(super) fn format_args(
        &mut self,
        expr: HirId,
        statements: &[Statement],
        tail: Option<HirId>,
        region: Region,
        scope: Scope,
    ) -> Block<'db> {
        let span = self.span;
        let temp = self.extended_super_lets.get(&expr).copied().unwrap_or(region.temp);
        let inner = Region { temp, var: temp.unwrap_or(region.var) };
        let mut stmts = Vec::new();
        for statement in statements {
            match statement {
                Statement::Let { pat, initializer: Some(init), .. } => {
                    self.extend_temporaries(*pat, *init, temp);
                    let init = self.mirror(*init, inner);
                    let pat = Box::new(self.pattern(*pat, inner));
                    stmts.push(Stmt::Let {
                        remainder_scope: None,
                        init_scope: None,
                        pat,
                        init: Some(init),
                        else_block: None,
                        span,
                    });
                }
                Statement::Expr { expr, .. } => {
                    let scope = self.thir.scope();
                    let region = Region { temp: Some(scope), ..inner };
                    let expr = self.mirror(*expr, region);
                    stmts.push(Stmt::Expr { scope, expr });
                }
                Statement::Let { .. } | Statement::Item(_) => {}
            }
        }
        let expr = tail.map(|tail| self.mirror_terminating(tail, region));
        Block { scope, targeted_by_break: false, stmts, expr, span, desugared: true }
    }
}
