//! Types with their layouts.

use hir_ty::next_solver::Ty;
use mir::TyId;
use rustc_hash::FxHashMap;

use super::{Cx, Result, Unsupported};

/// Types by id, in the order they were first asked for.
#[derive(Default)]
pub(super) struct Types<'db> {
    ids: FxHashMap<Ty<'db>, TyId>,
    list: Vec<mir::Ty>,
}

impl<'db> Cx<'db> {
    /// The table entry of a concrete type, with everything inside it.
    pub(crate) fn ty(&mut self, ty: Ty<'db>) -> Result<TyId> {
        match self.types.ids.get(&ty) {
            Some(&id) => Ok(id),
            None => Err(Unsupported {
                span: self.no_span(),
                why: "types are not there yet".to_owned(),
            }),
        }
    }

    /// An entry of the type table.
    pub(crate) fn ty_data(&self, id: TyId) -> &mir::Ty {
        &self.types.list[id.index()]
    }
}
