//! Monomorphisation: substitution, normalisation by the trait solver, regions erased.

use hir_def::FunctionId;
use hir_ty::{
    drop::{DropGlue, has_drop_glue},
    next_solver::{
        Const, ConstKind, DbInterner, FnSig, GenericArgs, Mutability, PolyFnSig, Region,
        RegionKind, Ty, TyKind, TypingMode,
        fold::FnMutDelegate,
        infer::{DbInternerInferExt, InferCtxt, traits::ObligationCause},
        obligation_ctxt::ObligationCtxt,
    },
};
use rustc_type_ir::{
    TypeFoldable, TypeFolder, TypeSuperFoldable, TypeVisitableExt, inherent::IntoKind,
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
        use hir_ty::db::HirDatabase;
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
        let needs_drop = glue != DropGlue::None;
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
