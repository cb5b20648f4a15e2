//! The order of the variants of the reader's enums.
//!
//! After an edit the front end compares the variants of an enum with those before as an `IndexMap`
//! does, that is, without their order, and goes on with the old discriminants and layouts when only
//! the order has changed. So we look.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hir_def::{AdtId, EnumId, ModuleDefId};
use hir_expand::name::Name;
use rustc_hash::FxHashMap;

use crate::{World, functions};

/// The variants of each enum when the front end last looked at it.
#[derive(Default)]
pub(crate) struct Orders(FxHashMap<EnumId, Vec<Name>>);

impl Orders {
    /// Looks at the program. True when the front end would not see that variants changed places.
    pub(crate) fn changes_unseen(&mut self, world: &World) -> bool {
        // A panic of the front end is told by the check that follows.
        catch_unwind(AssertUnwindSafe(|| world.attach(|| self.look(world)))).unwrap_or(false)
    }

    fn look(&mut self, world: &World) -> bool {
        let mut enums = Vec::new();
        functions::walk(world, |map| {
            let scopes = map.modules().map(|(_, module)| &module.scope);
            enums.extend(scopes.flat_map(|scope| scope.declarations()).filter_map(|it| match it {
                ModuleDefId::AdtId(AdtId::EnumId(id)) => Some(id),
                _ => None,
            }));
        });
        let mut is_unseen = false;
        for id in enums {
            let variants = &id.enum_variants(&world.db).variants;
            let new: Vec<Name> = variants.keys().cloned().collect();
            if let Some(old) = self.0.insert(id, new.clone()) {
                let same_names = old.len() == new.len() && old.iter().all(|it| new.contains(it));
                is_unseen |= same_names && old != new;
            }
        }
        is_unseen
    }
}
