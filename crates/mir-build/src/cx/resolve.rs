//! What a call calls: trait methods to impl methods, intrinsics, closures, trait objects.

use either::Either;
use hir_def::{
    CallableDefId, FunctionId, ItemContainerId, Lookup, TraitId, VariantId,
    signatures::FunctionSignature,
};
use hir_ty::{
    db::{HirDatabase, InternedClosureId},
    next_solver::{GenericArg, GenericArgs, Ty, TyKind},
};
use mir::{Callee, DropImpl, FnId, Intrinsic, Span};
use rustc_type_ir::{
    ClosureKind,
    inherent::{GenericArgs as _, IntoKind, Ty as _},
};

use super::{Cx, Instance, Result, Shim};

/// In `ministd`, `unsafe fn call_once_in_place<F: FnOnce<Args> + ?Sized, Args>(*mut F, Args) ->
/// F::Output`: how a boxed closure is called by value, also behind `dyn FnOnce`.
const CALL_ONCE_IN_PLACE: &str = "call_once_in_place";

impl<'db> Cx<'db> {
    /// Resolves a function with concrete arguments to what a call of it runs. Takes the function
    /// of the path or method call as inference resolved it, also a method of a trait.
    pub(crate) fn callee(
        &mut self,
        function: FunctionId,
        args: GenericArgs<'db>,
        span: Span,
    ) -> Result<Callee> {
        if self.is_generic {
            return Ok(Callee::Fn(self.instance(Instance::Fn(function, args))));
        }
        if let Some(known) = self.callees.get(&(function, args)) {
            return Ok(known.clone());
        }
        let callee = self.resolve(function, args, span)?;
        self.callees.insert((function, args), callee.clone());
        Ok(callee)
    }

    fn resolve(
        &mut self,
        function: FunctionId,
        args: GenericArgs<'db>,
        span: Span,
    ) -> Result<Callee> {
        if FunctionSignature::is_intrinsic(self.db, function) {
            return self.intrinsic(function, args, span);
        }
        let ItemContainerId::TraitId(trait_id) = function.lookup(self.db).container else {
            return self.written(function, args, span);
        };
        let Some(self_ty) = args.as_slice().first().and_then(|arg| arg.ty()) else {
            return self.unsupported(span, "the type that a method is called on is not known");
        };
        if let Some(entry) = self.vtable_entry(function, trait_id, self_ty, args) {
            return Ok(Callee::Virtual(entry));
        }
        if let Some(kind) = self.fn_trait(trait_id)
            && let Some(callee) = self.call_trait(kind, self_ty, span)
        {
            return callee.map(Callee::Fn);
        }
        if let TyKind::Coroutine(..) = self_ty.kind()
            && Some(trait_id) == self.interner.lang_items().Future
        {
            return Ok(Callee::Fn(self.instance(Instance::Coroutine(self_ty))));
        }
        let (found, found_args) = self.db.lookup_impl_method(self.env, function, args);
        let found_args = self.mono(found_args, self.no_args());
        match found {
            Either::Left(found) => {
                if found == function
                    && Some(trait_id) == self.interner.lang_items().Clone
                    && FunctionSignature::of(self.db, function).name.as_str() == "clone"
                {
                    return Ok(Callee::Fn(self.instance(Instance::Shim(Shim::Clone(self_ty)))));
                }
                self.written(found, found_args, span)
            }
            Either::Right((derive, method)) => {
                let shim = Shim::Derive(derive, method, found_args);
                Ok(Callee::Fn(self.instance(Instance::Shim(shim))))
            }
        }
    }

    /// A function with a body in the source.
    fn written(
        &mut self,
        function: FunctionId,
        args: GenericArgs<'db>,
        span: Span,
    ) -> Result<Callee> {
        if !FunctionSignature::of(self.db, function).has_body() {
            if let Some(found) = self.symbol(function) {
                return Ok(Callee::Fn(self.instance(Instance::Fn(found, self.no_args()))));
            }
            let name = self.function_name(function, args);
            return self.unsupported(span, format!("`{name}` has no body that can be run"));
        }
        Ok(Callee::Fn(self.instance(Instance::Fn(function, args))))
    }

    fn intrinsic(
        &mut self,
        function: FunctionId,
        args: GenericArgs<'db>,
        span: Span,
    ) -> Result<Callee> {
        let signature = FunctionSignature::of(self.db, function);
        let name = signature.name.as_str();
        if name == CALL_ONCE_IN_PLACE {
            return self.call_once_in_place(args, span);
        }
        if let Some(intrinsic) = Intrinsic::from_name(name) {
            if intrinsic == Intrinsic::TypeName
                && let Some(ty) = args.types().next()
            {
                return Ok(Callee::Fn(self.instance(Instance::Shim(Shim::TypeName(ty)))));
            }
            let mut tys = Vec::new();
            for arg in args.types() {
                tys.push(self.ty(arg)?);
            }
            return Ok(Callee::Intrinsic(intrinsic, tys));
        }
        if signature.has_body() {
            return Ok(Callee::Fn(self.instance(Instance::Fn(function, args))));
        }
        self.unsupported(span, format!("the intrinsic `{name}` is not simulated"))
    }

    fn call_once_in_place(&mut self, args: GenericArgs<'db>, span: Span) -> Result<Callee> {
        let lang = self.interner.lang_items();
        let (Some(call_once), Some(trait_id)) = (lang.FnOnce_call_once, lang.FnOnce) else {
            return self.unsupported(span, "`FnOnce` is not declared");
        };
        let self_ty = args.types().next();
        if let Some(self_ty) = self_ty
            && let Some(entry) = self.vtable_entry(call_once, trait_id, self_ty, args)
        {
            return Ok(Callee::Virtual(entry));
        }
        Ok(Callee::Fn(self.instance(Instance::Shim(Shim::CallOnceInPlace(args)))))
    }

    pub(super) fn fn_trait(&self, trait_id: TraitId) -> Option<ClosureKind> {
        let lang = self.interner.lang_items();
        match Some(trait_id) {
            it if it == lang.Fn => Some(ClosureKind::Fn),
            it if it == lang.FnMut => Some(ClosureKind::FnMut),
            it if it == lang.FnOnce => Some(ClosureKind::FnOnce),
            _ => None,
        }
    }

    /// `Fn*::call*` of what the compiler makes callable.
    fn call_trait(
        &mut self,
        kind: ClosureKind,
        self_ty: Ty<'db>,
        span: Span,
    ) -> Option<Result<FnId>> {
        match self_ty.kind() {
            TyKind::Closure(id, _) => Some(self.closure_body(id.0, kind, self_ty, span)),
            TyKind::FnDef(..) | TyKind::FnPtr(..) => {
                let by_ref = kind != ClosureKind::FnOnce;
                let shim = Shim::FnPointerCall { ty: self_ty, by_ref };
                Some(Ok(self.instance(Instance::Shim(shim))))
            }
            _ => None,
        }
    }

    /// The constructor of a tuple struct or variant as a function; `args` are those of its type.
    pub(crate) fn constructor(
        &mut self,
        variant: VariantId,
        args: GenericArgs<'db>,
        _span: Span,
    ) -> Result<FnId> {
        Ok(self.instance(Instance::Shim(Shim::Constructor(variant, args))))
    }

    /// A closure's body, callable as `kind`: `ty` is the concrete type of the closure.
    pub(crate) fn closure_body(
        &mut self,
        closure: InternedClosureId<'db>,
        kind: ClosureKind,
        ty: Ty<'db>,
        span: Span,
    ) -> Result<FnId> {
        let TyKind::Closure(_, closure_args) = ty.kind() else {
            return self.unsupported(span, "this is not a closure");
        };
        let parts = closure_args.split_closure_args();
        let own = parts.closure_kind_ty.to_opt_closure_kind().unwrap_or(ClosureKind::FnOnce);
        if kind == ClosureKind::FnOnce && own != ClosureKind::FnOnce {
            return Ok(self.instance(Instance::Shim(Shim::ClosureOnce(ty))));
        }
        let args = GenericArgs::new_from_slice(parts.parent_args);
        Ok(self.instance(Instance::Closure { id: closure, args, ty }))
    }

    /// The function behind a function item, constructor or closure that becomes a function
    /// pointer.
    pub(crate) fn reify(&mut self, ty: Ty<'db>, span: Span) -> Result<FnId> {
        match ty.kind() {
            TyKind::FnDef(def, args) => match def.0 {
                CallableDefId::FunctionId(id) => match self.callee(id, args, span)? {
                    Callee::Fn(id) => Ok(id),
                    Callee::Virtual(_) => {
                        Ok(self.instance(Instance::Shim(Shim::Virtual(id, args))))
                    }
                    _ => Ok(self.instance(Instance::Shim(Shim::Intrinsic(id, args)))),
                },
                CallableDefId::StructId(id) => self.constructor(id.into(), args, span),
                CallableDefId::EnumVariantId(id) => self.constructor(id.into(), args, span),
            },
            TyKind::Closure(..) => Ok(self.instance(Instance::Shim(Shim::ClosureFnPointer(ty)))),
            _ => self.unsupported(span, "this value cannot become a function pointer"),
        }
    }

    /// `<T as Drop>::drop` of a type that implements it.
    pub(super) fn drop_impl(
        &mut self,
        drop_impl: hir_def::ImplId,
        ty: Ty<'db>,
        args: GenericArgs<'db>,
    ) -> Result<Option<DropImpl>, String> {
        let function =
            drop_impl.impl_items(self.db).items.iter().find_map(|(name, item)| match item {
                hir_def::AssocItemId::FunctionId(id) if name.as_str() == "drop" => Some(*id),
                _ => None,
            });
        let Some(function) = function else { return Ok(None) };
        // A Drop impl has the parameters of its type, in an order of its own.
        let self_ty = self.db.impl_self_ty(drop_impl).skip_binder();
        let args = match self_ty.as_adt() {
            Some((_, params)) => self.permute(params, args, drop_impl),
            None => args,
        };
        let function = self.instance(Instance::Fn(function, args));
        let self_ref = self.ref_ty(ty, hir_ty::next_solver::Mutability::Mut);
        let self_ref = self.ty(self_ref).map_err(|unsupported| unsupported.why)?;
        Ok(Some(DropImpl { function, self_ref }))
    }

    /// The impl's arguments, found by matching the arguments of its self type with concrete ones.
    fn permute(
        &self,
        params: GenericArgs<'db>,
        concrete: GenericArgs<'db>,
        drop_impl: hir_def::ImplId,
    ) -> GenericArgs<'db> {
        let erased: GenericArg<'db> = hir_ty::next_solver::Region::new_erased(self.interner).into();
        GenericArgs::for_item(self.interner, drop_impl.into(), |index, _, _, _| {
            let matching = params.as_slice().iter().zip(concrete.as_slice()).find(|(param, _)| {
                match (param.ty().map(|ty| ty.kind()), param.konst().map(|ct| ct.kind())) {
                    (Some(TyKind::Param(param)), _) => param.index == index,
                    (_, Some(hir_ty::next_solver::ConstKind::Param(param))) => param.index == index,
                    _ => false,
                }
            });
            matching.map_or(erased, |(_, &arg)| arg)
        })
    }
}
