//! Why a name is not found: rustc tells apart what the front end calls the same.

use hir::{ModuleDef, PathResolution, Semantics, db::HirDatabase};
use syntax::{
    AstNode, SyntaxKind, SyntaxNode, TextRange,
    ast::{self, HasGenericParams, HasName},
};

use crate::library;

/// The code and sentence for a name that is no value here.
pub(crate) fn why_no_value<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    path: &ast::Path,
) -> (&'static str, String) {
    let text = path.syntax().text().to_string();
    let name = path.as_single_name_ref().map(|it| it.text().to_string());
    if text == "self" {
        return ("E0424", "There is no `self` here: the function takes none.".to_owned());
    }
    if text == "Self" {
        return ("E0411", "There is no `Self` here: this is not inside of an impl.".to_owned());
    }
    let as_type = semantics.resolve_path_per_ns(path).and_then(|it| it.type_ns);
    let what = match as_type {
        Some(PathResolution::Def(ModuleDef::Trait(_))) => Some("a trait"),
        Some(PathResolution::Def(ModuleDef::Module(_))) => Some("a module"),
        Some(PathResolution::Def(
            ModuleDef::Adt(_) | ModuleDef::TypeAlias(_) | ModuleDef::BuiltinType(_),
        )) => Some("a type"),
        Some(PathResolution::TypeParam(_)) => Some("a type parameter"),
        _ => None,
    };
    if let Some(what) = what {
        return ("E0423", format!("`{text}` is {what}, not a value."));
    }
    let plain = ("E0425", format!("There is nothing named `{text}` here."));
    let Some(name) = name else { return plain };
    if is_macro(path.syntax(), &name) {
        return ("E0423", format!("`{name}` is a macro: write `{name}!`."));
    }
    match around(path.syntax(), &name) {
        Some(SyntaxKind::FN) => {
            let message =
                format!("An inner `fn` cannot use the variable `{name}` of the outer one.");
            ("E0434", message)
        }
        Some(_) => {
            let message = format!("A constant cannot depend on the variable `{name}`.");
            ("E0435", message)
        }
        None => plain,
    }
}

/// The code and sentence for a type that is not found, when they are not those of every name.
pub(crate) fn why_no_type(path: &ast::Path, name: &str) -> Option<(&'static str, String)> {
    if name == "Self" {
        let message = "There is no `Self` here: this is not inside of an impl or a trait.";
        return Some(("E0411", message.to_owned()));
    }
    let declares = |item: SyntaxNode| {
        let list = ast::AnyHasGenericParams::cast(item)?.generic_param_list()?;
        let mut params = list.type_or_const_params();
        params
            .any(|param| match param {
                ast::TypeOrConstParam::Type(it) => it.name().is_some_and(|it| it.text() == name),
                ast::TypeOrConstParam::Const(it) => it.name().is_some_and(|it| it.text() == name),
            })
            .then_some(())
    };
    path.syntax().ancestors().find_map(declares)?;
    let message = format!("`{name}` belongs to what is around this item: items do not inherit it.");
    Some(("E0401", message))
}

/// Is there a macro of this name, in the library or in the file?
fn is_macro(node: &SyntaxNode, name: &str) -> bool {
    if library::has_macro(name) {
        return true;
    }
    let Some(file) = node.ancestors().last() else { return false };
    file.descendants()
        .filter_map(ast::MacroRules::cast)
        .any(|it| it.name().is_some_and(|it| it.text() == name))
}

/// The kind of item that keeps a variable of an outer function out of reach.
fn around(node: &SyntaxNode, name: &str) -> Option<SyntaxKind> {
    let mut bodies = node
        .ancestors()
        .filter(|it| matches!(it.kind(), SyntaxKind::FN | SyntaxKind::CONST | SyntaxKind::STATIC));
    let inner = bodies.next()?;
    let outer = bodies.find_map(ast::Fn::cast)?;
    binds(&outer, name).then_some(inner.kind())
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
