//! Types that the author wrote inside of the body: `let x: &'a T`, `f::<&'static str>`,
//! `Parser::<'a>::new`, `Pair::<&'a u8> { .. }`, `e as &'static T`. Inference has forgotten their
//! regions; here they are lowered again and related to what the body has at the same place.

use std::cell::OnceCell;

use borrowck::{Category, Guard, UniversalKind};
use hir_def::{
    ExpressionStoreOwnerId, GenericDefId, ItemContainerId, Lookup, TypeAliasId,
    expr_store::{
        Body, ExpressionStore, ExpressionStoreSourceMap,
        path::{GenericArg as WrittenArg, GenericArgs as WrittenArgs, Path},
    },
    hir::{
        Expr, ExprId, Pat, PatId, Statement,
        type_ref::{LifetimeRef, LifetimeRefId, TypeBound, TypeRef, TypeRefId},
    },
    resolver::{HasResolver, Resolver, TypeNs},
};
use hir_ty::{
    ByRef, InferBodyId, InferenceResult, LifetimeElisionKind, LifetimeLoweringMode, TyDefId,
    TyLoweringContext, TyLoweringInferVarsCtx,
    db::HirDatabase,
    next_solver::{
        Binder, Const, DbInterner, EarlyBinder, GenericArgs, Region, RegionKind, Ty, TyKind,
    },
};
use mir::{LocalKind, Span, StatementKind, TerminatorKind};
use rustc_hash::FxHashMap;
use rustc_type_ir::{
    GenericArgKind, TypeFoldable, TypeFolder, TypeSuperFoldable,
    inherent::{GenericArgs as _, IntoKind, Region as _, Ty as _},
};

use super::{RegionCx, constraints::Why};
use crate::cx::{Cx, Instance};

/// What a body has of written types.
pub(super) struct Written<'db> {
    store_owner: ExpressionStoreOwnerId,
    store: &'db ExpressionStore,
    source_map: &'db ExpressionStoreSourceMap,
    infer: &'db InferenceResult<'db>,
    resolver: Resolver<'db>,
    lets: Vec<Let>,
    /// Paths, calls of paths, method calls, struct literals and casts with something written in
    /// them, by where they are.
    exprs: FxHashMap<Span, ExprId>,
    /// Method calls with arguments for types, by their ends: the call begins at the name.
    methods: FxHashMap<u32, ExprId>,
    /// The guards of matches.
    pub(super) guards: Vec<Guard>,
    /// The value of each block that has one.
    tails: FxHashMap<Span, Span>,
}

struct Let {
    pat: PatId,
    ty: TypeRefId,
    init: Option<ExprId>,
}

impl<'db> Written<'db> {
    /// None for a body without source.
    pub(super) fn of(cx: &Cx<'db>, instance: &Instance<'db>) -> Option<Self> {
        let infer_id: InferBodyId<'db> = match instance {
            Instance::Fn(id, _) => (*id).into(),
            Instance::Closure { id, .. } => id.loc(cx.db).owner,
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

    fn expr_span(&self, cx: &Cx<'db>, expr: ExprId) -> Option<Span> {
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
    /// Where the value of an expression is written: of a block, its last expression.
    pub(super) fn value_span(&self, mut span: Span) -> Span {
        let Some(written) = &self.written else { return span };
        while let Some(&tail) = written.tails.get(&span).filter(|it| **it != span) {
            span = tail;
        }
        span
    }

    /// Relates the variables of the body to the types that their `let`s give them.
    pub(super) fn annotate_locals(&mut self, body: &mir::Body) {
        let Some(written) = self.written.take() else { return };
        for it in &written.lets {
            let span = match written.source_map.type_syntax(it.ty) {
                Ok(source) => self.cx.span(source),
                Err(_) => continue,
            };
            let why = Why { category: Category::TypeAnnotation, span };
            let Some(ty) = self.lower(&written, it.ty, it.init) else { continue };
            let is_here = self.annotate_pattern(&written, body, it.pat, ty, why)
                | it.init.is_some_and(|init| self.annotate_init(&written, body, init, ty, why));
            if is_here {
                self.well_formed(ty, why);
            }
        }
        self.written = Some(written);
    }

    /// Is a variable of the pattern one of this body's?
    fn annotate_pattern(
        &mut self,
        written: &Written<'db>,
        body: &mir::Body,
        pat: PatId,
        ty: Ty<'db>,
        why: Why,
    ) -> bool {
        match &written.store[pat] {
            Pat::Bind { .. } => {
                let by_ref =
                    written.infer.binding_mode(pat).is_some_and(|it| matches!(it.0, ByRef::Yes(_)));
                let Ok(source) = written.source_map.pat_syntax(pat) else { return false };
                let span = self.cx.span(source);
                let local = body.locals.iter().position(|local| {
                    local.span == span && matches!(local.kind, LocalKind::Var { .. })
                });
                let Some(local) = local else { return false };
                if !by_ref {
                    let declared = self.locals[local];
                    self.equal(declared, ty, why);
                }
                true
            }
            Pat::Tuple { args, ellipsis: None } => {
                let TyKind::Tuple(fields) = ty.kind() else { return false };
                let mut is_here = false;
                for (&pat, field) in args.iter().zip(fields.iter()) {
                    is_here |= self.annotate_pattern(written, body, pat, field, why);
                }
                is_here
            }
            _ => false,
        }
    }

    /// The value that a pattern takes apart, or ignores, has the written type.
    fn annotate_init(
        &mut self,
        written: &Written<'db>,
        body: &mir::Body,
        init: ExprId,
        ty: Ty<'db>,
        why: Why,
    ) -> bool {
        let Some(span) = written.expr_span(self.cx, init) else { return false };
        let mut places = Vec::new();
        if let Expr::Path(path) = &written.store[init] {
            let name = path.mod_path().and_then(|it| it.as_ident()).map(|it| it.as_str());
            let named = body.var_debug_info.iter().filter(|info| {
                Some(info.name.as_str()) == name
                    && info.scope.lo <= span.lo
                    && span.hi <= info.scope.hi
            });
            places.extend(named.max_by_key(|info| info.scope.lo).map(|info| info.place.clone()));
        }
        for block in &body.blocks {
            for statement in block.statements.iter().filter(|it| it.span == span) {
                if let StatementKind::Assign(place, _) = &statement.kind {
                    places.push(place.clone());
                }
            }
            if let TerminatorKind::Call { destination, .. } = &block.terminator.kind
                && block.terminator.span == span
            {
                places.push(destination.clone());
            }
        }
        let mut is_here = false;
        for place in places {
            let Some(found) = self.place_ty(&place, span) else { continue };
            let erased = self.cx.mono(found, self.identity());
            if self.same_shape(ty, erased) {
                is_here = true;
                self.subtype(found, ty, why);
            }
        }
        is_here
    }

    /// What a cast at the place was written to.
    pub(super) fn annotate_cast(&mut self, ty: Ty<'db>, span: Span) {
        let Some(written) = self.written.take() else { return };
        if let Some(&expr) = written.exprs.get(&span)
            && let Expr::Cast { type_ref, .. } = written.store[expr]
            && let Some(target) = self.lower(&written, type_ref, Some(expr))
        {
            let why = Why { category: Category::TypeAnnotation, span };
            self.equal(ty, target, why);
            self.well_formed(target, why);
        }
        self.written = Some(written);
    }

    /// What the path at the place says of the arguments of the item that it names.
    pub(super) fn annotate_path(&mut self, def: GenericDefId, args: GenericArgs<'db>, span: Span) {
        let Some(written) = self.written.take() else { return };
        let found = written
            .exprs
            .get(&span)
            .or_else(|| span.is_user().then(|| written.methods.get(&span.hi)).flatten());
        if let Some(&expr) = found {
            let at = written.expr_span(self.cx, expr).unwrap_or(span);
            let why = Why { category: Category::TypeAnnotation, span: at };
            match &written.store[expr] {
                Expr::Path(path) | Expr::RecordLit { path, .. } => {
                    self.relate_path(&written, expr, path, def, args, why);
                }
                Expr::MethodCall { generic_args: Some(own), .. } => {
                    let parent = self.parent_len(def);
                    self.relate_args(&written, expr, own, &args.as_slice()[parent..], why);
                }
                _ => {}
            }
        }
        self.written = Some(written);
    }

    fn relate_path(
        &mut self,
        written: &Written<'db>,
        expr: ExprId,
        path: &Path,
        def: GenericDefId,
        args: GenericArgs<'db>,
        why: Why,
    ) {
        let segments = path.generic_args().unwrap_or_default();
        let last = segments.last().and_then(Option::as_ref);
        let before = segments.len().checked_sub(2).and_then(|at| segments[at].as_ref());
        if let GenericDefId::AdtId(_) = def {
            // `Enum::<T>::Variant` and `Enum::Variant::<T>` say the same.
            if let Some(own) = last.or(before) {
                self.relate_args(written, expr, own, args.as_slice(), why);
            } else if let Some(ty) = self.self_type(written, expr, path)
                && let TyKind::Adt(_, own) = ty.kind()
                && own.as_slice().len() == args.as_slice().len()
            {
                for (a, b) in own.as_slice().iter().zip(args.as_slice()) {
                    self.equal_args(*a, *b, why);
                }
            }
            return;
        }
        let (outer, own) = args.as_slice().split_at(self.parent_len(def));
        if let Some(written_own) = last {
            self.relate_args(written, expr, written_own, own, why);
        }
        match self.container(def) {
            Some(ItemContainerId::ImplId(id)) => {
                if let Some(ty) = self.prefix_type(written, expr, path) {
                    let declared = self.cx.db.impl_self_ty(id).skip_binder();
                    let declared = EarlyBinder::bind(declared)
                        .instantiate(self.cx.interner, args)
                        .skip_norm_wip();
                    let declared = self.normalize(declared, why);
                    self.equal(declared, ty, why);
                    self.well_formed(ty, why);
                }
            }
            Some(ItemContainerId::TraitId(_)) => {
                if let Some(written_outer) = before {
                    self.relate_args(written, expr, written_outer, outer, why);
                }
            }
            _ => {}
        }
    }

    /// `Self`, when the path starts with it.
    fn self_type(&self, written: &Written<'db>, expr: ExprId, path: &Path) -> Option<Ty<'db>> {
        let first = path.segments().first()?;
        if first.name.as_str() != "Self" && !path.is_self_type() {
            return None;
        }
        let resolver = self.resolver_at(written, Some(expr));
        let implementation = resolver.impl_def()?;
        Some(self.cx.db.impl_self_ty(implementation).skip_binder())
    }

    /// The type before the last `::` of a path.
    fn prefix_type(
        &mut self,
        written: &Written<'db>,
        expr: ExprId,
        path: &Path,
    ) -> Option<Ty<'db>> {
        if let Some(anchor) = path.type_anchor() {
            let is_whole = path.segments().len() == 1;
            return if is_whole { self.lower(written, anchor, Some(expr)) } else { None };
        }
        let qualifier = path.qualifier()?;
        let resolver = self.resolver_at(written, Some(expr));
        let interner = self.cx.interner;
        match resolver.resolve_path_in_type_ns_fully(self.cx.db, &qualifier)? {
            TypeNs::SelfType(id) => Some(self.cx.db.impl_self_ty(id).skip_binder()),
            TypeNs::AdtId(adt) => {
                let own = qualifier.generic_args()?.last()?.as_ref()?;
                let erased = GenericArgs::identity_for_item(interner, adt.into());
                let fresh = self.fresh_regions(erased);
                // Only lifetimes: the types were inferred, and are not known here.
                if fresh.as_slice().iter().any(|arg| arg.region().is_none()) {
                    return None;
                }
                let why = Why::boring(self.cx.no_span());
                self.relate_args(written, expr, own, fresh.as_slice(), why);
                Some(Ty::new_adt(interner, adt.into(), fresh))
            }
            TypeNs::TypeAliasId(alias) => self.alias_type(alias),
            _ => None,
        }
    }

    fn alias_type(&self, alias: TypeAliasId) -> Option<Ty<'db>> {
        let args = GenericArgs::identity_for_item(self.cx.interner, alias.into());
        let ty = self.cx.db.ty(TyDefId::TypeAliasId(alias)).skip_binder();
        args.as_slice().is_empty().then_some(ty)
    }

    fn fresh_regions(&self, args: GenericArgs<'db>) -> GenericArgs<'db> {
        let args: Vec<_> = args
            .as_slice()
            .iter()
            .map(|&arg| match arg.kind() {
                GenericArgKind::Lifetime(_) => self.fresh().into(),
                _ => arg,
            })
            .collect();
        GenericArgs::new_from_slice(&args)
    }

    fn container(&self, def: GenericDefId) -> Option<ItemContainerId> {
        match def {
            GenericDefId::FunctionId(id) => Some(id.lookup(self.cx.db).container),
            GenericDefId::ConstId(id) => Some(id.lookup(self.cx.db).container),
            _ => None,
        }
    }

    /// How many of an item's arguments are those of the `impl` or trait around it.
    fn parent_len(&self, def: GenericDefId) -> usize {
        let of = |def: GenericDefId| {
            GenericArgs::identity_for_item(self.cx.interner, def.into()).as_slice().len()
        };
        match self.container(def) {
            Some(ItemContainerId::ImplId(id)) => of(id.into()),
            Some(ItemContainerId::TraitId(id)) => of(id.into()),
            _ => 0,
        }
    }

    fn relate_args(
        &mut self,
        written: &Written<'db>,
        expr: ExprId,
        own: &WrittenArgs,
        args: &[hir_ty::next_solver::GenericArg<'db>],
        why: Why,
    ) {
        let mut types = args.iter().filter_map(|arg| arg.ty());
        let regions: Vec<_> = args.iter().filter_map(|arg| arg.region()).collect();
        let mut lifetimes = Vec::new();
        for arg in &own.args {
            match *arg {
                WrittenArg::Type(type_ref) => {
                    let Some(ty) = types.next() else { break };
                    if let Some(lowered) = self.lower(written, type_ref, Some(expr)) {
                        self.equal(ty, lowered, why);
                        self.well_formed(lowered, why);
                    }
                }
                WrittenArg::Lifetime(id) => lifetimes.push(self.lifetime(written, id)),
                WrittenArg::Const(_) => {}
            }
        }
        if lifetimes.len() == regions.len() {
            for (region, lifetime) in regions.into_iter().zip(lifetimes) {
                if let Some(lifetime) = lifetime {
                    self.outlives(region, lifetime, why);
                    self.outlives(lifetime, region, why);
                }
            }
        }
    }

    fn equal_args(
        &mut self,
        a: hir_ty::next_solver::GenericArg<'db>,
        b: hir_ty::next_solver::GenericArg<'db>,
        why: Why,
    ) {
        match (a.kind(), b.kind()) {
            (GenericArgKind::Type(a), GenericArgKind::Type(b)) => self.equal(a, b, why),
            (GenericArgKind::Lifetime(a), GenericArgKind::Lifetime(b)) => {
                self.outlives(a, b, why);
                self.outlives(b, a, why);
            }
            _ => {}
        }
    }

    fn equal(&mut self, a: Ty<'db>, b: Ty<'db>, why: Why) {
        self.subtype(a, b, why);
        self.subtype(b, a, why);
    }

    fn lifetime(&self, written: &Written<'db>, id: LifetimeRefId) -> Option<Region<'db>> {
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

    fn resolver_at(&self, written: &Written<'db>, at: Option<ExprId>) -> Resolver<'db> {
        let mut resolver = written.resolver.clone();
        if let Some(expr) = at {
            let _guard = resolver.update_to_inner_scope(self.cx.db, written.store_owner, expr);
        }
        resolver
    }

    /// A written type with its regions; none when it has parts that cannot be known here.
    fn lower(
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
