//! Traits as tables: which entry of a vtable a method is, and methods found by name.

use hir_def::{AdtId, AssocItemId, FunctionId, HasModule, TraitId, signatures::FunctionSignature};
use hir_ty::{
    method_resolution::InherentImpls,
    next_solver::{Binder, GenericArgs, Region, SimplifiedType, TraitRef, Ty, TyKind},
};
use mir::{Callee, FnId, Global, GlobalId, GlobalKind, Span};
use rustc_type_ir::{
    elaborate::supertraits,
    inherent::{BoundExistentialPredicates as _, IntoKind},
};

use super::{Cx, Instance, Result, Shim};

impl<'db> Cx<'db> {
    /// The entry of a method in the vtables of the trait object `self_ty`; `None` when it is not
    /// one or does not have the method.
    pub(super) fn vtable_entry(
        &self,
        function: FunctionId,
        trait_id: TraitId,
        self_ty: Ty<'db>,
    ) -> Option<u32> {
        let TyKind::Dynamic(bounds, _) = self_ty.kind() else { return None };
        let principal = bounds.principal()?.skip_binder().def_id.0;
        if !hir_ty::all_super_traits(self.db, principal).contains(&trait_id) {
            return None;
        }
        let mut entry = 0;
        for (_, methods) in self.vtable_traits(self.principal(self_ty, self_ty)?) {
            for method in methods {
                if method == function {
                    return Some(entry);
                }
                entry += 1;
            }
        }
        None
    }

    /// The vtable of `ty` as the trait object `object`.
    pub(super) fn vtable(&mut self, ty: Ty<'db>, object: Ty<'db>, span: Span) -> Result<GlobalId> {
        let key = (ty, object);
        if let Some(&known) = self.globals.vtables.get(&key) {
            return Ok(known);
        }
        let id = self.ty(ty)?;
        if self.is_generic {
            let kind = GlobalKind::Vtable { ty: id, name: String::new(), methods: Vec::new() };
            return Ok(self.add_global(Global { kind, span }));
        }
        let mut methods = Vec::new();
        let mut name = self.type_name(object);
        if let Some(principal) = self.principal(object, ty) {
            name = self.trait_name(principal.def_id.0);
            for (trait_ref, functions) in self.vtable_traits(principal) {
                for function in functions {
                    methods.push(self.vtable_method(function, trait_ref, span));
                }
            }
        }
        let name = format!("{name} for {}", self.type_name(ty));
        let kind = GlobalKind::Vtable { ty: id, name, methods };
        let global = self.add_global(Global { kind, span });
        self.globals.vtables.insert(key, global);
        Ok(global)
    }

    /// The trait of a trait object with its arguments, for `self_ty`.
    fn principal(&self, object: Ty<'db>, self_ty: Ty<'db>) -> Option<TraitRef<'db>> {
        let TyKind::Dynamic(bounds, _) = object.kind() else { return None };
        let principal = self.erase_bound(bounds.principal()?);
        Some(principal.with_self_ty(self.interner, self_ty))
    }

    /// The trait and its supertraits with their methods, in the order of the vtable.
    fn vtable_traits(&self, principal: TraitRef<'db>) -> Vec<(TraitRef<'db>, Vec<FunctionId>)> {
        supertraits(self.interner, Binder::dummy(principal))
            .map(|trait_ref| {
                let trait_ref = self.mono(self.erase_bound(trait_ref), self.no_args());
                let methods = trait_ref.def_id.0.trait_items(self.db).items.iter();
                let methods = methods.filter_map(|(_, item)| match item {
                    AssocItemId::FunctionId(id) => Some(*id),
                    _ => None,
                });
                (trait_ref, methods.collect())
            })
            .collect()
    }

    /// One entry; `None` for what cannot be called on a trait object.
    fn vtable_method(
        &mut self,
        function: FunctionId,
        trait_ref: TraitRef<'db>,
        span: Span,
    ) -> Option<FnId> {
        let signature = FunctionSignature::of(self.db, function);
        if !signature.has_self_param() {
            return None;
        }
        let generic = hir_def::hir::generics::GenericParams::of(self.db, function.into());
        if generic.iter_type_or_consts().next().is_some() {
            return None;
        }
        let args = self.fn_args(function, trait_ref.args.as_slice());
        if Some(function) == self.interner.lang_items().FnOnce_call_once {
            return Some(self.instance(Instance::Shim(Shim::CallOnceInPlace(args))));
        }
        match self.callee(function, args, span).ok()? {
            Callee::Fn(id) => Some(id),
            Callee::Virtual(_) => {
                Some(self.instance(Instance::Shim(Shim::Virtual(function, args))))
            }
            _ => Some(self.instance(Instance::Shim(Shim::Intrinsic(function, args)))),
        }
    }

    /// Arguments for a function: those given, then erased regions for what is missing.
    pub(crate) fn fn_args(
        &self,
        function: FunctionId,
        first: &[hir_ty::next_solver::GenericArg<'db>],
    ) -> GenericArgs<'db> {
        let erased = Region::new_erased(self.interner).into();
        GenericArgs::fill_rest(self.interner, function.into(), first.iter().copied(), |_, _, _| {
            erased
        })
    }

    /// Erased regions for a type that is generic in lifetimes only.
    pub(crate) fn adt_args_erased(&self, adt: AdtId) -> GenericArgs<'db> {
        let erased = Region::new_erased(self.interner).into();
        GenericArgs::for_item(self.interner, adt.into(), |_, _, _, _| erased)
    }

    /// A method of a trait by name.
    pub(crate) fn trait_method(&self, trait_id: TraitId, name: &str) -> Option<FunctionId> {
        trait_id.trait_items(self.db).items.iter().find_map(|(item_name, item)| match item {
            AssocItemId::FunctionId(id) if item_name.as_str() == name => Some(*id),
            _ => None,
        })
    }

    /// An inherent method of a type by name.
    pub(crate) fn inherent_method(&self, adt: AdtId, name: &str) -> Option<FunctionId> {
        let krate = adt.module(self.db).krate(self.db);
        let impls = InherentImpls::for_crate(self.db, krate);
        impls.for_self_ty(&SimplifiedType::Adt(adt.into())).iter().find_map(|id| {
            id.impl_items(self.db).items.iter().find_map(|(item_name, item)| match item {
                AssocItemId::FunctionId(id) if item_name.as_str() == name => Some(*id),
                _ => None,
            })
        })
    }
}
