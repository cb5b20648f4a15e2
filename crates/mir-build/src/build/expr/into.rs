//! Expressions straight into their destination.

use hir_def::FunctionId;
use hir_ty::next_solver::{GenericArgs, Ty, TyKind};
use mir::{
    AggregateKind, BorrowKind, Callee, FieldIdx, Operand, Place, PlaceElem, Rvalue, Span, Stop,
    TerminatorKind, VariantIdx,
};
use rustc_type_ir::inherent::IntoKind;

use super::{Category, category};
use crate::build::{
    builder::Builder,
    thir::{ExprId, ExprKind, Fun},
};

impl<'db> Builder<'_, 'db> {
    /// Evaluates the expression and writes its value to the place, which is not initialised.
    pub(in crate::build) fn expr_into_dest(&mut self, dest: &Place, id: ExprId) {
        let thir = self.thir;
        let expr = &thir[id];
        let span = expr.span;
        match &expr.kind {
            ExprKind::Scope { scope, value } => {
                self.in_scope(*scope, span, |this| this.expr_into_dest(dest, *value));
            }
            ExprKind::Block(block) => self.block_into(dest, block),
            ExprKind::Match { scrutinee, arms, source } => {
                self.match_expr(dest, *scrutinee, arms, *source, span);
            }
            ExprKind::If { scope, cond, then, otherwise } => {
                let Some(outer) = self.local_scope() else { return };
                let mut else_block = None;
                let cond_span = thir[*cond].span;
                self.in_scope(*scope, thir[*then].span, |this| {
                    else_block = Some(this.in_if_then_scope(outer, |this| {
                        let ways = this.way_to(*then, thir[*then].span);
                        this.stop(Stop::Condition(ways.into_iter().collect()), cond_span);
                        this.then_else_break(*cond, Some(outer));
                        this.expr_into_dest(dest, *then);
                    }));
                });
                let join = self.new_block();
                self.goto(join, span);
                if let Some(block) = else_block {
                    self.block = block;
                }
                match otherwise {
                    Some(otherwise) => self.expr_into_dest(dest, *otherwise),
                    None => self.assign_unit(dest, span),
                }
                self.goto(join, span);
                self.block = join;
            }
            ExprKind::Let { expr: scrutinee, pat } => {
                let Some(scope) = self.local_scope() else { return };
                let else_block = self.in_if_then_scope(scope, |this| {
                    this.let_condition(*scrutinee, pat, span);
                });
                self.assign_bools(dest, true, else_block, span);
            }
            ExprKind::LogicalOp { and, lhs, rhs } => {
                let Some(scope) = self.local_scope() else { return };
                let else_block = self.in_if_then_scope(scope, |this| {
                    this.then_else_break(*lhs, Some(scope));
                });
                let (shortcircuit, go_on) =
                    if *and { (else_block, self.block) } else { (self.block, else_block) };
                let join = self.new_block();
                self.block = shortcircuit;
                let bool = self.bool_ty();
                let value = self.scalar(bool, u128::from(!*and), span);
                self.assign(dest.clone(), Rvalue::Use(value), span);
                self.goto(join, span);
                self.block = go_on;
                self.expr_into_dest(dest, *rhs);
                self.goto(join, span);
                self.block = join;
            }
            ExprKind::NeverToAny { source } => {
                let scope = self.local_scope();
                self.as_temp(*source, scope);
                self.diverge(span, TerminatorKind::Unreachable);
            }
            ExprKind::Loop { body } => {
                let loop_block = self.new_block();
                self.goto(loop_block, span);
                self.block = loop_block;
                self.in_breakable_scope(Some(loop_block), dest.clone(), span, |this| {
                    let unit = Place::from(this.unit_temp(span));
                    this.expr_into_dest(&unit, *body);
                    this.goto(loop_block, span);
                });
            }
            ExprKind::Call { fun, args } => self.call(dest, fun, args, expr.ty, span),
            ExprKind::Use { source } => self.expr_into_dest(dest, *source),
            ExprKind::Borrow { kind, arg } => {
                if let Some(value) = self.promote(id, *kind, *arg) {
                    self.assign(dest.clone(), Rvalue::Use(value), span);
                    return;
                }
                let place = self.as_place(*arg);
                self.assign(dest.clone(), Rvalue::Ref(*kind, place), span);
            }
            ExprKind::RawBorrow { mutability, arg } => {
                let place = self.as_place(*arg);
                self.assign(dest.clone(), Rvalue::RawPtr(*mutability, place), span);
            }
            ExprKind::Adt { variant, fields, base, is_union } => {
                self.adt(dest, *variant, fields, *base, *is_union, expr.ty, span);
            }
            ExprKind::InlineConst { value } => {
                let place = self.inline_const(*value, span);
                let operand = Operand::Copy(place);
                self.assign(dest.clone(), Rvalue::Use(operand), span);
            }
            ExprKind::Assign { .. } | ExprKind::AssignOp { .. } => {
                self.stmt_expr(id, None);
                self.assign_unit(dest, span);
            }
            ExprKind::Continue { .. } | ExprKind::Break { .. } | ExprKind::Return { .. } => {
                self.stmt_expr(id, None);
            }
            ExprKind::Yield => {
                self.suspend(span);
                self.assign_unit(dest, span);
            }
            ExprKind::Unsupported(why) => self.unsupported(span, why.clone()),
            kind => {
                let value = match category(kind) {
                    Category::Place => {
                        let place = self.as_place(id);
                        Rvalue::Use(self.consume(place, expr.ty))
                    }
                    _ => self.as_local_rvalue(id),
                };
                self.assign(dest.clone(), value, span);
            }
        }
    }

    /// Writes one bool here and the other in the else block, and goes on after both.
    fn assign_bools(&mut self, dest: &Place, here: bool, else_block: mir::BasicBlock, span: Span) {
        let bool = self.bool_ty();
        let join = self.new_block();
        for (block, value) in [(self.block, here), (else_block, !here)] {
            self.block = block;
            let value = self.scalar(bool, u128::from(value), span);
            self.assign(dest.clone(), Rvalue::Use(value), span);
            self.goto(join, span);
        }
        self.block = join;
    }

    fn call(&mut self, dest: &Place, fun: &Fun<'db>, args: &[ExprId], ty: Ty<'db>, span: Span) {
        let pointer = match fun {
            Fun::Pointer(value) => Some(self.as_local_operand(*value)),
            Fun::Def(..) => None,
        };
        let operands: Vec<_> = args.iter().map(|&arg| self.as_local_operand(arg)).collect();
        let callee = match (fun, pointer) {
            (Fun::Def(function, generic), _) => self.callee(*function, *generic, span),
            (Fun::Pointer(_), Some(pointer)) => Some(Callee::Pointer(pointer)),
            (Fun::Pointer(_), None) => None,
        };
        let Some(callee) = callee else { return };
        self.record_moved(&operands);
        self.call_terminator(callee, operands, dest.clone(), ty, span);
    }

    fn callee(
        &mut self,
        function: FunctionId,
        generic: GenericArgs<'db>,
        span: Span,
    ) -> Option<Callee> {
        match self.cx.callee(function, generic, span) {
            Ok(callee) => Some(callee),
            Err(unsupported) => {
                self.report(span, unsupported);
                None
            }
        }
    }

    /// Ends the block with a call and goes on where it returns.
    pub(in crate::build) fn call_terminator(
        &mut self,
        callee: Callee,
        args: Vec<Operand>,
        destination: Place,
        ty: Ty<'db>,
        span: Span,
    ) {
        self.may_unwind();
        let next = self.new_block();
        let target = (!ty.is_never()).then_some(next);
        let unwind = None;
        self.terminate(span, TerminatorKind::Call { callee, args, destination, target, unwind });
        self.block = next;
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one expression")]
    fn adt(
        &mut self,
        dest: &Place,
        variant: VariantIdx,
        fields: &[(FieldIdx, ExprId)],
        base: Option<ExprId>,
        is_union: bool,
        ty: Ty<'db>,
        span: Span,
    ) {
        let scope = self.local_scope();
        let mut values: Vec<(FieldIdx, Operand)> = Vec::new();
        for &(field, value) in fields {
            let operand = self.as_operand(scope, value);
            values.push((field, operand));
        }
        let id = self.ty(ty, span);
        if is_union {
            self.record_moved(values.iter().map(|(_, operand)| operand));
            if let Some((field, operand)) = values.pop() {
                let kind = AggregateKind::Union(id, field);
                self.assign(dest.clone(), Rvalue::Aggregate(kind, vec![operand]), span);
            }
            return;
        }
        let field_tys = self.field_tys(ty, variant);
        let base = base.map(|base| self.as_place_builder(base));
        let mut operands = Vec::new();
        for (index, &field_ty) in field_tys.iter().enumerate() {
            let field = FieldIdx(index as u32);
            let given = values.iter().position(|(name, _)| *name == field);
            let operand = match (given, &base) {
                (Some(position), _) => values[position].1.clone(),
                (None, Some(base)) => {
                    let place = base.clone_project(PlaceElem::Field(field));
                    let place = self.resolve_place(&place, span);
                    self.consume(place, field_ty)
                }
                (None, None) => {
                    self.unsupported(span, "a field is missing in this literal");
                    return;
                }
            };
            operands.push(operand);
        }
        self.record_moved(&operands);
        let kind = AggregateKind::Adt(id, variant);
        self.assign(dest.clone(), Rvalue::Aggregate(kind, operands), span);
    }

    fn field_tys(&self, ty: Ty<'db>, variant: VariantIdx) -> Vec<Ty<'db>> {
        let TyKind::Adt(def, args) = ty.kind() else { return Vec::new() };
        let variants = self.cx.variants(def.def_id());
        match variants.get(variant.index()) {
            Some(&variant) => self.cx.field_tys(variant, args),
            None => Vec::new(),
        }
    }

    /// The condition holds here; where it does not, control is at the else block.
    pub(in crate::build) fn then_else_break(
        &mut self,
        cond: ExprId,
        temp_scope: Option<crate::build::thir::Scope>,
    ) {
        let thir = self.thir;
        let expr = &thir[cond];
        let span = expr.span;
        match &expr.kind {
            ExprKind::LogicalOp { and: true, lhs, rhs } => {
                self.then_else_break(*lhs, temp_scope);
                self.then_else_break(*rhs, temp_scope);
            }
            ExprKind::LogicalOp { and: false, lhs, rhs } => {
                let Some(scope) = self.local_scope() else { return };
                let failure = self.in_if_then_scope(scope, |this| {
                    this.then_else_break(*lhs, temp_scope);
                });
                let success = self.new_block();
                self.goto(success, span);
                self.block = failure;
                self.then_else_break(*rhs, temp_scope);
                self.goto(success, span);
                self.block = success;
            }
            ExprKind::Unary { op: mir::UnOp::Not, arg } if expr.ty.is_bool() => {
                let Some(scope) = self.local_scope() else { return };
                let failure = self.in_if_then_scope(scope, |this| {
                    this.then_else_break(*arg, temp_scope);
                });
                self.break_for_else(span);
                self.block = failure;
            }
            ExprKind::Scope { scope, value } => {
                self.in_scope(*scope, span, |this| this.then_else_break(*value, temp_scope));
            }
            ExprKind::Use { source } => self.then_else_break(*source, temp_scope),
            ExprKind::Let { expr, pat } => self.let_condition(*expr, pat, span),
            _ => {
                let scope = temp_scope.or_else(|| self.local_scope());
                let place = Place::from(self.as_temp(cond, scope));
                let (then, otherwise) = self.branch(Operand::Move(place), span);
                self.block = otherwise;
                self.break_for_else(span);
                self.block = then;
            }
        }
    }

    /// A borrow that is not part of the source.
    pub(in crate::build) fn shared_ref(&mut self, place: Place) -> Rvalue {
        Rvalue::Ref(BorrowKind::Shared, place)
    }
}
