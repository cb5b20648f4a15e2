//! Visibility that is written where it means nothing, and exports of what is private.

use hir::{HasVisibility, ModuleDef, PathResolution, Visibility};
use syntax::{
    AstNode, SyntaxKind, SyntaxNode,
    ast::{self, HasAttrs, HasVisibility as _},
};

use super::Checks;

impl Checks<'_, '_> {
    /// E0449: `pub` before an impl, a variant, or an item of a trait or of its impl.
    pub(super) fn needless_visibility(&mut self, node: &SyntaxNode) {
        let Some(parent) = node.parent() else { return };
        let container = parent.parent().and_then(|list| list.parent());
        let in_trait = match container.clone() {
            Some(it) if it.kind() == SyntaxKind::IMPL => {
                // The parser says so when there is no attribute.
                ast::Impl::cast(it)
                    .is_some_and(|it| it.trait_().is_some() && it.attrs().next().is_some())
            }
            Some(it) => it.kind() == SyntaxKind::TRAIT,
            None => false,
        };
        let is_needless = match parent.kind() {
            SyntaxKind::IMPL | SyntaxKind::VARIANT => true,
            SyntaxKind::FN | SyntaxKind::CONST | SyntaxKind::TYPE_ALIAS => in_trait,
            SyntaxKind::TUPLE_FIELD | SyntaxKind::RECORD_FIELD => {
                container.is_some_and(|it| it.kind() == SyntaxKind::VARIANT)
            }
            _ => false,
        };
        if is_needless {
            let message = "`pub` means nothing here: this is as visible as what it belongs to.";
            self.reject("E0449", node, message);
        }
    }

    /// E0429 and E0431: `self` in imports.
    pub(super) fn self_import(&mut self, node: &SyntaxNode) {
        let Some(tree) = ast::UseTree::cast(node.clone()) else { return };
        let Some(path) = tree.path() else { return };
        let is_self = path.segment().is_some_and(|it| it.self_token().is_some());
        if !is_self || tree.use_tree_list().is_some() || tree.star_token().is_some() {
            return;
        }
        if path.qualifier().is_some() {
            let message = "A path of an import cannot end in `self`: put it in braces, `{self}`.";
            self.reject("E0429", node, message);
            return;
        }
        let list = node.parent().filter(|it| it.kind() == SyntaxKind::USE_TREE_LIST);
        let around = list.and_then(|it| it.parent()).and_then(ast::UseTree::cast);
        if tree.rename().is_none() && around.is_some_and(|it| it.path().is_none()) {
            let message = "`self` stands for the module before the braces, and there is none.";
            self.reject("E0431", node, message);
        }
    }

    /// E0364 and E0365: `pub use` of something less visible.
    pub(super) fn private_reexport(&mut self, node: &SyntaxNode) {
        let Some(import) = ast::Use::cast(node.clone()) else { return };
        let is_pub = import.visibility().is_some_and(|it| it.syntax().text() == "pub");
        if !is_pub {
            return;
        }
        let trees = node.descendants().filter_map(ast::UseTree::cast);
        let ends = trees.filter(|it| it.use_tree_list().is_none() && it.star_token().is_none());
        for tree in ends.collect::<Vec<_>>() {
            let Some(path) = tree.path() else { continue };
            let Some(found) = self.semantics.resolve_path_per_ns(&path) else { continue };
            let spaces = [&found.type_ns, &found.value_ns, &found.macro_ns];
            let mut hidden = spaces.into_iter().flatten().map(|it| self.is_hidden(it));
            if !hidden.next().unwrap_or(false) || !hidden.all(|it| it) {
                continue;
            }
            let code = if found.type_ns.is_some() { "E0365" } else { "E0364" };
            let name = path.syntax().text();
            let message = format!("`{name}` is private: it cannot be made public by an import.");
            self.reject(code, tree.syntax(), message);
        }
    }

    fn is_hidden(&self, resolution: &PathResolution<'_>) -> bool {
        let visibility = match resolution {
            PathResolution::Def(
                it @ (ModuleDef::Module(_)
                | ModuleDef::Function(_)
                | ModuleDef::Adt(_)
                | ModuleDef::Const(_)
                | ModuleDef::Static(_)
                | ModuleDef::Trait(_)
                | ModuleDef::TypeAlias(_)),
            ) => it.visibility(self.db()),
            _ => return false,
        };
        !matches!(visibility, Visibility::Public)
    }
}
