//! Paths that lead nowhere: the front end makes them error types, mostly without a diagnostic.

use hir::{ModuleDef, PathResolution, Semantics, db::HirDatabase};
use syntax::{AstNode, SyntaxKind, SyntaxNode, TextRange, ast};

use crate::library;

/// A path that leads nowhere.
pub(crate) struct Unresolved {
    pub(crate) code: &'static str,
    pub(crate) range: TextRange,
    pub(crate) message: String,
    /// The path starts in the library: the real one may have it.
    pub(crate) is_library: bool,
}

/// The paths of a file that lead nowhere, with rustc's codes.
pub(crate) fn unresolved_paths<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    file: &SyntaxNode,
) -> Vec<Unresolved> {
    file.descendants()
        .filter_map(ast::Path::cast)
        .filter(|path| path.syntax().parent().is_none_or(|it| it.kind() != SyntaxKind::PATH))
        .filter_map(|path| unresolved(semantics, &path))
        .collect()
}

fn unresolved<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    path: &ast::Path,
) -> Option<Unresolved> {
    let parent = path.syntax().parent()?;
    let (code, what) = match parent.kind() {
        SyntaxKind::PATH_TYPE if is_trait(&parent) => ("E0405", "trait"),
        SyntaxKind::PATH_TYPE => ("E0425", "type"),
        SyntaxKind::RECORD_EXPR | SyntaxKind::RECORD_PAT => ("E0422", "struct or variant"),
        SyntaxKind::TUPLE_STRUCT_PAT => ("E0531", "tuple struct or variant"),
        SyntaxKind::PATH_EXPR | SyntaxKind::PATH_PAT => ("E0425", "item"),
        _ => return None,
    };
    let at_fault = match first_unresolved(semantics, path)? {
        at_fault if at_fault.syntax() == path.syntax() => path.clone(),
        qualifier => {
            let message = format!("There is no module or type `{}` here.", name(&qualifier)?);
            return Some(report(path, &qualifier, "E0433", message));
        }
    };
    let is_value = matches!(parent.kind(), SyntaxKind::PATH_EXPR | SyntaxKind::PATH_PAT);
    match path.qualifier().map(|qualifier| semantics.resolve_path(&qualifier)) {
        // Values without a qualifier are found by type inference, with all that is local.
        None if is_value => return None,
        None => {}
        // What is not in a module is not anywhere; for types, only type inference can say.
        Some(Some(PathResolution::Def(ModuleDef::Module(module)))) => {
            let name = name(&at_fault)?;
            let is_private = module
                .scope(semantics.db, None)
                .iter()
                .any(|(item, _)| item.as_str() == name.as_str());
            if is_private {
                let message = format!("`{name}` is private.");
                return Some(report(path, &at_fault, "E0603", message));
            }
            if is_value {
                return None;
            }
        }
        _ => return None,
    }
    let message = format!("There is no {what} `{}` here.", name(&at_fault)?);
    Some(report(path, &at_fault, code, message))
}

/// The shortest start of the path that leads nowhere.
fn first_unresolved<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    path: &ast::Path,
) -> Option<ast::Path> {
    if let Some(qualifier) = path.qualifier()
        && let Some(found) = first_unresolved(semantics, &qualifier)
    {
        return Some(found);
    }
    let is_named = path.segment().is_some_and(|it| it.name_ref().is_some());
    let parent_is_module = match path.qualifier() {
        None => true,
        Some(qualifier) => matches!(
            semantics.resolve_path(&qualifier),
            Some(PathResolution::Def(ModuleDef::Module(_)))
        ),
    };
    (is_named && parent_is_module && semantics.resolve_path(path).is_none()).then(|| path.clone())
}

/// Is the type the trait of an impl, or a bound?
fn is_trait(path_type: &SyntaxNode) -> bool {
    let Some(parent) = path_type.parent() else { return false };
    ast::TypeBound::can_cast(parent.kind())
        || ast::Impl::cast(parent)
            .and_then(|it| it.trait_())
            .is_some_and(|it| it.syntax() == path_type)
}

fn name(path: &ast::Path) -> Option<String> {
    Some(path.segment()?.name_ref()?.text().to_string())
}

fn report(
    path: &ast::Path,
    at_fault: &ast::Path,
    code: &'static str,
    message: String,
) -> Unresolved {
    let segment = at_fault.segment();
    let range = segment.map_or(at_fault.syntax().text_range(), |it| it.syntax().text_range());
    let first = path.segments().next().map(|it| it.syntax().text().to_string());
    let is_library = first.is_some_and(|first| library::is_root(&first));
    Unresolved { code, range, message, is_library }
}
