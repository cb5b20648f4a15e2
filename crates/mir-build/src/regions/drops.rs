//! Which regions the drop of a value may look at (rustc's `dropck_outlives`).

use hir_def::{AdtId, HasModule};
use hir_ty::next_solver::{Region, Ty, TyKind};
use mir::Span;
use rustc_type_ir::{
    GenericArgKind,
    inherent::{GenericArgs as _, IntoKind},
};

use super::{
    RegionCx,
    constraints::{Why, free_regions},
};

/// Types inside each other, when a recursive type is looked into.
const MAX_DEPTH: u32 = 12;

impl<'db> RegionCx<'_, 'db> {
    /// Empty when dropping the value does not look at anything that has a region.
    pub(super) fn drop_regions(&mut self, ty: Ty<'db>, span: Span) -> Vec<Region<'db>> {
        let mut found = Vec::new();
        if !free_regions(ty).is_empty() {
            self.collect_dropped(ty, span, 0, &mut found);
        }
        found
    }

    fn collect_dropped(
        &mut self,
        ty: Ty<'db>,
        span: Span,
        depth: u32,
        found: &mut Vec<Region<'db>>,
    ) {
        if depth > MAX_DEPTH {
            return;
        }
        let mut each = |this: &mut Self, tys: Vec<Ty<'db>>| {
            for ty in tys {
                this.collect_dropped(ty, span, depth + 1, found);
            }
        };
        match ty.kind() {
            TyKind::Tuple(fields) => each(self, fields.as_slice().to_vec()),
            TyKind::Array(inner, _) | TyKind::Slice(inner) => each(self, vec![inner]),
            TyKind::Closure(_, args) => each(self, vec![args.as_closure().tupled_upvars_ty()]),
            TyKind::Coroutine(_, args) => {
                each(self, vec![args.as_coroutine().tupled_upvars_ty()]);
            }
            TyKind::Dynamic(..) => found.extend(free_regions(ty)),
            TyKind::Alias(..) => found.extend(free_regions(ty)),
            TyKind::Adt(def, args) => {
                let id = def.def_id();
                let erased = self.cx.mono(ty, self.identity());
                if !self.cx.needs_drop(erased) {
                    return;
                }
                if id.module(self.cx.db).krate(self.cx.db) == self.cx.world.std_crate
                    && !matches!(id, AdtId::EnumId(_))
                {
                    // The library's owners say `#[may_dangle]` of their contents: they are
                    // dropped, and not looked at otherwise. Guards look at what they guard.
                    for arg in args.as_slice() {
                        match arg.kind() {
                            GenericArgKind::Lifetime(region) => found.push(region),
                            GenericArgKind::Type(inner) => {
                                self.collect_dropped(inner, span, depth + 1, found);
                            }
                            GenericArgKind::Const(_) => {}
                        }
                    }
                    return;
                }
                if hir_ty::drop::destructor(self.cx.db, id).is_some() {
                    found.extend(args.as_slice().iter().flat_map(|&arg| free_regions(arg)));
                    return;
                }
                for field in self.adt_field_tys(id, args) {
                    let field = self.normalize(field, Why::boring(span));
                    self.collect_dropped(field, span, depth + 1, found);
                }
            }
            _ => {}
        }
    }
}
