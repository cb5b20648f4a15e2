//! What may be assumed of regions and type parameters: bounds that are written, and those that a
//! type implies by being one.

use hir_def::GenericDefId;
use hir_ty::{
    GenericPredicates,
    next_solver::{ClauseKind, EarlyBinder, Region, RegionKind, Ty, TyKind},
};
use rustc_type_ir::inherent::{GenericArgs as _, IntoKind};

use super::{
    RegionCx,
    constraints::{Components, Why, arg_ty},
    signature::region_bound,
};

impl<'db> RegionCx<'_, 'db> {
    /// `where 'a: 'b`.
    pub(super) fn named_bounds(&mut self) {
        let predicates = GenericPredicates::query_all(self.cx.db, self.owner);
        let clauses = predicates.skip_binder().chain(self.param_env().clauses().iter());
        let mut bounds = Bounds::default();
        for clause in clauses {
            if let Some((longer, shorter)) = region_bound(clause) {
                bounds.regions.push((self.own(longer), self.own(shorter)));
            } else if let ClauseKind::TypeOutlives(pair) = clause.kind().skip_binder() {
                bounds.add(pair.0, self.own(pair.1));
            }
        }
        self.known.extend(bounds.regions);
        self.known_types.extend(bounds.types);
    }

    /// A late-bound lifetime that a bound of the item itself names.
    fn own(&self, region: Region<'db>) -> Region<'db> {
        match region.kind() {
            RegionKind::ReBound(_, bound) => {
                Region::new_late_param(self.cx.interner, self.owner.into(), bound)
            }
            _ => region,
        }
    }

    /// What may be assumed because the caller could name the type: `&'a &'b T` says `'b: 'a`.
    pub(super) fn implied_bounds(&mut self, ty: Ty<'db>) {
        let mut bounds = Bounds::default();
        self.type_bounds(ty, 0, &mut bounds);
        self.known.extend(bounds.regions);
        self.known_types.extend(bounds.types);
    }

    /// Asks for what makes a written type a type.
    pub(super) fn well_formed(&mut self, ty: Ty<'db>, why: Why) {
        let mut bounds = Bounds::default();
        self.type_bounds(ty, 0, &mut bounds);
        for (longer, shorter) in bounds.regions {
            self.outlives(longer, shorter, why);
        }
        for (ty, region) in bounds.types {
            self.type_outlives(ty, region, why);
        }
    }

    fn type_bounds(&self, ty: Ty<'db>, depth: u32, bounds: &mut Bounds<'db>) {
        if depth > 6 {
            return;
        }
        match ty.kind() {
            TyKind::Ref(region, inner, _) => {
                bounds.add(inner, region);
                self.type_bounds(inner, depth + 1, bounds);
            }
            TyKind::Adt(def, args) => {
                for arg in args.as_slice() {
                    if let Some(arg) = arg_ty(*arg) {
                        self.type_bounds(arg, depth + 1, bounds);
                    }
                }
                let interner = self.cx.interner;
                let id: GenericDefId = def.def_id().into();
                for clause in GenericPredicates::query_all(self.cx.db, id).skip_binder() {
                    if let Some(pair) = region_bound(clause) {
                        let pair =
                            EarlyBinder::bind(pair).instantiate(interner, args).skip_norm_wip();
                        bounds.regions.push(pair);
                    } else if let ClauseKind::TypeOutlives(pair) = clause.kind().skip_binder() {
                        let pair = EarlyBinder::bind((pair.0, pair.1));
                        let (ty, region) = pair.instantiate(interner, args).skip_norm_wip();
                        bounds.add(ty, region);
                    }
                }
                let has_lifetimes = args
                    .as_slice()
                    .iter()
                    .any(|arg| matches!(arg.kind(), rustc_type_ir::GenericArgKind::Lifetime(_)));
                if has_lifetimes {
                    for field in self.adt_field_tys(def.def_id(), args) {
                        self.type_bounds(field, depth + 2, bounds);
                    }
                }
            }
            TyKind::Tuple(fields) => {
                fields.iter().for_each(|field| self.type_bounds(field, depth + 1, bounds));
            }
            TyKind::Array(inner, _) | TyKind::Slice(inner) | TyKind::RawPtr(inner, _) => {
                self.type_bounds(inner, depth + 1, bounds);
            }
            TyKind::Closure(_, args) => {
                self.type_bounds(args.as_closure().tupled_upvars_ty(), depth + 1, bounds);
            }
            _ => {}
        }
    }
}

/// What a type says by being one.
#[derive(Default)]
struct Bounds<'db> {
    /// The first outlives the second.
    regions: Vec<(Region<'db>, Region<'db>)>,
    /// The type parameter outlives the region.
    types: Vec<(Ty<'db>, Region<'db>)>,
}

impl<'db> Bounds<'db> {
    /// The type outlives the region.
    fn add(&mut self, ty: Ty<'db>, region: Region<'db>) {
        let mut components = Components::default();
        components.add(ty);
        self.regions.extend(components.regions.into_iter().map(|longer| (longer, region)));
        self.types.extend(components.params.into_iter().map(|param| (param, region)));
    }
}
