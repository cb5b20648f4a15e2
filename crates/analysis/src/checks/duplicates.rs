//! Names that are defined twice where each may be defined once.

use std::collections::{HashMap, HashSet};

use hir::PathResolution;
use syntax::{
    AstNode, SyntaxKind, SyntaxNode, TextRange,
    ast::{self, HasGenericParams, HasName},
};

use super::Checks;
use crate::explain::header_range;

/// The three worlds of names of a module, and who took a name first.
#[derive(Default)]
struct Taken {
    types: HashMap<String, bool>,
    values: HashMap<String, bool>,
}

impl Taken {
    /// Takes a name; says whether an import had it, if it was taken.
    fn take(&mut self, name: &str, spaces: Spaces, is_import: bool) -> Option<bool> {
        let mut before = None;
        for (wanted, names) in [(spaces.ty, &mut self.types), (spaces.value, &mut self.values)] {
            if !wanted {
                continue;
            }
            match names.get(name) {
                Some(&was_import) => before = Some(was_import),
                None => _ = names.insert(name.to_owned(), is_import),
            }
        }
        before
    }
}

/// Which names a definition takes.
#[derive(Clone, Copy)]
struct Spaces {
    ty: bool,
    value: bool,
}

const TYPE: Spaces = Spaces { ty: true, value: false };
const VALUE: Spaces = Spaces { ty: false, value: true };
const BOTH: Spaces = Spaces { ty: true, value: true };

impl Checks<'_, '_> {
    /// E0428 for items, E0252 for imports, E0255 for an import and an item.
    pub(super) fn duplicate_items(&mut self, list: &SyntaxNode) {
        let mut taken = Taken::default();
        for item in list.children().filter_map(ast::Item::cast) {
            if depends_on_cfg(item.syntax()) {
                continue;
            }
            if let ast::Item::Use(import) = &item {
                let Some(tree) = import.use_tree() else { continue };
                self.duplicate_imports(&tree, &mut taken);
                continue;
            }
            let Some((name, spaces)) = name_and_spaces(&item) else { continue };
            let Some(was_import) = taken.take(&name, spaces, false) else { continue };
            let code = if was_import { "E0255" } else { "E0428" };
            self.reject(code, item.syntax(), format!("`{name}` is defined twice here."));
        }
    }

    fn duplicate_imports(&mut self, tree: &ast::UseTree, taken: &mut Taken) {
        if let Some(list) = tree.use_tree_list() {
            for tree in list.use_trees() {
                self.duplicate_imports(&tree, taken);
            }
            return;
        }
        let Some(path) = tree.path().filter(|_| tree.star_token().is_none()) else { return };
        let Some(found) = self.semantics.resolve_path_per_ns(&path) else { return };
        let name = match tree.rename() {
            Some(rename) => rename.name(),
            None => {
                let Some(segment) = path.segment().and_then(|it| it.name_ref()) else { return };
                let text = segment.text().to_string();
                return self.import(&text, tree, (&found.type_ns, &found.value_ns), taken);
            }
        };
        if let Some(name) = name {
            let text = name.text().to_string();
            self.import(&text, tree, (&found.type_ns, &found.value_ns), taken);
        }
    }

    fn import(
        &mut self,
        name: &str,
        tree: &ast::UseTree,
        (ty, value): (&Option<PathResolution<'_>>, &Option<PathResolution<'_>>),
        taken: &mut Taken,
    ) {
        if matches!(name, "self" | "super" | "crate" | "_") {
            return;
        }
        let spaces = Spaces { ty: ty.is_some(), value: value.is_some() };
        let Some(was_import) = taken.take(name, spaces, true) else { return };
        let code = if was_import { "E0252" } else { "E0255" };
        self.reject_at(
            code,
            tree.syntax().text_range(),
            format!("`{name}` has another meaning here already: import it `as` something else."),
        );
    }

    /// E0592 in an impl of a type, E0201 in an impl of a trait, E0428 in a trait.
    pub(super) fn duplicate_assoc_items(&mut self, list: &SyntaxNode) {
        let code = match list.parent().and_then(ast::Impl::cast) {
            Some(it) if it.trait_().is_some() => "E0201",
            Some(_) => "E0592",
            None => "E0428",
        };
        let mut types = HashSet::new();
        let mut values = HashSet::new();
        for item in
            list.children().filter(|it| !depends_on_cfg(it)).filter_map(ast::AssocItem::cast)
        {
            let (name, is_new) = match &item {
                ast::AssocItem::Fn(it) => (it.name(), &mut values),
                ast::AssocItem::Const(it) => (it.name(), &mut values),
                ast::AssocItem::TypeAlias(it) => (it.name(), &mut types),
                ast::AssocItem::MacroCall(_) => continue,
            };
            let Some(name) = name.map(|it| it.text().to_string()) else { continue };
            if name != "_" && !is_new.insert(name.clone()) {
                self.reject(code, item.syntax(), format!("`{name}` is defined twice here."));
            }
        }
    }

    /// E0124.
    pub(super) fn duplicate_fields(&mut self, list: &SyntaxNode) {
        let mut names = HashSet::new();
        for field in
            list.children().filter(|it| !depends_on_cfg(it)).filter_map(ast::RecordField::cast)
        {
            let Some(name) = field.name() else { continue };
            if !names.insert(name.text().to_string()) {
                let message = format!("The field `{}` is declared twice.", name.text());
                self.reject_at("E0124", name.syntax().text_range(), message);
            }
        }
    }

    /// E0428.
    pub(super) fn duplicate_variants(&mut self, list: &SyntaxNode) {
        let mut names = HashSet::new();
        for variant in
            list.children().filter(|it| !depends_on_cfg(it)).filter_map(ast::Variant::cast)
        {
            let Some(name) = variant.name() else { continue };
            if !names.insert(name.text().to_string()) {
                let message = format!("The variant `{}` is declared twice.", name.text());
                self.reject("E0428", variant.syntax(), message);
            }
        }
    }

    /// E0403: a generic parameter with the name of another, of the same item or of the one
    /// around it; E0496 for a lifetime with the name of an outer one.
    pub(super) fn duplicate_params(&mut self, list: &SyntaxNode) {
        let Some(params) = ast::GenericParamList::cast(list.clone()) else { return };
        let mut own = HashSet::new();
        let outer = list.parent().map(|item| outer_params(&item)).unwrap_or_default();
        for param in params.generic_params() {
            let Some((name, range)) = param_name(&param) else { continue };
            if !own.insert(name.clone()) {
                let message = format!("The generic parameter `{name}` is declared twice.");
                self.reject_at("E0403", range, message);
            } else if outer.contains(&name) {
                let code = if name.starts_with('\'') { "E0496" } else { "E0403" };
                let message = format!("`{name}` is a generic parameter of what is around this.");
                self.reject_at(code, range, message);
            }
        }
    }

    /// E0415 in parameters, E0416 in other patterns. The alternatives of `|` may share names.
    pub(super) fn duplicate_bindings(&mut self, root: &SyntaxNode, code: &'static str) {
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
            if pat.syntax().ancestors().take_while(|it| it != root).any(|it| depends_on_cfg(&it)) {
                continue;
            }
            let is_binding = text.starts_with(|c: char| !c.is_uppercase());
            if is_binding && !in_alternatives && !names.insert(text.clone()) {
                let message = format!("The name `{text}` is bound twice.");
                self.reject_at(code, name.syntax().text_range(), message);
            }
        }
    }

    /// E0081: variants with the same number. Only numbers that are written as such are known.
    pub(super) fn equal_discriminants(&mut self, node: &SyntaxNode) {
        let Some(variants) = ast::Enum::cast(node.clone()).and_then(|it| it.variant_list()) else {
            return;
        };
        let mut numbers = HashSet::new();
        let mut next = Some(0_i128);
        for variant in variants.variants() {
            if let Some(written) = variant.const_arg().and_then(|it| it.expr()) {
                next = number(&written);
            }
            let Some(value) = next else { continue };
            if !numbers.insert(value) {
                let message = format!("Two variants have the number {value}.");
                self.reject("E0081", node, message);
                return;
            }
            next = value.checked_add(1);
        }
    }
}

/// Is there a `#[cfg(…)]` before it?
fn depends_on_cfg(node: &SyntaxNode) -> bool {
    let mut attributes = node.children().filter(|it| it.kind() == SyntaxKind::ATTR);
    attributes.any(|it| it.text().to_string().starts_with("#[cfg"))
}

fn number(expr: &ast::Expr) -> Option<i128> {
    match expr {
        ast::Expr::Literal(it) => match it.kind() {
            ast::LiteralKind::IntNumber(it) => it.value().ok().and_then(|it| it.try_into().ok()),
            _ => None,
        },
        ast::Expr::PrefixExpr(it) if it.op_kind() == Some(ast::UnaryOp::Neg) => {
            Some(-number(&it.expr()?)?)
        }
        _ => None,
    }
}

fn name_and_spaces(item: &ast::Item) -> Option<(String, Spaces)> {
    let (name, spaces) = match item {
        ast::Item::Struct(it) => {
            let is_record = matches!(it.kind(), ast::StructKind::Record(_));
            (it.name(), if is_record { TYPE } else { BOTH })
        }
        ast::Item::Enum(it) => (it.name(), TYPE),
        ast::Item::Union(it) => (it.name(), TYPE),
        ast::Item::Trait(it) => (it.name(), TYPE),
        ast::Item::TypeAlias(it) => (it.name(), TYPE),
        ast::Item::Module(it) => (it.name(), TYPE),
        ast::Item::Fn(it) => (it.name(), VALUE),
        ast::Item::Const(it) => (it.name(), VALUE),
        ast::Item::Static(it) => (it.name(), VALUE),
        _ => return None,
    };
    Some((name?.text().to_string(), spaces))
}

fn param_name(param: &ast::GenericParam) -> Option<(String, TextRange)> {
    let node = match param {
        ast::GenericParam::LifetimeParam(it) => it.lifetime()?.syntax().clone(),
        ast::GenericParam::TypeParam(it) => it.name()?.syntax().clone(),
        ast::GenericParam::ConstParam(it) => it.name()?.syntax().clone(),
    };
    Some((node.text().to_string(), header_range(&node)))
}

/// The generic parameters that an associated item sees of its impl or trait.
fn outer_params(item: &SyntaxNode) -> HashSet<String> {
    let container = item.parent().filter(|it| it.kind() == SyntaxKind::ASSOC_ITEM_LIST);
    let container = container.and_then(|list| list.parent());
    let list = match container {
        Some(it) if it.kind() == SyntaxKind::IMPL => {
            ast::Impl::cast(it).and_then(|it| it.generic_param_list())
        }
        Some(it) => ast::Trait::cast(it).and_then(|it| it.generic_param_list()),
        None => None,
    };
    let params = list.into_iter().flat_map(|it| it.generic_params());
    params.filter_map(|it| param_name(&it)).map(|(name, _)| name).collect()
}
