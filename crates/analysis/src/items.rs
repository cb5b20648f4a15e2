//! What rustc rejects about items and their names, and the front end takes: duplicates,
//! lifetimes that are not declared or cannot be left out, types without end.

use std::collections::HashSet;

use hir::{Adt, ModuleDef, PathResolution, Semantics, db::HirDatabase};
use syntax::{
    AstNode, SyntaxKind, SyntaxNode, TextRange,
    ast::{self, HasGenericArgs, HasGenericParams, HasName},
};

use crate::explain::header_range;

/// Something rustc rejects.
pub(crate) struct Rejection {
    pub(crate) code: &'static str,
    pub(crate) range: TextRange,
    pub(crate) message: String,
}

fn reject(code: &'static str, range: TextRange, message: impl Into<String>) -> Rejection {
    Rejection { code, range, message: message.into() }
}

/// What is wrong with the items of a file.
pub(crate) fn rejections<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    file: &SyntaxNode,
) -> Vec<Rejection> {
    let mut found = Vec::new();
    for node in file.descendants() {
        match node.kind() {
            SyntaxKind::SOURCE_FILE | SyntaxKind::ITEM_LIST | SyntaxKind::STMT_LIST => {
                duplicate_items(&node, &mut found);
            }
            SyntaxKind::PARAM_LIST => duplicate_bindings(&node, "E0415", &mut found),
            SyntaxKind::LET_STMT | SyntaxKind::MATCH_ARM => {
                if let Some(pat) = node.children().find_map(ast::Pat::cast) {
                    duplicate_bindings(pat.syntax(), "E0416", &mut found);
                }
            }
            SyntaxKind::LIFETIME => undeclared_lifetime(&node, &mut found),
            SyntaxKind::REF_TYPE => missing_lifetime(semantics, &node, &mut found),
            SyntaxKind::IMPL => implemented_methods(semantics, &node, &mut found),
            SyntaxKind::DYN_TRAIT_TYPE => not_dyn_compatible(semantics, &node, &mut found),
            SyntaxKind::STRUCT | SyntaxKind::ENUM => adt(semantics, &node, &mut found),
            _ => {}
        }
    }
    found
}

/// E0428.
fn duplicate_items(list: &SyntaxNode, found: &mut Vec<Rejection>) {
    let mut types = HashSet::new();
    let mut values = HashSet::new();
    for item in list.children().filter_map(ast::Item::cast) {
        let (name, is_type, is_value) = match &item {
            ast::Item::Struct(it) => {
                let is_value = !matches!(it.kind(), ast::StructKind::Record(_));
                (it.name(), true, is_value)
            }
            ast::Item::Enum(it) => (it.name(), true, false),
            ast::Item::Union(it) => (it.name(), true, false),
            ast::Item::Trait(it) => (it.name(), true, false),
            ast::Item::TypeAlias(it) => (it.name(), true, false),
            ast::Item::Module(it) => (it.name(), true, false),
            ast::Item::Fn(it) => (it.name(), false, true),
            ast::Item::Const(it) => (it.name(), false, true),
            ast::Item::Static(it) => (it.name(), false, true),
            _ => continue,
        };
        let Some(name) = name else { continue };
        let text = name.text().to_string();
        let again =
            (is_type && !types.insert(text.clone())) | (is_value && !values.insert(text.clone()));
        if again {
            let message = format!("`{text}` is defined twice here.");
            found.push(reject("E0428", header_range(item.syntax()), message));
        }
    }
}

/// E0415 in parameters, E0416 in other patterns. The alternatives of `|` may share names.
fn duplicate_bindings(root: &SyntaxNode, code: &'static str, found: &mut Vec<Rejection>) {
    let mut names = HashSet::new();
    for pat in root.descendants().filter_map(ast::IdentPat::cast) {
        let in_alternatives = pat
            .syntax()
            .ancestors()
            .take_while(|it| it != root)
            .chain([root.clone()])
            .any(|it| it.kind() == SyntaxKind::OR_PAT);
        let Some(name) = pat.name() else { continue };
        let text = name.text().to_string();
        // A constant or variant may come several times; they begin with a capital letter.
        let is_binding = text.starts_with(|c: char| !c.is_uppercase());
        if is_binding && !in_alternatives && !names.insert(text.clone()) {
            let message = format!("The name `{text}` is bound twice.");
            found.push(reject(code, name.syntax().text_range(), message));
        }
    }
}

/// E0261.
fn undeclared_lifetime(node: &SyntaxNode, found: &mut Vec<Rejection>) {
    let text = node.text().to_string();
    let is_label = node.parent().is_none_or(|parent| {
        matches!(
            parent.kind(),
            SyntaxKind::LABEL
                | SyntaxKind::BREAK_EXPR
                | SyntaxKind::CONTINUE_EXPR
                | SyntaxKind::LIFETIME_PARAM
        )
    });
    if matches!(text.as_str(), "'static" | "'_") || is_label {
        return;
    }
    let declares = |list: Option<ast::GenericParamList>| {
        list.is_some_and(|list| {
            list.lifetime_params()
                .any(|param| param.lifetime().is_some_and(|it| it.syntax().text() == text.as_str()))
        })
    };
    let is_declared = node.ancestors().any(|it| {
        let own = match it.kind() {
            SyntaxKind::FN => ast::Fn::cast(it.clone()).and_then(|it| it.generic_param_list()),
            SyntaxKind::IMPL => ast::Impl::cast(it.clone()).and_then(|it| it.generic_param_list()),
            _ => None,
        };
        // `struct S<'a>`, `trait T<'a>`, `for<'a>`: the list is a child of the node or of a child.
        let below = it.children().chain(it.children().flat_map(|child| child.children()));
        declares(own) || below.filter_map(ast::GenericParamList::cast).any(|it| declares(Some(it)))
    });
    if !is_declared {
        let message = format!("The lifetime `{text}` is not declared.");
        found.push(reject("E0261", node.text_range(), message));
    }
}

/// E0106, for `&` without a lifetime where none can be found.
fn missing_lifetime<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    node: &SyntaxNode,
    found: &mut Vec<Rejection>,
) {
    let Some(reference) = ast::RefType::cast(node.clone()) else { return };
    if reference.lifetime().is_some() {
        return;
    }
    for ancestor in node.ancestors().skip(1) {
        match ancestor.kind() {
            // Inside `fn(..)` and `Fn(..)` types the elision is their own.
            SyntaxKind::FN_PTR_TYPE | SyntaxKind::PARENTHESIZED_ARG_LIST => return,
            SyntaxKind::RECORD_FIELD | SyntaxKind::TUPLE_FIELD => {
                let message = "A reference in a struct needs a lifetime.";
                found.push(reject("E0106", reference.syntax().text_range(), message));
                return;
            }
            SyntaxKind::RET_TYPE => {
                let function = ancestor.parent().and_then(ast::Fn::cast);
                if let Some(function) = function
                    && !elides(semantics, &function)
                {
                    let message = "It cannot be known from which parameter this reference comes: \
                                   name its lifetime.";
                    found.push(reject("E0106", reference.syntax().text_range(), message));
                }
                return;
            }
            SyntaxKind::FN | SyntaxKind::PARAM_LIST | SyntaxKind::STMT_LIST => return,
            _ => {}
        }
    }
}

/// Can a lifetime of the result be left out: is there `&self`, or exactly one lifetime in the
/// parameters?
fn elides<'db>(semantics: &Semantics<'db, dyn HirDatabase>, function: &ast::Fn) -> bool {
    let Some(params) = function.param_list() else { return true };
    if params.self_param().is_some() {
        return true;
    }
    let mut lifetimes = 0;
    for node in params.params().filter_map(|it| it.ty()).flat_map(|it| it.syntax().descendants()) {
        match node.kind() {
            SyntaxKind::REF_TYPE | SyntaxKind::LIFETIME_ARG => lifetimes += 1,
            SyntaxKind::DYN_TRAIT_TYPE | SyntaxKind::IMPL_TRAIT_TYPE => return true,
            SyntaxKind::PATH_TYPE => {
                let path = ast::PathType::cast(node).and_then(|it| it.path());
                let has_arguments = path
                    .as_ref()
                    .and_then(|it| it.segment())
                    .and_then(|it| it.generic_arg_list())
                    .is_some_and(|list| list.lifetime_args().next().is_some());
                if !has_arguments
                    && let Some(path) = path
                    && let Some(PathResolution::Def(ModuleDef::Adt(adt))) =
                        semantics.resolve_path(&path)
                {
                    lifetimes += hir::GenericDef::Adt(adt).lifetime_params(semantics.db).len();
                }
            }
            _ => {}
        }
    }
    lifetimes == 1
}

/// E0050, E0185 and E0186: methods with other parameters than in the trait.
fn implemented_methods<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    node: &SyntaxNode,
    found: &mut Vec<Rejection>,
) {
    let db = semantics.db;
    let Some(items) = ast::Impl::cast(node.clone()).and_then(|it| it.assoc_item_list()) else {
        return;
    };
    let trait_ = ast::Impl::cast(node.clone())
        .and_then(|it| semantics.to_def(&it))
        .and_then(|it| it.trait_(db));
    let Some(trait_) = trait_ else { return };
    for item in items.assoc_items() {
        let ast::AssocItem::Fn(written) = item else { continue };
        let Some(ours) = semantics.to_def(&written) else { continue };
        let name = ours.name(db);
        let theirs = trait_.items(db).into_iter().find_map(|item| match item {
            hir::AssocItem::Function(it) if it.name(db) == name => Some(it),
            _ => None,
        });
        let Some(theirs) = theirs else { continue };
        let (code, message) = match (ours.has_self_param(db), theirs.has_self_param(db)) {
            (true, false) => ("E0185", "takes no `self` in the trait".to_owned()),
            (false, true) => ("E0186", "takes `self` in the trait".to_owned()),
            _ if ours.num_params(db) != theirs.num_params(db) => {
                ("E0050", format!("has {} parameters in the trait", theirs.num_params(db)))
            }
            _ => continue,
        };
        let message = format!("`{}` {message}.", name.as_str());
        found.push(reject(code, header_range(written.syntax()), message));
    }
}

/// E0038.
fn not_dyn_compatible<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    node: &SyntaxNode,
    found: &mut Vec<Rejection>,
) {
    for path in node.descendants().filter_map(ast::PathType::cast).filter_map(|it| it.path()) {
        if let Some(PathResolution::Def(ModuleDef::Trait(it))) = semantics.resolve_path(&path)
            && it.dyn_compatibility(semantics.db).is_some()
        {
            let message = "This trait cannot be used as `dyn`.";
            found.push(reject("E0038", node.text_range(), message));
            return;
        }
    }
}

/// Does a function of the file name the type?
fn is_used_in_a_body(adt: &SyntaxNode) -> bool {
    let name = ast::AnyHasName::cast(adt.clone()).and_then(|it| it.name());
    let (Some(name), Some(file)) = (name, adt.ancestors().last()) else { return false };
    file.descendants()
        .filter(|it| it.kind() == SyntaxKind::STMT_LIST)
        .flat_map(|it| it.descendants())
        .filter_map(ast::NameRef::cast)
        .any(|it| it.text() == name.text())
}

/// E0072, E0391 and E0204.
fn adt<'db>(
    semantics: &Semantics<'db, dyn HirDatabase>,
    node: &SyntaxNode,
    found: &mut Vec<Rejection>,
) {
    let adt = match ast::Adt::cast(node.clone()) {
        Some(ast::Adt::Struct(it)) => semantics.to_def(&it).map(Adt::from),
        Some(ast::Adt::Enum(it)) => semantics.to_def(&it).map(Adt::from),
        _ => None,
    };
    let Some(adt) = adt else { return };
    let db = semantics.db;
    if matches!(adt.layout(db), Err(hir::LayoutError::RecursiveTypeWithoutIndirection)) {
        let message = "The type contains itself: put the inner one behind a pointer, as `Box`.";
        found.push(reject("E0072", header_range(node), message));
        if is_used_in_a_body(node) {
            let message = "Whether the type needs dropping depends on itself.";
            found.push(reject("E0391", header_range(node), message));
        }
    }
    let derives_copy = ast::Adt::cast(node.clone()).is_some_and(|it| {
        use syntax::ast::HasAttrs;
        it.attrs().any(|attr| {
            let text = attr.syntax().text().to_string();
            text.starts_with("#[derive")
                && text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "Copy")
        })
    });
    let fields = match adt {
        Adt::Struct(it) => it.fields(db),
        Adt::Enum(it) => it.variants(db).into_iter().flat_map(|it| it.fields(db)).collect(),
        Adt::Union(it) => it.fields(db),
    };
    let is_not_copy = |field: &hir::Field| {
        let ty = field.ty(db);
        !ty.contains_unknown()
            && ty.as_adt().is_some()
            && ty.generic_params(db).is_empty()
            && !ty.is_copy(db)
    };
    if derives_copy
        && fields.iter().any(is_not_copy)
        && let Some(name) = ast::AnyHasName::cast(node.clone()).and_then(|it| it.name())
    {
        let message = "`Copy` needs fields that are all `Copy`.";
        found.push(reject("E0204", name.syntax().text_range(), message));
    }
}
