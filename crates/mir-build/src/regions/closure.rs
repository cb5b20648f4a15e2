//! Closures: their signatures, what they capture, and what they ask of who makes them.

use borrowck::{Capture, RegionVid, UniversalKind};
use hir_def::{
    expr_store::ExpressionStore,
    hir::{BindingAnnotation, Expr, ExprOrPatId},
    type_ref::{TypeRef, TypeRefId},
};
use hir_ty::{
    InferenceResult,
    closure_analysis::{BorrowKind, UpvarCapture},
    db::InternedClosure,
    next_solver::{
        Binder, BoundRegion, BoundRegionKind, BoundVarKinds, BoundVariableKind, DbInterner, FnSig,
        GenericArg, GenericArgs, Mutability, Region, RegionKind, Ty, TyKind, Tys,
    },
};
use mir::{Operand, Span};
use mir_dataflow::Upvar;
use rustc_type_ir::{
    BoundVar, DebruijnIndex, TypeFoldable, TypeFolder, TypeSuperFoldable,
    inherent::{GenericArgs as _, IntoKind, Region as _, Ty as _},
};

use super::{
    CheckedBody, RegionCx, check_into,
    constraints::{FillErased, Raw, Test},
};
use crate::cx::{Cx, Instance};

/// The type of a closure whose parameters' annotations have elided lifetimes: `|x: &T|` can be
/// called with any lifetime, which inference forgets.
pub(super) fn with_binders<'db>(cx: &Cx<'db>, ty: Ty<'db>) -> Ty<'db> {
    let TyKind::Closure(id, args) = ty.kind() else { return ty };
    let loc = id.0.loc(cx.db);
    let store = ExpressionStore::of(cx.db, loc.owner.expression_store_owner(cx.db));
    let Expr::Closure { arg_types, .. } = &store[loc.expr] else { return ty };
    if !arg_types.iter().flatten().any(|&written| has_elided(store, written)) {
        return ty;
    }
    let sig = args.as_closure().sig();
    let (vars, sig) = (sig.bound_vars(), sig.skip_binder());
    let tuple = sig.inputs().first().map(|tuple| tuple.kind());
    let Some(TyKind::Tuple(inputs)) = tuple else { return ty };
    let mut bind = BindErased { interner: cx.interner, depth: 0, next: vars.len() as u32 };
    let inputs: Vec<_> = inputs
        .iter()
        .enumerate()
        .map(|(index, input)| match arg_types.get(index) {
            Some(&Some(written)) if has_elided(store, written) => input.fold_with(&mut bind),
            _ => input,
        })
        .collect();
    let more = bind.next - vars.len() as u32;
    let vars =
        vars.iter().chain((0..more).map(|_| BoundVariableKind::Region(BoundRegionKind::Anon)));
    let vars = BoundVarKinds::new_from_iter(cx.interner, vars);
    let tuple = Ty::new_tup(cx.interner, &inputs);
    let sig = FnSig { inputs_and_output: Tys::new_from_slice(&[tuple, sig.output()]), ..sig };
    let sig = Ty::new_fn_ptr(cx.interner, Binder::bind_with_vars(sig, vars));
    let mut args: Vec<GenericArg<'db>> = args.as_slice().to_vec();
    let at = args.len() - 2;
    args[at] = sig.into();
    Ty::new_closure(cx.interner, id, GenericArgs::new_from_slice(&args))
}

/// Is there a `&` without a lifetime in the written type?
fn has_elided(store: &ExpressionStore, written: TypeRefId) -> bool {
    match &store[written] {
        TypeRef::Reference(reference) => {
            reference.lifetime.is_none() || has_elided(store, reference.ty)
        }
        TypeRef::Slice(inner) => has_elided(store, *inner),
        TypeRef::Array(array) => has_elided(store, array.ty),
        TypeRef::Tuple(fields) => fields.iter().any(|&field| has_elided(store, field)),
        _ => false,
    }
}

/// The captures of a closure, as its own body sees them.
pub(super) fn upvars<'db>(cx: &Cx<'db>, instance: &Instance<'db>) -> Vec<Upvar> {
    let Instance::Closure { id, .. } = instance else { return Vec::new() };
    let loc = id.loc(cx.db);
    let store = ExpressionStore::of(cx.db, loc.owner.expression_store_owner(cx.db));
    let infer = InferenceResult::of(cx.db, loc.owner);
    let Some(data) = infer.closures_data.get(&loc.expr) else { return Vec::new() };
    let captures = data.min_captures.values().flatten();
    captures
        .map(|it| Upvar {
            name: store[it.captured_local()].name.as_str().to_owned(),
            mutable: it.mutability == Mutability::Mut,
            by_ref: it.is_by_ref(),
        })
        .collect()
}

struct BindErased<'db> {
    interner: DbInterner<'db>,
    depth: u32,
    next: u32,
}

impl<'db> TypeFolder<DbInterner<'db>> for BindErased<'db> {
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

    fn fold_region(&mut self, region: Region<'db>) -> Region<'db> {
        if !matches!(region.kind(), RegionKind::ReErased) {
            return region;
        }
        let bound = BoundRegion { var: BoundVar::from_u32(self.next), kind: BoundRegionKind::Anon };
        self.next += 1;
        Region::new_bound(self.interner, DebruijnIndex::from_u32(self.depth), bound)
    }
}

impl<'db> RegionCx<'_, 'db> {
    /// Types a closure expression or an `async` block: checks its body, and asks here what it asks
    /// for. Gives the closure's type.
    pub(super) fn closure(
        &mut self,
        erased: Ty<'db>,
        operands: &[Operand],
        span: Span,
        done: &mut Vec<CheckedBody>,
    ) -> Ty<'db> {
        let mut regions = Vec::new();
        let ty = erased.fold_with(&mut FillErased {
            interner: self.cx.interner,
            closure_sig: &|ty| with_binders(self.cx, ty),
            fresh: &mut || {
                let region = self.fresh();
                regions.push(region);
                region
            },
        });
        let (loc, instance) = match erased.kind() {
            TyKind::Closure(id, args) => {
                let args = GenericArgs::new_from_slice(args.split_closure_args().parent_args);
                (id.0.loc(self.cx.db), Instance::Closure { id: id.0, args, ty: erased })
            }
            TyKind::Coroutine(id, _) => (id.0.loc(self.cx.db), Instance::Coroutine(erased)),
            _ => return ty,
        };
        self.record_captures(loc, &instance, operands, span);
        let body = check_into(self.cx, &instance, self.owner, done);
        let CheckedBody { input, checked, .. } = &done[body];
        let from_closure = |region: RegionVid| {
            let universal = input.universals.get(region.index())?;
            match (universal.kind, &universal.name) {
                (UniversalKind::Static, _) => Some(Region::new_static(self.cx.interner)),
                (UniversalKind::External(number), _) => regions.get(number as usize).copied(),
                (UniversalKind::Named, Some(name)) => self.named_region(name),
                _ => None,
            }
        };
        let tests: Vec<_> = checked
            .type_tests
            .iter()
            .filter_map(|test| {
                let region = from_closure(test.region)?;
                Some(Test { what: test.what.clone(), region, span: test.span })
            })
            .collect();
        let mut asked = Vec::new();
        for requirement in &checked.requirements {
            let (Some(sup), Some(sub)) =
                (from_closure(requirement.sup), from_closure(requirement.sub))
            else {
                continue;
            };
            let (category, span) = (requirement.category, requirement.span);
            asked.push(Raw { sup, sub, category, span, from_closure: true });
        }
        self.tests.extend(tests);
        self.raw.extend(asked);
        ty
    }

    fn record_captures(
        &mut self,
        loc: InternedClosure<'db>,
        instance: &Instance<'db>,
        operands: &[Operand],
        span: Span,
    ) {
        let db = self.cx.db;
        let is_async = matches!(instance, Instance::Coroutine(_));
        let infer = InferenceResult::of(db, loc.owner);
        let Some(data) = infer.closures_data.get(&loc.expr) else { return };
        let (store, source_map) =
            ExpressionStore::with_source_map(db, loc.owner.expression_store_owner(db));
        for (captured, operand) in data.min_captures.values().flatten().zip(operands) {
            let Some(local) = operand.place().and_then(mir::Place::as_local) else { continue };
            let UpvarCapture::ByRef(kind) = captured.info.capture_kind else { continue };
            let variable = &store[captured.captured_local()];
            let is_unique =
                kind != BorrowKind::Immutable && variable.mode != BindingAnnotation::Mutable;
            let source = captured.info.sources.first().map(|it| it.final_source().unpack());
            let used_at = match source {
                Some(ExprOrPatId::ExprId(expr)) => {
                    source_map.expr_syntax(expr).ok().map(|source| self.cx.span(source))
                }
                Some(ExprOrPatId::PatId(pat)) => {
                    source_map.pat_syntax(pat).ok().map(|source| self.cx.span(source))
                }
                None => None,
            };
            let used_at = used_at.unwrap_or(span);
            self.captures.insert(local, Capture { closure: span, used_at, is_async, is_unique });
        }
    }
}
