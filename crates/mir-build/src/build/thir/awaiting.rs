//! `.await`, which rustc lowers to a loop that polls.

use hir_def::{EnumVariantId, hir::ExprId as HirId};
use hir_ty::next_solver::{GenericArgs, Mutability as TyMutability, Ty, TyKind};
use mir::{BorrowKind, FieldIdx, VariantIdx};
use rustc_type_ir::inherent::IntoKind;

use super::{
    Arm, BindingMode, Block, ExprKind, Fun, MatchSource, Pat, PatKind, Scope, Stmt, ThirCx, Var,
    region::Region,
};

impl<'db> ThirCx<'_, 'db> {
    /// ```text
    /// match IntoFuture::into_future(operand) {
    ///     mut awaitee => loop {
    ///         match Future::poll(Pin { pointer: &mut awaitee }, &mut *context) {
    ///             Poll::Ready(result) => break result,
    ///             Poll::Pending => {}
    ///         }
    ///         context = yield;
    ///     }
    /// }
    /// ```
    pub(super) fn awaiting(
        &mut self,
        operand: HirId,
        region: Region,
        output: Ty<'db>,
    ) -> Result<ExprKind<'db>, String> {
        let lang = self.cx.interner.lang_items();
        let (Some(into_future), Some(poll), Some(pin), Some(ready), Some(pending)) = (
            lang.IntoFutureIntoFuture,
            lang.FuturePoll,
            lang.Pin,
            lang.PollReady,
            lang.PollPending,
        ) else {
            return Err("the library has no `Future`".to_owned());
        };
        let span = self.span;
        let operand = self.mirror_operand(operand, region);
        let operand_ty = self.thir[operand].ty;
        let args = GenericArgs::new_from_slice(&[operand_ty.into()]);
        let future_ty = self.cx.fn_sig(into_future, args).output();
        let call = ExprKind::Call { fun: Fun::Def(into_future, args), args: vec![operand] };
        let scrutinee = self.push(future_ty, span, region.temp, call);

        let arm_scope = self.thir.scope();
        let awaitee = self.made_var(arm_scope);
        let loop_scope = self.thir.scope();
        let stmt_scope = self.thir.scope();
        let temps = Some(stmt_scope);

        // The poll.
        let awaitee_place = self.push(future_ty, span, temps, ExprKind::Var(awaitee));
        let pointer = self.borrow(awaitee_place, TyMutability::Mut);
        let pointer_ty = self.thir[pointer].ty;
        let pin_args = GenericArgs::new_from_slice(&[pointer_ty.into()]);
        let pinned_ty = Ty::new_adt(self.cx.interner, pin.into(), pin_args);
        let kind = ExprKind::Adt {
            variant: VariantIdx::STRUCT,
            fields: vec![(FieldIdx(0), pointer)],
            base: None,
            is_union: false,
        };
        let pinned = self.push(pinned_ty, span, temps, kind);
        let context_ty = self.cx.context_ty().ok_or("the library has no `Context`")?;
        let context = self.push(context_ty, span, temps, ExprKind::Var(Var::Context));
        let TyKind::Ref(_, inner, _) = context_ty.kind() else {
            return Err("the library has no `Context`".to_owned());
        };
        let behind = self.push(inner, span, temps, ExprKind::Deref { arg: context });
        let kind = ExprKind::Borrow { kind: BorrowKind::Mut { two_phase: false }, arg: behind };
        let context = self.push(context_ty, span, temps, kind);
        let poll_args = GenericArgs::new_from_slice(&[future_ty.into()]);
        let poll_ty = self.cx.fn_sig(poll, poll_args).output();
        let call = ExprKind::Call { fun: Fun::Def(poll, poll_args), args: vec![pinned, context] };
        let polled = self.push(poll_ty, span, temps, call);

        // What it answers.
        let ready_scope = self.thir.scope();
        let result = self.made_var(ready_scope);
        let value = self.push(output, span, Some(ready_scope), ExprKind::Var(result));
        let never = self.cx.interner.default_types().types.never;
        let leave = ExprKind::Break { target: loop_scope, value: Some(value) };
        let leave = self.push(never, span, Some(ready_scope), leave);
        let unit = Ty::new_empty_tuple(self.cx.interner);
        let kind = ExprKind::NeverToAny { source: leave };
        let leave = self.push(unit, span, Some(ready_scope), kind);
        let field = Pat { ty: output, span, kind: binding(result) };
        let ready = self.variant_pat(ready, poll_ty, vec![(FieldIdx(0), field)]);
        let pending_scope = self.thir.scope();
        let pending = self.variant_pat(pending, poll_ty, Vec::new());
        let kind = ExprKind::Tuple { fields: Vec::new() };
        let go_on = self.push(unit, span, Some(pending_scope), kind);
        let arms = vec![
            Arm { pat: ready, guard: None, body: leave, scope: ready_scope, span },
            Arm { pat: pending, guard: None, body: go_on, scope: pending_scope, span },
        ];
        let kind = ExprKind::Match { scrutinee: polled, arms, source: MatchSource::Await };
        let answer = self.push(unit, span, temps, kind);

        // The loop.
        let yield_scope = self.thir.scope();
        let suspend = self.push(unit, span, Some(yield_scope), ExprKind::Yield);
        let block_scope = self.thir.scope();
        let block = Block {
            scope: block_scope,
            targeted_by_break: false,
            stmts: vec![
                Stmt::Expr { scope: stmt_scope, expr: answer },
                Stmt::Expr { scope: yield_scope, expr: suspend },
            ],
            expr: None,
            span,
            desugared: true,
        };
        let body = self.push(unit, span, Some(block_scope), ExprKind::Block(Box::new(block)));
        let polling = self.push(output, span, Some(arm_scope), ExprKind::Loop { body });
        let kind = ExprKind::Scope { scope: loop_scope, value: polling };
        let polling = self.push(output, span, Some(arm_scope), kind);
        let pat = Pat { ty: future_ty, span, kind: binding(awaitee) };
        let arm = Arm { pat, guard: None, body: polling, scope: arm_scope, span };
        Ok(ExprKind::Match { scrutinee, arms: vec![arm], source: MatchSource::Await })
    }

    fn made_var(&mut self, scope: Scope) -> Var {
        let var = Var::Assigned(self.assigned);
        self.assigned += 1;
        self.var_scopes.insert(var, scope);
        var
    }

    fn variant_pat(
        &self,
        variant: EnumVariantId,
        ty: Ty<'db>,
        subpatterns: Vec<(FieldIdx, Pat<'db>)>,
    ) -> Pat<'db> {
        let variant = self.variant_idx(variant.into());
        Pat { ty, span: self.span, kind: PatKind::Variant { variant, subpatterns } }
    }
}

fn binding<'db>(var: Var) -> PatKind<'db> {
    PatKind::Binding { var, mode: BindingMode::ByValue, subpattern: None }
}
