//! Promotion: `&constant` is a reference to a static (rustc's `promote_consts`).

use hir_ty::next_solver::{Ty, TyKind};
use mir::{
    BinOp, Body, BodyKind, BorrowKind, Const, ConstValue, GlobalId, Operand, Place, Rvalue, Span,
    UnOp,
};
use rustc_type_ir::inherent::IntoKind;

use super::{
    body::finish,
    builder::Builder,
    expr::{Category, category},
    thir::{Coercion, ConstOrigin, ExprId, ExprKind, Thir},
};

impl<'db> Builder<'_, 'db> {
    /// The reference to the static, when the operand of the borrow can be one.
    pub(super) fn promote(
        &mut self,
        borrow: ExprId,
        kind: BorrowKind,
        arg: ExprId,
    ) -> Option<Operand> {
        let value = peel(self.thir, arg);
        let promotes = match kind {
            _ if self.lives_for_ever(value) => true,
            BorrowKind::Shared => self.is_promotable(value),
            BorrowKind::Mut { .. } => {
                matches!(&self.thir[value].kind, ExprKind::Array { fields } if fields.is_empty())
            }
        };
        if !promotes {
            return None;
        }
        let span = self.thir[borrow].span;
        let global = self.static_value(arg, span);
        let ty = self.thir[borrow].ty;
        let ty = self.ty(ty, span);
        Some(Operand::Constant(Const { ty, value: ConstValue::Pointer(global) }))
    }

    /// A temporary of a constant's initialiser that no scope ends.
    fn lives_for_ever(&self, value: ExprId) -> bool {
        let mut base = value;
        while let ExprKind::Scope { value: inner, .. }
        | ExprKind::Field { base: inner, .. }
        | ExprKind::Index { base: inner, .. } = self.thir[base].kind
        {
            base = inner;
        }
        let expr = &self.thir[base];
        self.is_constant
            && expr.temp_scope.is_none()
            && category(&expr.kind) != Category::Place
            && !self.uses_variables(value)
    }

    /// The place of a `const { .. }` block: evaluated once, before `main`.
    pub(super) fn inline_const(&mut self, value: ExprId, span: Span) -> Place {
        let global = self.static_value(value, span);
        let ty = self.thir[value].ty;
        let pointer_ty = self.ref_ty(ty, hir_ty::next_solver::Mutability::Not);
        let pointer = self.temp(pointer_ty, span);
        let address = self.constant(pointer_ty, ConstValue::Pointer(global), span);
        self.assign(pointer, Rvalue::Use(address), span);
        Place::from(pointer).deref()
    }

    /// Builds `fn() -> T` for the expression and makes its value a static.
    fn static_value(&mut self, value: ExprId, span: Span) -> GlobalId {
        let ty = self.thir[value].ty;
        let id = self.ty(ty, span);
        let body = self.value_body(value, ty, span);
        self.cx.promoted(body, id, span)
    }

    fn value_body(&mut self, value: ExprId, ty: Ty<'db>, span: Span) -> Body {
        let mut inner = Builder::new(self.cx, self.thir, self.owner, self.var_scopes);
        inner.is_constant = self.is_constant;
        inner.is_static_value = true;
        inner.local(ty, mir::LocalKind::Return, span);
        let scope = super::thir::Scope(0);
        inner.in_scope(scope, span, |this| {
            this.expr_into_dest(&Place::from(mir::Local::RETURN), value);
        });
        finish(inner, "promoted".to_owned(), BodyKind::Shim, span, 0)
    }

    fn is_promotable(&mut self, id: ExprId) -> bool {
        let thir = self.thir;
        let expr = &thir[id];
        match &expr.kind {
            ExprKind::Scope { value, .. } => self.is_promotable(*value),
            ExprKind::Use { source } => self.is_promotable(*source),
            ExprKind::Constant { origin: ConstOrigin::Literal, .. } => true,
            ExprKind::Constant { origin: ConstOrigin::Named, value: ConstValue::Global(id) } => {
                self.cx.is_plain_const(*id)
            }
            ExprKind::InlineConst { .. } => {
                !self.cx.needs_drop(expr.ty) && self.cx.is_freeze(expr.ty)
            }
            ExprKind::Array { fields } | ExprKind::Tuple { fields } => {
                fields.iter().all(|&field| self.is_promotable(field))
            }
            ExprKind::Adt { fields, base: None, is_union: false, .. } => {
                !self.has_drop_impl(expr.ty)
                    && fields.iter().all(|(_, field)| self.is_promotable(*field))
            }
            ExprKind::Repeat { value, .. } => self.is_promotable(*value),
            ExprKind::Closure { upvars } => upvars.is_empty(),
            ExprKind::Borrow { kind: BorrowKind::Shared, arg } => {
                // `&*reference` is the reference again.
                match &self.thir[peel(self.thir, *arg)].kind {
                    ExprKind::Deref { arg } => self.is_promotable(*arg),
                    _ => self.is_promotable(*arg),
                }
            }
            ExprKind::Field { base, variant: None, .. } => {
                let is_union = self.thir[*base]
                    .ty
                    .as_adt()
                    .is_some_and(|(adt, _)| matches!(adt, hir_def::AdtId::UnionId(_)));
                !is_union && self.is_promotable(*base)
            }
            ExprKind::Index { base, index } => {
                let len = match self.thir[*base].ty.kind() {
                    TyKind::Array(_, len) => hir_ty::consteval::try_const_usize(self.cx.db, len),
                    _ => None,
                };
                let index = match self.thir[peel(self.thir, *index)].kind {
                    ExprKind::Constant { value: ConstValue::Scalar(index), .. } => Some(index),
                    _ => None,
                };
                index.zip(len).is_some_and(|(index, len)| index < len) && self.is_promotable(*base)
            }
            ExprKind::Unary { op: UnOp::Neg | UnOp::Not, arg } => self.is_promotable(*arg),
            ExprKind::Binary { op, lhs, rhs } => {
                let fails = match op {
                    BinOp::Div | BinOp::Rem if !is_float(expr.ty) => !self.is_safe_divisor(*rhs),
                    _ => is_pointer(self.thir[*lhs].ty),
                };
                !fails && self.is_promotable(*lhs) && self.is_promotable(*rhs)
            }
            ExprKind::Cast { source } => {
                !is_pointer(self.thir[*source].ty) && self.is_promotable(*source)
            }
            ExprKind::PointerCoercion { cast, source } => {
                *cast != Coercion::ArrayToPointer && self.is_promotable(*source)
            }
            _ => false,
        }
    }

    /// A literal that is neither 0 nor -1.
    fn is_safe_divisor(&self, id: ExprId) -> bool {
        let id = peel(self.thir, id);
        match &self.thir[id].kind {
            ExprKind::Constant { value: ConstValue::Scalar(bits), .. } => {
                *bits != 0 && *bits < 0x80
            }
            _ => false,
        }
    }

    fn has_drop_impl(&self, ty: Ty<'db>) -> bool {
        match ty.kind() {
            TyKind::Adt(def, _) => hir_ty::drop::destructor(self.cx.db, def.def_id()).is_some(),
            _ => false,
        }
    }

    /// Mentions a variable that is already declared.
    fn uses_variables(&self, id: ExprId) -> bool {
        let expr = &self.thir[id];
        if let ExprKind::Var(var) = expr.kind {
            return self.vars.contains_key(&var);
        }
        let mut found = false;
        self.thir.each_child(id, &mut |child| found = found || self.uses_variables(child));
        found
    }
}

fn peel(thir: &Thir<'_>, mut id: ExprId) -> ExprId {
    while let ExprKind::Scope { value, .. } = thir[id].kind {
        id = value;
    }
    id
}

fn is_float(ty: Ty<'_>) -> bool {
    matches!(ty.kind(), TyKind::Float(_))
}

fn is_pointer(ty: Ty<'_>) -> bool {
    matches!(
        ty.kind(),
        TyKind::RawPtr(..) | TyKind::Ref(..) | TyKind::FnPtr(..) | TyKind::FnDef(..)
    )
}
