//! Adapters between ways to call: by value and by reference, tuples and separate arguments.

use hir_def::FunctionId;
use hir_ty::next_solver::{GenericArgs, Mutability, Ty, TyKind};
use mir::{Body, Callee, FieldIdx, Local, Operand, Place, Rvalue, TerminatorKind, VariantIdx};
use rustc_type_ir::{
    ClosureKind,
    inherent::{GenericArgs as _, IntoKind},
};

use super::Builder;
use crate::cx::{Cx, Result};

/// `fn(C, Args) -> R` of a closure that is called by reference; drops the closure after the call.
pub(super) fn closure_once<'db>(cx: &mut Cx<'db>, name: String, ty: Ty<'db>) -> Result<Body> {
    let TyKind::Closure(id, args) = ty.kind() else {
        return cx.unsupported(cx.no_span(), "this is not a closure");
    };
    let sig = cx.erase_bound(args.as_closure().sig());
    let tuple = sig.inputs()[0];
    let span = cx.no_span();
    let is_fn = args.as_closure().kind() == ClosureKind::Fn;
    let body = cx.closure_body(id.0, ClosureKind::FnMut, ty, span)?;
    let mut b = Builder::with_signature(cx, name, &[ty, tuple], sig.output())?;
    let closure = Place::from(b.arg(0));
    let this =
        if is_fn { b.borrow(closure.clone(), ty)? } else { b.borrow_mut(closure.clone(), ty)? };
    let cleanup = b.block(true);
    let args = vec![this, Operand::Move(b.arg(1).into())];
    b.call(Callee::Fn(body), args, Local::RETURN, Some(cleanup));
    let end = b.block(false);
    b.terminate(TerminatorKind::Drop { place: closure.clone(), target: end, unwind: None });
    b.switch_to(end);
    b.ret();
    b.switch_to(cleanup);
    let resume = b.block(true);
    b.terminate(TerminatorKind::Drop { place: closure, target: resume, unwind: None });
    b.switch_to(resume);
    b.terminate(TerminatorKind::UnwindResume);
    Ok(b.finish())
}

/// `fn(args..) -> R` of a closure without captures.
pub(super) fn closure_fn_pointer<'db>(cx: &mut Cx<'db>, name: String, ty: Ty<'db>) -> Result<Body> {
    let TyKind::Closure(id, args) = ty.kind() else {
        return cx.unsupported(cx.no_span(), "this is not a closure");
    };
    let sig = cx.erase_bound(args.as_closure().sig());
    let tuple = sig.inputs()[0];
    let TyKind::Tuple(params) = tuple.kind() else {
        return cx.unsupported(cx.no_span(), "the arguments of a closure are not known");
    };
    let params: Vec<_> = params.iter().collect();
    let by_ref = args.as_closure().kind() != ClosureKind::FnOnce;
    let span = cx.no_span();
    let body = cx.closure_body(id.0, args.as_closure().kind(), ty, span)?;
    let mut b = Builder::with_signature(cx, name, &params, sig.output())?;
    let closure = b.temp(ty)?;
    b.aggregate(closure, ty, VariantIdx::STRUCT, Vec::new())?;
    let packed = b.temp(tuple)?;
    let operands = (0..params.len() as u32).map(|at| Operand::Move(b.arg(at).into())).collect();
    b.aggregate(packed, tuple, VariantIdx::STRUCT, operands)?;
    let this = if by_ref { b.borrow(closure.into(), ty)? } else { Operand::Move(closure.into()) };
    b.call(Callee::Fn(body), vec![this, Operand::Move(packed.into())], Local::RETURN, None);
    b.ret();
    Ok(b.finish())
}

/// `fn(F, Args) -> R`, or with `&F`, of a function item or pointer.
pub(super) fn fn_pointer_call<'db>(
    cx: &mut Cx<'db>,
    name: String,
    ty: Ty<'db>,
    by_ref: bool,
) -> Result<Body> {
    let interner = cx.interner;
    let sig = cx.erase_bound(ty.kind().fn_sig(interner));
    let sig = cx.mono(sig, cx.no_args());
    let params: Vec<_> = sig.inputs().to_vec();
    let tuple = cx.tuple_ty(&params);
    let this = if by_ref { cx.ref_ty(ty, Mutability::Not) } else { ty };
    let callee = match ty.kind() {
        TyKind::FnDef(..) => {
            let span = cx.no_span();
            Some(Callee::Fn(cx.reify(ty, span)?))
        }
        _ => None,
    };
    let mut b = Builder::with_signature(cx, name, &[this, tuple], sig.output())?;
    let mut pointer = Place::from(b.arg(0));
    if by_ref {
        pointer = pointer.deref();
    }
    let callee = callee.unwrap_or(Callee::Pointer(Operand::Copy(pointer)));
    let packed = Place::from(b.arg(1));
    let args =
        (0..params.len() as u32).map(|at| Operand::Move(packed.field(FieldIdx(at)))).collect();
    b.call(callee, args, Local::RETURN, None);
    b.ret();
    Ok(b.finish())
}

/// `fn(*mut F, Args) -> F::Output`: moves the closure out of memory and calls it.
pub(super) fn call_once_in_place<'db>(
    cx: &mut Cx<'db>,
    name: String,
    args: GenericArgs<'db>,
) -> Result<Body> {
    let mut tys = args.types();
    let (Some(ty), Some(tuple), Some(function)) =
        (tys.next(), tys.next(), cx.interner.lang_items().FnOnce_call_once)
    else {
        return cx.unsupported(cx.no_span(), "`FnOnce` is not declared");
    };
    let span = cx.no_span();
    let callee = cx.callee(function, cx.fn_args(function, &[ty.into(), tuple.into()]), span)?;
    let output = cx.fn_sig(function, cx.fn_args(function, &[ty.into(), tuple.into()])).output();
    let pointer = cx.mut_ptr_ty(ty);
    let mut b = Builder::with_signature(cx, name, &[pointer, tuple], output)?;
    let closure = b.temp(ty)?;
    let inside = Place::from(b.arg(0)).deref();
    b.assign(closure, Rvalue::Use(Operand::Move(inside)));
    let args = vec![Operand::Move(closure.into()), Operand::Move(b.arg(1).into())];
    b.call(callee, args, Local::RETURN, None);
    b.ret();
    Ok(b.finish())
}

/// A function that does nothing but call what the pair resolves to: a vtable entry or an
/// intrinsic, which have no address of their own.
pub(super) fn forward<'db>(
    cx: &mut Cx<'db>,
    name: String,
    function: FunctionId,
    args: GenericArgs<'db>,
) -> Result<Body> {
    let span = cx.no_span();
    let sig = cx.fn_sig(function, args);
    let callee = cx.callee(function, args, span)?;
    let params = sig.inputs().to_vec();
    let mut b = Builder::with_signature(cx, name, &params, sig.output())?;
    let operands = (0..params.len() as u32).map(|at| Operand::Move(b.arg(at).into())).collect();
    b.call(callee, operands, Local::RETURN, None);
    b.ret();
    Ok(b.finish())
}
