//! `#[derive(…)]` where a field lacks the trait.

use hir::{Adt, Crate, ModuleDef, Trait};
use syntax::{
    AstNode, SyntaxNode,
    ast::{self, HasAttrs},
};

use super::{Checks, adts::derived};

/// The derives whose trait every field must have, with rustc's code.
const DERIVES: [(&str, &str); 8] = [
    ("Clone", "E0277"),
    ("Debug", "E0277"),
    ("Default", "E0277"),
    ("Eq", "E0277"),
    ("Hash", "E0277"),
    ("Ord", "E0277"),
    ("PartialEq", "E0369"),
    ("PartialOrd", "E0277"),
];

impl Checks<'_, '_> {
    /// E0277, and E0369 for `PartialEq`.
    pub(super) fn derives(&mut self, node: &SyntaxNode) {
        let Some(adt) = ast::Adt::cast(node.clone()) else { return };
        if !adt.attrs().any(|it| it.syntax().text().to_string().starts_with("#[derive")) {
            return;
        }
        let db = self.db();
        let Some(def) = self.adt(node) else { return };
        // `Clone` of what is `Copy` copies; `Default` of an enum takes a variant without fields.
        let is_copy = derived(node, "Copy").is_some();
        let fields = match def {
            Adt::Struct(it) => it.fields(db),
            Adt::Enum(it) => it.variants(db).into_iter().flat_map(|it| it.fields(db)).collect(),
            Adt::Union(_) => return,
        };
        for (name, code) in DERIVES {
            let skips = (name == "Clone" && is_copy)
                || (name == "Default" && matches!(def, Adt::Enum(_)))
                || derived(node, name).is_none();
            if skips {
                continue;
            }
            let Some(trait_) = self.library_trait(name, def.module(db).krate(db)) else { continue };
            for &field in &fields {
                self.derived_field(field, trait_, code);
            }
        }
    }

    fn derived_field(&mut self, field: hir::Field, trait_: Trait, code: &'static str) {
        use hir::HasSource;
        let db = self.db();
        let ty = field.ty(db);
        if ty.contains_unknown() || !ty.generic_params(db).is_empty() {
            return;
        }
        // Of the reader's own types it is known what they implement; of others ours may lack it.
        let is_own = ty.as_adt().is_some_and(|it| self.is_own(it));
        let name = trait_.name(db);
        let takes_itself = matches!(name.as_str(), "PartialEq" | "PartialOrd");
        let args = if takes_itself { vec![ty.clone()] } else { Vec::new() };
        if !is_own || ty.impls_trait(db, trait_, &args) {
            return;
        }
        let Some(source) = field.source(db) else { return };
        if source.file_id.file_id().is_none() {
            return;
        }
        let node = match &source.value {
            hir::FieldSource::Named(it) => it.syntax().clone(),
            hir::FieldSource::Pos(it) => it.syntax().clone(),
        };
        let message = format!(
            "Deriving `{}` needs it of every field; `{}` does not have it.",
            name.as_str(),
            self.show(&ty)
        );
        self.reject(code, &node, message);
    }

    fn library_trait(&self, name: &str, user: Crate) -> Option<Trait> {
        let library = user.dependencies(self.db()).into_iter().next()?.krate;
        let path: &[&str] = match name {
            "Clone" => &["clone"],
            "Debug" => &["fmt"],
            "Default" => &["default"],
            "Hash" => &["hash"],
            _ => &["cmp"],
        };
        let segments: Vec<_> =
            path.iter().chain([&name]).map(|it| hir::Name::new_root(it)).collect();
        let root = library.root_module(self.db());
        let mut items = root.resolve_mod_path(self.db(), segments)?;
        items.find_map(|it| match it.into_module_def() {
            ModuleDef::Trait(it) => Some(it),
            _ => None,
        })
    }
}
