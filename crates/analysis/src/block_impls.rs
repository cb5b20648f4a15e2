//! An `impl` inside of a block whose trait and type are both from outside: rustc takes it to hold
//! everywhere, the front end does not see it.

use std::collections::HashSet;

use syntax::{
    AstNode, SyntaxKind, SyntaxNode, TextRange,
    ast::{self, HasName},
};

/// The first such `impl` of a file.
pub(crate) fn impl_of_outside(file: &SyntaxNode) -> Option<TextRange> {
    let mut impls = file.descendants().filter_map(ast::Impl::cast);
    impls.find(is_of_outside).map(|it| it.syntax().text_range())
}

fn is_of_outside(it: &ast::Impl) -> bool {
    let (Some(trait_), Some(ty)) = (it.trait_(), it.self_ty()) else { return false };
    let blocks = it.syntax().ancestors().filter(|it| it.kind() == SyntaxKind::STMT_LIST);
    let mut declared = None;
    for block in blocks {
        let names: &mut HashSet<String> = declared.get_or_insert_default();
        names.extend(block.children().filter_map(ast::Item::cast).filter_map(name));
    }
    let Some(declared) = declared else { return false };
    let mentions = |node: &SyntaxNode| {
        let mut names = node.descendants().filter_map(ast::NameRef::cast);
        names.any(|name| declared.contains(name.text()))
    };
    !mentions(trait_.syntax()) && !mentions(ty.syntax())
}

fn name(item: ast::Item) -> Option<String> {
    let name = match item {
        ast::Item::Struct(it) => it.name(),
        ast::Item::Enum(it) => it.name(),
        ast::Item::Union(it) => it.name(),
        ast::Item::Trait(it) => it.name(),
        ast::Item::TypeAlias(it) => it.name(),
        _ => None,
    };
    name.map(|it| it.text().to_string())
}
