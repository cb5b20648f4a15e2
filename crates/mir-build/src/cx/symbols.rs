//! What the linker would find: the functions that `extern` blocks declare, and the program's
//! allocator.

use hir_def::{
    FunctionId, ItemContainerId, Lookup, ModuleDefId, ModuleId, nameres::crate_def_map,
    signatures::FunctionSignature, src::HasSource,
};
use hir_ty::db::HirDatabase;
use mir::Allocator;
use syntax::{AstNode, ast::HasAttrs};

use super::{Cx, Instance, Result};

impl<'db> Cx<'db> {
    /// The function that a declaration in an `extern` block stands for: one that the reader
    /// exports under this name, else one of the C library's in `ministd`.
    pub(super) fn symbol(&self, declared: FunctionId) -> Option<FunctionId> {
        if !matches!(declared.lookup(self.db).container, ItemContainerId::ExternBlockId(_)) {
            return None;
        }
        let name = FunctionSignature::of(self.db, declared).name.as_str().to_owned();
        let exported = self.user_items().find_map(|item| match item {
            ModuleDefId::FunctionId(id) => {
                let is_it = FunctionSignature::of(self.db, id).name.as_str() == name
                    && has_attr(&id.lookup(self.db).source(self.db).value, "no_mangle");
                is_it.then_some(id)
            }
            _ => None,
        });
        exported.or_else(|| self.library_function(&["libc"], &name))
    }

    /// The reader's `#[global_allocator]`.
    pub(crate) fn global_allocator(&mut self) -> Result<Option<Allocator>> {
        let found = self.user_items().find_map(|item| match item {
            ModuleDefId::StaticId(id) => {
                has_attr(&id.lookup(self.db).source(self.db).value, "global_allocator")
                    .then_some(id)
            }
            _ => None,
        });
        let Some(found) = found else { return Ok(None) };
        let ty = self.mono(self.db.type_for_static(found).skip_binder(), self.no_args());
        let mut function = |name| match self.library_function(&["alloc", "global"], name) {
            Some(id) => {
                let args = self.fn_args(id, &[ty.into()]);
                Ok(self.instance(Instance::Fn(id, args)))
            }
            None => self.unsupported(self.no_span(), format!("the library has no `{name}`")),
        };
        let (alloc, alloc_zeroed) = (function("alloc")?, function("alloc_zeroed")?);
        let (realloc, dealloc) = (function("realloc")?, function("dealloc")?);
        let of = self.static_item(found, self.no_span())?;
        Ok(Some(Allocator { of, alloc, alloc_zeroed, realloc, dealloc }))
    }

    /// The items of the modules of the reader's crate.
    fn user_items(&self) -> impl Iterator<Item = ModuleDefId> + '_ {
        let map = crate_def_map(self.db, self.world.user_crate);
        map.modules().flat_map(|(_, module)| module.scope.declarations())
    }

    /// A function of `ministd` by the path of its module.
    fn library_function(&self, path: &[&str], name: &str) -> Option<FunctionId> {
        let map = crate_def_map(self.db, self.world.std_crate);
        let mut module: ModuleId = map.root_module_id();
        for &segment in path {
            let mut children = map[module].children.iter();
            module = *children.find(|(name, _)| name.as_str() == segment)?.1;
        }
        map[module].scope.declarations().find_map(|item| match item {
            ModuleDefId::FunctionId(id) => {
                (FunctionSignature::of(self.db, id).name.as_str() == name).then_some(id)
            }
            _ => None,
        })
    }
}

/// Has the item an attribute of this name, also within `unsafe(…)`?
fn has_attr(item: &impl HasAttrs, name: &str) -> bool {
    item.attrs().any(|attr| {
        let tokens = attr.syntax().descendants_with_tokens();
        tokens.filter_map(|it| it.into_token()).any(|token| token.text() == name)
    })
}
