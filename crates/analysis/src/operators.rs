//! Operators that no impl provides: the front end infers an error type for them, without a
//! diagnostic.

use hir_def::{
    DefWithBodyId,
    expr_store::Body,
    hir::{BinaryOp, Expr, ExprId, UnaryOp},
};
use hir_expand::InFile;
use hir_ty::{
    InferenceResult,
    display::{DisplayTarget, HirDisplay},
    next_solver::{Ty, TyKind},
};
use rustc_type_ir::inherent::IntoKind;
use syntax::{AstNode, TextRange, ast};

use crate::{World, explain::is_half_known, functions};

/// A use of an operator that rustc rejects.
pub(crate) struct Unresolved {
    pub(crate) code: &'static str,
    pub(crate) range: TextRange,
    pub(crate) message: String,
}

/// The unresolved operators of the reader's functions.
pub(crate) fn unresolved_operators(world: &World) -> Vec<Unresolved> {
    let mut found = Vec::new();
    for function in functions::all(world) {
        let def = DefWithBodyId::FunctionId(function);
        let body = Body::of(&world.db, def);
        let inference = InferenceResult::of(&world.db, def);
        for (id, expr) in body.exprs() {
            if inference.method_resolution(id).is_some() {
                continue;
            }
            let unresolved = match expr {
                Expr::BinaryOp { lhs, rhs, op: Some(op) } => {
                    let tys = [inference.expr_ty(*lhs), inference.expr_ty(*rhs)];
                    match op {
                        BinaryOp::LogicOp(_) | BinaryOp::Assignment { op: None } => continue,
                        _ if tys.iter().all(|&ty| is_builtin(ty)) => continue,
                        _ if tys.iter().any(|ty| ty.references_non_lt_error()) => continue,
                        BinaryOp::Assignment { op: Some(_) } => ("E0368", tys[0]),
                        _ => ("E0369", tys[0]),
                    }
                }
                Expr::UnaryOp { expr, op: UnaryOp::Not | UnaryOp::Neg } => {
                    let ty = inference.expr_ty(*expr);
                    if is_builtin(ty) || ty.references_non_lt_error() {
                        continue;
                    }
                    ("E0600", ty)
                }
                _ => continue,
            };
            found.extend(explain(world, def, id, unresolved));
        }
    }
    found
}

/// The operators of these types are the compiler's own.
fn is_builtin(ty: Ty<'_>) -> bool {
    matches!(
        ty.kind(),
        TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Uint(_)
            | TyKind::Float(_)
            | TyKind::RawPtr(..)
            | TyKind::FnPtr(..)
            | TyKind::FnDef(..)
            | TyKind::Never
            | TyKind::Infer(_)
            | TyKind::Error(_)
    )
}

fn explain(
    world: &World,
    def: DefWithBodyId,
    id: ExprId,
    (code, ty): (&'static str, Ty<'_>),
) -> Option<Unresolved> {
    let (_, source_map) = Body::with_source_map(&world.db, def);
    let source = source_map.expr_syntax(id).ok()?;
    let node = source.value.to_node(&source.file_id.parse_or_expand(&world.db));
    let node = node.syntax();
    let operator = match ast::BinExpr::cast(node.clone()) {
        Some(binary) => binary.op_token(),
        None => node.first_token(),
    }?;
    let target = DisplayTarget::from_crate(&world.db, world.user_crate);
    let message = format!(
        "The operator `{}` is not defined for `{}`.",
        operator.text(),
        ty.display(&world.db, target)
    );
    if is_half_known(&ty.display(&world.db, target).to_string()) {
        return None;
    }
    // An operator of the macro itself is reported at its call.
    let range = InFile::new(source.file_id, operator.text_range());
    let range = range.original_node_file_range_rooted(&world.db);
    (range.file_id.file_id(&world.db) == world.user_file).then_some(Unresolved {
        code,
        range: range.range,
        message,
    })
}
