//! Every id and span of the tables of a program.

use crate::{
    AggregateKind, AssertKind, Body, Callee, CastKind, Const, ConstValue, FnId, Global, GlobalId,
    GlobalKind, Operand, Place, Rvalue, Span, StatementKind, Stop, TerminatorKind, Ty, TyId,
    TyKind, VtblEntry,
};

/// What to do with each id or span met.
pub trait Visitor {
    /// A type.
    fn ty(&mut self, id: &mut TyId);
    /// A function.
    fn function(&mut self, id: &mut FnId);
    /// A global.
    fn global(&mut self, id: &mut GlobalId);
    /// A span.
    fn span(&mut self, span: &mut Span);
    /// A place that is dropped, with its body's locals already visited.
    fn dropped(&mut self, _place: &Place) {}
    /// An intrinsic with its type arguments.
    fn intrinsic(&mut self, _intrinsic: crate::Intrinsic, _tys: &[TyId]) {}
}

/// Visits everything in a body, locals first.
pub fn visit_body(body: &mut Body, v: &mut impl Visitor) {
    v.span(&mut body.span);
    for local in &mut body.locals {
        v.ty(&mut local.ty);
        v.span(&mut local.span);
    }
    for info in &mut body.var_debug_info {
        v.span(&mut info.scope);
    }
    for block in &mut body.blocks {
        for statement in &mut block.statements {
            v.span(&mut statement.span);
            match &mut statement.kind {
                StatementKind::Assign(_, rvalue) => visit_rvalue(rvalue, v),
                StatementKind::Stop(
                    Stop::Enter
                    | Stop::Statement
                    | Stop::Condition(_)
                    | Stop::BlockEnd
                    | Stop::Return
                    | Stop::Drop(_),
                )
                | StatementKind::StorageLive(_)
                | StatementKind::StorageDead(_)
                | StatementKind::SetDiscriminant(..) => {}
            }
        }
        v.span(&mut block.terminator.span);
        visit_terminator(&mut block.terminator.kind, v);
    }
}

fn visit_terminator(kind: &mut TerminatorKind, v: &mut impl Visitor) {
    match kind {
        TerminatorKind::SwitchInt { discr, .. } => visit_operand(discr, v),
        TerminatorKind::Drop { place, .. } => v.dropped(place),
        TerminatorKind::Call { callee, args, .. } => {
            match callee {
                Callee::Fn(id) => v.function(id),
                Callee::Intrinsic(intrinsic, tys) => {
                    v.intrinsic(*intrinsic, tys);
                    tys.iter_mut().for_each(|ty| v.ty(ty));
                }
                Callee::Pointer(operand) => visit_operand(operand, v),
                Callee::Virtual(_) => {}
            }
            args.iter_mut().for_each(|arg| visit_operand(arg, v));
        }
        TerminatorKind::Assert { cond, msg, .. } => {
            visit_operand(cond, v);
            if let AssertKind::BoundsCheck { len, index } = msg {
                visit_operand(len, v);
                visit_operand(index, v);
            }
        }
        TerminatorKind::Goto(_)
        | TerminatorKind::Return
        | TerminatorKind::UnwindResume
        | TerminatorKind::Unreachable
        | TerminatorKind::Yield { .. }
        | TerminatorKind::CoroutineDrop
        | TerminatorKind::Unsupported(_) => {}
    }
}

fn visit_rvalue(rvalue: &mut Rvalue, v: &mut impl Visitor) {
    match rvalue {
        Rvalue::Use(operand) | Rvalue::Repeat(operand, _) | Rvalue::UnaryOp(_, operand) => {
            visit_operand(operand, v);
        }
        Rvalue::Cast(kind, operand, ty) => {
            match kind {
                CastKind::ReifyFnPointer(id) => v.function(id),
                CastKind::UnsizeDyn(id) => v.global(id),
                _ => {}
            }
            visit_operand(operand, v);
            v.ty(ty);
        }
        Rvalue::BinaryOp(_, left, right) => {
            visit_operand(left, v);
            visit_operand(right, v);
        }
        Rvalue::Aggregate(kind, operands) => {
            match kind {
                AggregateKind::Array(ty)
                | AggregateKind::Adt(ty, _)
                | AggregateKind::Union(ty, _) => v.ty(ty),
            }
            operands.iter_mut().for_each(|operand| visit_operand(operand, v));
        }
        Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Discriminant(_) | Rvalue::Len(_) => {}
    }
}

fn visit_operand(operand: &mut Operand, v: &mut impl Visitor) {
    let Operand::Constant(Const { ty, value }) = operand else { return };
    v.ty(ty);
    match value {
        ConstValue::Pointer(id) | ConstValue::Slice(id, _) | ConstValue::Global(id) => {
            v.global(id);
        }
        ConstValue::Function(id) => v.function(id),
        ConstValue::ZeroSized | ConstValue::Scalar(_) => {}
    }
}

/// The types directly inside a type.
pub fn visit_ty(kind: &mut TyKind, visit: &mut impl FnMut(&mut TyId)) {
    match kind {
        TyKind::Ref(ty, _) | TyKind::RawPtr(ty, _) | TyKind::Array(ty, _) | TyKind::Slice(ty) => {
            visit(ty)
        }
        TyKind::Tuple(fields) | TyKind::Closure(fields) => {
            fields.iter_mut().for_each(|field| visit(&mut field.ty));
        }
        TyKind::Adt(adt) => {
            adt.args.iter_mut().for_each(&mut *visit);
            for variant in &mut adt.variants {
                variant.fields.iter_mut().for_each(|field| visit(&mut field.ty));
            }
            if let Some(discr) = &mut adt.discr {
                visit(discr);
            }
            if let Some(drop_impl) = &mut adt.drop_impl {
                visit(&mut drop_impl.self_ref);
            }
        }
        _ => {}
    }
}

/// Visits every id in a type: those of [`visit_ty`], and functions.
pub fn visit_type(ty: &mut Ty, v: &mut impl Visitor) {
    if let Some(glue) = &mut ty.drop_glue {
        v.function(glue);
    }
    visit_ty(&mut ty.kind, &mut |id| v.ty(id));
    if let TyKind::Adt(adt) = &mut ty.kind
        && let Some(drop_impl) = &mut adt.drop_impl
    {
        v.function(&mut drop_impl.function);
    }
}

/// Visits everything in a global.
pub fn visit_global(global: &mut Global, v: &mut impl Visitor) {
    v.span(&mut global.span);
    match &mut global.kind {
        GlobalKind::Literal(_) => {}
        GlobalKind::Static { ty, init, .. }
        | GlobalKind::Const { ty, init, .. }
        | GlobalKind::Promoted { ty, init } => {
            v.ty(ty);
            v.function(init);
        }
        GlobalKind::Vtable { ty, entries, .. } => {
            v.ty(ty);
            for entry in entries {
                match entry {
                    VtblEntry::Method(function) => v.function(function),
                    VtblEntry::TraitVPtr(vtable) => v.global(vtable),
                    VtblEntry::Vacant => {}
                }
            }
        }
    }
}
