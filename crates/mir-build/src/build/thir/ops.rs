//! Operators: built in, or calls of the traits in `std::ops`.

use hir_def::hir::{Expr as HirExpr, ExprId as HirId, Pat as HirPat, PatId};
use hir_ty::{
    Adjust, PointerCast,
    next_solver::{Mutability as TyMutability, Ty, TyKind},
};
use mir::{BinOp, Span};
use rustc_type_ir::inherent::IntoKind;
use syntax::ast::{ArithOp, BinaryOp, CmpOp, LogicOp, Ordering};

use super::{
    BindingMode, Block, Expr, ExprId, ExprKind, Fun, Pat, PatKind, Scope, Stmt, ThirCx, Var,
    region::Region,
};

impl<'db> ThirCx<'_, 'db> {
    #[allow(clippy::too_many_arguments, reason = "the parts of one expression")]
    pub(super) fn binary(
        &mut self,
        expr: HirId,
        lhs: HirId,
        rhs: HirId,
        op: Option<BinaryOp>,
        region: Region,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Expr<'db> {
        let whole = |kind| Expr { ty, span, temp_scope, kind };
        let Some(op) = op else {
            return whole(ExprKind::Unsupported("an operator is missing here".to_owned()));
        };
        if let BinaryOp::LogicOp(logic) = op {
            let lhs = if self.keeps_temporaries(lhs) {
                self.mirror(lhs, region)
            } else {
                self.mirror_terminating(lhs, region)
            };
            let rhs = if matches!(self.store[rhs], HirExpr::Let { .. }) {
                self.mirror(rhs, region)
            } else {
                self.mirror_terminating(rhs, region)
            };
            return whole(ExprKind::LogicalOp { and: logic == LogicOp::And, lhs, rhs });
        }
        let is_builtin = self.infer.expr_ty(lhs).is_scalar() && self.infer.expr_ty(rhs).is_scalar();
        if !is_builtin {
            let Some((method, generic)) = self.infer.method_resolution(expr) else {
                let why = "this operator is not resolved".to_owned();
                return whole(ExprKind::Unsupported(why));
            };
            let fun = Fun::Def(method, self.cx.mono_args(generic, self.owner.args));
            let args = vec![self.mirror_operand(lhs, region), self.mirror(rhs, region)];
            return whole(ExprKind::Call { fun, args });
        }
        // Inference borrowed the operands for the trait's methods.
        let (borrows_lhs, borrows_rhs) = match op {
            BinaryOp::CmpOp(_) => (true, true),
            BinaryOp::Assignment { .. } => (true, false),
            _ => (false, false),
        };
        let lhs = self.operand(lhs, borrows_lhs, region);
        let rhs = self.operand(rhs, borrows_rhs, region);
        whole(match op {
            BinaryOp::Assignment { op: Some(op) } => {
                ExprKind::AssignOp { op: arithmetic(op), lhs, rhs }
            }
            BinaryOp::Assignment { op: None } | BinaryOp::LogicOp(_) => {
                ExprKind::Unsupported("this operator is not resolved".to_owned())
            }
            BinaryOp::ArithOp(op) => ExprKind::Binary { op: arithmetic(op), lhs, rhs },
            BinaryOp::CmpOp(op) => ExprKind::Binary { op: comparison(op), lhs, rhs },
        })
    }

    /// An operand of `&&` or `||` whose temporaries are not its own.
    fn keeps_temporaries(&self, expr: HirId) -> bool {
        matches!(
            self.store[expr],
            HirExpr::Let { .. } | HirExpr::BinaryOp { op: Some(BinaryOp::LogicOp(_)), .. }
        )
    }

    /// An operand of a built-in operator, without the borrow for the method that is not called.
    fn operand(&mut self, operand: HirId, borrowed: bool, region: Region) -> ExprId {
        let adjustments = self.infer.expr_adjustment(operand).unwrap_or(&[]);
        match adjustments.split_last() {
            Some((last, rest)) if borrowed && matches!(last.kind, Adjust::Borrow(_)) => {
                self.mirror_with(operand, region, rest)
            }
            _ => self.mirror(operand, region),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one expression")]
    pub(super) fn index(
        &mut self,
        expr: HirId,
        base: HirId,
        index: HirId,
        region: Region,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Expr<'db> {
        let whole = |kind| Expr { ty, span, temp_scope, kind };
        let base_ty = self.adjusted_ty(base);
        let indexed = match base_ty.kind() {
            TyKind::Ref(_, inner, _) => inner,
            _ => base_ty,
        };
        if self.adjusted_ty(index).is_usize() && indexed.builtin_index().is_some() {
            let mut adjustments = self.infer.expr_adjustment(base).unwrap_or(&[]);
            if let Some((last, rest)) = adjustments.split_last()
                && matches!(last.kind, Adjust::Pointer(PointerCast::Unsize))
            {
                adjustments = rest;
            }
            if let Some((last, rest)) = adjustments.split_last()
                && matches!(last.kind, Adjust::Borrow(_))
            {
                adjustments = rest;
            }
            let base = self.mirror_with(base, region, adjustments);
            let index = self.mirror(index, region);
            return whole(ExprKind::Index { base, index });
        }
        let Some((method, generic)) = self.infer.method_resolution(expr) else {
            return whole(ExprKind::Unsupported("this index is not resolved".to_owned()));
        };
        let mutability = match base_ty.kind() {
            TyKind::Ref(_, _, mutability) => mutability,
            _ => TyMutability::Not,
        };
        let fun = Fun::Def(method, self.cx.mono_args(generic, self.owner.args));
        let base_end = self.expr_span(base);
        let args = vec![self.mirror(base, region), self.mirror(index, region)];
        // rustc says that the call is at the brackets.
        let brackets = if base_end.file == span.file && base_end.hi < span.hi {
            Span { lo: base_end.hi.max(span.lo), ..span }
        } else {
            span
        };
        self.overloaded_place(fun, args, mutability, ty, brackets, temp_scope)
    }

    /// `place = value`, and `(a, b) = value` as `{ let (x, y) = value; a = x; b = y; }`.
    pub(super) fn assignment(
        &mut self,
        target: PatId,
        value: HirId,
        region: Region,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Expr<'db> {
        let whole = |kind| Expr { ty, span, temp_scope, kind };
        if let Some(place) = self.assigned_place(target) {
            let lhs = self.place(place, target, region);
            let rhs = self.mirror(value, region);
            return whole(ExprKind::Assign { lhs, rhs });
        }
        let (scope, remainder, init_scope) =
            (self.thir.scope(), self.thir.scope(), self.thir.scope());
        let inner = Region { temp: Some(init_scope), var: remainder };
        let init = self.mirror(value, inner);
        let outer = self.assign_targets.replace(Vec::new());
        let pat = Box::new(self.pattern(target, inner));
        let targets = std::mem::replace(&mut self.assign_targets, outer).unwrap_or_default();
        let mut stmts = vec![Stmt::Let {
            remainder_scope: Some(remainder),
            init_scope: Some(init_scope),
            pat,
            init: Some(init),
            else_block: None,
            span,
        }];
        for (var, target) in targets {
            let stmt_scope = self.thir.scope();
            let inner = Region { temp: Some(stmt_scope), var: remainder };
            let Some(place) = self.assigned_place(target) else { continue };
            let lhs = self.place(place, target, inner);
            let value_ty = self.thir[lhs].ty;
            let rhs = self.push(value_ty, span, Some(stmt_scope), ExprKind::Var(var));
            let expr = self.push(ty, span, Some(stmt_scope), ExprKind::Assign { lhs, rhs });
            stmts.push(Stmt::Expr { scope: stmt_scope, expr });
        }
        whole(ExprKind::Block(Box::new(Block {
            scope,
            targeted_by_break: false,
            stmts,
            expr: None,
            span,
            desugared: true,
        })))
    }

    /// Is this part of the left side a place, and not a pattern around places?
    pub(super) fn assigned_place(&self, target: PatId) -> Option<AssignedPlace> {
        match &self.store[target] {
            HirPat::Expr(expr) => Some(AssignedPlace::Expr(*expr)),
            HirPat::Path(path) => {
                let hygiene = self.store.pat_path_hygiene(target);
                self.local_binding(path, hygiene).map(AssignedPlace::Var)
            }
            _ => None,
        }
    }

    fn place(&mut self, place: AssignedPlace, target: PatId, region: Region) -> ExprId {
        match place {
            // Inference may have reborrowed a reference as if it were read.
            AssignedPlace::Expr(expr) => self.mirror_with(expr, region, &[]),
            AssignedPlace::Var(binding) => {
                let ty = self.mono(self.infer.binding_ty(binding));
                let span = self.pat_span(target);
                self.push(ty, span, region.temp, ExprKind::Var(Var::Binding(binding)))
            }
        }
    }

    /// The variable that holds the value for a place until all are known.
    pub(super) fn assigned_pat(&mut self, target: PatId, region: Region) -> Pat<'db> {
        let var = Var::Assigned(self.assigned);
        self.assigned += 1;
        self.var_scopes.insert(var, region.var);
        let ty = self.mono(self.infer.pat_ty(target));
        let span = self.pat_span(target);
        if let Some(targets) = &mut self.assign_targets {
            targets.push((var, target));
        }
        let mode = BindingMode::ByValue;
        Pat { ty, span, kind: PatKind::Binding { var, mode, subpattern: None } }
    }
}

/// What is assigned to.
#[derive(Clone, Copy)]
pub(super) enum AssignedPlace {
    Expr(HirId),
    Var(hir_def::hir::BindingId),
}

fn arithmetic(op: ArithOp) -> BinOp {
    match op {
        ArithOp::Add => BinOp::Add,
        ArithOp::Sub => BinOp::Sub,
        ArithOp::Mul => BinOp::Mul,
        ArithOp::Div => BinOp::Div,
        ArithOp::Rem => BinOp::Rem,
        ArithOp::Shl => BinOp::Shl,
        ArithOp::Shr => BinOp::Shr,
        ArithOp::BitXor => BinOp::BitXor,
        ArithOp::BitOr => BinOp::BitOr,
        ArithOp::BitAnd => BinOp::BitAnd,
    }
}

fn comparison(op: CmpOp) -> BinOp {
    match op {
        CmpOp::Eq { negated: false } => BinOp::Eq,
        CmpOp::Eq { negated: true } => BinOp::Ne,
        CmpOp::Ord { ordering: Ordering::Less, strict: true } => BinOp::Lt,
        CmpOp::Ord { ordering: Ordering::Less, strict: false } => BinOp::Le,
        CmpOp::Ord { ordering: Ordering::Greater, strict: true } => BinOp::Gt,
        CmpOp::Ord { ordering: Ordering::Greater, strict: false } => BinOp::Ge,
    }
}
