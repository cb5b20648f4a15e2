//! Monomorphisation: substitution, normalisation by the trait solver, regions erased.

use hir_def::{FunctionId, ItemContainerId};
use hir_ty::{
    ImplTraitId,
    db::HirDatabase,
    drop::{DropGlue, has_drop_glue},
    next_solver::{
        AliasTy, Const, ConstKind, DbInterner, FnSig, GenericArgs, Mutability, OpaqueTyIdWrapper,
        PolyFnSig, Region, RegionKind, Ty, TyKind, TypingMode,
        fold::FnMutDelegate,
        infer::{DbInternerInferExt, InferCtxt, traits::ObligationCause},
        obligation_ctxt::ObligationCtxt,
    },
};
use rustc_type_ir::{
    AliasTyKind, Interner as _, TypeFoldable, TypeFolder, TypeSuperFoldable, TypeVisitableExt,
    inherent::IntoKind,
};

use super::Cx;

impl<'db> Cx<'db> {
    /// The type with the instance's arguments put in, aliases replaced and regions erased.
    pub(crate) fn monomorphize(&self, ty: Ty<'db>, args: GenericArgs<'db>) -> Ty<'db> {
        self.mono(ty, args)
    }

    /// As [`Cx::monomorphize`], for the arguments of a callee.
    pub(crate) fn mono_args(
        &self,
        callee_args: GenericArgs<'db>,
        args: GenericArgs<'db>,
    ) -> GenericArgs<'db> {
        self.mono(callee_args, args)
    }

    /// Parameters and result of a function with concrete arguments.
    pub(crate) fn fn_sig(&self, function: FunctionId, args: GenericArgs<'db>) -> FnSig<'db> {
        let sig = self.db.callable_item_signature(function.into()).skip_binder();
        self.mono_sig(sig, args)
    }

    /// As [`Cx::fn_sig`], for any signature; what its binder binds is erased.
    pub(crate) fn mono_sig(&self, sig: PolyFnSig<'db>, args: GenericArgs<'db>) -> FnSig<'db> {
        self.mono(self.erase_bound(sig), args)
    }

    /// What is inside a binder, with the regions it binds erased.
    pub(crate) fn erase_bound<T: TypeFoldable<DbInterner<'db>>>(
        &self,
        value: hir_ty::next_solver::Binder<'db, T>,
    ) -> T {
        let interner = self.interner;
        let error = interner.default_types().types.error;
        let delegate = FnMutDelegate {
            regions: &mut |_| Region::new_erased(interner),
            types: &mut |_| error,
            consts: &mut |_| Const::error(interner),
        };
        interner.replace_bound_vars_uncached(value, delegate)
    }

    /// Folds anything made of types as [`Cx::monomorphize`] does.
    pub(crate) fn mono<T: TypeFoldable<DbInterner<'db>>>(
        &self,
        value: T,
        args: GenericArgs<'db>,
    ) -> T {
        value.fold_with(&mut Mono { cx: self, infcx: None, args })
    }

    /// The type behind `impl Trait` in the result of a function; in that of a trait's method,
    /// what the method of the impl returns in its place, which the solver does not look for.
    fn reveal(&self, ty: Ty<'db>) -> Option<Ty<'db>> {
        let TyKind::Alias(AliasTy { kind: AliasTyKind::Opaque { def_id }, args, .. }) = ty.kind()
        else {
            return None;
        };
        if self.is_generic {
            return None;
        }
        let ImplTraitId::ReturnTypeImplTrait(method, _) = def_id.0.loc(self.db) else {
            return None;
        };
        let hidden = || self.mono(self.interner.type_of(def_id.into()).skip_binder(), args);
        let ItemContainerId::TraitId(_) = method.loc(self.db).container else {
            return Some(hidden());
        };
        let (found, found_args) = self.db.lookup_impl_method(self.env, method, args);
        let Some(found) = found.left().filter(|&found| found != method) else {
            return Some(hidden());
        };
        let declared = self.db.callable_item_signature(method.into()).skip_binder();
        let declared = self.erase_bound(declared).output();
        let found_args = self.mono(found_args, self.no_args());
        in_place_of(def_id, declared, self.fn_sig(found, found_args).output())
    }

    /// `Copy`, for a concrete type.
    pub(crate) fn is_copy(&self, ty: Ty<'db>) -> bool {
        if let Some(&known) = self.copies.borrow().get(&ty) {
            return known;
        }
        let is_copy = match ty.kind() {
            TyKind::Error(_) | TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..) => false,
            TyKind::Pat(..) => true,
            _ => self.infcx().type_is_copy_modulo_regions(self.env.param_env, ty),
        };
        self.copies.borrow_mut().insert(ty, is_copy);
        is_copy
    }

    /// Whether dropping a value of the concrete type does anything.
    pub(crate) fn needs_drop(&self, ty: Ty<'db>) -> bool {
        if let Some(&known) = self.drops.borrow().get(&ty) {
            return known;
        }
        let glue = has_drop_glue(&self.infcx(), ty, self.env.param_env);
        let needs_drop = match glue {
            // The front end looks at what an `async` block captures, not at what it keeps.
            DropGlue::None => match self.keeps_droppable(ty) {
                Some(keeps) => keeps,
                None => return true,
            },
            _ => true,
        };
        self.drops.borrow_mut().insert(ty, needs_drop);
        needs_drop
    }

    /// `&T` or `&mut T`, the region erased.
    pub(crate) fn ref_ty(&self, ty: Ty<'db>, mutability: Mutability) -> Ty<'db> {
        use rustc_type_ir::inherent::Ty as _;
        Ty::new_ref(self.interner, Region::new_erased(self.interner), ty, mutability)
    }

    /// `*mut T`.
    pub(crate) fn mut_ptr_ty(&self, ty: Ty<'db>) -> Ty<'db> {
        use rustc_type_ir::inherent::Ty as _;
        Ty::new_ptr(self.interner, ty, Mutability::Mut)
    }

    /// A tuple.
    pub(crate) fn tuple_ty(&self, fields: &[Ty<'db>]) -> Ty<'db> {
        use rustc_type_ir::inherent::Ty as _;
        Ty::new_tup(self.interner, fields)
    }

    /// A fresh context for the trait solver, which sees through opaque types.
    pub(crate) fn infcx(&self) -> InferCtxt<'db> {
        self.interner.infer_ctxt().build(TypingMode::PostAnalysis)
    }
}

/// What stands in `actual` where `declared` has the opaque type.
fn in_place_of<'db>(
    opaque: OpaqueTyIdWrapper<'db>,
    declared: Ty<'db>,
    actual: Ty<'db>,
) -> Option<Ty<'db>> {
    let inside = |declared, actual| in_place_of(opaque, declared, actual);
    match (declared.kind(), actual.kind()) {
        (TyKind::Alias(AliasTy { kind: AliasTyKind::Opaque { def_id }, .. }), _) => {
            (def_id == opaque).then_some(actual)
        }
        (TyKind::Ref(_, declared, _), TyKind::Ref(_, actual, _))
        | (TyKind::RawPtr(declared, _), TyKind::RawPtr(actual, _))
        | (TyKind::Slice(declared), TyKind::Slice(actual))
        | (TyKind::Array(declared, _), TyKind::Array(actual, _)) => inside(declared, actual),
        (TyKind::Tuple(declared), TyKind::Tuple(actual)) => declared
            .iter()
            .zip(actual.iter())
            .find_map(|(declared, actual)| inside(declared, actual)),
        (TyKind::Adt(def, declared), TyKind::Adt(actual_def, actual)) if def == actual_def => {
            let pairs = declared.types().zip(actual.types());
            pairs.into_iter().find_map(|(declared, actual)| inside(declared, actual))
        }
        _ => None,
    }
}

struct Mono<'a, 'db> {
    cx: &'a Cx<'db>,
    /// Made when the first alias is met.
    infcx: Option<InferCtxt<'db>>,
    args: GenericArgs<'db>,
}

impl<'db> TypeFolder<DbInterner<'db>> for Mono<'_, 'db> {
    fn cx(&self) -> DbInterner<'db> {
        self.cx.interner
    }

    fn fold_ty(&mut self, ty: Ty<'db>) -> Ty<'db> {
        match ty.kind() {
            TyKind::Param(param) => match self.args.as_slice().get(param.index as usize) {
                Some(arg) => arg.ty().unwrap_or(self.error()),
                None => self.error(),
            },
            TyKind::Alias(..) => {
                let ty = ty.super_fold_with(self);
                if ty.has_escaping_bound_vars() {
                    return ty;
                }
                if let Some(&known) = self.cx.aliases.borrow().get(&ty) {
                    return known;
                }
                if let Some(found) = self.cx.reveal(ty) {
                    self.cx.aliases.borrow_mut().insert(ty, found);
                    return found;
                }
                // Should it turn out to be inside of what it stands for, it stays there.
                let inside = if self.cx.is_generic { ty } else { self.error() };
                self.cx.aliases.borrow_mut().insert(ty, inside);
                let infcx = self.infcx.get_or_insert_with(|| self.cx.infcx());
                let env = self.cx.env.param_env;
                let found = ObligationCtxt::new(infcx)
                    .structurally_normalize_ty(&ObligationCause::dummy(), env, ty)
                    .map(|found| infcx.resolve_vars_if_possible(found));
                let found = match found {
                    // What an alias of a parameter stands for is not known.
                    Ok(found) if found == ty && self.cx.is_generic => ty,
                    Ok(found) if found == ty => self.error(),
                    Ok(found) => found.replace_infer_with_error(self.cx.interner).fold_with(self),
                    Err(_) if self.cx.is_generic => ty,
                    Err(_) => self.error(),
                };
                self.cx.aliases.borrow_mut().insert(ty, found);
                found
            }
            _ => ty.super_fold_with(self),
        }
    }

    fn fold_const(&mut self, ct: Const<'db>) -> Const<'db> {
        match ct.kind() {
            ConstKind::Param(param) => match self.args.as_slice().get(param.index as usize) {
                Some(arg) => arg.konst().unwrap_or(Const::error(self.cx.interner)),
                None => Const::error(self.cx.interner),
            },
            ConstKind::Unevaluated(_) => {
                let ct = ct.super_fold_with(self);
                let infcx = self.infcx.get_or_insert_with(|| self.cx.infcx());
                let env = self.cx.env.param_env;
                ObligationCtxt::new(infcx)
                    .structurally_normalize_const(&ObligationCause::dummy(), env, ct)
                    .map(|found| infcx.resolve_vars_if_possible(found))
                    .unwrap_or(Const::error(self.cx.interner))
            }
            _ => ct.super_fold_with(self),
        }
    }

    fn fold_region(&mut self, region: Region<'db>) -> Region<'db> {
        match region.kind() {
            RegionKind::ReBound(..) => region,
            _ => Region::new_erased(self.cx.interner),
        }
    }
}

impl<'db> Mono<'_, 'db> {
    fn error(&self) -> Ty<'db> {
        self.cx.interner.default_types().types.error
    }
}
