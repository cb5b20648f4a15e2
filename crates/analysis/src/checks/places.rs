//! Types and expressions in places where they cannot stand.

use hir::{ModuleDef, PathResolution};
use syntax::{
    AstNode, SyntaxKind, SyntaxNode,
    ast::{self, RangeItem},
};

use super::Checks;

impl Checks<'_, '_> {
    /// E0070: an assignment to a constant or a number. (The front end takes it for a pattern.)
    pub(super) fn assignment(&mut self, node: &SyntaxNode) {
        let Some(assignment) = ast::BinExpr::cast(node.clone()) else { return };
        if assignment.op_kind() != Some(ast::BinaryOp::Assignment { op: None }) {
            return;
        }
        let Some(target) = assignment.lhs() else { return };
        let is_no_place = match &target {
            ast::Expr::Literal(_) => true,
            ast::Expr::PathExpr(it) => matches!(
                it.path().and_then(|path| self.semantics.resolve_path(&path)),
                Some(PathResolution::Def(ModuleDef::Const(_) | ModuleDef::Function(_)))
            ),
            ast::Expr::CallExpr(it) => {
                let callee = match it.expr() {
                    Some(ast::Expr::PathExpr(it)) => it.path(),
                    _ => None,
                };
                matches!(
                    callee.and_then(|path| self.semantics.resolve_path(&path)),
                    Some(PathResolution::Def(ModuleDef::Function(_)))
                )
            }
            _ => false,
        };
        if is_no_place {
            let message = "There is no place here that could be assigned to.";
            self.reject("E0070", target.syntax(), message);
        }
    }

    /// E0030 and E0579: a range pattern that matches nothing.
    pub(super) fn inverted_range(&mut self, node: &SyntaxNode) {
        let Some(range) = ast::RangePat::cast(node.clone()) else { return };
        let number = |pat: Option<ast::Pat>| match pat? {
            ast::Pat::LiteralPat(it) if it.minus_token().is_none() => match it.literal()?.kind() {
                ast::LiteralKind::IntNumber(it) => it.value().ok(),
                ast::LiteralKind::Char(it) => it.value().ok().map(|it| it as u128),
                _ => None,
            },
            _ => None,
        };
        let (Some(start), Some(end)) = (number(range.start()), number(range.end())) else { return };
        match range.op_kind() {
            Some(ast::RangeOp::Inclusive) if start > end => {
                self.reject("E0030", node, "The range is empty: its start comes after its end.");
            }
            Some(ast::RangeOp::Exclusive) if start >= end => {
                self.reject("E0579", node, "The range is empty: its start is not before its end.");
            }
            _ => {}
        }
    }

    /// E0562: `impl Trait` where no function could choose the type.
    pub(super) fn impl_type(&mut self, node: &SyntaxNode) {
        let place = node.ancestors().skip(1).find(|it| {
            matches!(
                it.kind(),
                SyntaxKind::RECORD_FIELD
                    | SyntaxKind::TUPLE_FIELD
                    | SyntaxKind::LET_STMT
                    | SyntaxKind::CONST
                    | SyntaxKind::STATIC
                    | SyntaxKind::PARAM_LIST
                    | SyntaxKind::RET_TYPE
                    | SyntaxKind::TYPE_ALIAS
                    | SyntaxKind::IMPL
                    | SyntaxKind::GENERIC_PARAM_LIST
                    | SyntaxKind::WHERE_CLAUSE
            )
        });
        let is_wrong = place.is_some_and(|it| {
            matches!(
                it.kind(),
                SyntaxKind::RECORD_FIELD
                    | SyntaxKind::TUPLE_FIELD
                    | SyntaxKind::LET_STMT
                    | SyntaxKind::CONST
                    | SyntaxKind::STATIC
            )
        });
        if is_wrong {
            let message = "`impl Trait` can be the type of a parameter or of a result only.";
            self.reject("E0562", node, message);
        }
    }

    /// E0746: a function that returns a `dyn Trait` by value.
    pub(super) fn dyn_result(&mut self, node: &SyntaxNode) {
        let Some(function) = ast::Fn::cast(node.clone()) else { return };
        let Some(body) = function.body() else { return };
        let result = function.ret_type().and_then(|it| it.ty());
        if let Some(ast::Type::DynTraitType(it)) = result
            && body.syntax().text_range().len() > 2.into()
        {
            let message = "A `dyn` type has no size of its own: return `Box<dyn …>` or `impl …`.";
            self.reject("E0746", it.syntax(), message);
        }
    }

    /// E0277: a method of a trait, with a body, that takes `self` by value.
    pub(super) fn unsized_self(&mut self, node: &SyntaxNode) {
        let Some(it) = ast::SelfParam::cast(node.clone()) else { return };
        let Some(function) = node.ancestors().find_map(ast::Fn::cast) else { return };
        let container = function.syntax().parent().and_then(|list| list.parent());
        let Some(trait_) = container.and_then(ast::Trait::cast) else { return };
        let items = trait_.assoc_item_list().map(|it| it.syntax().text_range().start());
        let header = trait_.syntax().text().to_string();
        let header = items.map_or(header.as_str(), |at| {
            let length = at - trait_.syntax().text_range().start();
            header.get(..usize::from(length)).unwrap_or_default()
        });
        let is_bare = it.amp_token().is_none()
            && it.ty().is_none()
            && function.body().is_some()
            && !function.syntax().children().any(|it| it.kind() == SyntaxKind::WHERE_CLAUSE)
            // Any supertrait may be one that needs `Sized`.
            && !header.contains(':');
        if is_bare {
            let message = "`Self` may have no size here: take `&self`, or add `where Self: Sized`.";
            self.reject("E0277", node, message);
        }
    }

    /// E0277: a variable or a parameter of a type without a size.
    pub(super) fn unsized_variable(&mut self, node: &SyntaxNode) {
        let (pat, ty) = match node.kind() {
            SyntaxKind::LET_STMT => {
                let Some(it) = ast::LetStmt::cast(node.clone()) else { return };
                (it.pat(), it.ty())
            }
            _ => {
                let Some(it) = ast::Param::cast(node.clone()) else { return };
                let has_body =
                    node.ancestors().find_map(ast::Fn::cast).is_some_and(|it| it.body().is_some());
                if !has_body {
                    return;
                }
                (it.pat(), it.ty())
            }
        };
        let (Some(pat), Some(ty)) = (pat, ty) else { return };
        let is_unsized = match &ty {
            ast::Type::SliceType(_) | ast::Type::DynTraitType(_) => true,
            ast::Type::PathType(it) => it.syntax().text() == "str",
            _ => false,
        };
        if is_unsized {
            let message = format!(
                "`{}` has no size that is known beforehand: a variable needs a pointer to it.",
                ty.syntax().text()
            );
            self.reject("E0277", pat.syntax(), message);
        }
    }
}
