//! The state of lowering one body to THIR.

use hir_def::{
    ExpressionStoreOwnerId, HasModule,
    expr_store::{Body, ExpressionStore, ExpressionStoreSourceMap},
    hir::{ExprId as HirId, PatId},
    resolver::{HasResolver, Resolver},
};
use hir_ty::{
    InferBodyId, InferenceResult,
    next_solver::{GenericArgs, Ty},
};
use mir::{Span, TyId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Expr, ExprId, ExprKind, Scope, Thir, Var, region::Region};
use crate::cx::Cx;

/// The source of a body: what the front end knows of it.
#[derive(Clone)]
pub(in crate::build) struct Owner<'db> {
    pub(in crate::build) infer_id: InferBodyId<'db>,
    pub(in crate::build) store_owner: ExpressionStoreOwnerId,
    pub(in crate::build) store: &'db ExpressionStore,
    pub(in crate::build) source_map: &'db ExpressionStoreSourceMap,
    pub(in crate::build) infer: &'db InferenceResult<'db>,
    pub(in crate::build) args: GenericArgs<'db>,
}

impl<'db> Owner<'db> {
    pub(in crate::build) fn new(
        cx: &Cx<'db>,
        infer_id: InferBodyId<'db>,
        args: GenericArgs<'db>,
    ) -> Self {
        let store_owner = infer_id.expression_store_owner(cx.db);
        let (store, source_map): (&ExpressionStore, &ExpressionStoreSourceMap) = match store_owner {
            ExpressionStoreOwnerId::Body(def) => {
                let (body, source_map) = Body::with_source_map(cx.db, def);
                (&body.store, &source_map.store)
            }
            other => ExpressionStore::with_source_map(cx.db, other),
        };
        let infer = InferenceResult::of(cx.db, infer_id);
        Self { infer_id, store_owner, store, source_map, infer, args }
    }
}

/// What is asked of one body.
pub(in crate::build) struct BodyParts<'db> {
    pub(in crate::build) thir: Thir<'db>,
    pub(in crate::build) var_scopes: FxHashMap<Var, Scope>,
    /// The scope of the parameters.
    pub(in crate::build) args_scope: Scope,
    /// The parameters' patterns, after the receiver.
    pub(in crate::build) params: Vec<super::Pat<'db>>,
    pub(in crate::build) value: ExprId,
}

/// A label or loop that `break` and `continue` may name.
#[derive(Clone, Copy)]
pub(super) struct Breakable {
    pub(super) label: Option<hir_def::hir::LabelId>,
    pub(super) is_loop: bool,
    pub(super) scope: Scope,
}

pub(in crate::build) struct ThirCx<'a, 'db> {
    pub(super) cx: &'a mut Cx<'db>,
    pub(super) owner: Owner<'db>,
    pub(super) store: &'db ExpressionStore,
    pub(super) infer: &'db InferenceResult<'db>,
    pub(super) resolver: Resolver<'db>,
    pub(super) thir: Thir<'db>,
    pub(super) edition_2024: bool,
    /// The block that the front end makes around the body of an `async fn`.
    pub(in crate::build) async_fn_body: Option<HirId>,
    /// Temporaries that live longer than they would by themselves.
    pub(super) extended: FxHashMap<HirId, Option<Scope>>,
    /// Blocks of `format_args!` in an extending position.
    pub(super) extended_super_lets: FxHashMap<HirId, Option<Scope>>,
    pub(super) var_scopes: FxHashMap<Var, Scope>,
    /// Operands of calls whose automatic `&mut` is a two-phase borrow.
    pub(super) two_phase: FxHashSet<HirId>,
    pub(super) breakables: Vec<Breakable>,
    pub(super) assigned: u32,
    /// The places of the destructuring assignment that is being lowered.
    pub(super) assign_targets: Option<Vec<(Var, PatId)>>,
    /// What the front end made of the head of a `for`, and where the head is.
    pub(super) made_spans: FxHashMap<HirId, Span>,
    /// The expression whose names are in scope of a pattern.
    pub(super) scope_expr: Option<HirId>,
    /// The nearest expression around with a place in the source: for what the front end made.
    pub(super) span: Span,
}

impl<'a, 'db> ThirCx<'a, 'db> {
    pub(in crate::build) fn new(cx: &'a mut Cx<'db>, owner: Owner<'db>, span: Span) -> Self {
        let krate = owner.infer_id.module(cx.db).krate(cx.db);
        let edition_2024 = krate.data(cx.db).edition >= span::Edition::Edition2024;
        let resolver = owner.infer_id.resolver(cx.db);
        Self {
            store: owner.store,
            infer: owner.infer,
            resolver,
            thir: Thir::default(),
            edition_2024,
            async_fn_body: None,
            extended: FxHashMap::default(),
            extended_super_lets: FxHashMap::default(),
            var_scopes: FxHashMap::default(),
            two_phase: FxHashSet::default(),
            breakables: Vec::new(),
            assigned: 0,
            assign_targets: None,
            made_spans: FxHashMap::default(),
            scope_expr: None,
            span,
            owner,
            cx,
        }
    }

    /// Lowers parameters and value. The temporaries of a constant's initialiser that are
    /// borrowed in its value live for ever.
    pub(in crate::build) fn lower_body(
        mut self,
        value: HirId,
        params: &[PatId],
        is_constant: bool,
    ) -> BodyParts<'db> {
        let args_scope = self.thir.scope();
        let region = Region { temp: Some(args_scope), var: args_scope };
        let params = params.iter().map(|&pat| self.pattern(pat, region)).collect();
        if is_constant {
            self.extend_borrows(value, None);
        }
        let value = self.mirror_terminating(value, region);
        BodyParts { thir: self.thir, var_scopes: self.var_scopes, args_scope, params, value }
    }

    pub(super) fn push(
        &mut self,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
        kind: ExprKind<'db>,
    ) -> ExprId {
        self.thir.push(Expr { ty, span, temp_scope, kind })
    }

    pub(super) fn mono(&self, ty: Ty<'db>) -> Ty<'db> {
        self.cx.monomorphize(ty, self.owner.args)
    }

    /// The concrete type before adjustments.
    pub(super) fn expr_ty(&self, expr: HirId) -> Ty<'db> {
        self.mono(self.infer.expr_ty(expr))
    }

    /// The type that inference gave after adjustments; may have parameters.
    pub(super) fn adjusted_ty(&self, expr: HirId) -> Ty<'db> {
        match self.infer.expr_adjustment(expr).and_then(<[_]>::last) {
            Some(last) => last.target.as_ref(),
            None => self.infer.expr_ty(expr),
        }
    }

    pub(super) fn ty_id(&mut self, ty: Ty<'db>) -> Result<TyId, String> {
        self.cx.ty(ty).map_err(|unsupported| unsupported.why)
    }

    /// Where an expression is; that of the expression around it when the front end made it.
    pub(super) fn expr_span(&self, expr: HirId) -> Span {
        if let Some(&span) = self.made_spans.get(&expr) {
            return span;
        }
        match self.owner.source_map.expr_syntax(expr) {
            Ok(source) => self.cx.span(source),
            Err(_) => self.span,
        }
    }

    pub(super) fn pat_span(&self, pat: PatId) -> Span {
        match self.owner.source_map.pat_syntax(pat) {
            Ok(source) => self.cx.span(source),
            Err(_) => self.span,
        }
    }
}
