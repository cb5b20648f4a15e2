//! Trait objects, and traits where a type belongs.

use std::collections::HashSet;

use hir::{AssocItem, ModuleDef, PathResolution, Trait};
use syntax::{
    AstNode, SyntaxKind, SyntaxNode,
    ast::{self, HasGenericArgs},
};

use super::Checks;

impl Checks<'_, '_> {
    /// E0038, E0191 and E0225, of one `dyn …`.
    pub(super) fn object_type(&mut self, node: &SyntaxNode) {
        let Some(ty) = ast::DynTraitType::cast(node.clone()) else { return };
        // What an alias stands for is looked at where it is used.
        if node.ancestors().any(|it| it.kind() == SyntaxKind::TYPE_ALIAS) {
            return;
        }
        let bounds = ty.type_bound_list().into_iter().flat_map(|it| it.bounds());
        let mut main = None;
        for bound in bounds.collect::<Vec<_>>() {
            let Some(ast::Type::PathType(written)) = bound.ty() else { continue };
            let Some(path) = written.path() else { continue };
            let Some(PathResolution::Def(ModuleDef::Trait(it))) =
                self.semantics.resolve_path(&path)
            else {
                continue;
            };
            if it.is_auto(self.db()) {
                continue;
            }
            if main.is_some() {
                let message = "A `dyn` has one trait; others than `Send` and the like need a \
                               trait of their own that has both as supertraits.";
                self.reject("E0225", bound.syntax(), message);
                return;
            }
            main = Some((it, path));
        }
        let Some((trait_, path)) = main else { return };
        let name = trait_.name(self.db());
        if trait_.dyn_compatibility(self.db()).is_some() {
            let message = format!("The trait `{}` cannot be used as `dyn`.", name.as_str());
            self.reject("E0038", node, message);
            return;
        }
        let missing = self.unbound_types(trait_, &path);
        if !missing.is_empty() {
            let message = format!(
                "For `dyn {}` it must be said what {} is.",
                name.as_str(),
                missing.join(" and ")
            );
            self.reject("E0191", path.syntax(), message);
        }
    }

    /// Associated types that the path neither binds nor the trait fixes.
    fn unbound_types(&self, trait_: Trait, path: &ast::Path) -> Vec<String> {
        let Some(segment) = path.segment() else { return Vec::new() };
        // `dyn Fn(A) -> B` binds its `Output`; what supertraits bind is for type inference.
        if segment.parenthesized_arg_list().is_some()
            || trait_.direct_supertraits(self.db()).len() > 1
        {
            return Vec::new();
        }
        let bound: HashSet<_> = segment
            .generic_arg_list()
            .into_iter()
            .flat_map(|it| it.generic_args())
            .filter_map(|it| match it {
                ast::GenericArg::AssocTypeArg(it) => Some(it.name_ref()?.text().to_string()),
                _ => None,
            })
            .collect();
        let items = trait_.items(self.db()).into_iter();
        let types = items.filter_map(|it| match it {
            AssocItem::TypeAlias(it) => Some(it),
            _ => None,
        });
        types
            .filter(|it| hir::GenericDef::TypeAlias(*it).params(self.db()).is_empty())
            .filter(|it| !self.needs_sized_self(trait_, *it))
            .map(|it| it.name(self.db()).as_str().to_owned())
            .filter(|it| !bound.contains(it))
            .map(|it| format!("`{it}`"))
            .collect()
    }

    /// `type X where Self: Sized` need not be bound.
    fn needs_sized_self(&self, _trait: Trait, item: hir::TypeAlias) -> bool {
        use hir::HasSource;
        let Some(source) = item.source(self.db()) else { return true };
        source.value.syntax().descendants().any(|it| it.kind() == SyntaxKind::WHERE_CLAUSE)
    }

    /// E0782: a trait where a type belongs; E0404: what is no trait where a trait belongs;
    /// E0573: a value where a type belongs.
    pub(super) fn trait_as_type(&mut self, node: &SyntaxNode) {
        let Some(path) = ast::PathType::cast(node.clone()).and_then(|it| it.path()) else { return };
        let Some(place) = place(node) else { return };
        let name = path.syntax().text();
        let Some(found) = self.semantics.resolve_path_per_ns(&path) else { return };
        match (place, found.type_ns) {
            (Place::Type, Some(PathResolution::Def(ModuleDef::Trait(_)))) => {
                let message = format!(
                    "`{name}` is a trait, not a type: write `dyn {name}` behind a pointer, or \
                     `impl {name}`."
                );
                self.reject("E0782", node, message);
            }
            (Place::Type, Some(PathResolution::Def(ModuleDef::EnumVariant(_)))) => {
                let message = format!("`{name}` is a variant, not a type: name its enum.");
                self.reject("E0573", node, message);
            }
            (Place::Type, Some(PathResolution::Def(ModuleDef::Module(_)))) => {
                self.reject("E0573", node, format!("`{name}` is a module, not a type."));
            }
            (
                Place::Trait,
                Some(
                    PathResolution::Def(
                        ModuleDef::Adt(_)
                        | ModuleDef::BuiltinType(_)
                        | ModuleDef::TypeAlias(_)
                        | ModuleDef::EnumVariant(_)
                        | ModuleDef::Module(_),
                    )
                    | PathResolution::TypeParam(_)
                    | PathResolution::SelfType(_),
                ),
            ) => self.reject("E0404", node, format!("`{name}` is no trait.")),
            _ => {}
        }
    }
}

/// What a written path must name.
enum Place {
    Type,
    Trait,
}

fn place(node: &SyntaxNode) -> Option<Place> {
    let parent = node.parent()?;
    Some(match parent.kind() {
        SyntaxKind::TYPE_BOUND => Place::Trait,
        SyntaxKind::IMPL => {
            let trait_ = ast::Impl::cast(parent)?.trait_();
            let is_trait = trait_.is_some_and(|it| it.syntax() == node);
            if is_trait { Place::Trait } else { Place::Type }
        }
        // `<T as Trait>`.
        SyntaxKind::PATH_SEGMENT | SyntaxKind::TYPE_ANCHOR => return None,
        _ => Place::Type,
    })
}
