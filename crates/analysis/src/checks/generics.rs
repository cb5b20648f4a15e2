//! Generic parameters that nothing uses or nothing fixes.

use std::collections::HashSet;

use syntax::{
    AstNode, SyntaxKind, SyntaxNode, TextRange,
    ast::{self, HasGenericParams, HasName, HasTypeBounds},
};

use super::Checks;

/// A generic parameter as it is written.
struct Param {
    name: String,
    range: TextRange,
    is_lifetime: bool,
}

impl Checks<'_, '_> {
    /// E0128: a default that names a later parameter.
    pub(super) fn param_defaults(&mut self, list: &SyntaxNode) {
        let Some(list) = ast::GenericParamList::cast(list.clone()) else { return };
        let params: Vec<_> = list.type_or_const_params().collect();
        let names: Vec<_> = params
            .iter()
            .map(|it| match it {
                ast::TypeOrConstParam::Type(it) => it.name(),
                ast::TypeOrConstParam::Const(it) => it.name(),
            })
            .map(|it| it.map(|it| it.text().to_string()))
            .collect();
        for (index, param) in params.iter().enumerate() {
            let ast::TypeOrConstParam::Type(param) = param else { continue };
            let Some(default) = param.default_type() else { continue };
            for used in default.syntax().descendants().filter_map(ast::NameRef::cast) {
                let is_later =
                    names[index..].iter().flatten().any(|later| used.text() == later.as_str());
                if is_later {
                    let message = format!("`{}` is declared only after this default.", used.text());
                    self.reject("E0128", used.syntax(), message);
                }
            }
        }
    }

    /// E0392: a parameter of a type that no field mentions.
    pub(super) fn unused_params(&mut self, node: &SyntaxNode) {
        let Some(adt) = ast::Adt::cast(node.clone()) else { return };
        let fields = node.children().filter(|it| {
            matches!(
                it.kind(),
                SyntaxKind::RECORD_FIELD_LIST
                    | SyntaxKind::TUPLE_FIELD_LIST
                    | SyntaxKind::VARIANT_LIST
            )
        });
        let mut used: HashSet<String> = fields.flat_map(|it| names_in(&it)).collect();
        // `R::Item` of `R: Trait<'a>` may hold what `'a` says.
        let bounds: Vec<_> = adt
            .generic_param_list()
            .into_iter()
            .flat_map(|it| it.type_or_const_params())
            .filter_map(|it| match it {
                ast::TypeOrConstParam::Type(it) => Some(it),
                ast::TypeOrConstParam::Const(_) => None,
            })
            .filter(|it| it.name().is_some_and(|name| used.contains(name.text())))
            .filter_map(|it| it.type_bound_list())
            .collect();
        used.extend(bounds.iter().flat_map(|it| names_in(it.syntax())));
        for param in params(adt.generic_param_list(), false) {
            if !used.contains(&param.name) {
                let message = format!(
                    "No field uses the parameter `{}`: remove it, or use `PhantomData`.",
                    param.name
                );
                self.reject_at("E0392", param.range, message);
            }
        }
    }

    /// E0310: a field `&'static T` of a type that does not say `T: 'static`.
    pub(super) fn static_fields(&mut self, node: &SyntaxNode) {
        let Some(adt) = ast::Adt::cast(node.clone()) else { return };
        let bound_later = adt.syntax().children().any(|it| it.kind() == SyntaxKind::WHERE_CLAUSE);
        if bound_later {
            return;
        }
        let list = adt.generic_param_list();
        for param in list.into_iter().flat_map(|it| it.type_or_const_params()) {
            let ast::TypeOrConstParam::Type(param) = param else { continue };
            if param.type_bound_list().is_some() {
                continue;
            }
            let Some(name) = param.name() else { continue };
            for ty in node.descendants().filter_map(ast::RefType::cast) {
                let is_static = ty.lifetime().is_some_and(|it| it.text() == "'static");
                let is_param = ty.ty().is_some_and(|it| it.syntax().text() == *name.text());
                if is_static && is_param {
                    let message = format!("The parameter type `{name}` may not live long enough.");
                    self.reject("E0310", ty.syntax(), message);
                }
            }
        }
    }

    /// E0207: a parameter of an impl that neither the type nor the trait mentions.
    pub(super) fn unconstrained_params(&mut self, node: &SyntaxNode) {
        let Some(written) = ast::Impl::cast(node.clone()) else { return };
        let mut used = HashSet::new();
        for ty in [written.self_ty(), written.trait_()].into_iter().flatten() {
            used.extend(names_in(ty.syntax()));
        }
        // `I: Iterator<Item = T>` and `F: Fn() -> T` fix `T`.
        let header = node.children().filter(|it| it.kind() != SyntaxKind::ASSOC_ITEM_LIST);
        for fixing in header
            .flat_map(|it| it.descendants())
            .filter(|it| matches!(it.kind(), SyntaxKind::ASSOC_TYPE_ARG | SyntaxKind::RET_TYPE))
        {
            used.extend(names_in(&fixing));
        }
        let assoc_types: HashSet<String> = written
            .assoc_item_list()
            .into_iter()
            .flat_map(|it| it.assoc_items())
            .filter(|it| matches!(it, ast::AssocItem::TypeAlias(_)))
            .flat_map(|it| names_in(it.syntax()))
            .collect();
        for param in params(written.generic_param_list(), true) {
            let is_free = !used.contains(&param.name)
                && (!param.is_lifetime || assoc_types.contains(&param.name));
            if is_free {
                let message = format!(
                    "Nothing says what `{}` is: neither the type nor the trait mentions it.",
                    param.name
                );
                self.reject_at("E0207", param.range, message);
            }
        }
    }
}

fn params(list: Option<ast::GenericParamList>, with_consts: bool) -> Vec<Param> {
    let params = list.into_iter().flat_map(|it| it.generic_params());
    let params = params.filter_map(|param| {
        let (node, is_lifetime) = match param {
            ast::GenericParam::LifetimeParam(it) => (it.lifetime()?.syntax().clone(), true),
            ast::GenericParam::TypeParam(it) => (it.name()?.syntax().clone(), false),
            ast::GenericParam::ConstParam(it) if with_consts => {
                (it.name()?.syntax().clone(), false)
            }
            ast::GenericParam::ConstParam(_) => return None,
        };
        let (name, range) = (node.text().to_string(), node.text_range());
        Some(Param { name, range, is_lifetime })
    });
    params.collect()
}

/// All names and lifetimes in a piece of the source; macros count with all their tokens.
fn names_in(node: &SyntaxNode) -> impl Iterator<Item = String> + use<> {
    node.descendants_with_tokens()
        .filter_map(|it| it.into_token())
        .filter(|it| matches!(it.kind(), SyntaxKind::IDENT | SyntaxKind::LIFETIME_IDENT))
        .map(|it| it.text().to_string())
}
