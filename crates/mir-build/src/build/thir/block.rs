//! Blocks and the statements in them, and what the front end makes of `for` and `?`.

use hir_def::hir::{Expr as HirExpr, ExprId as HirId, LoopSource, MatchArm, Statement};
use mir::Span;
use syntax::{AstNode, ast};

use super::{Block, MatchSource, Scope, Stmt, ThirCx, region::Region};

impl<'db> ThirCx<'_, 'db> {
    /// `for` and `?` are lowered by the front end to calls of lang items.
    pub(super) fn match_source(&self, scrutinee: HirId, arms: &[MatchArm]) -> MatchSource {
        let HirExpr::Call { callee, .. } = &self.store[scrutinee] else {
            return MatchSource::Normal;
        };
        let HirExpr::Path(hir_def::expr_store::path::Path::LangItem(..)) = &self.store[*callee]
        else {
            return MatchSource::Normal;
        };
        match arms {
            [arm] => match &self.store[arm.expr] {
                HirExpr::Loop { source: LoopSource::ForLoop, .. } => MatchSource::ForIter,
                _ => MatchSource::Normal,
            },
            [none, _] => match &self.store[none.expr] {
                HirExpr::Break { .. } => MatchSource::ForNext,
                HirExpr::Path(_) => MatchSource::Try,
                _ => MatchSource::Normal,
            },
            _ => MatchSource::Normal,
        }
    }

    /// The call of `next` in the loop of a `for`, and the `break` when it returns `None`, are at
    /// the head of the loop.
    pub(super) fn span_next_call(&mut self, loop_expr: HirId, head: Span) {
        let store = self.store;
        if let HirExpr::Loop { body, .. } = &store[loop_expr]
            && let HirExpr::Block { tail: Some(tail), .. } = &store[*body]
            && let HirExpr::Match { expr: next, arms } = &store[*tail]
        {
            self.made_spans.insert(*next, head);
            if let HirExpr::Call { callee, args } = &store[*next] {
                for &part in args.iter().chain([callee]) {
                    self.made_spans.insert(part, head);
                    if let HirExpr::Ref { expr, .. } = &store[part] {
                        self.made_spans.insert(*expr, head);
                    }
                }
            }
            if let Some(none) = arms.first() {
                self.made_spans.insert(none.expr, head);
            }
        }
    }

    /// The whole `let` statement, when the pattern is not made by a macro.
    fn let_span(&self, pat: hir_def::hir::PatId) -> Option<Span> {
        let source = self.owner.source_map.pat_syntax(pat).ok()?;
        if source.file_id.is_macro() {
            return None;
        }
        let root = source.file_id.parse_or_expand(self.cx.db);
        let node = source.value.syntax_node_ptr().try_to_node(&root)?;
        let range = ast::LetStmt::cast(node.parent()?)?.syntax().text_range();
        let (lo, hi) = (range.start().into(), range.end().into());
        Some(Span { lo, hi, ..self.cx.span(source) })
    }

    pub(super) fn block(
        &mut self,
        expr: HirId,
        statements: &[Statement],
        tail: Option<HirId>,
        region: Region,
        scope: Scope,
    ) -> Block<'db> {
        let span = self.span;
        let is_made = |tail| self.owner.source_map.expr_syntax(tail).is_err();
        let desugared =
            statements.is_empty() && (self.is_loop_body(tail) || tail.is_some_and(is_made));
        if self.is_format_args(statements, tail) {
            return self.format_args(expr, statements, tail, region, scope);
        }
        let mut stmts = Vec::new();
        let mut var = scope;
        for statement in statements {
            match statement {
                Statement::Item(_) => {}
                Statement::Expr { expr, .. } => {
                    let stmt_scope = self.thir.scope();
                    let inner = Region { temp: Some(stmt_scope), var };
                    let expr = self.mirror(*expr, inner);
                    stmts.push(Stmt::Expr { scope: stmt_scope, expr });
                }
                Statement::Let { pat: pat_id, initializer, else_branch, .. } => {
                    let before = Region { temp: Some(var), var };
                    let remainder = self.thir.scope();
                    var = remainder;
                    let init_scope = self.thir.scope();
                    let inner = Region { temp: Some(init_scope), var };
                    if let Some(init) = *initializer {
                        self.extend_temporaries(*pat_id, init, Some(remainder));
                    }
                    let lowered = initializer.map(|init| self.mirror(init, inner));
                    // The initialiser sees the items of the block, and no new variable.
                    let outer_expr = self.scope_expr;
                    self.scope_expr = initializer.or(outer_expr);
                    let pat = Box::new(self.pattern(*pat_id, inner));
                    self.scope_expr = outer_expr;
                    let init = lowered;
                    let else_block =
                        else_branch.map(|branch| self.mirror_terminating(branch, before));
                    let end = init.map_or(pat.span, |init| self.thir[init].span);
                    let around = if end.file == pat.span.file && end.hi >= pat.span.lo {
                        Span { hi: end.hi, ..pat.span }
                    } else {
                        pat.span
                    };
                    let stmt_span = self.let_span(*pat_id).unwrap_or(around);
                    stmts.push(Stmt::Let {
                        remainder_scope: Some(remainder),
                        init_scope: Some(init_scope),
                        pat,
                        init,
                        else_block,
                        span: stmt_span,
                    });
                }
            }
        }
        let tail_region = Region { var, ..region };
        let expr = tail.map(|tail| {
            if self.edition_2024 || self.is_async_fn_body(expr) {
                self.mirror_terminating(tail, tail_region)
            } else {
                self.mirror(tail, tail_region)
            }
        });
        Block { scope, targeted_by_break: false, stmts, expr, span, desugared }
    }

    /// The block that the front end makes of the parameters and the body of an `async fn`: what
    /// the body leaves is dropped before the parameters.
    fn is_async_fn_body(&self, block: HirId) -> bool {
        self.async_fn_body == Some(block)
    }

    /// The block that the front end makes around the inner match of a `for`.
    fn is_loop_body(&self, tail: Option<HirId>) -> bool {
        tail.is_some_and(|tail| match &self.store[tail] {
            HirExpr::Match { expr, arms } => self.match_source(*expr, arms) == MatchSource::ForNext,
            _ => false,
        })
    }
}
