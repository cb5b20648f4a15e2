//! Walking the expressions of a body.

use super::{ExprId, ExprKind, Fun, Stmt, Thir};

impl Thir<'_> {
    /// Calls `f` for each direct child of the expression.
    pub(in crate::build) fn each_child(&self, id: ExprId, f: &mut impl FnMut(ExprId)) {
        match &self[id].kind {
            ExprKind::Scope { value, .. }
            | ExprKind::InlineConst { value }
            | ExprKind::Repeat { value, .. } => f(*value),
            ExprKind::If { cond, then, otherwise, .. } => {
                f(*cond);
                f(*then);
                otherwise.iter().copied().for_each(f);
            }
            ExprKind::Let { expr, .. } => f(*expr),
            ExprKind::LogicalOp { lhs, rhs, .. }
            | ExprKind::Assign { lhs, rhs }
            | ExprKind::AssignOp { lhs, rhs, .. }
            | ExprKind::Binary { lhs, rhs, .. } => {
                f(*lhs);
                f(*rhs);
            }
            ExprKind::Match { scrutinee, arms, .. } => {
                f(*scrutinee);
                for arm in arms {
                    arm.guard.iter().copied().for_each(&mut *f);
                    f(arm.body);
                }
            }
            ExprKind::Block(block) => {
                for stmt in &block.stmts {
                    match stmt {
                        Stmt::Expr { expr, .. } => f(*expr),
                        Stmt::Let { init, else_block, .. } => {
                            init.iter().chain(else_block).copied().for_each(&mut *f);
                        }
                    }
                }
                block.expr.iter().copied().for_each(f);
            }
            ExprKind::Loop { body } => f(*body),
            ExprKind::Break { value, .. } | ExprKind::Return { value } => {
                value.iter().copied().for_each(f);
            }
            ExprKind::Use { source }
            | ExprKind::NeverToAny { source }
            | ExprKind::Cast { source }
            | ExprKind::PointerCoercion { source, .. } => f(*source),
            ExprKind::Call { fun, args } => {
                if let Fun::Pointer(pointer) = fun {
                    f(*pointer);
                }
                args.iter().copied().for_each(f);
            }
            ExprKind::Borrow { arg, .. }
            | ExprKind::RawBorrow { arg, .. }
            | ExprKind::Unary { arg, .. }
            | ExprKind::Deref { arg } => f(*arg),
            ExprKind::Field { base, .. } => f(*base),
            ExprKind::Index { base, index } => {
                f(*base);
                f(*index);
            }
            ExprKind::Adt { fields, base, .. } => {
                fields.iter().for_each(|(_, field)| f(*field));
                base.iter().copied().for_each(f);
            }
            ExprKind::Array { fields } | ExprKind::Tuple { fields } => {
                fields.iter().copied().for_each(f);
            }
            ExprKind::Closure { upvars } => upvars.iter().copied().for_each(f),
            ExprKind::Continue { .. }
            | ExprKind::Yield
            | ExprKind::Var(_)
            | ExprKind::Constant { .. }
            | ExprKind::Unsupported(_) => {}
        }
    }
}
