//! The reader's functions.

use hir_def::{AssocItemId, FunctionId, ModuleDefId, nameres::crate_def_map};
use hir_expand::name::Name;

use crate::World;

/// All functions of the reader's crate: free, in impls and in traits.
pub fn all(world: &World) -> Vec<FunctionId> {
    let db = &world.db;
    let mut found = Vec::new();
    for (_, module) in crate_def_map(db, world.user_crate).modules() {
        for def in module.scope.declarations() {
            match def {
                ModuleDefId::FunctionId(id) => found.push(id),
                ModuleDefId::TraitId(id) => found.extend(methods(&id.trait_items(db).items)),
                _ => {}
            }
        }
        for id in module.scope.impls() {
            found.extend(methods(&id.impl_items(db).items));
        }
    }
    found
}

fn methods(items: &[(Name, AssocItemId)]) -> impl Iterator<Item = FunctionId> {
    items.iter().filter_map(|(_, item)| match item {
        AssocItemId::FunctionId(id) => Some(*id),
        _ => None,
    })
}
