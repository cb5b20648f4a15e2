//! What the author wrote of types inside of a body, and such a type with its lifetimes: inference
//! has forgotten them.

use std::cell::OnceCell;

use borrowck::{Guard, UniversalKind};
use hir_def::{
    ExpressionStoreOwnerId, GenericDefId,
    expr_store::{
        Body, ExpressionStore, ExpressionStoreSourceMap,
        path::{GenericArg as WrittenArg, GenericArgs as WrittenArgs, Path},
    },
    hir::{
        Expr, ExprId, PatId, Statement,
        type_ref::{LifetimeRef, LifetimeRefId, TypeBound, TypeRef, TypeRefId},
    },
    resolver::{HasResolver, Resolver},
};
use hir_ty::{
    InferBodyId, InferenceResult, LifetimeElisionKind, LifetimeLoweringMode, TyLoweringContext,
    TyLoweringInferVarsCtx,
    db::HirDatabase,
    next_solver::{Binder, Const, DbInterner, Region, RegionKind, Ty, TyKind},
};
use mir::Span;
use rustc_hash::FxHashMap;
use rustc_type_ir::{
    TypeFoldable, TypeFolder, TypeSuperFoldable,
    inherent::{IntoKind, Region as _, Ty as _},
};

use super::{RegionCx, constraints::Why};
use crate::cx::{Cx, Instance};

/// What a body has of written types.
pub(super) struct Written<'db> {
    pub(super) store_owner: ExpressionStoreOwnerId,
    pub(super) store: &'db ExpressionStore,
    pub(super) source_map: &'db ExpressionStoreSourceMap,
    pub(super) infer: &'db InferenceResult<'db>,
    resolver: Resolver<'db>,
    pub(super) lets: Vec<Let>,
    /// Paths, calls of paths, method calls, struct literals and casts with something written in
    /// them, by where they are.
    pub(super) exprs: FxHashMap<Span, ExprId>,
    /// Method calls with arguments for types, by their ends: the call begins at the name.
    pub(super) methods: FxHashMap<u32, ExprId>,
    /// The guards of matches.
    pub(super) guards: Vec<Guard>,
    /// The value of each block that has one.
    pub(super) tails: FxHashMap<Span, Span>,
}

/// A `let` with a type.
pub(super) struct Let {
    pub(super) pat: PatId,
    pub(super) ty: TypeRefId,
    pub(super) init: Option<ExprId>,
}

impl<'db> Written<'db> {
    /// None for a body without source.
    pub(super) fn of(cx: &Cx<'db>, instance: &Instance<'db>) -> Option<Self> {
        let infer_id: InferBodyId<'db> = match instance {
            Instance::Fn(id, _) => (*id).into(),
            Instance::Closure { id, .. } => id.loc(cx.db).owner,
            Instance::Coroutine(ty) => match ty.kind() {
                TyKind::Coroutine(id, _) => id.0.loc(cx.db).owner,
                _ => return None,
            },
            Instance::ConstInit(id, _) => (*id).into(),
            Instance::StaticInit(id) => (*id).into(),
            Instance::Shim(_) => return None,
        };
        let store_owner = infer_id.expression_store_owner(cx.db);
        let (store, source_map): (&ExpressionStore, &ExpressionStoreSourceMap) = match store_owner {
            ExpressionStoreOwnerId::Body(def) => {
                let (body, source_map) = Body::with_source_map(cx.db, def);
                (&body.store, &source_map.store)
            }
            other => ExpressionStore::with_source_map(cx.db, other),
        };
        let mut this = Self {
            store_owner,
            store,
            source_map,
            infer: InferenceResult::of(cx.db, infer_id),
            resolver: infer_id.resolver(cx.db),
            lets: Vec::new(),
            exprs: FxHashMap::default(),
            methods: FxHashMap::default(),
            guards: Vec::new(),
            tails: FxHashMap::default(),
        };
        this.collect(cx);
        Some(this)
    }

    fn collect(&mut self, cx: &Cx<'db>) {
        let mut found = Vec::new();
        for (id, expr) in self.store.exprs() {
            match expr {
                Expr::Match { expr, arms } => {
                    let Some(scrutinee) = self.expr_span(cx, *expr) else { continue };
                    let guards = arms.iter().filter_map(|arm| self.expr_span(cx, arm.guard?));
                    let guards: Vec<_> = guards.map(|guard| Guard { scrutinee, guard }).collect();
                    self.guards.extend(guards);
                }
                Expr::Block { statements, tail, .. } | Expr::Unsafe { statements, tail, .. } => {
                    if let Some(tail) = tail
                        && let Some(tail) = self.expr_span(cx, *tail)
                        && let Some(span) = self.expr_span(cx, id)
                    {
                        self.tails.insert(span, tail);
                    }
                    self.lets.extend(statements.iter().filter_map(|it| match *it {
                        Statement::Let { pat, type_ref: Some(ty), initializer: init, .. } => {
                            Some(Let { pat, ty, init })
                        }
                        _ => None,
                    }));
                }
                Expr::Path(path) if says_something(path) => found.push((id, id)),
                Expr::RecordLit { path, .. } if says_something(path) => found.push((id, id)),
                Expr::Call { callee, .. } => match &self.store[*callee] {
                    Expr::Path(path) if says_something(path) => found.push((id, *callee)),
                    _ => {}
                },
                Expr::MethodCall { generic_args: Some(_), .. } => {
                    if let Some(span) = self.expr_span(cx, id) {
                        self.methods.insert(span.hi, id);
                    }
                }
                Expr::Cast { .. } => found.push((id, id)),
                _ => {}
            }
        }
        for (at, written) in found {
            if let Some(span) = self.expr_span(cx, at) {
                self.exprs.insert(span, written);
            }
        }
    }

    pub(super) fn expr_span(&self, cx: &Cx<'db>, expr: ExprId) -> Option<Span> {
        self.source_map.expr_syntax(expr).ok().map(|source| cx.span(source))
    }
}

/// Does the path have arguments, or a type that has some?
fn says_something(path: &Path) -> bool {
    path.type_anchor().is_some()
        || path.generic_args().is_some()
        || path.segments().first().is_some_and(|it| it.name.as_str() == "Self")
        || path.is_self_type()
}

impl<'db> RegionCx<'_, 'db> {
    pub(super) fn lifetime(
        &self,
        written: &Written<'db>,
        id: LifetimeRefId,
    ) -> Option<Region<'db>> {
        match &written.store[id] {
            LifetimeRef::Static => Some(Region::new_static(self.cx.interner)),
            LifetimeRef::Named(name) => self.named_region(name.as_str()),
            _ => None,
        }
    }

    /// The region that the signature declares by this name.
    pub(super) fn named_region(&self, name: &str) -> Option<Region<'db>> {
        let index = self
            .universals
            .iter()
            .rposition(|it| it.kind == UniversalKind::Named && it.name.as_deref() == Some(name))?;
        self.universal_ids.iter().find(|it| it.1.index() == index).map(|it| *it.0)
    }

    pub(super) fn resolver_at(&self, written: &Written<'db>, at: Option<ExprId>) -> Resolver<'db> {
        let mut resolver = written.resolver.clone();
        if let Some(expr) = at {
            let _guard = resolver.update_to_inner_scope(self.cx.db, written.store_owner, expr);
        }
        resolver
    }

    /// A written type with its regions; none when it has parts that cannot be known here.
    pub(super) fn lower(
        &mut self,
        written: &Written<'db>,
        type_ref: TypeRefId,
        at: Option<ExprId>,
    ) -> Option<Ty<'db>> {
        let resolver = self.resolver_at(written, at);
        let generics = OnceCell::new();
        let interner = self.cx.interner;
        let mut holes = Holes { interner, infer: written.infer, failed: false };
        let ty = TyLoweringContext::new(
            self.cx.db,
            &resolver,
            written.store,
            written.store_owner,
            self.owner,
            &generics,
            LifetimeElisionKind::Infer,
            LifetimeLoweringMode::Bound,
        )
        .with_infer_vars_behavior(Some(&mut holes))
        .lower_ty(type_ref);
        if holes.failed {
            return None;
        }
        // Lifetimes of the function's own binder are those that its body was given.
        let scope = self.owner;
        let vars = match scope {
            GenericDefId::FunctionId(id) => {
                self.cx.db.callable_item_signature(id.into()).skip_binder().bound_vars()
            }
            _ => Default::default(),
        };
        let ty = self.open(Binder::bind_with_vars(ty, vars), |bound| {
            Region::new_late_param(interner, scope.into(), bound)
        });
        let keeps_objects = !has_bare_object(written.store, type_ref);
        let ty = ty.fold_with(&mut FillHoles {
            interner,
            depth: 0,
            keeps_objects,
            fresh: &mut || self.infcx.next_region_var(hir_ty::Span::Dummy),
        });
        let why = Why::boring(self.cx.no_span());
        let ty = self.normalize(ty, why);
        (!ty.references_non_lt_error()).then_some(ty)
    }
}

/// What `_` and left-out lifetimes stand for.
struct Holes<'db> {
    interner: DbInterner<'db>,
    infer: &'db InferenceResult<'db>,
    failed: bool,
}

impl<'db> TyLoweringInferVarsCtx<'db> for Holes<'db> {
    fn next_ty_var(&mut self, span: hir_ty::Span) -> Ty<'db> {
        let known = match span {
            hir_ty::Span::TypeRefId(type_ref) => self.infer.type_of_type_placeholder(type_ref),
            _ => None,
        };
        known.unwrap_or_else(|| {
            self.failed = true;
            self.interner.default_types().types.error
        })
    }

    fn next_const_var(&mut self, _: hir_ty::Span) -> Const<'db> {
        self.failed = true;
        Const::error(self.interner)
    }

    fn next_region_var(&mut self, _: hir_ty::Span) -> Region<'db> {
        Region::error(self.interner)
    }
}

/// A region for each one that was left out; those inside of `fn(&T)` and the like are bound
/// there, and not modelled.
pub(super) struct FillHoles<'a, 'db> {
    pub(super) interner: DbInterner<'db>,
    pub(super) depth: u32,
    /// `dyn Trait` without a bound is `'static` only outside of bodies.
    pub(super) keeps_objects: bool,
    pub(super) fresh: &'a mut dyn FnMut() -> Region<'db>,
}

impl<'db> TypeFolder<DbInterner<'db>> for FillHoles<'_, 'db> {
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
        match ty.kind() {
            TyKind::Dynamic(bounds, region) if region.is_static() && !self.keeps_objects => {
                let region = if self.depth == 0 { (self.fresh)() } else { region };
                let bounds = bounds.fold_with(self);
                Ty::new_dynamic(self.interner, bounds, region)
            }
            _ => ty.super_fold_with(self),
        }
    }

    fn fold_region(&mut self, region: Region<'db>) -> Region<'db> {
        match region.kind() {
            RegionKind::ReErased | RegionKind::ReError(_) if self.depth == 0 => (self.fresh)(),
            _ => region,
        }
    }
}

/// Is there a `dyn Trait` without a lifetime bound, or a name that may stand for one?
fn has_bare_object(store: &ExpressionStore, type_ref: TypeRefId) -> bool {
    let any = |args: &WrittenArgs| {
        args.args.iter().any(|arg| match arg {
            WrittenArg::Type(inner) => has_bare_object(store, *inner),
            _ => false,
        })
    };
    match &store[type_ref] {
        TypeRef::DynTrait(bounds) => {
            !bounds.iter().any(|bound| matches!(bound, TypeBound::Lifetime(_)))
        }
        TypeRef::Reference(reference) => has_bare_object(store, reference.ty),
        TypeRef::RawPtr(inner, _) | TypeRef::Slice(inner) => has_bare_object(store, *inner),
        TypeRef::Array(array) => has_bare_object(store, array.ty),
        TypeRef::Tuple(fields) => fields.iter().any(|&field| has_bare_object(store, field)),
        TypeRef::Path(path) => path.generic_args().unwrap_or_default().iter().flatten().any(any),
        TypeRef::Fn(_) => true,
        _ => false,
    }
}
