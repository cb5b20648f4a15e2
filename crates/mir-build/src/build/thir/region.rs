//! Where temporaries live (rustc's `rustc_hir_analysis::check::region`).

use hir_def::{
    CallableDefId,
    hir::{
        Array, BindingAnnotation, Expr as HirExpr, ExprId as HirId, Pat as HirPat, PatId, UnaryOp,
    },
};
use hir_ty::next_solver::TyKind;
use rustc_type_ir::inherent::IntoKind;

use super::{Scope, ThirCx};

/// The scopes around an expression.
#[derive(Clone, Copy)]
pub(super) struct Region {
    /// The innermost scope that drops temporaries at its end.
    pub(super) temp: Option<Scope>,
    /// The scope that new variables belong to.
    pub(super) var: Scope,
}

impl ThirCx<'_, '_> {
    /// `let` extends temporaries of its initialiser to the rest of the block.
    pub(super) fn extend_temporaries(&mut self, pat: PatId, init: HirId, scope: Option<Scope>) {
        self.extend_borrows(init, scope);
        if self.is_ref_binding(pat) {
            self.extend_operand(init, scope);
        }
    }

    /// The operands of `&` in an extending expression live as long as the variable.
    pub(super) fn extend_borrows(&mut self, expr: HirId, scope: Option<Scope>) {
        match &self.store[expr] {
            HirExpr::Ref { expr: operand, .. } => {
                let operand = *operand;
                self.extend_borrows(operand, scope);
                self.extend_operand(operand, scope);
            }
            HirExpr::RecordLit { fields, .. } => {
                for field in fields {
                    self.extend_borrows(field.expr, scope);
                }
            }
            HirExpr::Array(Array::ElementList { elements }) => {
                for &element in elements {
                    self.extend_borrows(element, scope);
                }
            }
            HirExpr::Tuple { exprs } => {
                for &element in exprs {
                    self.extend_borrows(element, scope);
                }
            }
            HirExpr::Cast { expr, .. } => self.extend_borrows(*expr, scope),
            HirExpr::Block { tail, .. } | HirExpr::Unsafe { tail, .. } => {
                self.extended_super_lets.insert(expr, scope);
                if let Some(tail) = *tail {
                    self.extend_borrows(tail, scope);
                }
            }
            HirExpr::If { then_branch, else_branch, .. } => {
                self.extend_borrows(*then_branch, scope);
                if let Some(otherwise) = *else_branch {
                    self.extend_borrows(otherwise, scope);
                }
            }
            HirExpr::Match { arms, .. } => {
                for arm in arms {
                    self.extend_borrows(arm.expr, scope);
                }
            }
            HirExpr::Call { callee, args } if self.is_constructor(*callee) => {
                for &arg in args {
                    self.extend_borrows(arg, scope);
                }
            }
            _ => {}
        }
    }

    /// The expression's own temporary, and those of the place it is part of.
    fn extend_operand(&mut self, mut expr: HirId, scope: Option<Scope>) {
        loop {
            self.extended.insert(expr, scope);
            expr = match &self.store[expr] {
                HirExpr::Ref { expr, .. }
                | HirExpr::UnaryOp { expr, op: UnaryOp::Deref }
                | HirExpr::Field { expr, .. }
                | HirExpr::Index { base: expr, .. } => *expr,
                _ => break,
            };
        }
    }

    fn is_constructor(&self, callee: HirId) -> bool {
        matches!(
            self.infer.expr_ty(callee).kind(),
            TyKind::FnDef(def, _) if !matches!(def.0, CallableDefId::FunctionId(_))
        )
    }

    /// A pattern that binds by reference keeps what it matches alive.
    fn is_ref_binding(&self, pat: PatId) -> bool {
        match &self.store[pat] {
            HirPat::Bind { id, .. } => {
                matches!(self.store[*id].mode, BindingAnnotation::Ref | BindingAnnotation::RefMut)
            }
            HirPat::Record { args, .. } => args.iter().any(|field| self.is_ref_binding(field.pat)),
            HirPat::Slice { prefix, slice, suffix } => {
                prefix.iter().chain(slice).chain(suffix).any(|&pat| self.is_ref_binding(pat))
            }
            HirPat::Or(pats) => pats.iter().any(|&pat| self.is_ref_binding(pat)),
            HirPat::TupleStruct { args, .. } | HirPat::Tuple { args, .. } => {
                args.iter().any(|&pat| self.is_ref_binding(pat))
            }
            HirPat::Box { inner } => self.is_ref_binding(*inner),
            _ => false,
        }
    }
}
