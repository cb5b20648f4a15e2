//! The reader's functions.

use hir_def::{
    AssocItemId, ConstId, DefWithBodyId, FunctionId, ModuleDefId, StaticId,
    expr_store::Body,
    nameres::{DefMap, crate_def_map},
    signatures::ConstSignature,
};
use hir_expand::name::Name;

use crate::World;

/// A `const` or `static` item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Constant {
    /// `const`.
    Const(ConstId),
    /// `static`.
    Static(StaticId),
}

/// The items of the reader's crate that have bodies.
#[derive(Default)]
struct Items {
    functions: Vec<FunctionId>,
    constants: Vec<Constant>,
}

/// All functions of the reader's crate: free, in impls, in traits and inside of other functions.
pub fn all(world: &World) -> Vec<FunctionId> {
    walk(world, |_| {})
}

/// All constants and statics of the reader's crate that have a value.
pub fn constants(world: &World) -> Vec<Constant> {
    let mut constants = items(world, |_| {}).constants;
    constants.retain(|it| match it {
        Constant::Const(id) => ConstSignature::of(&world.db, *id).has_body(),
        Constant::Static(_) => true,
    });
    constants
}

/// All functions, and on the way the names of the crate and of each block that has items.
pub(crate) fn walk<'db>(world: &'db World, visit: impl FnMut(&'db DefMap)) -> Vec<FunctionId> {
    items(world, visit).functions
}

fn items<'db>(world: &'db World, mut visit: impl FnMut(&'db DefMap)) -> Items {
    let mut found = Items::default();
    let map = crate_def_map(&world.db, world.user_crate);
    visit(map);
    found.add(world, map);
    let (mut functions, mut constants) = (0, 0);
    loop {
        let body: DefWithBodyId = if let Some(&id) = found.functions.get(functions) {
            functions += 1;
            id.into()
        } else if let Some(&constant) = found.constants.get(constants) {
            constants += 1;
            match constant {
                Constant::Const(id) => id.into(),
                Constant::Static(id) => id.into(),
            }
        } else {
            return found;
        };
        for (_, map) in Body::of(&world.db, body).blocks(&world.db) {
            visit(map);
            found.add(world, map);
        }
    }
}

impl Items {
    fn add(&mut self, world: &World, map: &DefMap) {
        let db = &world.db;
        for (_, module) in map.modules() {
            for def in module.scope.declarations() {
                match def {
                    ModuleDefId::FunctionId(id) => self.functions.push(id),
                    ModuleDefId::ConstId(id) => self.constants.push(Constant::Const(id)),
                    ModuleDefId::StaticId(id) => self.constants.push(Constant::Static(id)),
                    ModuleDefId::TraitId(id) => self.add_members(&id.trait_items(db).items),
                    _ => {}
                }
            }
            self.constants.extend(module.scope.unnamed_consts().map(Constant::Const));
            for id in module.scope.impls() {
                self.add_members(&id.impl_items(db).items);
            }
        }
    }

    fn add_members(&mut self, items: &[(Name, AssocItemId)]) {
        for (_, item) in items {
            match *item {
                AssocItemId::FunctionId(id) => self.functions.push(id),
                AssocItemId::ConstId(id) => self.constants.push(Constant::Const(id)),
                AssocItemId::TypeAliasId(_) => {}
            }
        }
    }
}
