//! Traits as tables: which entry of a vtable a method is, and methods found by name.

use hir_def::{
    AdtId, AssocItemId, FunctionId, HasModule, TraitId, hir::generics::GenericParams,
    signatures::FunctionSignature,
};
use hir_ty::{
    dyn_compatibility::generics_require_sized_self,
    method_resolution::InherentImpls,
    next_solver::{GenericArgs, Region, SimplifiedType, TraitRef, Ty, TyKind},
};
use mir::{Callee, FnId, Global, GlobalId, GlobalKind, Span, VtblEntry};
use rustc_type_ir::{
    Interner as _,
    inherent::{BoundExistentialPredicates as _, Clause as _, IntoKind},
};

use super::{Cx, Instance, Result, Shim};

/// The part of a vtable that belongs to one trait.
struct VtblSegment<'db> {
    trait_ref: TraitRef<'db>,
    methods: Vec<FunctionId>,
    /// After the methods comes a pointer to the vtable for this trait alone.
    has_vptr: bool,
}

impl<'db> Cx<'db> {
    /// The entry of a method in the vtables of the trait object `self_ty`; `None` when it is not
    /// one or does not have the method. `args` are those of the method.
    pub(super) fn vtable_entry(
        &self,
        function: FunctionId,
        trait_id: TraitId,
        self_ty: Ty<'db>,
        args: GenericArgs<'db>,
    ) -> Option<u32> {
        let principal = self.principal(self_ty, self_ty)?;
        let mut entry = 0;
        for segment in self.vtable_segments(principal) {
            let of_trait = GenericParams::of(self.db, trait_id.into()).len();
            let is_trait = segment.trait_ref.def_id.0 == trait_id
                && segment.trait_ref.args.as_slice() == args.as_slice().get(..of_trait)?;
            let at = segment.methods.iter().position(|&method| is_trait && method == function);
            if let Some(at) = at {
                return Some(entry + at as u32);
            }
            entry += segment.methods.len() as u32 + u32::from(segment.has_vptr);
        }
        None
    }

    /// The entry that holds the vtable for a supertrait, when upcasting to it needs another
    /// vtable; `None` when the old one begins with it.
    pub(super) fn upcast_entry(&self, from: Ty<'db>, to: Ty<'db>) -> Option<u32> {
        let (source, target) = (self.principal(from, from)?, self.principal(to, from)?);
        let mut entry = 0;
        for segment in self.vtable_segments(source) {
            entry += segment.methods.len() as u32;
            if segment.trait_ref == target {
                return segment.has_vptr.then_some(entry);
            }
            entry += u32::from(segment.has_vptr);
        }
        None
    }

    /// The vtable of `ty` as the trait object `object`.
    pub(super) fn vtable(&mut self, ty: Ty<'db>, object: Ty<'db>, span: Span) -> Result<GlobalId> {
        let principal = self.principal(object, ty);
        self.vtable_of_trait(ty, principal, span)
    }

    fn vtable_of_trait(
        &mut self,
        ty: Ty<'db>,
        principal: Option<TraitRef<'db>>,
        span: Span,
    ) -> Result<GlobalId> {
        let key = (ty, principal);
        if let Some(&known) = self.globals.vtables.get(&key) {
            self.shared_global(known, span);
            return Ok(known);
        }
        let id = self.ty(ty)?;
        if self.is_generic {
            let kind = GlobalKind::Vtable { ty: id, name: String::new(), entries: Vec::new() };
            return Ok(self.add_global(Global { kind, span }));
        }
        let mut entries = Vec::new();
        let segments = principal.map_or_else(Vec::new, |it| self.vtable_segments(it));
        for VtblSegment { trait_ref, methods, has_vptr } in segments {
            for function in methods {
                let method = self.vtable_method(function, trait_ref, span);
                entries.push(method.map_or(VtblEntry::Vacant, VtblEntry::Method));
            }
            if has_vptr {
                let table = self.vtable_of_trait(ty, Some(trait_ref), span)?;
                entries.push(VtblEntry::TraitVPtr(table));
            }
        }
        let trait_name =
            principal.map_or_else(|| "dyn".to_owned(), |it| self.trait_name(it.def_id.0));
        let name = format!("{trait_name} for {}", self.type_name(ty));
        let kind = GlobalKind::Vtable { ty: id, name, entries };
        let global = self.add_global(Global { kind, span });
        self.globals.vtables.insert(key, global);
        Ok(global)
    }

    /// The trait of a trait object with its arguments, for `self_ty`.
    fn principal(&self, object: Ty<'db>, self_ty: Ty<'db>) -> Option<TraitRef<'db>> {
        let TyKind::Dynamic(bounds, _) = object.kind() else { return None };
        let principal = self.erase_bound(bounds.principal()?);
        Some(self.mono(principal.with_self_ty(self.interner, self_ty), self.no_args()))
    }

    /// The trait and its supertraits in the order of the vtable (rustc's
    /// `prepare_vtable_segments`): the whole table of the first supertrait comes first, so that
    /// upcasting to it needs no other table.
    fn vtable_segments(&self, principal: TraitRef<'db>) -> Vec<VtblSegment<'db>> {
        let mut visited = vec![principal];
        let mut segments = Vec::new();
        let mut needs_vptr = false;
        self.add_vtable_segments(principal, false, &mut needs_vptr, &mut visited, &mut segments);
        segments
    }

    /// `has_vptr` tells whether a method came before the way down to this trait.
    fn add_vtable_segments(
        &self,
        trait_ref: TraitRef<'db>,
        has_vptr: bool,
        needs_vptr: &mut bool,
        visited: &mut Vec<TraitRef<'db>>,
        segments: &mut Vec<VtblSegment<'db>>,
    ) {
        for supertrait in self.direct_supertraits(trait_ref) {
            if !visited.contains(&supertrait) {
                visited.push(supertrait);
                let before = *needs_vptr;
                self.add_vtable_segments(supertrait, before, needs_vptr, visited, segments);
            }
        }
        let methods = self.vtable_methods(trait_ref.def_id.0);
        let has_vptr = has_vptr && !methods.is_empty();
        *needs_vptr |= !methods.is_empty();
        segments.push(VtblSegment { trait_ref, methods, has_vptr });
    }

    /// In the order they are written.
    fn direct_supertraits(&self, trait_ref: TraitRef<'db>) -> Vec<TraitRef<'db>> {
        let clauses = self.interner.explicit_super_predicates_of(trait_ref.def_id);
        clauses
            .iter_instantiated(self.interner, trait_ref.args)
            .filter_map(|clause| {
                let clause = clause.skip_norm_wip().0.as_trait_clause()?;
                let supertrait = self.erase_bound(clause).trait_ref;
                Some(self.mono(supertrait, self.no_args()))
            })
            .collect()
    }

    /// The methods that can be called on a trait object (rustc's
    /// `own_existential_vtable_entries`).
    fn vtable_methods(&self, trait_id: TraitId) -> Vec<FunctionId> {
        let items = trait_id.trait_items(self.db).items.iter();
        let functions = items.filter_map(|(_, item)| match item {
            AssocItemId::FunctionId(id) => Some(*id),
            _ => None,
        });
        functions
            .filter(|&function| {
                let generic = GenericParams::of(self.db, function.into());
                FunctionSignature::of(self.db, function).has_self_param()
                    && generic.iter_type_or_consts().next().is_none()
                    && !generics_require_sized_self(self.db, function.into())
            })
            .collect()
    }

    /// One entry; `None` when the method cannot be called for this type.
    fn vtable_method(
        &mut self,
        function: FunctionId,
        trait_ref: TraitRef<'db>,
        span: Span,
    ) -> Option<FnId> {
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
