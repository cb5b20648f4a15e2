//! Structs and enums that cannot exist, or cannot be what they derive.

use hir::{Adt, ModuleDef, PathResolution};
use syntax::{
    AstNode, SyntaxKind, SyntaxNode, SyntaxToken,
    ast::{self, HasAttrs, HasName},
};

use super::Checks;

/// The name of a trait in a `#[derive(…)]`.
pub(super) fn derived(node: &SyntaxNode, name: &str) -> Option<SyntaxToken> {
    let adt = ast::Adt::cast(node.clone())?;
    adt.attrs()
        .filter(|attr| attr.syntax().text().to_string().starts_with("#[derive"))
        .flat_map(|attr| attr.syntax().descendants_with_tokens())
        .filter_map(|it| it.into_token())
        .find(|it| it.kind() == SyntaxKind::IDENT && it.text() == name)
}

impl Checks<'_, '_> {
    pub(super) fn adt(&self, node: &SyntaxNode) -> Option<Adt> {
        match ast::Adt::cast(node.clone())? {
            ast::Adt::Struct(it) => self.semantics.to_def(&it).map(Adt::from),
            ast::Adt::Enum(it) => self.semantics.to_def(&it).map(Adt::from),
            ast::Adt::Union(it) => self.semantics.to_def(&it).map(Adt::from),
        }
    }

    /// E0072 and what rustc says of the same type later on, E0391.
    pub(super) fn endless_type(&mut self, node: &SyntaxNode) {
        let Some(adt) = self.adt(node) else { return };
        let layout = adt.layout(self.db());
        if !matches!(layout, Err(hir::LayoutError::RecursiveTypeWithoutIndirection)) {
            return;
        }
        // Of types that contain each other, rustc reports the first.
        if self.endless.iter().any(|earlier| mentions(earlier, node) && mentions(node, earlier)) {
            return;
        }
        self.endless.push(node.clone());
        let name = adt.name(self.db());
        let message = format!(
            "`{}` contains itself, so it would have no end: put the inner one behind a pointer, \
             as `Box`.",
            name.as_str()
        );
        self.reject("E0072", node, message);
        if is_used_in_a_function(node) {
            let message = "Whether the type needs dropping depends on itself.";
            self.reject("E0391", node, message);
        }
    }

    /// E0204: `Copy` for a type with a field that is not.
    pub(super) fn copy_with_drop_fields(&mut self, node: &SyntaxNode) {
        if derived(node, "Copy").is_none() {
            return;
        }
        let Some(adt) = self.adt(node) else { return };
        let name = ast::AnyHasName::cast(node.clone()).and_then(|it| it.name());
        if let (Some(field), Some(name)) = (self.field_that_is_not_copy(adt), name) {
            let message = format!("`Copy` needs fields that are all `Copy`; `{field}` is not.");
            self.reject("E0204", name.syntax(), message);
        }
    }

    /// A field that keeps the type from being `Copy`.
    pub(super) fn field_that_is_not_copy(&self, adt: Adt) -> Option<String> {
        let db = self.db();
        let fields = match adt {
            Adt::Struct(it) => it.fields(db),
            Adt::Enum(it) => it.variants(db).into_iter().flat_map(|it| it.fields(db)).collect(),
            Adt::Union(it) => it.fields(db),
        };
        let field = fields.into_iter().find(|field| {
            let ty = field.ty(db);
            !ty.contains_unknown() && ty.generic_params(db).is_empty() && !ty.is_copy(db)
        })?;
        Some(field.name(db).as_str().to_owned())
    }

    /// Is it no trait that is written as a type?
    pub(super) fn names_a_type(&self, ty: &ast::Type) -> bool {
        let ast::Type::PathType(ty) = ty else { return true };
        let found = ty.path().and_then(|path| self.semantics.resolve_path(&path));
        !matches!(found, Some(PathResolution::Def(ModuleDef::Trait(_))))
    }

    /// Is the type of the reader's own crate?
    pub(super) fn is_own(&self, adt: Adt) -> bool {
        adt.module(self.db()).krate(self.db()).origin(self.db()).is_local()
    }
}

/// Does a function of the file have to do with the type?
fn is_used_in_a_function(adt: &SyntaxNode) -> bool {
    let mut names: Vec<_> = adt
        .descendants()
        .filter_map(ast::Variant::cast)
        .filter_map(|it| it.name())
        .map(|it| it.text().to_string())
        .collect();
    names.extend(
        ast::AnyHasName::cast(adt.clone()).and_then(|it| it.name()).map(|it| it.text().to_string()),
    );
    let Some(file) = adt.ancestors().last() else { return false };
    file.descendants()
        .filter_map(ast::Fn::cast)
        .flat_map(|it| it.syntax().descendants_with_tokens())
        .filter_map(|it| it.into_token())
        .any(|it| it.kind() == SyntaxKind::IDENT && names.iter().any(|name| name == it.text()))
}

/// Does a type name another?
fn mentions(one: &SyntaxNode, other: &SyntaxNode) -> bool {
    let name = ast::AnyHasName::cast(other.clone()).and_then(|it| it.name());
    name.is_some_and(|name| {
        one.descendants().filter_map(ast::NameRef::cast).any(|it| it.text() == name.text())
    })
}
