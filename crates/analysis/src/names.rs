//! Why a name is not found: rustc tells apart what the front end calls the same.

use hir::{ModuleDef, PathResolution, Semantics, db::HirDatabase};
use syntax::{
    AstNode, SyntaxNode, TextRange,
    algo::find_node_at_range,
    ast::{self, HasName},
};

/// The code and sentence for a name that is no value here, when they are not those of E0425.
pub(crate) fn why_not_found<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    file: &SyntaxNode,
    range: TextRange,
) -> Option<(&'static str, String)> {
    let path = find_node_at_range::<ast::Path>(file, range)?;
    let name = path.as_single_name_ref().map(|it| it.text().to_string());
    if name.as_deref() == Some("self") {
        return Some(("E0424", "There is no `self` here: the function takes none.".to_owned()));
    }
    if let Some(PathResolution::Def(ModuleDef::Adt(_) | ModuleDef::TypeAlias(_))) =
        semantics.resolve_path(&path)
    {
        let message = format!("`{}` is a type, not a value.", path.syntax().text());
        return Some(("E0423", message));
    }
    let name = name?;
    let mut functions = path.syntax().ancestors().filter_map(ast::Fn::cast);
    let _own = functions.next()?;
    let outer = functions.next()?;
    binds(&outer, &name).then(|| {
        let message = format!("An inner `fn` cannot use the variable `{name}` of the outer one.");
        ("E0434", message)
    })
}

/// Is there a variable of this name anywhere in the function?
fn binds(function: &ast::Fn, name: &str) -> bool {
    let mut bindings = function.syntax().descendants().filter_map(ast::IdentPat::cast);
    bindings.any(|pat| pat.name().is_some_and(|it| it.text() == name))
}

fn names_a_variable(path: &ast::Path) -> bool {
    let function = path.syntax().ancestors().find_map(ast::Fn::cast);
    match (path.as_single_name_ref(), function) {
        (Some(name), Some(function)) => binds(&function, name.text()),
        _ => false,
    }
}

/// E0435: variables in the length of an array.
pub(crate) fn variables_in_lengths<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    file: &SyntaxNode,
) -> Vec<(TextRange, String)> {
    let lengths = file.descendants().filter_map(|node| {
        if let Some(array) = ast::ArrayExpr::cast(node.clone()) {
            array.semicolon_token()?;
            return array.exprs().nth(1).map(|it| it.syntax().clone());
        }
        Some(ast::ArrayType::cast(node)?.const_arg()?.syntax().clone())
    });
    let paths = lengths.flat_map(|length| {
        length.descendants().filter_map(ast::PathExpr::cast).filter_map(|it| it.path())
    });
    paths
        .filter(|path| match semantics.resolve_path(path) {
            Some(PathResolution::Local(_)) => true,
            Some(_) => false,
            None => names_a_variable(path),
        })
        .map(|path| {
            let message = format!(
                "The length of an array must be known when the program is compiled; `{}` is a \
                 variable.",
                path.syntax().text()
            );
            (path.syntax().text_range(), message)
        })
        .collect()
}
