//! Blocks: statements, the scopes of their variables, and the tail.

use mir::{Local, LocalKind, Place, Span, StatementKind, Stop, VarDebugInfo};

use super::{
    builder::{Builder, VarLocals},
    scope::{DropKind, end_point},
    thir::{BindingMode, Block, ExprId, ExprKind, MatchSource, Pat, PatKind, Stmt, Var},
};

impl<'db> Builder<'_, 'db> {
    pub(super) fn block_into(&mut self, dest: &Place, block: &Block<'db>) {
        self.in_scope(block.scope, block.span, |this| {
            if block.targeted_by_break {
                this.in_breakable_scope(None, dest.clone(), block.span, |this| {
                    this.block_stmts(dest, block);
                });
            } else {
                this.block_stmts(dest, block);
            }
        });
    }

    fn block_stmts(&mut self, dest: &Place, block: &Block<'db>) {
        let mut open = Vec::new();
        for stmt in &block.stmts {
            match stmt {
                Stmt::Expr { scope, expr } => {
                    if !block.desugared {
                        self.stop_at(*expr);
                    }
                    let span = self.thir[*expr].span;
                    self.in_scope(*scope, span, |this| this.stmt_expr(*expr, Some(*scope)));
                }
                Stmt::Let { remainder_scope, init_scope, pat, init, else_block, span } => {
                    if !block.desugared {
                        self.stop(Stop::Statement, *span);
                    }
                    if let Some(scope) = remainder_scope {
                        self.push_scope(*scope);
                        open.push(*scope);
                    }
                    if let Some(scope) = init_scope {
                        self.push_scope(*scope);
                    }
                    let visible = Span { lo: span.hi, hi: block.span.hi.max(span.hi), ..*span };
                    match (init, else_block) {
                        (Some(init), Some(otherwise)) => {
                            let outer =
                                if open.len() > 1 { open[open.len() - 2] } else { block.scope };
                            let failure = self.let_else(pat, *init, outer, visible);
                            if let Some(scope) = init_scope {
                                self.pop_scope(*scope, *span);
                            }
                            let matched = self.block;
                            let innermost = remainder_scope.and_then(|_| open.pop());
                            // The else block sees neither the variables nor their scope.
                            self.without_top_scope(|this| {
                                this.block = failure;
                                let never = this.thir[*otherwise].ty;
                                let place = Place::from(this.temp(never, *span));
                                this.expr_into_dest(&place, *otherwise);
                                this.terminate(*span, mir::TerminatorKind::Unreachable);
                            });
                            open.extend(innermost);
                            self.block = matched;
                        }
                        (Some(init), None) => {
                            self.declare_bindings(pat, false, visible);
                            self.expr_into_pattern(pat, *init);
                            if let Some(scope) = init_scope {
                                self.pop_scope(*scope, *span);
                            }
                        }
                        (None, _) => {
                            self.declare_bindings(pat, false, visible);
                            let mut vars = Vec::new();
                            pat.each_binding(&mut |var, _, _, span| vars.push((var, span)));
                            for (var, span) in vars {
                                let local = self.storage_live_binding(var, span);
                                self.schedule_value(var, local, span);
                            }
                            if let Some(scope) = init_scope {
                                self.pop_scope(*scope, *span);
                            }
                        }
                    }
                }
            }
        }
        match block.expr {
            Some(tail) => {
                if !block.desugared {
                    self.stop_at(tail);
                }
                self.expr_into_dest(dest, tail);
            }
            None if self.is_unit(dest) => self.assign_unit(dest, block.span),
            None => {}
        }
        if !block.desugared && !open.is_empty() {
            self.stop(Stop::BlockEnd, end_point(block.span));
        }
        while let Some(scope) = open.pop() {
            self.pop_scope(scope, block.span);
        }
    }

    fn is_unit(&self, dest: &Place) -> bool {
        dest.as_local().is_none_or(|local| self.local_ty(local).is_unit())
    }

    /// Stops before a statement or tail, unless what is inside stops at the same moment.
    fn stop_at(&mut self, expr: ExprId) {
        let span = self.thir[expr].span;
        let mut inner = expr;
        loop {
            match &self.thir[inner].kind {
                ExprKind::Scope { value, .. } => inner = *value,
                // What an adjustment wraps has the same source.
                ExprKind::Borrow { arg, .. } | ExprKind::Deref { arg }
                    if self.thir[*arg].span == span =>
                {
                    inner = *arg;
                }
                ExprKind::Use { source } | ExprKind::NeverToAny { source } => inner = *source,
                ExprKind::If { .. } | ExprKind::Loop { .. } => return,
                ExprKind::Block(block) if !block.desugared => return,
                ExprKind::Match { source: MatchSource::Normal | MatchSource::ForNext, .. } => {
                    return;
                }
                _ => break,
            }
        }
        self.stop(Stop::Statement, span);
    }

    /// The source of a way that a condition may take, if the reader sees it being taken: a block in
    /// which something stops.
    pub(super) fn way_to(&self, expr: ExprId, span: Span) -> Option<Span> {
        (span.is_user() && self.block_of(expr).is_some_and(|block| self.has_stop(block)))
            .then_some(span)
    }

    fn block_of(&self, expr: ExprId) -> Option<&Block<'db>> {
        match &self.thir[expr].kind {
            ExprKind::Scope { value, .. } => self.block_of(*value),
            ExprKind::Use { source } | ExprKind::NeverToAny { source } => self.block_of(*source),
            ExprKind::Block(block) => Some(block),
            _ => None,
        }
    }

    /// Does the player stop in it, whatever happens there?
    fn has_stop(&self, block: &Block<'db>) -> bool {
        let first = match block.stmts.first() {
            Some(Stmt::Let { span, .. }) => return !block.desugared && span.is_user(),
            Some(Stmt::Expr { expr, .. }) => Some(*expr),
            None => block.expr,
        };
        first.is_some_and(|first| match self.block_of(first) {
            Some(inner) => self.has_stop(inner),
            None => !block.desugared && self.thir[first].span.is_user(),
        })
    }

    /// Makes the locals of a pattern's variables.
    pub(super) fn declare_bindings(&mut self, pat: &Pat<'db>, has_guard: bool, visible: Span) {
        let mut bindings = Vec::new();
        pat.each_binding(&mut |var, mode, ty, span| bindings.push((var, mode, ty, span)));
        for (var, mode, ty, span) in bindings {
            let ty = match mode {
                BindingMode::ByValue => ty,
                BindingMode::ByRef(mutability) => self.ref_ty(ty, ty_mutability(mutability)),
            };
            let local = match self.var_name(var) {
                Some((name, mutable)) => {
                    let local = self.local(ty, LocalKind::Var { mutable }, span);
                    let place = local.into();
                    self.var_debug_info.push(VarDebugInfo { name, place, scope: visible });
                    local
                }
                None => self.temp(ty, span),
            };
            let in_guard = has_guard.then(|| {
                let ty = self.ref_ty(ty, hir_ty::next_solver::Mutability::Not);
                self.temp(ty, span)
            });
            self.vars.insert(var, VarLocals { local, in_guard });
        }
    }

    /// The name that the author gave, and whether it is `mut`.
    pub(super) fn var_name(&self, var: Var) -> Option<(String, bool)> {
        let Var::Binding(id) = var else { return None };
        let binding = &self.owner.store[id];
        let name = binding.name.as_str();
        // The front end's own names are not ones that can be written.
        let written = name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
        let mutable = binding.mode == hir_def::hir::BindingAnnotation::Mutable;
        (written && !binding.name.is_generated()).then(|| (name.to_owned(), mutable))
    }

    pub(super) fn storage_live_binding(&mut self, var: Var, span: Span) -> Local {
        let Some(locals) = self.vars.get(&var) else {
            self.unsupported(span, "this variable is not declared");
            return Local::RETURN;
        };
        let local = locals.local;
        self.push(span, StatementKind::StorageLive(local));
        let scope = self.var_scopes.get(&var).copied();
        self.schedule_drop(scope, local, DropKind::Storage, span);
        local
    }

    pub(super) fn schedule_value(&mut self, var: Var, local: Local, span: Span) {
        let scope = self.var_scopes.get(&var).copied();
        self.schedule_drop(scope, local, DropKind::Value, span);
    }

    /// `let pat = init;`
    fn expr_into_pattern(&mut self, pat: &Pat<'db>, init: ExprId) {
        match &pat.kind {
            PatKind::Binding { var, mode: BindingMode::ByValue, subpattern: None } => {
                let local = self.storage_live_binding(*var, pat.span);
                self.expr_into_dest(&local.into(), init);
                self.schedule_value(*var, local, pat.span);
            }
            _ => {
                let place = self.as_place_builder(init);
                self.irrefutable(pat, place);
            }
        }
    }
}

pub(super) fn ty_mutability(mutability: mir::Mutability) -> hir_ty::next_solver::Mutability {
    match mutability {
        mir::Mutability::Not => hir_ty::next_solver::Mutability::Not,
        mir::Mutability::Mut => hir_ty::next_solver::Mutability::Mut,
    }
}
