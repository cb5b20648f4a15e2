//! Impls of traits that do not fit their trait, their type, or each other.

use hir::{Adt, Function, HasSource, Impl, Trait, Type};
use syntax::{
    AstNode, SyntaxNode, TextRange,
    ast::{self, HasAttrs, HasGenericParams, HasName},
};

use super::{Checks, adts::derived};
use crate::explain::header_range;

impl<'db> Checks<'_, 'db> {
    /// E0050, E0053, E0049, E0185 and E0186: methods with another signature than in the trait.
    pub(super) fn implemented_items(&mut self, node: &SyntaxNode) {
        let db = self.db();
        let Some(written) = ast::Impl::cast(node.clone()) else { return };
        let Some(items) = written.assoc_item_list() else { return };
        let implementation = self.semantics.to_def(&written);
        let Some(trait_) = implementation.and_then(|it| it.trait_(db)) else { return };
        for item in items.assoc_items() {
            let ast::AssocItem::Fn(written) = item else { continue };
            let Some(ours) = self.semantics.to_def(&written) else { continue };
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
                _ => {
                    self.generics_as_in_trait(&written, ours, theirs);
                    self.types_as_in_trait(&written, ours, theirs);
                    continue;
                }
            };
            self.reject(code, written.syntax(), format!("`{}` {message}.", name.as_str()));
        }
    }

    /// E0049.
    fn generics_as_in_trait(&mut self, written: &ast::Fn, ours: Function, theirs: Function) {
        let db = self.db();
        let count = |function: Function| {
            let params = hir::GenericDef::Function(function).type_or_const_params(db);
            params
                .into_iter()
                .filter(|it| it.as_type_param(db).is_none_or(|it| !it.is_implicit(db)))
                .count()
        };
        let (has, needs) = (count(ours), count(theirs));
        if has != needs {
            let name = ours.name(db);
            let message = format!(
                "`{}` has {needs} generic parameters in the trait, here it has {has}.",
                name.as_str()
            );
            self.reject("E0049", written.syntax(), message);
        }
    }

    /// E0053. Only types that are spelled out in both are compared.
    fn types_as_in_trait(&mut self, written: &ast::Fn, ours: Function, theirs: Function) {
        let db = self.db();
        let Some(list) = written.param_list() else { return };
        if let (Some(own), Some(their)) = (ours.self_param(db), theirs.self_param(db))
            && let Some(self_param) = list.self_param()
            && self_param.ty().is_none()
            && their.source(db).is_some_and(|it| it.value.ty().is_none())
            && own.access(db) != their.access(db)
        {
            let message = "`self` is taken in another way than in the trait.".to_owned();
            self.reject("E0053", self_param.syntax(), message);
        }
        let params = ours.params_without_self(db).into_iter().zip(theirs.params_without_self(db));
        for ((own, their), written) in params.zip(list.params()) {
            if let Some(ty) = written.ty() {
                self.type_as_in_trait(own.ty(), their.ty(), ty.syntax().text_range());
            }
        }
        let range = match written.ret_type().and_then(|it| it.ty()) {
            Some(ty) => ty.syntax().text_range(),
            None => header_range(written.syntax()),
        };
        if !ours.is_async(db) && !theirs.is_async(db) {
            self.type_as_in_trait(&ours.ret_type(db), &theirs.ret_type(db), range);
        }
    }

    fn type_as_in_trait(&mut self, ours: &Type<'db>, theirs: &Type<'db>, range: TextRange) {
        let db = self.db();
        let is_known = |ty: &Type<'db>| {
            let mut is_known = !ty.contains_unknown() && ty.generic_params(db).is_empty();
            ty.walk(db, |part| is_known &= part.as_impl_traits(db).is_none());
            is_known
        };
        if !is_known(ours) || !is_known(theirs) {
            return;
        }
        let (ours, theirs) = (self.show(ours), self.show(theirs));
        if without_lifetimes(&ours) != without_lifetimes(&theirs) {
            let message = format!("The type is `{theirs}` in the trait, here it is `{ours}`.");
            self.reject_at("E0053", range, message);
        }
    }

    /// What is wrong with the trait and the type of an impl.
    pub(super) fn implemented_trait(&mut self, node: &SyntaxNode) {
        let db = self.db();
        let Some(written) = ast::Impl::cast(node.clone()) else { return };
        let Some(implementation) = self.semantics.to_def(&written) else { return };
        let Some(trait_) = implementation.trait_(db) else { return };
        if implementation.is_negative(db) {
            return;
        }
        let (Some(self_ty), Some(written_trait)) = (written.self_ty(), written.trait_()) else {
            return;
        };
        let adt = implementation.self_ty(db).as_adt();
        if self.is_lang(trait_, "Drop")
            && adt.is_none_or(|it| !self.is_own(it))
            && !implementation.self_ty(db).contains_unknown()
            && self.names_a_type(&self_ty)
        {
            let message = "Only structs and enums of this program can have a `drop`.";
            self.reject("E0120", self_ty.syntax(), message);
        }
        if self.is_lang(trait_, "Drop")
            && let Some(source) = adt.and_then(|it| self.source_of(it))
            && derived(&source, "Copy").is_some()
            && let Some(name) = ast::AnyHasName::cast(source).and_then(|it| it.name())
        {
            let message = "What has a `drop` cannot be `Copy`: each copy would be dropped.";
            self.reject("E0184", name.syntax(), message);
        }
        if self.is_lang(trait_, "Copy") {
            match adt {
                Some(adt) if self.is_own(adt) => {
                    if let Some(field) = self.field_that_is_not_copy(adt) {
                        let message =
                            format!("`Copy` needs fields that are all `Copy`; `{field}` is not.");
                        self.reject("E0204", self_ty.syntax(), message);
                        return;
                    }
                }
                None if implementation.self_ty(db).is_reference() => {
                    let message = "Only structs and enums can be made `Copy`.";
                    self.reject("E0206", self_ty.syntax(), message);
                    return;
                }
                _ => {}
            }
        }
        self.supertraits(implementation, trait_, &written_trait, &self_ty);
        self.overlaps(implementation, trait_, node);
    }

    /// E0277: a trait whose supertraits the type lacks.
    fn supertraits(
        &mut self,
        implementation: Impl,
        trait_: Trait,
        written_trait: &ast::Type,
        self_ty: &ast::Type,
    ) {
        let db = self.db();
        let ty = implementation.self_ty(db);
        if ty.contains_unknown() || !ty.generic_params(db).is_empty() {
            return;
        }
        for above in trait_.direct_supertraits(db) {
            // A supertrait with arguments would need them.
            let takes_arguments = hir::GenericDef::Trait(above).type_or_const_params(db).len() > 1;
            if !takes_arguments && !self.is_lang(above, "Sized") && !ty.impls_trait(db, above, &[])
            {
                let message = format!(
                    "`{}` needs `{}`, which `{}` does not implement.",
                    written_trait.syntax().text(),
                    above.name(db).as_str(),
                    self_ty.syntax().text()
                );
                self.reject("E0277", self_ty.syntax(), message);
                return;
            }
        }
    }

    /// E0119: another impl of the same trait for the same type, derived or written.
    fn overlaps(&mut self, implementation: Impl, trait_: Trait, node: &SyntaxNode) {
        let db = self.db();
        let name = trait_.name(db);
        let ty = implementation.self_ty(db);
        if ty.contains_unknown() {
            return;
        }
        let message = format!("`{}` is implemented for this type already.", name.as_str());
        // `PartialEq` is derived for the type itself on the right.
        let argument = implementation.trait_ref(db).and_then(|it| it.get_type_argument(1));
        let is_of_itself = argument.is_none_or(|it| self.show(&it) == self.show(&ty));
        if let Some(adt) = ty.as_adt()
            && is_of_itself
            && self.is_own(adt)
            && self.is_library(trait_)
            && let Some(source) = self.source_of(adt)
            && let Some(derive) = derived(&source, name.as_str())
        {
            self.reject_at("E0119", derive.text_range(), message);
            return;
        }
        let others = Impl::all_for_trait(db, trait_).into_iter().filter(|&it| it != implementation);
        for other in others.collect::<Vec<_>>() {
            let Some(source) = other.source(db) else { continue };
            let is_earlier = source.file_id.file_id().is_some()
                && source.value.syntax().ancestors().last() == node.ancestors().last()
                && source.value.syntax().text_range().start() < node.text_range().start();
            if is_earlier && !other.is_negative(db) && self.overlap(implementation, other) {
                self.reject("E0119", node, message);
                return;
            }
        }
    }

    /// Do two impls of one trait surely have a type in common?
    fn overlap(&self, one: Impl, other: Impl) -> bool {
        let db = self.db();
        let (Some(first), Some(second)) = (one.trait_ref(db), other.trait_ref(db)) else {
            return false;
        };
        let (ours, theirs) = (one.self_ty(db), other.self_ty(db));
        let is_plain = |ty: &Type<'_>| !ty.contains_unknown() && ty.generic_params(db).is_empty();
        // Trait arguments must be the same and without parameters.
        for index in 1..6 {
            match (first.get_type_argument(index), second.get_type_argument(index)) {
                (None, None) => break,
                (Some(a), Some(b)) if is_plain(&a) && is_plain(&b) => {
                    if self.show(&a) != self.show(&b) {
                        return false;
                    }
                }
                _ => return false,
            }
        }
        if is_plain(&ours) && is_plain(&theirs) {
            return self.show(&ours) == self.show(&theirs);
        }
        let blanket = |ty: &Type<'_>, implementation: Impl, other: &Type<'_>| {
            let Some(param) = ty.as_type_param(db) else { return false };
            let has_plain_bounds =
                implementation.source(db).is_some_and(|it| has_plain_bounds(&it.value));
            has_plain_bounds
                && param
                    .trait_bounds(db)
                    .into_iter()
                    .all(|it| self.is_lang(it, "Sized") || other.impls_trait(db, it, &[]))
        };
        (is_plain(&theirs) && blanket(&ours, one, &theirs))
            || (is_plain(&ours) && blanket(&theirs, other, &ours))
    }

    /// Is the trait of the library, and the one of this name that the language knows?
    pub(super) fn is_lang(&self, trait_: Trait, name: &str) -> bool {
        self.is_library(trait_) && trait_.name(self.db()).as_str() == name
    }

    fn is_library(&self, trait_: Trait) -> bool {
        !trait_.module(self.db()).krate(self.db()).origin(self.db()).is_local()
    }

    fn source_of(&self, adt: Adt) -> Option<SyntaxNode> {
        let source = adt.source(self.db())?;
        source.file_id.file_id()?;
        Some(source.value.syntax().clone())
    }
}

/// Are all bounds of the impl plain traits, without arguments?
fn has_plain_bounds(written: &ast::Impl) -> bool {
    let list = written.generic_param_list();
    let bounds = list.into_iter().map(|it| it.syntax().clone());
    let clause = written.syntax().children().find(|it| ast::WhereClause::can_cast(it.kind()));
    !bounds.chain(clause).flat_map(|it| it.descendants()).any(|it| {
        ast::GenericArgList::can_cast(it.kind()) || ast::ParenthesizedArgList::can_cast(it.kind())
    }) && written.attrs().next().is_none()
}

fn without_lifetimes(ty: &str) -> String {
    let words = ty.split_inclusive([' ', '<', '>', ',', '&', '(', ')']);
    words.filter(|it| !it.starts_with('\'') && it.trim() != "+").collect()
}
