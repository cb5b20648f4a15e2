//! The reader's functions.

use hir_def::{
    AssocItemId, FunctionId, ModuleDefId,
    expr_store::Body,
    nameres::{DefMap, crate_def_map},
};
use hir_expand::name::Name;

use crate::World;

/// All functions of the reader's crate: free, in impls, in traits and inside of other functions.
pub fn all(world: &World) -> Vec<FunctionId> {
    walk(world, |_| {})
}

/// All functions, and on the way the names of the crate and of each block that has items.
pub(crate) fn walk<'db>(world: &'db World, mut visit: impl FnMut(&'db DefMap)) -> Vec<FunctionId> {
    let mut found = Vec::new();
    let map = crate_def_map(&world.db, world.user_crate);
    visit(map);
    of_map(world, map, &mut found);
    let mut next = 0;
    while let Some(&function) = found.get(next) {
        for (_, map) in Body::of(&world.db, function.into()).blocks(&world.db) {
            visit(map);
            of_map(world, map, &mut found);
        }
        next += 1;
    }
    found
}

fn of_map(world: &World, map: &DefMap, found: &mut Vec<FunctionId>) {
    let db = &world.db;
    for (_, module) in map.modules() {
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
}

fn methods(items: &[(Name, AssocItemId)]) -> impl Iterator<Item = FunctionId> {
    items.iter().filter_map(|(_, item)| match item {
        AssocItemId::FunctionId(id) => Some(*id),
        _ => None,
    })
}
