//! Paths that lead nowhere, or to something of another kind: the front end makes them error
//! types, mostly without a diagnostic.

use std::collections::HashSet;

use hir::{Adt, ModuleDef, PathResolution, Semantics, db::HirDatabase};
use syntax::{
    AstNode, SyntaxKind, SyntaxNode, TextRange,
    ast::{self, HasName},
};

use crate::{library, names};

/// A path that leads nowhere.
pub(crate) struct Unresolved {
    pub(crate) code: &'static str,
    pub(crate) range: TextRange,
    pub(crate) message: String,
    /// The path starts in the library: the real one may have it.
    pub(crate) is_library: bool,
}

/// What is asked of the paths of one file.
pub(crate) struct Paths<'a, 'db> {
    semantics: &'a Semantics<'db, dyn HirDatabase>,
    /// Names that imports without a target bind: of them rustc says nothing more.
    dummies: HashSet<String>,
    /// Modules whose file is not there: what is in them is not known.
    lost: HashSet<String>,
}

impl<'a, 'db> Paths<'a, 'db> {
    pub(crate) fn new(semantics: &'a Semantics<'db, dyn HirDatabase>, file: &SyntaxNode) -> Self {
        let leaves = file
            .descendants()
            .filter_map(ast::UseTree::cast)
            .filter(|it| it.use_tree_list().is_none() && it.star_token().is_none());
        let dead = leaves.filter(|tree| {
            let found = tree.path().and_then(|path| semantics.resolve_path_per_ns(&path));
            found.is_none_or(|found| found.any().is_none())
        });
        let dummies = dead.filter_map(|tree| bound_name(&tree)).collect();
        let modules = file.descendants().filter_map(ast::Module::cast);
        let lost = modules.filter(|it| it.item_list().is_none());
        let lost = lost.filter_map(|it| it.name()).map(|it| it.text().to_string()).collect();
        Self { semantics, dummies, lost }
    }

    /// Does an import that leads nowhere bind the first name of this path?
    pub(crate) fn is_dummy(&self, path: &str) -> bool {
        let mut words = path.split("::").map(str::trim);
        let first = words.clone().next();
        first.is_some_and(|first| self.dummies.contains(first))
            || words.any(|it| self.lost.contains(it))
    }

    /// The paths of a file, but for values, that lead nowhere.
    pub(crate) fn unresolved(&self, file: &SyntaxNode) -> Vec<Unresolved> {
        file.descendants()
            .filter_map(ast::Path::cast)
            .filter(|path| path.syntax().parent().is_none_or(|it| it.kind() != SyntaxKind::PATH))
            .filter_map(|path| self.unresolved_path(&path))
            .collect()
    }

    fn unresolved_path(&self, path: &ast::Path) -> Option<Unresolved> {
        let parent = path.syntax().parent()?;
        let (code, what) = match parent.kind() {
            SyntaxKind::PATH_TYPE if is_trait(&parent) => ("E0405", "trait"),
            SyntaxKind::PATH_TYPE => ("E0425", "type"),
            SyntaxKind::RECORD_EXPR | SyntaxKind::RECORD_PAT => ("E0422", "struct or variant"),
            SyntaxKind::TUPLE_STRUCT_PAT => ("E0531", "tuple struct or variant"),
            SyntaxKind::PATH_EXPR | SyntaxKind::PATH_PAT => ("E0425", "item"),
            _ => return None,
        };
        let wrong = self.wrong_kind(path, parent.kind());
        if let Some(found) = wrong.or_else(|| self.unknown_variant(path, parent.kind())) {
            return Some(found);
        }
        let at_fault = self.first_unresolved(path)?;
        if self.is_dummy(&path.syntax().text().to_string()) {
            return None;
        }
        if at_fault.syntax() != path.syntax() {
            return Some(self.dead_qualifier(path, &at_fault));
        }
        let is_value = matches!(parent.kind(), SyntaxKind::PATH_EXPR | SyntaxKind::PATH_PAT);
        match path.qualifier().map(|qualifier| self.semantics.resolve_path(&qualifier)) {
            // Values without a qualifier are found by type inference, with all that is local.
            None if is_value => return None,
            None => {}
            // What is not in a module is not anywhere; for types, only type inference can say.
            Some(Some(PathResolution::Def(ModuleDef::Module(_)))) => {
                if let Some(private) = self.private(path, &at_fault) {
                    return Some(private);
                }
                if is_value {
                    return None;
                }
            }
            _ => return None,
        }
        let name = name(&at_fault)?;
        let (code, message) = match names::why_no_type(path, &name) {
            Some(why) if matches!(code, "E0425" | "E0405") => why,
            _ => (code, format!("There is no {what} `{name}` here.")),
        };
        Some(report(path, &at_fault, code, message))
    }

    /// A path that leads to something, which cannot stand here.
    fn wrong_kind(&self, path: &ast::Path, place: SyntaxKind) -> Option<Unresolved> {
        let found = self.semantics.resolve_path_per_ns(path)?;
        let text = path.syntax().text();
        match place {
            SyntaxKind::RECORD_EXPR | SyntaxKind::RECORD_PAT => {
                let what = match found.type_ns? {
                    PathResolution::Def(ModuleDef::Adt(Adt::Enum(_))) => "an enum",
                    PathResolution::Def(ModuleDef::Module(_)) => "a module",
                    PathResolution::Def(ModuleDef::Trait(_)) => "a trait",
                    _ => return None,
                };
                let message = format!("`{text}` is {what}, not a struct or a variant.");
                Some(report(path, path, "E0574", message))
            }
            SyntaxKind::TUPLE_STRUCT_PAT => {
                let what = match found.value_ns? {
                    PathResolution::Def(ModuleDef::Function(_)) => "a function",
                    PathResolution::Def(ModuleDef::Const(_)) => "a constant",
                    PathResolution::Def(ModuleDef::Static(_)) => "a static",
                    PathResolution::Def(ModuleDef::EnumVariant(it))
                        if it.kind(self.semantics.db) == hir::StructKind::Unit =>
                    {
                        "a variant without fields"
                    }
                    _ => return None,
                };
                let message = format!("`{text}` is {what}: it has no fields to take apart.");
                Some(report(path, path, "E0532", message))
            }
            SyntaxKind::PATH_TYPE
                if found.type_ns.is_none()
                    && found.macro_ns.is_some()
                    && path.syntax().parent().is_some_and(|it| is_trait(&it)) =>
            {
                let message = format!("`{text}` can be derived; as a trait it must be imported.");
                Some(report(path, path, "E0404", message))
            }
            _ => None,
        }
    }

    /// `Enum::Name { … }` without such a variant.
    fn unknown_variant(&self, path: &ast::Path, place: SyntaxKind) -> Option<Unresolved> {
        if place != SyntaxKind::RECORD_EXPR {
            return None;
        }
        let enum_ = match self.semantics.resolve_path(&path.qualifier()?)? {
            PathResolution::Def(ModuleDef::Adt(Adt::Enum(it))) => it,
            _ => return None,
        };
        let db = self.semantics.db;
        let name = name(path)?;
        let variants = enum_.variants(db);
        (!variants.into_iter().any(|it| it.name(db).as_str() == name)).then(|| {
            let enum_name = enum_.name(db);
            let message = format!("`{}` has no variant `{name}`.", enum_name.as_str());
            report(path, path, "E0599", message)
        })
    }

    /// A value that type inference did not find.
    pub(crate) fn unresolved_value(&self, path: &ast::Path) -> Option<Unresolved> {
        if self.is_dummy(&path.syntax().text().to_string()) {
            return None;
        }
        if let Some(qualifier) = path.qualifier()
            && let Some(at_fault) = self.first_unresolved(&qualifier)
        {
            return Some(self.dead_qualifier(path, &at_fault));
        }
        if let Some(private) = self.private(path, path) {
            return Some(private);
        }
        let (code, message) = names::why_no_value(self.semantics, path);
        Some(report(path, path, code, message))
    }

    fn dead_qualifier(&self, path: &ast::Path, at_fault: &ast::Path) -> Unresolved {
        if let Some(private) = self.private(path, at_fault) {
            return private;
        }
        let name = name(at_fault).unwrap_or_default();
        let message = format!("There is no module or type `{name}` here.");
        report(path, at_fault, "E0433", message)
    }

    /// E0603, when the module has the name, for others.
    fn private(&self, path: &ast::Path, at_fault: &ast::Path) -> Option<Unresolved> {
        let qualifier = self.semantics.resolve_path(&at_fault.qualifier()?)?;
        let PathResolution::Def(ModuleDef::Module(module)) = qualifier else { return None };
        let name = name(at_fault)?;
        let scope = module.scope(self.semantics.db, None);
        scope.iter().any(|(item, _)| item.as_str() == name).then(|| {
            let message = format!("`{name}` is private to the module it is in.");
            report(path, at_fault, "E0603", message)
        })
    }

    /// The shortest start of the path that leads nowhere.
    fn first_unresolved(&self, path: &ast::Path) -> Option<ast::Path> {
        if let Some(qualifier) = path.qualifier()
            && let Some(found) = self.first_unresolved(&qualifier)
        {
            return Some(found);
        }
        let is_named = path.segment().is_some_and(|it| it.name_ref().is_some());
        let parent_is_module = match path.qualifier() {
            None => true,
            Some(qualifier) => matches!(
                self.semantics.resolve_path(&qualifier),
                Some(PathResolution::Def(ModuleDef::Module(_)))
            ),
        };
        let is_dead = is_named && parent_is_module && self.semantics.resolve_path(path).is_none();
        is_dead.then(|| path.clone())
    }

    /// An import that leads nowhere. Of one `use`, rustc reports the ends that are missing
    /// together, and where a module is missing on the way, that.
    pub(crate) fn unresolved_import(&self, tree: &ast::UseTree) -> Option<Unresolved> {
        let mut trees: Vec<_> = tree.syntax().ancestors().filter_map(ast::UseTree::cast).collect();
        trees.reverse();
        let mut segments = Vec::new();
        for path in trees.iter().filter_map(|it| it.path()) {
            let mut prefixes: Vec<_> =
                std::iter::successors(Some(path), |it| it.qualifier()).collect();
            prefixes.reverse();
            segments.extend(prefixes);
        }
        let leads = |path: &ast::Path| {
            self.semantics.resolve_path_per_ns(path).is_some_and(|it| it.any().is_some())
        };
        let modules = segments.len() - usize::from(tree.star_token().is_none());
        let whole = segments.first()?.clone();
        if segments.iter().filter_map(name).any(|it| self.lost.contains(&it)) {
            return None;
        }
        let missing = segments.iter().position(|it| !leads(it)).unwrap_or(segments.len() - 1);
        let at_fault = segments.get(missing)?;
        if let Some(private) = self.private(&whole, at_fault) {
            return Some(private);
        }
        let name = name(at_fault).unwrap_or_default();
        if missing + 1 < modules {
            let message = format!("There is no module or crate `{name}` here.");
            return Some(report(&whole, at_fault, "E0433", message));
        }
        let message = format!("This import leads nowhere: there is no `{name}`.");
        Some(report(&whole, at_fault, "E0432", message))
    }
}

fn bound_name(tree: &ast::UseTree) -> Option<String> {
    match tree.rename() {
        Some(rename) => Some(rename.name()?.text().to_string()),
        None => {
            let path = tree.path()?;
            match name(&path) {
                Some(name) => Some(name),
                // `use a::b::{self}`.
                None => {
                    let around = tree.syntax().ancestors().skip(1).find_map(ast::UseTree::cast)?;
                    name(&around.path()?)
                }
            }
        }
    }
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
    let first = path.segments().next().and_then(|it| it.name_ref()).map(|it| it.text().to_string());
    let is_library = first.is_some_and(|first| library::is_root(&first));
    Unresolved { code, range, message, is_library }
}
