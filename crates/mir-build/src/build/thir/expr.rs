//! Expressions, their adjustments and their scopes.

use hir_def::{
    CallableDefId, VariantId,
    hir::{
        Array, Expr as HirExpr, ExprId as HirId, LabelId, Literal, MatchArm, RecordLitField,
        RecordSpread, UnaryOp,
    },
    type_ref::{Mutability as HirMutability, Rawness},
};
use hir_ty::{
    Adjust, Adjustment, AutoBorrow, PointerCast,
    next_solver::{Mutability as TyMutability, Region as TyRegion, Ty, TyKind},
};
use mir::{BorrowKind, ConstValue, FieldIdx, Span, UnOp, VariantIdx};
use rustc_type_ir::inherent::{IntoKind, Ty as _};
use syntax::{AstNode, ast};

use super::{
    Arm, Block, Coercion, ConstOrigin, Expr, ExprId, ExprKind, Fun, MatchSource, Scope, ThirCx,
    cx::Breakable, region::Region,
};
use crate::cx::lower_mutability;

impl<'db> ThirCx<'_, 'db> {
    /// Lowers an expression with its adjustments, inside its scope.
    pub(super) fn mirror(&mut self, expr: HirId, region: Region) -> ExprId {
        let scope = self.thir.scope();
        self.mirror_in(expr, region, scope)
    }

    /// As [`ThirCx::mirror`]; temporaries of the expression are dropped at its end.
    pub(super) fn mirror_terminating(&mut self, expr: HirId, region: Region) -> ExprId {
        let scope = self.thir.scope();
        self.mirror_in(expr, Region { temp: Some(scope), ..region }, scope)
    }

    fn mirror_in(&mut self, expr: HirId, region: Region, scope: Scope) -> ExprId {
        let adjustments = self.infer.expr_adjustment(expr).unwrap_or(&[]);
        self.mirror_adjusted(expr, region, scope, adjustments)
    }

    /// Lowers an expression with only some of its adjustments.
    pub(super) fn mirror_with(
        &mut self,
        expr: HirId,
        region: Region,
        adjustments: &[Adjustment],
    ) -> ExprId {
        let scope = self.thir.scope();
        self.mirror_adjusted(expr, region, scope, adjustments)
    }

    fn mirror_adjusted(
        &mut self,
        expr: HirId,
        region: Region,
        scope: Scope,
        adjustments: &[Adjustment],
    ) -> ExprId {
        let outer_span = self.span;
        self.span = self.expr_span(expr);
        let outer_expr = self.scope_expr.replace(expr);
        let temp_scope = match self.extended.get(&expr) {
            Some(&scope) => scope,
            None => region.temp,
        };
        let two_phase = self.two_phase.remove(&expr);
        let mut lowered = self.unadjusted(expr, region, scope, temp_scope);
        if !self.is_reborrowed_block(expr, adjustments) {
            for adjustment in adjustments {
                lowered = self.adjust(lowered, adjustment, two_phase);
            }
        }
        let Expr { ty, span, .. } = lowered;
        let value = self.thir.push(lowered);
        let result = self.push(ty, span, temp_scope, ExprKind::Scope { scope, value });
        self.span = outer_span;
        self.scope_expr = outer_expr;
        result
    }

    /// The value of a block is reborrowed in it. To do so again after it, where its variables are
    /// gone, would tell the borrow checker that they are used there.
    fn is_reborrowed_block(&self, expr: HirId, adjustments: &[Adjustment]) -> bool {
        let is_block = matches!(
            &self.store[expr],
            HirExpr::Block { tail: Some(_), .. } | HirExpr::Unsafe { tail: Some(_), .. }
        );
        let reborrows = match adjustments {
            [deref, borrow] => {
                matches!(deref.kind, Adjust::Deref(None))
                    && matches!(borrow.kind, Adjust::Borrow(AutoBorrow::Ref(_)))
                    && self.mono(borrow.target.as_ref()) == self.expr_ty(expr)
            }
            _ => false,
        };
        self.cx.is_generic && is_block && reborrows
    }

    /// Lowers an operand of a call: an automatic `&mut` of it is active only at the call.
    pub(super) fn mirror_operand(&mut self, expr: HirId, region: Region) -> ExprId {
        self.two_phase.insert(expr);
        self.mirror(expr, region)
    }

    fn adjust(&mut self, expr: Expr<'db>, adjustment: &Adjustment, two_phase: bool) -> Expr<'db> {
        let Expr { span, temp_scope, ty: source_ty, .. } = expr;
        let ty = self.mono(adjustment.target.as_ref());
        let arg = self.thir.push(expr);
        let kind = match &adjustment.kind {
            Adjust::NeverToAny if ty.is_never() => return self.thir[arg].clone(),
            // Only lifetimes differ.
            Adjust::Pointer(PointerCast::Unsize) if ty == source_ty => {
                return self.thir[arg].clone();
            }
            Adjust::NeverToAny => ExprKind::NeverToAny { source: arg },
            Adjust::Deref(None) => ExprKind::Deref { arg },
            Adjust::Deref(Some(overloaded)) => {
                let arg = self.borrow(arg, overloaded.0);
                return self.overloaded_deref(arg, source_ty, overloaded.0, ty, span, temp_scope);
            }
            Adjust::Borrow(AutoBorrow::Ref(mutability)) => {
                let kind = match TyMutability::from(*mutability) {
                    TyMutability::Not => BorrowKind::Shared,
                    TyMutability::Mut => BorrowKind::Mut { two_phase },
                };
                ExprKind::Borrow { kind, arg }
            }
            Adjust::Borrow(AutoBorrow::RawPtr(mutability)) => {
                ExprKind::RawBorrow { mutability: lower_mutability(*mutability), arg }
            }
            Adjust::Pointer(cast) => {
                let cast = match cast {
                    PointerCast::ReifyFnPointer | PointerCast::ClosureFnPointer(_) => {
                        Coercion::Reify
                    }
                    PointerCast::UnsafeFnPointer | PointerCast::MutToConstPointer => Coercion::Same,
                    PointerCast::ArrayToPointer => Coercion::ArrayToPointer,
                    PointerCast::Unsize => Coercion::Unsize,
                };
                ExprKind::PointerCoercion { cast, source: arg }
            }
        };
        Expr { ty, span, temp_scope, kind }
    }

    /// `&arg` or `&mut arg`.
    pub(super) fn borrow(&mut self, arg: ExprId, mutability: TyMutability) -> ExprId {
        let Expr { span, temp_scope, ty, .. } = self.thir[arg];
        let region = TyRegion::new_erased(self.cx.interner);
        let ty = Ty::new_ref(self.cx.interner, region, ty, mutability);
        self.push(ty, span, temp_scope, ExprKind::Borrow { kind: plain(mutability), arg })
    }

    /// `*Deref::deref(arg)`: `arg` is a reference already.
    pub(super) fn overloaded_deref(
        &mut self,
        arg: ExprId,
        self_ty: Ty<'db>,
        mutability: TyMutability,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Expr<'db> {
        let lang = self.cx.interner.lang_items();
        let method = match mutability {
            TyMutability::Not => lang.Deref_deref,
            TyMutability::Mut => lang.DerefMut_deref_mut,
        };
        let Some(method) = method else {
            let kind = ExprKind::Unsupported("`Deref` is not declared".to_owned());
            return Expr { ty, span, temp_scope, kind };
        };
        let args = hir_ty::next_solver::GenericArgs::new_from_slice(&[self_ty.into()]);
        self.overloaded_place(Fun::Def(method, args), vec![arg], mutability, ty, span, temp_scope)
    }

    /// `*call(args)`, where the call returns a reference to a place of type `ty`.
    pub(super) fn overloaded_place(
        &mut self,
        fun: Fun<'db>,
        args: Vec<ExprId>,
        mutability: TyMutability,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Expr<'db> {
        let region = TyRegion::new_erased(self.cx.interner);
        let ref_ty = Ty::new_ref(self.cx.interner, region, ty, mutability);
        let arg = self.push(ref_ty, span, temp_scope, ExprKind::Call { fun, args });
        Expr { ty, span, temp_scope, kind: ExprKind::Deref { arg } }
    }

    /// The condition of `if`, `while` or a guard: what is not `let` drops its temporaries.
    pub(super) fn condition(&mut self, cond: HirId, region: Region) -> ExprId {
        match &self.store[cond] {
            HirExpr::Let { .. } => self.mirror(cond, region),
            HirExpr::BinaryOp { lhs, rhs, op: Some(ast::BinaryOp::LogicOp(ast::LogicOp::And)) }
                if self.has_let(cond) =>
            {
                let (lhs, rhs) = (*lhs, *rhs);
                let span = self.expr_span(cond);
                let lhs = self.condition(lhs, region);
                let rhs = self.condition(rhs, region);
                let ty = self.expr_ty(cond);
                self.push(ty, span, region.temp, ExprKind::LogicalOp { and: true, lhs, rhs })
            }
            _ => {
                let source = self.mirror_terminating(cond, region);
                let Expr { ty, span, .. } = self.thir[source];
                self.push(ty, span, region.temp, ExprKind::Use { source })
            }
        }
    }

    fn has_let(&self, expr: HirId) -> bool {
        match &self.store[expr] {
            HirExpr::Let { .. } => true,
            HirExpr::BinaryOp { lhs, rhs, op: Some(ast::BinaryOp::LogicOp(_)) } => {
                self.has_let(*lhs) || self.has_let(*rhs)
            }
            _ => false,
        }
    }

    fn unadjusted(
        &mut self,
        expr: HirId,
        region: Region,
        scope: Scope,
        temp_scope: Option<Scope>,
    ) -> Expr<'db> {
        let ty = self.expr_ty(expr);
        let span = self.span;
        let store = self.store;
        let whole = |kind| Expr { ty, span, temp_scope, kind };
        let unsupported =
            |why: &str| Expr { ty, span, temp_scope, kind: ExprKind::Unsupported(why.to_owned()) };
        let kind = match &store[expr] {
            HirExpr::Missing => return unsupported("an expression is missing here"),
            HirExpr::Path(path) => return self.path(expr, path, ty, span, temp_scope),
            HirExpr::If { condition, then_branch, else_branch } => {
                let if_scope = self.thir.scope();
                let inner = Region {
                    temp: if self.edition_2024 { Some(if_scope) } else { region.temp },
                    var: if_scope,
                };
                let cond = self.condition(*condition, inner);
                let then = self.mirror_terminating(*then_branch, inner);
                let otherwise = else_branch.map(|e| self.mirror_terminating(e, region));
                ExprKind::If { scope: if_scope, cond, then, otherwise }
            }
            HirExpr::Let { pat, expr } => {
                let expr = self.mirror(*expr, region);
                let pat = Box::new(self.pattern(*pat, region));
                ExprKind::Let { expr, pat }
            }
            HirExpr::Block { statements, tail, label, .. } => {
                let target = self.enter_label(*label, scope, false);
                let block = self.block(expr, statements, *tail, region, scope);
                self.leave_label(target);
                ExprKind::Block(Box::new(Block { targeted_by_break: target, ..block }))
            }
            HirExpr::Unsafe { statements, tail, .. } => {
                ExprKind::Block(Box::new(self.block(expr, statements, *tail, region, scope)))
            }
            HirExpr::Const(value) => {
                let value = self.mirror_terminating(*value, region);
                ExprKind::InlineConst { value }
            }
            HirExpr::Loop { body, label, .. } => {
                self.breakables.push(Breakable { label: *label, is_loop: true, scope });
                let body = self.mirror_terminating(*body, region);
                self.breakables.pop();
                ExprKind::Loop { body }
            }
            HirExpr::Call { callee, args } => {
                return self.call(expr, *callee, args, region, ty, span, temp_scope);
            }
            HirExpr::MethodCall { receiver, args, .. } => {
                let Some((method, generic)) = self.infer.method_resolution(expr) else {
                    return unsupported("this method is not resolved");
                };
                let fun = Fun::Def(method, self.cx.mono_args(generic, self.owner.args));
                let mut operands = vec![self.mirror_operand(*receiver, region)];
                operands.extend(args.iter().map(|&arg| self.mirror_operand(arg, region)));
                let span = self.method_span(expr).unwrap_or(span);
                return Expr { ty, span, temp_scope, kind: ExprKind::Call { fun, args: operands } };
            }
            HirExpr::Match { expr: scrutinee, arms } => {
                let source = self.match_source(*scrutinee, arms);
                if let (MatchSource::ForIter, [arm]) = (source, &arms[..]) {
                    let head = self.expr_span(*scrutinee);
                    self.span_next_call(arm.expr, head);
                }
                let scrutinee = self.mirror(*scrutinee, region);
                let arms = arms.iter().map(|arm| self.arm(arm, region)).collect();
                ExprKind::Match { scrutinee, arms, source }
            }
            HirExpr::Continue { label } => match self.target(*label, true) {
                Some(target) => ExprKind::Continue { target },
                None => return unsupported("`continue` is outside of a loop"),
            },
            HirExpr::Break { expr: value, label } => match self.target(*label, false) {
                Some(target) => {
                    let value = value.map(|value| self.mirror(value, region));
                    ExprKind::Break { target, value }
                }
                None => return unsupported("`break` is outside of a loop"),
            },
            HirExpr::Return { expr: value } => {
                ExprKind::Return { value: value.map(|value| self.mirror(value, region)) }
            }
            HirExpr::RecordLit { fields, spread, .. } => {
                return match self.record(expr, fields, *spread, region, ty) {
                    Ok(kind) => whole(kind),
                    Err(why) => unsupported(&why),
                };
            }
            HirExpr::Field { expr: base, name } => {
                let base = self.mirror(*base, region);
                let index = if let TyKind::Tuple(_) = self.thir[base].ty.kind() {
                    name.as_tuple_index().map(|index| index as u32)
                } else {
                    self.infer.field_resolution(expr).map(|field| {
                        field.either(|f| f.local_id.into_raw().into_u32(), |t| t.index)
                    })
                };
                match index {
                    Some(index) => ExprKind::Field { base, variant: None, field: FieldIdx(index) },
                    None => return unsupported("this field is not resolved"),
                }
            }
            HirExpr::Cast { expr: source, .. } => {
                let source = self.mirror(*source, region);
                if self.thir[source].ty == ty {
                    // Done by coercion already.
                    ExprKind::Use { source }
                } else {
                    ExprKind::Cast { source }
                }
            }
            HirExpr::Ref { expr: operand, rawness, mutability } => {
                let arg = self.mirror(*operand, region);
                let mutability = match mutability {
                    HirMutability::Shared => TyMutability::Not,
                    HirMutability::Mut => TyMutability::Mut,
                };
                match rawness {
                    Rawness::RawPtr => {
                        ExprKind::RawBorrow { mutability: lower_mutability(mutability), arg }
                    }
                    Rawness::Ref => ExprKind::Borrow { kind: plain(mutability), arg },
                }
            }
            HirExpr::UnaryOp { expr: operand, op } => {
                return self.unary(expr, *operand, *op, region, ty, span, temp_scope);
            }
            HirExpr::BinaryOp { lhs, rhs, op } => {
                return self.binary(expr, *lhs, *rhs, *op, region, ty, span, temp_scope);
            }
            HirExpr::Assignment { target, value } => {
                return self.assignment(*target, *value, region, ty, span, temp_scope);
            }
            HirExpr::Index { base, index } => {
                return self.index(expr, *base, *index, region, ty, span, temp_scope);
            }
            HirExpr::Closure { .. } => {
                return match self.closure(expr, ty, span, temp_scope) {
                    Ok(kind) => whole(kind),
                    Err(why) => unsupported(&why),
                };
            }
            HirExpr::Tuple { exprs } => ExprKind::Tuple {
                fields: exprs.iter().map(|&field| self.mirror(field, region)).collect(),
            },
            HirExpr::Array(Array::ElementList { elements }) => ExprKind::Array {
                fields: elements.iter().map(|&element| self.mirror(element, region)).collect(),
            },
            HirExpr::Array(Array::Repeat { initializer, .. }) => {
                let value = self.mirror(*initializer, region);
                let count = match ty.kind() {
                    TyKind::Array(_, len) => hir_ty::consteval::try_const_usize(self.cx.db, len),
                    _ => None,
                };
                match count {
                    Some(count) => ExprKind::Repeat { value, count: count as u64 },
                    None => return unsupported("the length of this array is not known"),
                }
            }
            HirExpr::Literal(Literal::String(_)) if let Some(text) = self.stringified(expr) => {
                return match text {
                    Ok(text) => {
                        let global = self.cx.literal(text.as_bytes(), span);
                        let value = ConstValue::Slice(global, text.len() as u64);
                        whole(ExprKind::Constant { value, origin: ConstOrigin::Literal })
                    }
                    Err(why) => unsupported(&why),
                };
            }
            HirExpr::Literal(literal) => {
                return match self.literal(literal, false, ty, span) {
                    Ok(value) => whole(ExprKind::Constant { value, origin: ConstOrigin::Literal }),
                    Err(why) => unsupported(&why),
                };
            }
            HirExpr::Underscore => return unsupported("`_` has no value"),
            HirExpr::Await { expr } => {
                return match self.awaiting(*expr, region, ty) {
                    Ok(kind) => whole(kind),
                    Err(why) => unsupported(&why),
                };
            }
            HirExpr::Yield { .. } => return unsupported("`yield` is not stable Rust"),
            HirExpr::Yeet { .. } | HirExpr::Become { .. } => {
                return unsupported("this is not stable Rust");
            }
            HirExpr::OffsetOf(_) => return unsupported("`offset_of!` is not simulated"),
            HirExpr::InlineAsm(_) => return unsupported("inline assembly is not simulated"),
            HirExpr::IncludeBytes => return unsupported("`include_bytes!` is not simulated"),
        };
        whole(kind)
    }

    /// The method's name and what follows: where rustc says a method call is.
    fn method_span(&self, expr: HirId) -> Option<Span> {
        let source = self.owner.source_map.expr_syntax(expr).ok()?;
        if source.file_id.is_macro() {
            return None;
        }
        let root = source.file_id.parse_or_expand(self.cx.db);
        let node = source.value.syntax_node_ptr().try_to_node(&root)?;
        let call = ast::MethodCallExpr::cast(node)?;
        let name = call.name_ref()?.syntax().text_range();
        Some(Span { lo: name.start().into(), ..self.span })
    }

    fn enter_label(&mut self, label: Option<LabelId>, scope: Scope, is_loop: bool) -> bool {
        if label.is_some() {
            self.breakables.push(Breakable { label, is_loop, scope });
        }
        label.is_some()
    }

    fn leave_label(&mut self, entered: bool) {
        if entered {
            self.breakables.pop();
        }
    }

    fn target(&self, label: Option<LabelId>, is_continue: bool) -> Option<Scope> {
        let mut targets = self.breakables.iter().rev();
        let target = match label {
            Some(_) => targets.find(|it| it.label == label),
            None => targets.find(|it| it.is_loop),
        }?;
        (target.is_loop || !is_continue).then_some(target.scope)
    }

    fn arm(&mut self, arm: &MatchArm, region: Region) -> Arm<'db> {
        let scope = self.thir.scope();
        let inner = Region { temp: Some(scope), var: scope };
        let pat = self.pattern(arm.pat, Region { var: scope, ..region });
        let guard = arm.guard.map(|guard| self.condition(guard, inner));
        let body = self.mirror(arm.expr, inner);
        let (pat_span, body_span) = (pat.span, self.thir[body].span);
        let span = if pat_span.file == body_span.file && pat_span.lo <= body_span.hi {
            Span { hi: body_span.hi, ..pat_span }
        } else {
            body_span
        };
        Arm { pat, guard, body, scope, span }
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one expression")]
    fn call(
        &mut self,
        expr: HirId,
        callee: HirId,
        args: &[HirId],
        region: Region,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Expr<'db> {
        let whole = |kind| Expr { ty, span, temp_scope, kind };
        if let Some((method, generic)) = self.infer.method_resolution(expr) {
            // A closure, or another implementor of `Fn`: the arguments become a tuple.
            let fun = Fun::Def(method, self.cx.mono_args(generic, self.owner.args));
            let callee = self.mirror_operand(callee, region);
            let fields: Vec<_> = args.iter().map(|&arg| self.mirror_operand(arg, region)).collect();
            let tys: Vec<_> = fields.iter().map(|&field| self.thir[field].ty).collect();
            let tuple_ty = Ty::new_tup(self.cx.interner, &tys);
            let tuple = self.push(tuple_ty, span, temp_scope, ExprKind::Tuple { fields });
            return whole(ExprKind::Call { fun, args: vec![callee, tuple] });
        }
        let callee_ty = self.mono(self.adjusted_ty(callee));
        match callee_ty.kind() {
            TyKind::FnDef(def, generic) => {
                let args: Vec<_> =
                    args.iter().map(|&arg| self.mirror_operand(arg, region)).collect();
                match def.0 {
                    CallableDefId::FunctionId(function) => {
                        whole(ExprKind::Call { fun: Fun::Def(function, generic), args })
                    }
                    CallableDefId::StructId(_) | CallableDefId::EnumVariantId(_) => {
                        let variant = match def.0 {
                            CallableDefId::EnumVariantId(id) => self.variant_idx(id.into()),
                            _ => VariantIdx::STRUCT,
                        };
                        let fields = args
                            .into_iter()
                            .enumerate()
                            .map(|(index, field)| (FieldIdx(index as u32), field))
                            .collect();
                        let (base, is_union) = (None, false);
                        whole(ExprKind::Adt { variant, fields, base, is_union })
                    }
                }
            }
            TyKind::FnPtr(..) => {
                let fun = Fun::Pointer(self.mirror(callee, region));
                let args = args.iter().map(|&arg| self.mirror_operand(arg, region)).collect();
                whole(ExprKind::Call { fun, args })
            }
            _ => whole(ExprKind::Unsupported("this call is not resolved".to_owned())),
        }
    }

    fn record(
        &mut self,
        expr: HirId,
        fields: &[RecordLitField],
        spread: RecordSpread,
        region: Region,
        ty: Ty<'db>,
    ) -> Result<ExprKind<'db>, String> {
        let variant_id = self
            .infer
            .variant_resolution_for_expr(expr)
            .ok_or("this struct literal is not resolved")?;
        if !matches!(ty.kind(), TyKind::Adt(..)) {
            return Err("this struct literal is not of a struct type".to_owned());
        }
        let data = variant_id.fields(self.cx.db);
        let mut lowered = Vec::new();
        for field in fields {
            let id = data.field(&field.name).ok_or("a field of this literal does not exist")?;
            let value = self.mirror(field.expr, region);
            lowered.push((FieldIdx(id.into_raw().into_u32()), value));
        }
        let base = match spread {
            RecordSpread::None => None,
            RecordSpread::Expr(base) => Some(self.mirror(base, region)),
            RecordSpread::FieldDefaults => {
                return Err("default field values are not stable Rust".to_owned());
            }
        };
        Ok(ExprKind::Adt {
            variant: self.variant_idx(variant_id),
            fields: lowered,
            base,
            is_union: matches!(variant_id, VariantId::UnionId(_)),
        })
    }

    /// The position of a variant in its enum.
    pub(super) fn variant_idx(&self, variant: VariantId) -> VariantIdx {
        let position = match variant {
            VariantId::EnumVariantId(_) => {
                let variants = self.cx.variants(variant.adt_id(self.cx.db));
                variants.iter().position(|&it| it == variant).unwrap_or(0)
            }
            _ => 0,
        };
        VariantIdx(position as u32)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one expression")]
    fn unary(
        &mut self,
        expr: HirId,
        operand: HirId,
        op: UnaryOp,
        region: Region,
        ty: Ty<'db>,
        span: Span,
        temp_scope: Option<Scope>,
    ) -> Expr<'db> {
        let whole = |kind| Expr { ty, span, temp_scope, kind };
        let operand_ty = self.infer.expr_ty(operand);
        let resolved = self.infer.method_resolution(expr);
        let mir_op = match op {
            UnaryOp::Deref => {
                let arg = self.mirror(operand, region);
                if operand_ty.builtin_deref(true).is_some() {
                    return whole(ExprKind::Deref { arg });
                }
                let Some((method, generic)) = resolved else {
                    return whole(ExprKind::Unsupported("this `*` is not resolved".to_owned()));
                };
                let mutability = if Some(method) == self.cx.interner.lang_items().DerefMut_deref_mut
                {
                    TyMutability::Mut
                } else {
                    TyMutability::Not
                };
                let fun = Fun::Def(method, self.cx.mono_args(generic, self.owner.args));
                return self.overloaded_place(fun, vec![arg], mutability, ty, span, temp_scope);
            }
            UnaryOp::Not => UnOp::Not,
            UnaryOp::Neg => UnOp::Neg,
        };
        if let Some((method, generic)) = resolved
            && !operand_ty.is_scalar()
        {
            let fun = Fun::Def(method, self.cx.mono_args(generic, self.owner.args));
            let args = vec![self.mirror(operand, region)];
            return whole(ExprKind::Call { fun, args });
        }
        if mir_op == UnOp::Neg
            && let HirExpr::Literal(literal @ (Literal::Int(..) | Literal::Float(..))) =
                &self.store[operand]
        {
            return match self.literal(literal, true, ty, span) {
                Ok(value) => whole(ExprKind::Constant { value, origin: ConstOrigin::Literal }),
                Err(why) => whole(ExprKind::Unsupported(why)),
            };
        }
        let arg = self.mirror(operand, region);
        whole(ExprKind::Unary { op: mir_op, arg })
    }
}

/// A borrow that was written.
pub(super) fn plain(mutability: TyMutability) -> BorrowKind {
    match mutability {
        TyMutability::Not => BorrowKind::Shared,
        TyMutability::Mut => BorrowKind::Mut { two_phase: false },
    }
}
