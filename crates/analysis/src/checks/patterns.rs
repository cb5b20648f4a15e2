//! Patterns that bind what they should not.

use std::collections::BTreeSet;

use hir::{Adt, ModuleDef, StructKind};
use syntax::{
    AstNode, SyntaxKind, SyntaxNode,
    ast::{self, HasName},
};

use super::Checks;

impl Checks<'_, '_> {
    /// E0408: a name that only some of the alternatives bind.
    pub(super) fn unequal_alternatives(&mut self, node: &SyntaxNode) {
        let Some(pat) = ast::OrPat::cast(node.clone()) else { return };
        let alternatives: Vec<_> = pat.pats().map(|it| (self.bindings(it.syntax()), it)).collect();
        let all: BTreeSet<_> = alternatives.iter().flat_map(|(names, _)| names.clone()).collect();
        for name in all {
            let lacks = alternatives.iter().find(|(names, _)| !names.contains(&name));
            if let Some((_, lacking)) = lacks {
                let message = format!("Every alternative must bind `{name}`, this one does not.");
                self.reject("E0408", lacking.syntax(), message);
            }
        }
    }

    fn bindings(&self, pat: &SyntaxNode) -> BTreeSet<String> {
        let pats = pat.descendants().filter_map(ast::IdentPat::cast);
        pats.filter(|pat| !self.is_constant(pat))
            .filter_map(|pat| pat.name())
            .map(|it| it.text().to_string())
            .collect()
    }

    /// Does the name in the pattern stand for something that is compared, not bound?
    fn is_constant(&self, pat: &ast::IdentPat) -> bool {
        pat.pat().is_none() && self.semantics.resolve_bind_pat_to_const(pat).is_some()
    }

    /// `..` twice in one tuple or slice.
    pub(super) fn rest_twice(&mut self, node: &SyntaxNode) {
        let mut rests = node.children().filter(|it| it.kind() == SyntaxKind::REST_PAT);
        rests.next();
        for again in rests.collect::<Vec<_>>() {
            self.reject(None, &again, "`..` stands for the rest: it can come only once here.");
        }
    }

    /// E0530: a binding with the name of a static or of a tuple struct.
    pub(super) fn shadowing_pattern(&mut self, node: &SyntaxNode) {
        let Some(pat) = ast::IdentPat::cast(node.clone()) else { return };
        let Some(name) = pat.name() else { return };
        let text = name.text().to_string();
        let Some(scope) = self.semantics.scope(node) else { return };
        let mut shadowed = None;
        for (item, def) in scope.module().scope(self.db(), None) {
            if item.as_str() != text {
                continue;
            }
            shadowed = match def {
                hir::ScopeDef::ModuleDef(ModuleDef::Static(_)) => Some("static"),
                hir::ScopeDef::ModuleDef(ModuleDef::Adt(Adt::Struct(it)))
                    if it.kind(self.db()) == StructKind::Tuple =>
                {
                    Some("tuple struct")
                }
                _ => continue,
            };
        }
        if let Some(what) = shadowed {
            let message = format!("`{text}` is a {what}: a variable cannot have its name.");
            self.reject("E0530", name.syntax(), message);
        }
    }
}
