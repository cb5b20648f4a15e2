//! Pattern matching (rustc's `builder::matches`): every alternative of every arm is a candidate;
//! tests sort the candidates until one is left.

mod bind;
mod candidate;
mod test;
mod tree;

use mir::{BasicBlock, Place, Span, Stop, TerminatorKind};

use super::{
    builder::{Builder, PlaceBuilder},
    thir::{Arm, ExprId, MatchSource, Pat, Scope},
};
use candidate::{Candidate, candidates};

impl<'db> Builder<'_, 'db> {
    pub(super) fn match_expr(
        &mut self,
        dest: &Place,
        scrutinee: ExprId,
        arms: &[Arm<'db>],
        source: MatchSource,
        span: Span,
    ) {
        let Some(match_scope) = self.local_scope() else { return };
        let scrutinee_span = self.thir[scrutinee].span;
        if matches!(source, MatchSource::Normal | MatchSource::ForNext) {
            let way = |arm: &Arm<'db>| {
                let body = self.thir[arm.body].span;
                let is_arm = source == MatchSource::Normal && arm.pat.span.lo < body.lo;
                let span = if is_arm { Span { lo: arm.pat.span.lo, ..body } } else { body };
                self.way_to(arm.body, span)
            };
            let ways = arms.iter().filter_map(way).collect();
            self.stop(Stop::Condition(ways), scrutinee_span);
        }
        let place = self.as_place_builder(scrutinee);
        let mut all = Vec::new();
        for (index, arm) in arms.iter().enumerate() {
            for candidate in candidates(self, &place, &arm.pat) {
                all.push(Candidate { arm: index, ..candidate });
            }
        }
        look_at(&mut all, scrutinee_span);
        let (matched, otherwise) = self.match_tree(all, span);
        self.block = otherwise;
        self.terminate(span, TerminatorKind::Unreachable);
        let join = self.new_block();
        for (index, arm) in arms.iter().enumerate() {
            let leaves: Vec<_> = matched.iter().filter(|leaf| leaf.arm == index).collect();
            self.block = self.new_block();
            let arm_span = arm.span;
            self.in_scope(arm.scope, arm_span, |this| {
                this.declare_bindings(&arm.pat, arm.guard.is_some(), arm_span);
                this.bind_arm(&leaves, arm, match_scope);
                this.expr_into_dest(dest, arm.body);
            });
            self.goto(join, span);
        }
        self.block = join;
    }

    /// `let pat = place` that always matches.
    pub(super) fn irrefutable(&mut self, pat: &Pat<'db>, place: PlaceBuilder) {
        let all = candidates(self, &place, pat);
        let (matched, otherwise) = self.match_tree(all, pat.span);
        self.block = otherwise;
        self.terminate(pat.span, TerminatorKind::Unreachable);
        self.bind_all(&matched, true);
    }

    /// `let pat = expr` as a condition: it holds here, or control is at the else block.
    pub(super) fn let_condition(&mut self, expr: ExprId, pat: &Pat<'db>, span: Span) {
        let place = self.as_place_builder(expr);
        let mut all = candidates(self, &place, pat);
        look_at(&mut all, self.thir[expr].span);
        let (matched, otherwise) = self.match_tree(all, span);
        self.block = otherwise;
        self.break_for_else(span);
        self.declare_bindings(pat, false, pat.span);
        self.bind_all(&matched, true);
    }

    /// `let pat = init else { .. }`: returns where the pattern did not match.
    pub(super) fn let_else(
        &mut self,
        pat: &Pat<'db>,
        init: ExprId,
        outer: Scope,
        visible: Span,
    ) -> BasicBlock {
        self.declare_bindings(pat, false, visible);
        let mut vars = Vec::new();
        pat.each_binding(&mut |var, _, _, span| vars.push((var, span)));
        for (var, span) in vars {
            self.storage_live_binding(var, span);
        }
        self.in_if_then_scope(outer, |this| {
            let place = this.as_place_builder(init);
            let all = candidates(this, &place, pat);
            let (matched, otherwise) = this.match_tree(all, pat.span);
            this.block = otherwise;
            this.break_for_else(pat.span);
            this.bind_all(&matched, false);
        })
    }
}

/// The tests of a `match` are reported at what is matched, as rustc does.
fn look_at(all: &mut [Candidate<'_>], scrutinee: Span) {
    let tests = all.iter_mut().flat_map(|candidate| &mut candidate.tests);
    tests.for_each(|test| test.span = scrutinee);
}
