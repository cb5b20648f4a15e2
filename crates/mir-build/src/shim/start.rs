//! The program's entry.

use hir_def::FunctionId;
use hir_ty::next_solver::{Ty, TyKind};
use mir::{Body, CastKind, Const, ConstValue, Local, Operand, Rvalue};

use super::Builder;
use crate::cx::{Cx, Result};

/// `fn() -> i32`: `lang_start(main)`, which turns what `main` returns into the exit code.
pub(super) fn start<'db>(
    cx: &mut Cx<'db>,
    name: String,
    lang_start: FunctionId,
    main: FunctionId,
) -> Result<Body> {
    let interner = cx.interner;
    let span = cx.no_span();
    let result = cx.fn_sig(main, cx.no_args()).output();
    let i32_ty = interner.default_types().types.i32;
    let args = cx.fn_args(lang_start, &[result.into()]);
    let callee = cx.callee(lang_start, args, span)?;
    let Some(&pointer) = cx.fn_sig(lang_start, args).inputs().first() else {
        return cx.unsupported(span, "the `start` lang item takes no function");
    };
    let main_ty = main_item(cx, main);
    let target = cx.reify(main_ty, span)?;
    let mut b = Builder::with_signature(cx, name, &[], i32_ty)?;
    let main = b.temp(pointer)?;
    let item = Const { ty: b.cx.ty(main_ty)?, value: ConstValue::ZeroSized };
    let to = b.ty_of(main);
    b.assign(main, Rvalue::Cast(CastKind::ReifyFnPointer(target), Operand::Constant(item), to));
    b.call(callee, vec![Operand::Copy(main.into())], Local::RETURN, None);
    b.ret();
    Ok(b.finish())
}

/// The type of the function item `main`.
fn main_item<'db>(cx: &Cx<'db>, main: FunctionId) -> Ty<'db> {
    let def = hir_def::CallableDefId::FunctionId(main).into();
    Ty::new(cx.interner, TyKind::FnDef(def, cx.no_args()))
}
