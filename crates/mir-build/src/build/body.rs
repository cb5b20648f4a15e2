//! From an instance to its body.

use hir_def::{
    HasModule, Lookup,
    expr_store::Body as HirBody,
    hir::{
        BindingId, ClosureKind as HirClosureKind, CoroutineKind, CoroutineSource, Expr as HirExpr,
        ExprId as HirId, PatId,
    },
    src::HasSource,
};
use hir_ty::{
    InferBodyId,
    db::InternedClosureId,
    next_solver::{GenericArgs, Mutability as TyMutability, Ty, TyKind},
};
use mir::{BodyKind, FieldIdx, Local, LocalKind, Place, Span, Stop, TerminatorKind, VarDebugInfo};
use rustc_hash::FxHashMap;
use rustc_type_ir::{
    ClosureKind,
    inherent::{GenericArgs as _, IntoKind, Ty as _},
};
use syntax::{AstNode, SyntaxNodePtr};

use super::{
    builder::{Builder, PendingBlock, VarLocals},
    scope::{DropKind, Scopes},
    simplify::simplify,
    thir::{BodyParts, Capture, Owner, Pat, Scope, Thir, ThirCx, Var},
};
use crate::cx::{Cx, Instance};

/// Lowers the body of an instance that has one in the source. Never fails: what cannot be lowered
/// becomes a `TerminatorKind::Unsupported` at its place.
pub(crate) fn body<'db>(cx: &mut Cx<'db>, instance: &Instance<'db>) -> mir::Body {
    let name = cx.instance_name(instance);
    match instance {
        Instance::Fn(id, args) => function(cx, *id, *args, name),
        Instance::Closure { id, args, ty } => closure(cx, *id, *args, *ty, name),
        Instance::Coroutine(ty) => coroutine(cx, *ty, name),
        Instance::ConstInit(id, args) => constant(cx, (*id).into(), *args, name),
        Instance::StaticInit(id) => {
            let args = cx.no_args();
            constant(cx, (*id).into(), args, name)
        }
        Instance::Shim(_) => empty(cx, name, "this function has no body in the source"),
    }
}

impl<'a, 'db> Builder<'a, 'db> {
    pub(super) fn new(
        cx: &'a mut Cx<'db>,
        thir: &'a Thir<'db>,
        owner: &'a Owner<'db>,
        var_scopes: &'a FxHashMap<Var, Scope>,
    ) -> Self {
        Self {
            cx,
            thir,
            owner,
            var_scopes,
            captures: &[],
            captures_by_ref: false,
            is_coroutine: false,
            is_user: false,
            is_constant: false,
            is_static_value: false,
            locals: Vec::new(),
            local_tys: Vec::new(),
            blocks: vec![PendingBlock::default()],
            block: mir::BasicBlock::START,
            scopes: Scopes::default(),
            vars: FxHashMap::default(),
            var_debug_info: Vec::new(),
            guard_vars: Vec::new(),
            unit_temp: None,
        }
    }

    /// The parameter is the variable, or is taken apart by its pattern.
    fn bind_param(&mut self, pat: &Pat<'db>, local: Local, scope: Scope, visible: Span) {
        if let super::thir::PatKind::Binding {
            var,
            mode: super::thir::BindingMode::ByValue,
            subpattern: None,
        } = &pat.kind
        {
            self.vars.insert(*var, VarLocals { local, in_guard: None });
            if let Some((name, mutable)) = self.var_name(*var) {
                self.locals[local.index()].kind = LocalKind::Arg { mutable };
                self.var_debug_info.push(VarDebugInfo {
                    name,
                    place: local.into(),
                    scope: visible,
                });
            }
            self.schedule_drop(Some(scope), local, DropKind::Value, pat.span);
            return;
        }
        self.schedule_drop(Some(scope), local, DropKind::Value, pat.span);
        self.declare_bindings(pat, false, visible);
        self.irrefutable(pat, local.into());
    }

    fn name_self(&mut self, binding: BindingId, local: Local, visible: Span) {
        let var = Var::Binding(binding);
        self.vars.insert(var, VarLocals { local, in_guard: None });
        if let Some((name, mutable)) = self.var_name(var) {
            self.locals[local.index()].kind = LocalKind::Arg { mutable };
            self.var_debug_info.push(VarDebugInfo { name, place: local.into(), scope: visible });
        }
    }
}

fn function<'db>(
    cx: &mut Cx<'db>,
    id: hir_def::FunctionId,
    args: GenericArgs<'db>,
    name: String,
) -> mir::Body {
    let db = cx.db;
    let source = id.lookup(db).source(db);
    let span = cx.span(source.map(|it| SyntaxNodePtr::new(it.syntax())));
    let hir = HirBody::of(db, id.into());
    let owner = Owner::new(cx, id.into(), args);
    let sig = cx.fn_sig(id, args);
    let inputs: Vec<Ty<'db>> = sig.inputs().to_vec();
    let params: Vec<PatId> = hir.params.iter().map(|param| param.formal).collect();
    let self_param = hir.self_param.as_ref().map(|param| param.formal);
    let root = hir.root_expr();
    if matches!(owner.store[root], HirExpr::Missing) {
        return empty(cx, name, "this function has no body");
    }
    let kind = body_kind(cx, &owner);
    let parts = ThirCx::new(cx, owner.clone(), span).lower_body(root, &params, false);
    let mut builder = Builder::new(cx, &parts.thir, &owner, &parts.var_scopes);
    builder.is_user = kind == BodyKind::User;
    builder.local(sig.output(), LocalKind::Return, span);
    for &ty in &inputs {
        builder.local(ty, LocalKind::Arg { mutable: true }, span);
    }
    let value_span = parts.thir[parts.value].span;
    lower_value(&mut builder, &parts, |builder| {
        let mut next = 1;
        if let Some(binding) = self_param {
            let local = Local(1);
            builder.name_self(binding, local, span);
            builder.schedule_drop(Some(parts.args_scope), local, DropKind::Value, span);
            next = 2;
        }
        for (pat, index) in parts.params.iter().zip(next..) {
            let local = Local(index);
            builder.locals[local.index()].span = pat.span;
            builder.bind_param(pat, local, parts.args_scope, value_span);
        }
    });
    let arg_count = inputs.len() as u32;
    let mut body = finish(builder, name, kind, span, arg_count);
    body.track_caller = is_track_caller(cx, id);
    body.no_unwind = is_foreign(cx, id);
    body
}

fn closure<'db>(
    cx: &mut Cx<'db>,
    id: InternedClosureId<'db>,
    args: GenericArgs<'db>,
    ty: Ty<'db>,
    name: String,
) -> mir::Body {
    let loc = id.loc(cx.db);
    let owner = Owner::new(cx, loc.owner, args);
    let store = owner.store;
    let (HirExpr::Closure { args: params, body: root, .. }, TyKind::Closure(_, closure_args)) =
        (&store[loc.expr], ty.kind())
    else {
        return empty(cx, name, "this is not a closure");
    };
    let Some(data) = owner.infer.closures_data.get(&loc.expr) else {
        return empty(cx, name, "this closure was not analysed");
    };
    let span = match owner.source_map.expr_syntax(loc.expr) {
        Ok(source) => cx.span(source),
        Err(_) => cx.no_span(),
    };
    let mut captures = Vec::new();
    for captured in data.min_captures.values().flatten() {
        match Capture::new(captured) {
            Some(capture) => captures.push(capture),
            None => return empty(cx, name, "this capture is not simulated"),
        }
    }
    let own_kind =
        closure_args.as_closure().kind_ty().to_opt_closure_kind().unwrap_or(ClosureKind::FnOnce);
    let sig = data.liberated_sig.get();
    let inputs: Vec<Ty<'db>> = sig.inputs().iter().map(|&ty| cx.monomorphize(ty, args)).collect();
    let output = cx.monomorphize(sig.output(), args);
    let kind = body_kind(cx, &owner);
    let parts = ThirCx::new(cx, owner.clone(), span).lower_body(*root, params, false);
    let mut builder = Builder::new(cx, &parts.thir, &owner, &parts.var_scopes);
    builder.is_user = kind == BodyKind::User;
    builder.captures = &captures;
    builder.captures_by_ref = own_kind != ClosureKind::FnOnce;
    builder.local(output, LocalKind::Return, span);
    let closure_ty = match own_kind {
        ClosureKind::FnOnce => ty,
        ClosureKind::FnMut => builder.ref_ty(ty, TyMutability::Mut),
        ClosureKind::Fn => builder.ref_ty(ty, TyMutability::Not),
    };
    let tuple = Ty::new_tup(builder.cx.interner, &inputs);
    builder.local(closure_ty, LocalKind::Arg { mutable: true }, span);
    builder.local(tuple, LocalKind::Arg { mutable: true }, span);
    let value_span = parts.thir[parts.value].span;
    lower_value(&mut builder, &parts, |builder| {
        for local in [Local(1), Local(2)] {
            builder.schedule_drop(Some(parts.args_scope), local, DropKind::Value, span);
        }
        builder.name_captures(&captures, value_span);
        for (index, pat) in parts.params.iter().enumerate() {
            let place = Place::from(Local(2)).field(FieldIdx(index as u32));
            builder.declare_bindings(pat, false, value_span);
            builder.irrefutable(pat, place.into());
        }
    });
    finish(builder, name, kind, span, 2)
}

/// The body of an `async` block as it was written, before it is made a function that can be
/// called again and again. Its arguments are what it captured, and what it is polled with.
fn coroutine<'db>(cx: &mut Cx<'db>, ty: Ty<'db>, name: String) -> mir::Body {
    let TyKind::Coroutine(id, coroutine_args) = ty.kind() else {
        return empty(cx, name, "this is not an `async` block");
    };
    let parts = coroutine_args.split_coroutine_args();
    let args = GenericArgs::new_from_slice(parts.parent_args);
    let loc = id.0.loc(cx.db);
    let owner = Owner::new(cx, loc.owner, args);
    let HirExpr::Closure { body: root, closure_kind, .. } = &owner.store[loc.expr] else {
        return empty(cx, name, "this is not an `async` block");
    };
    let HirClosureKind::Coroutine { kind: CoroutineKind::Async, source } = closure_kind else {
        return empty(cx, name, "generators are not stable Rust");
    };
    let (Some(data), TyKind::Tuple(upvars), Some(context)) =
        (owner.infer.closures_data.get(&loc.expr), parts.tupled_upvars_ty.kind(), cx.context_ty())
    else {
        return empty(cx, name, "this `async` block was not analysed");
    };
    let span = match owner.source_map.expr_syntax(loc.expr) {
        Ok(source) => cx.span(source),
        Err(_) => coroutine_span(cx, &owner, *root),
    };
    let mut captures = Vec::new();
    for captured in data.min_captures.values().flatten() {
        match Capture::new(captured) {
            Some(capture) => captures.push(capture),
            None => return empty(cx, name, "this capture is not simulated"),
        }
    }
    if captures.len() != upvars.len() {
        return empty(cx, name, "what this `async` block captures is not known");
    }
    let kind = body_kind(cx, &owner);
    let mut thir = ThirCx::new(cx, owner.clone(), span);
    thir.async_fn_body = matches!(source, CoroutineSource::Fn).then_some(*root);
    let body_parts = thir.lower_body(*root, &[], false);
    let mut builder = Builder::new(cx, &body_parts.thir, &owner, &body_parts.var_scopes);
    builder.is_user = kind == BodyKind::User;
    builder.captures = &captures;
    builder.is_coroutine = true;
    builder.scopes.storage_on_unwind = true;
    builder.local(parts.return_ty, LocalKind::Return, span);
    for upvar in upvars.iter() {
        builder.local(upvar, LocalKind::Arg { mutable: true }, span);
    }
    let context = builder.local(context, LocalKind::Arg { mutable: true }, span);
    builder.vars.insert(Var::Context, VarLocals { local: context, in_guard: None });
    let value_span = body_parts.thir[body_parts.value].span;
    let count = captures.len() as u32;
    lower_value(&mut builder, &body_parts, |builder| {
        for local in (1..=count).rev() {
            builder.schedule_drop(Some(body_parts.args_scope), Local(local), DropKind::Value, span);
        }
        builder.name_captures(&captures, value_span);
    });
    finish(builder, name, kind, span, count + 1)
}

/// The block that was written, inside of what the front end makes of an `async fn`.
fn coroutine_span(cx: &Cx<'_>, owner: &Owner<'_>, root: HirId) -> Span {
    if let HirExpr::Block { tail: Some(tail), .. } = &owner.store[root]
        && let Ok(source) = owner.source_map.expr_syntax(*tail)
    {
        return cx.span(source);
    }
    cx.no_span()
}

impl Builder<'_, '_> {
    /// Where the closure holds a capture.
    pub(super) fn capture_place(&self, index: usize) -> Place {
        if self.is_coroutine {
            return Local(1 + index as u32).into();
        }
        let mut place = Place::from(Local(1));
        if self.captures_by_ref {
            place = place.deref();
        }
        place.field(FieldIdx(index as u32))
    }

    /// A captured variable keeps its name inside the closure.
    fn name_captures(&mut self, captures: &[Capture], visible: Span) {
        for (index, capture) in captures.iter().enumerate() {
            let Some((mut name, _)) = self.var_name(Var::Binding(capture.var)) else { continue };
            for elem in &capture.path {
                match elem {
                    super::thir::CaptureElem::Deref => name = format!("(*{name})"),
                    super::thir::CaptureElem::Field(field) => {
                        name = format!("{name}.{}", field.0);
                    }
                }
            }
            let mut place = self.capture_place(index);
            if capture.by_ref {
                place = place.deref();
            }
            self.var_debug_info.push(VarDebugInfo { name, place, scope: visible });
        }
    }
}

/// The initialiser of a `const` or `static`, or the value of an expression in a type.
fn constant<'db>(
    cx: &mut Cx<'db>,
    id: InferBodyId<'db>,
    args: GenericArgs<'db>,
    name: String,
) -> mir::Body {
    let owner = Owner::new(cx, id, args);
    let root: HirId = match id {
        InferBodyId::DefWithBodyId(def) => HirBody::of(cx.db, def).root_expr(),
        InferBodyId::AnonConstId(id) => id.loc(cx.db).expr,
    };
    let span = match owner.source_map.expr_syntax(root) {
        Ok(source) => cx.span(source),
        Err(_) => cx.no_span(),
    };
    if matches!(owner.store[root], HirExpr::Missing) {
        return empty(cx, name, "this constant has no value");
    }
    let parts = ThirCx::new(cx, owner.clone(), span).lower_body(root, &[], true);
    let ty = parts.thir[parts.value].ty;
    let mut builder = Builder::new(cx, &parts.thir, &owner, &parts.var_scopes);
    builder.is_constant = true;
    builder.local(ty, LocalKind::Return, span);
    lower_value(&mut builder, &parts, |_| {});
    finish(builder, name, BodyKind::Shim, span, 0)
}

/// The body inside the scope of its parameters.
fn lower_value<'db>(
    builder: &mut Builder<'_, 'db>,
    parts: &BodyParts<'db>,
    params: impl FnOnce(&mut Builder<'_, 'db>),
) {
    let span = parts.thir[parts.value].span;
    builder.in_scope(parts.args_scope, span, |builder| {
        params(builder);
        builder.stop(Stop::Enter, span);
        builder.expr_into_dest(&Place::from(Local::RETURN), parts.value);
    });
    builder.finish_return(span);
    let end = Span { lo: span.hi.saturating_sub(1).max(span.lo), ..span };
    builder.stop(Stop::Return, end);
}

/// Ends the body with `return` and puts it together.
pub(super) fn finish(
    mut builder: Builder<'_, '_>,
    name: String,
    kind: BodyKind,
    span: Span,
    arg_count: u32,
) -> mir::Body {
    builder.terminate(span, TerminatorKind::Return);
    builder.build_unwind(span);
    let blocks = std::mem::take(&mut builder.blocks);
    let blocks = blocks.into_iter().map(|block| block.finish(span)).collect();
    mir::Body {
        name,
        kind,
        span,
        track_caller: false,
        no_unwind: false,
        arg_count,
        locals: builder.locals,
        var_debug_info: builder.var_debug_info,
        blocks: simplify(blocks),
    }
}

fn body_kind(cx: &Cx<'_>, owner: &Owner<'_>) -> BodyKind {
    if owner.infer_id.module(cx.db).krate(cx.db) == cx.world.user_crate {
        BodyKind::User
    } else {
        BodyKind::Std
    }
}

fn is_track_caller(cx: &Cx<'_>, id: hir_def::FunctionId) -> bool {
    let source = id.lookup(cx.db).source(cx.db);
    syntax::ast::HasAttrs::attrs(&source.value)
        .any(|attr| attr.path().is_some_and(|path| path.syntax().text() == "track_caller"))
}

/// `extern "C"` and other calling conventions that no panic may leave.
fn is_foreign(cx: &Cx<'_>, id: hir_def::FunctionId) -> bool {
    use syntax::ast::IsString as _;
    let Some(abi) = id.lookup(cx.db).source(cx.db).value.abi() else { return false };
    let name = abi.abi_string();
    let name = name.as_ref().map_or("C", |name| name.text_without_quotes());
    !name.starts_with("Rust") && !name.starts_with("rust") && !name.ends_with("-unwind")
}

/// A body that ends with the reason why it cannot be lowered.
fn empty(cx: &mut Cx<'_>, name: String, why: &str) -> mir::Body {
    let span = cx.no_span();
    let unit = Ty::new_empty_tuple(cx.interner);
    let ty = cx.ty(unit).unwrap_or(mir::TyId(0));
    let kind = TerminatorKind::Unsupported(why.to_owned());
    mir::Body {
        name,
        kind: BodyKind::Shim,
        span,
        track_caller: false,
        no_unwind: false,
        arg_count: 0,
        locals: vec![mir::LocalDecl { ty, kind: LocalKind::Return, span }],
        var_debug_info: Vec::new(),
        blocks: vec![mir::BasicBlockData {
            statements: Vec::new(),
            terminator: mir::Terminator { span, kind },
            is_cleanup: false,
        }],
    }
}
