//! Signatures with their regions: elision, implied bounds, and the universal regions of a body.

use borrowck::{Category, Universal, UniversalKind};
use hir_def::{
    FunctionId, GenericDefId, ItemContainerId, Lookup, hir::generics::GenericParams,
    signatures::FunctionSignature,
};
use hir_ty::{
    db::HirDatabase,
    next_solver::{
        Binder, BoundRegion, BoundRegionKind, BoundVarKinds, BoundVariableKind, Clause, ClauseKind,
        DbInterner, FnSig, PolyFnSig, Region, RegionKind, Ty, TyKind,
    },
};
use mir::{Local, Span};
use rustc_type_ir::{
    BoundVar, BoundVarIndexKind, DebruijnIndex, TypeFoldable, TypeFolder, TypeSuperFoldable,
    TypeVisitable,
    inherent::{GenericArgs as _, IntoKind, Ty as _},
};

use super::{
    RegionCx,
    constraints::{FillErased, Why, free_regions},
};
use crate::cx::{Cx, Instance};

/// The first number of the regions in the type of a closure, as its own body sees them.
const EXTERNAL: u32 = 1 << 20;

/// The signature of a function with every elided lifetime made explicit: those of parameters are
/// bound by the signature, those of the result are what the rules of elision say. Where the rules
/// say nothing (the front end has reported it) the region stays an error, of which nothing is
/// asked.
pub(super) fn fn_sig<'db>(cx: &Cx<'db>, function: FunctionId) -> PolyFnSig<'db> {
    let sig = cx.db.callable_item_signature(function.into()).skip_binder();
    let vars = sig.bound_vars();
    let declared = vars.len() as u32;
    let mut elide = Elide { interner: cx.interner, depth: 0, next: declared, output: None };
    let tys = sig.skip_binder().inputs_and_output;
    let Some((&output, inputs)) = tys.as_slice().split_last() else { return sig };
    let mut tys: Vec<Ty<'db>> = inputs.iter().map(|&ty| ty.fold_with(&mut elide)).collect();
    let has_self = FunctionSignature::of(cx.db, function).has_self_param();
    elide.output = Some(elided_output(&tys, has_self, cx.interner));
    tys.push(output.fold_with(&mut elide));
    let elided = (declared..elide.next).map(|_| BoundVariableKind::Region(BoundRegionKind::Anon));
    let vars = BoundVarKinds::new_from_iter(cx.interner, vars.iter().chain(elided));
    let sig = FnSig {
        inputs_and_output: hir_ty::next_solver::Tys::new_from_slice(&tys),
        ..sig.skip_binder()
    };
    Binder::bind_with_vars(sig, vars)
}

/// `'longer: 'shorter` of a clause. The front end has the two the wrong way round (0.0.348,
/// `lower_where_predicate`).
pub(super) fn region_bound<'db>(clause: Clause<'db>) -> Option<(Region<'db>, Region<'db>)> {
    match clause.kind().skip_binder() {
        ClauseKind::RegionOutlives(pair) => Some((pair.1, pair.0)),
        _ => None,
    }
}

/// What an elided lifetime of the result stands for.
fn elided_output<'db>(
    inputs: &[Ty<'db>],
    has_self: bool,
    interner: DbInterner<'db>,
) -> Region<'db> {
    if has_self && let Some(&first) = inputs.first() {
        match first.kind() {
            TyKind::Ref(region, ..) => return region,
            // `Pin<&mut Self>`
            TyKind::Adt(_, args) => {
                if let Some(TyKind::Ref(region, ..)) = args.types().next().map(|inner| inner.kind())
                {
                    return region;
                }
            }
            _ => {}
        }
    }
    let mut regions: Vec<_> =
        inputs.iter().flat_map(|&input| regions_of_signature(input)).collect();
    regions.dedup();
    match regions.as_slice() {
        [only] => *only,
        _ => Region::error(interner),
    }
}

/// All regions of a parameter's type but those of inner binders.
fn regions_of_signature<'db>(ty: Ty<'db>) -> Vec<Region<'db>> {
    use rustc_type_ir::{TypeSuperVisitable, TypeVisitor};
    struct Collect<'db> {
        depth: u32,
        found: Vec<Region<'db>>,
    }
    impl<'db> TypeVisitor<DbInterner<'db>> for Collect<'db> {
        type Result = ();
        fn visit_binder<T: TypeVisitable<DbInterner<'db>>>(&mut self, binder: &Binder<'db, T>) {
            self.depth += 1;
            binder.super_visit_with(self);
            self.depth -= 1;
        }
        fn visit_region(&mut self, region: Region<'db>) {
            match region.kind() {
                RegionKind::ReBound(BoundVarIndexKind::Bound(at), _)
                    if at.as_u32() < self.depth => {}
                RegionKind::ReError(_) => {}
                _ => self.found.push(region),
            }
        }
    }
    let mut collect = Collect { depth: 0, found: Vec::new() };
    ty.visit_with(&mut collect);
    collect.found
}

/// The type of a field or the like as it was written, with the lifetime bounds that `dyn` has by
/// default behind a reference.
pub(super) fn declared<'db>(interner: DbInterner<'db>, ty: Ty<'db>) -> Ty<'db> {
    ty.fold_with(&mut Elide { interner, depth: 1, next: 0, output: None })
}

struct Elide<'db> {
    interner: DbInterner<'db>,
    /// Binders around, beside the signature's own.
    depth: u32,
    next: u32,
    /// The result is folded, and an elided lifetime is this.
    output: Option<Region<'db>>,
}

impl<'db> TypeFolder<DbInterner<'db>> for Elide<'db> {
    fn cx(&self) -> DbInterner<'db> {
        self.interner
    }

    fn fold_binder<T: TypeFoldable<DbInterner<'db>>>(
        &mut self,
        binder: Binder<'db, T>,
    ) -> Binder<'db, T> {
        self.depth += 1;
        let binder = binder.super_fold_with(self);
        self.depth -= 1;
        binder
    }

    fn fold_ty(&mut self, ty: Ty<'db>) -> Ty<'db> {
        let ty = ty.super_fold_with(self);
        // `&'a dyn Trait` is `&'a (dyn Trait + 'a)`; the front end says `'static`.
        if let TyKind::Ref(region, inner, mutability) = ty.kind()
            && let TyKind::Dynamic(bounds, bound) = inner.kind()
            && bound.is_static()
        {
            let inner = Ty::new_dynamic(self.interner, bounds, region);
            return Ty::new_ref(self.interner, region, inner, mutability);
        }
        ty
    }

    fn fold_region(&mut self, region: Region<'db>) -> Region<'db> {
        if !region.is_error() || self.depth > 0 {
            return region;
        }
        match self.output {
            Some(region) => region,
            None => {
                let var = BoundVar::from_u32(self.next);
                self.next += 1;
                let bound = BoundRegion { var, kind: BoundRegionKind::Anon };
                Region::new_bound(self.interner, DebruijnIndex::ZERO, bound)
            }
        }
    }
}

impl<'db> RegionCx<'_, 'db> {
    /// Makes the universal regions, and types the result and the parameters.
    pub(super) fn signature(&mut self, instance: &Instance<'db>, body: &mir::Body) {
        let is_closure = matches!(instance, Instance::Closure { .. });
        self.early_regions(!is_closure);
        self.late_regions(!is_closure);
        let expected = match instance {
            Instance::Fn(function, _) => self.fn_signature(*function, body.span),
            Instance::Closure { ty, .. } => self.closure_signature(*ty),
            Instance::Coroutine(ty) => self.coroutine_signature(*ty),
            _ => Vec::new(),
        };
        self.named_bounds();
        for (index, local) in body.locals.iter().enumerate() {
            let erased = self.cx.ty_source(local.ty);
            let ty = match expected.get(index) {
                Some(&ty) if self.same_shape(ty, erased) => ty,
                _ => self.renumber(erased),
            };
            self.locals.push(ty);
        }
        for index in 0..self.universals.len() {
            let region = self.universal_ids.iter().find(|it| it.1.index() == index);
            let Some((&region, _)) = region else { continue };
            let arguments = 1..=body.arg_count as usize;
            let argument = arguments
                .filter_map(|index| Some((index, self.locals.get(index)?)))
                .find(|(_, ty)| free_regions(**ty).contains(&region));
            self.universals[index].argument = argument.map(|(index, _)| Local(index as u32));
        }
        let first = if is_closure { 1 } else { 0 };
        for index in first..=body.arg_count as usize {
            if let Some(&ty) = self.locals.get(index) {
                self.implied_bounds(ty);
            }
        }
        if let GenericDefId::FunctionId(function) = self.owner
            && let ItemContainerId::ImplId(id) = function.lookup(self.cx.db).container
        {
            let this = self.cx.db.impl_self_ty(id).skip_binder();
            self.implied_bounds(this);
        }
    }

    /// Is the one type the other with its regions?
    pub(super) fn same_shape(&self, ty: Ty<'db>, erased: Ty<'db>) -> bool {
        let interner = self.cx.interner;
        let erased = erased.fold_with(&mut FillErased {
            interner,
            closure_sig: &|ty| super::closure::with_binders(self.cx, ty),
            fresh: &mut || Region::new_erased(interner),
        });
        self.cx.mono(ty, self.identity()) == erased
    }

    pub(super) fn identity(&self) -> hir_ty::next_solver::GenericArgs<'db> {
        hir_ty::next_solver::GenericArgs::identity_for_item(self.cx.interner, self.owner.into())
    }

    /// The lifetime parameters that the item and what is around it declare.
    fn early_regions(&mut self, is_local: bool) {
        for arg in self.identity().as_slice() {
            let rustc_type_ir::GenericArgKind::Lifetime(region) = arg.kind() else { continue };
            let RegionKind::ReEarlyParam(param) = region.kind() else { continue };
            let params = GenericParams::of(self.cx.db, param.id.parent);
            let name = params
                .iter_lt()
                .find(|(id, _)| *id == param.id.local_id)
                .map(|(_, data)| data.name.as_str().to_owned());
            self.universal(
                region,
                Universal { name, kind: UniversalKind::Named, is_local, argument: None },
            );
        }
    }

    /// Those that the function's signature binds.
    fn late_regions(&mut self, is_local: bool) {
        let GenericDefId::FunctionId(function) = self.owner else { return };
        let vars = self.cx.db.callable_item_signature(function.into()).skip_binder().bound_vars();
        let params = GenericParams::of(self.cx.db, self.owner);
        let names: Vec<_> =
            params.iter_late_bound_lt().map(|it| it.1.name.as_str().to_owned()).collect();
        for (index, (var, name)) in vars.iter().zip(names).enumerate() {
            let BoundVariableKind::Region(kind) = var else { continue };
            let bound = BoundRegion { var: BoundVar::from_u32(index as u32), kind };
            let region = Region::new_late_param(self.cx.interner, self.owner.into(), bound);
            let kind = UniversalKind::Named;
            let universal = Universal { name: Some(name), kind, is_local, argument: None };
            self.universal(region, universal);
        }
    }

    fn fn_signature(&mut self, function: FunctionId, span: Span) -> Vec<Ty<'db>> {
        let sig = fn_sig(self.cx, function);
        let sig = self.liberate(sig, function.into(), true);
        let why = Why::boring(span);
        let inputs = sig.inputs().to_vec();
        let declared = sig.output();
        let known_vars = self.infcx.num_region_vars();
        let output = self.normalize(declared, why);
        self.hidden_regions(output, known_vars, span);
        let mut tys = vec![output];
        for input in inputs {
            let input = self.normalize(input, why);
            tys.push(input);
        }
        tys
    }

    /// What the `impl Trait` of the result stands for may hold every region of the signature, and
    /// nothing of the body's.
    fn hidden_regions(&mut self, output: Ty<'db>, known_vars: usize, span: Span) {
        let hidden: Vec<_> = free_regions(output)
            .into_iter()
            .filter(|region| match region.kind() {
                RegionKind::ReVar(vid) => vid.as_u32() as usize >= known_vars,
                _ => false,
            })
            .collect();
        if hidden.is_empty() {
            return;
        }
        let opaque = self.free(EXTERNAL - 1, self.owner);
        self.universal(
            opaque,
            Universal { name: None, kind: UniversalKind::Opaque, is_local: true, argument: None },
        );
        let all: Vec<_> = self.universal_ids.keys().copied().collect();
        self.known.extend(all.into_iter().map(|region| (region, opaque)));
        self.hidden.clone_from(&hidden);
        for region in hidden {
            self.outlives(region, opaque, Why { category: Category::OpaqueType, span });
        }
    }

    fn free(&self, number: u32, scope: GenericDefId) -> Region<'db> {
        let bound = BoundRegion { var: BoundVar::from_u32(number), kind: BoundRegionKind::Anon };
        Region::new_late_param(self.cx.interner, scope.into(), bound)
    }

    /// The signature as its own body sees it: what the caller chooses is a universal region.
    pub(super) fn liberate(
        &mut self,
        sig: PolyFnSig<'db>,
        scope: GenericDefId,
        is_fn: bool,
    ) -> FnSig<'db> {
        let interner = self.cx.interner;
        let mut bound = Vec::new();
        let sig = self.open(sig, |region| {
            bound.push(region);
            Region::new_late_param(interner, scope.into(), region)
        });
        let names: Vec<String> = if is_fn {
            GenericParams::of(self.cx.db, scope)
                .iter_late_bound_lt()
                .map(|(_, data)| data.name.as_str().to_owned())
                .collect()
        } else {
            Vec::new()
        };
        for region in bound {
            let number = region.var.as_u32();
            let name = if matches!(region.kind, BoundRegionKind::Anon) {
                None
            } else {
                names.get(number as usize).cloned()
            };
            let kind = if name.is_some() { UniversalKind::Named } else { UniversalKind::Anonymous };
            let region = Region::new_late_param(interner, scope.into(), region);
            self.universal(region, Universal { name, kind, is_local: true, argument: None });
        }
        sig
    }

    /// A closure is called with itself and a tuple; its regions are those of its type.
    fn closure_signature(&mut self, ty: Ty<'db>) -> Vec<Ty<'db>> {
        let ty = self.external(ty);
        let TyKind::Closure(_, args) = ty.kind() else { return Vec::new() };
        let closure = args.as_closure();
        let sig = self.liberate(closure.sig(), self.owner, false);
        let env = self.free(EXTERNAL - 2, self.owner);
        let kind = closure.kind_ty().to_opt_closure_kind();
        let this = match kind {
            Some(rustc_type_ir::ClosureKind::Fn) => {
                Ty::new_ref(self.cx.interner, env, ty, hir_ty::next_solver::Mutability::Not)
            }
            Some(rustc_type_ir::ClosureKind::FnMut) => {
                Ty::new_ref(self.cx.interner, env, ty, hir_ty::next_solver::Mutability::Mut)
            }
            _ => ty,
        };
        if this != ty {
            self.universal(
                env,
                Universal {
                    name: None,
                    kind: UniversalKind::ClosureEnv,
                    is_local: true,
                    argument: None,
                },
            );
        }
        let mut tys = vec![sig.output(), this];
        tys.extend(sig.inputs().iter().copied());
        tys
    }

    /// The body of an `async` block has what it captured as its arguments; the regions are those of
    /// its type.
    fn coroutine_signature(&mut self, ty: Ty<'db>) -> Vec<Ty<'db>> {
        let ty = self.external(ty);
        let TyKind::Coroutine(_, args) = ty.kind() else { return Vec::new() };
        let coroutine = args.as_coroutine();
        let mut tys = vec![coroutine.return_ty()];
        if let TyKind::Tuple(upvars) = coroutine.tupled_upvars_ty().kind() {
            tys.extend(upvars.iter());
        }
        tys
    }

    /// The closure's type as its own body sees it: each region is chosen by who made it.
    fn external(&mut self, ty: Ty<'db>) -> Ty<'db> {
        let mut count = 0;
        let ty = ty.fold_with(&mut FillErased {
            interner: self.cx.interner,
            closure_sig: &|ty| super::closure::with_binders(self.cx, ty),
            fresh: &mut || {
                count += 1;
                self.free(EXTERNAL + count - 1, self.owner)
            },
        });
        for number in 0..count {
            let region = self.free(EXTERNAL + number, self.owner);
            let kind = UniversalKind::External(number);
            self.universal(region, Universal { name: None, kind, is_local: false, argument: None });
        }
        ty
    }
}
