//! Types that the author wrote inside of the body: `let x: &'a T`, `f::<&'static str>`,
//! `Parser::<'a>::new`, `Pair::<&'a u8> { .. }`, `e as &'static T`. They are related to what the
//! body has at the same place.

use borrowck::Category;
use hir_def::{
    GenericDefId, ItemContainerId, Lookup, TypeAliasId,
    expr_store::path::{GenericArg as WrittenArg, GenericArgs as WrittenArgs, Path},
    hir::{Expr, ExprId, Pat, PatId},
    resolver::TypeNs,
};
use hir_ty::{
    ByRef, TyDefId,
    db::HirDatabase,
    next_solver::{EarlyBinder, GenericArg, GenericArgs, Ty, TyKind},
};
use mir::{LocalKind, Span, StatementKind, TerminatorKind};
use rustc_type_ir::{
    GenericArgKind,
    inherent::{GenericArgs as _, IntoKind},
};

use super::{RegionCx, constraints::Why, written::Written};

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
                Some(Ty::new_adt(interner, adt, fresh))
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
        args: &[GenericArg<'db>],
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

    fn equal_args(&mut self, a: GenericArg<'db>, b: GenericArg<'db>, why: Why) {
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
}
