//! Expressions as places, operands, temporaries, values and statements.

mod arithmetic;
mod as_operand;
mod as_place;
mod as_rvalue;
mod as_temp;
mod cast;
mod into;
mod stmt;

use super::thir::ExprKind;

/// What an expression is by itself (rustc's `Category`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Category {
    /// Has an address.
    Place,
    Constant,
    /// Computed by one statement.
    Rvalue,
    /// Computed by more than one: straight into its destination.
    Into,
}

pub(super) fn category(kind: &ExprKind<'_>) -> Category {
    match kind {
        ExprKind::Field { .. }
        | ExprKind::Deref { .. }
        | ExprKind::Index { .. }
        | ExprKind::Var(_) => Category::Place,
        ExprKind::Constant { .. } => Category::Constant,
        ExprKind::Array { .. }
        | ExprKind::Tuple { .. }
        | ExprKind::Closure { .. }
        | ExprKind::Unary { .. }
        | ExprKind::Binary { .. }
        | ExprKind::Cast { .. }
        | ExprKind::PointerCoercion { .. }
        | ExprKind::Repeat { .. }
        | ExprKind::Assign { .. }
        | ExprKind::AssignOp { .. } => Category::Rvalue,
        _ => Category::Into,
    }
}
