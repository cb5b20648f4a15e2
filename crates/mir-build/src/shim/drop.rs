//! Drop glue: a value's own `Drop`, then its fields in order. When one of them panics, the rest
//! is still dropped while unwinding.

use hir_ty::next_solver::{Ty, TyKind};
use mir::{
    BasicBlock, BinOp, Body, BorrowKind, Callee, FieldIdx, Operand, Place, PlaceElem, Rvalue,
    TerminatorKind, VariantIdx,
};
use rustc_type_ir::inherent::IntoKind;

use super::Builder;
use crate::cx::{Cx, Result};

/// `fn(*mut T)`.
pub(super) fn glue<'db>(cx: &mut Cx<'db>, name: String, ty: Ty<'db>) -> Result<Body> {
    let pointer = cx.mut_ptr_ty(ty);
    let unit = cx.interner.default_types().types.unit;
    let mut b = Builder::with_signature(cx, name, &[pointer], unit)?;
    let value = Place::from(b.arg(0)).deref();
    match ty.kind() {
        TyKind::Dynamic(..) => {
            // The machine takes the glue of the concrete type from the vtable.
            b.terminate(TerminatorKind::Unreachable);
        }
        TyKind::Array(element, _) | TyKind::Slice(element) => {
            elements(&mut b, &value, element)?;
        }
        TyKind::Adt(def, _) if def.is_enum() => {
            let id = b.cx.ty(ty)?;
            own_drop_then(&mut b, id, &value, |b, cleanup| variants(b, id, &value, cleanup))?;
        }
        _ => {
            let id = b.cx.ty(ty)?;
            let mut places = Vec::new();
            if ty.is_box() {
                places.push(value.deref());
            }
            let count = b.cx.ty_data(id).struct_fields().len() as u32;
            places.extend((0..count).map(|at| value.field(FieldIdx(at))));
            let contents = ty.boxed_ty();
            let places = places
                .into_iter()
                .enumerate()
                .filter(|(at, place)| match contents {
                    Some(contents) if *at == 0 => b.cx.needs_drop(contents),
                    _ => match place.projection.last() {
                        Some(PlaceElem::Field(field)) => {
                            let fields = b.cx.ty_data(id).struct_fields();
                            let ty = fields[field.index()].ty;
                            b.cx.ty_data(ty).drop_glue.is_some()
                        }
                        _ => true,
                    },
                })
                .map(|(_, place)| place)
                .collect::<Vec<_>>();
            if ty.is_box() {
                boxed(&mut b, id, &value, places)?;
            } else {
                own_drop_then(&mut b, id, &value, |b, cleanup| {
                    sequence(b, &places, cleanup);
                    Ok(())
                })?;
            }
        }
    }
    Ok(b.finish())
}

/// The contents, then `Box`'s own `Drop`, which frees them, then the allocator.
fn boxed(b: &mut Builder<'_, '_>, id: mir::TyId, value: &Place, places: Vec<Place>) -> Result<()> {
    let (contents, fields): (Vec<_>, Vec<_>) =
        places.into_iter().partition(|place| place.projection.last() == Some(&PlaceElem::Deref));
    let here = b.block(false);
    b.terminate(TerminatorKind::Goto(here));
    let free_unwinding = b.block(true);
    b.switch_to(free_unwinding);
    own_drop(b, id, value, None)?;
    b.terminate(TerminatorKind::UnwindResume);
    b.switch_to(here);
    for place in contents {
        let target = b.block(false);
        let unwind = Some(free_unwinding);
        b.terminate(TerminatorKind::Drop { place, target, unwind });
        b.switch_to(target);
    }
    own_drop_then(b, id, value, |b, cleanup| {
        sequence(b, &fields, cleanup);
        Ok(())
    })
}

/// Calls `Drop::drop` if the type has one, then builds the rest: once for the normal way, once for
/// when `Drop::drop` panics.
fn own_drop_then<'cx, 'db>(
    b: &mut Builder<'cx, 'db>,
    id: mir::TyId,
    value: &Place,
    mut rest: impl FnMut(&mut Builder<'cx, 'db>, bool) -> Result<()>,
) -> Result<()> {
    if has_own_drop(b, id) {
        let start = b.block(false);
        b.terminate(TerminatorKind::Goto(start));
        let unwinding = b.block(true);
        b.switch_to(unwinding);
        rest(b, true)?;
        b.switch_to(start);
        own_drop(b, id, value, Some(unwinding))?;
    }
    rest(b, false)
}

fn has_own_drop(b: &Builder<'_, '_>, id: mir::TyId) -> bool {
    matches!(&b.cx.ty_data(id).kind, mir::TyKind::Adt(adt) if adt.drop_impl.is_some())
}

fn own_drop(
    b: &mut Builder<'_, '_>,
    id: mir::TyId,
    value: &Place,
    unwind: Option<BasicBlock>,
) -> Result<()> {
    let mir::TyKind::Adt(adt) = &b.cx.ty_data(id).kind else { return Ok(()) };
    let Some(drop_impl) = adt.drop_impl else { return Ok(()) };
    let ty = b.cx.ty_source(drop_impl.self_ref);
    let this = b.temp(ty)?;
    b.assign(this, Rvalue::Ref(BorrowKind::Mut { two_phase: false }, value.clone()));
    let unit = b.cx.interner.default_types().types.unit;
    let result = b.temp(unit)?;
    let args = vec![Operand::Move(this.into())];
    b.call(Callee::Fn(drop_impl.function), args, result, unwind);
    Ok(())
}

/// Drops places one after the other, then leaves; when one panics, those after it are dropped
/// while unwinding.
fn sequence(b: &mut Builder<'_, '_>, places: &[Place], cleanup: bool) {
    let start = b.block(cleanup);
    b.terminate(TerminatorKind::Goto(start));
    let mut unwinds = vec![None; places.len()];
    if !cleanup && places.len() > 1 {
        let resume = b.block(true);
        b.switch_to(resume);
        b.terminate(TerminatorKind::UnwindResume);
        let mut target = resume;
        for (at, place) in places.iter().enumerate().skip(1).rev() {
            let block = b.block(true);
            b.switch_to(block);
            b.terminate(TerminatorKind::Drop { place: place.clone(), target, unwind: None });
            unwinds[at - 1] = Some(block);
            target = block;
        }
    }
    b.switch_to(start);
    for (place, unwind) in places.iter().zip(unwinds) {
        let target = b.block(cleanup);
        b.terminate(TerminatorKind::Drop { place: place.clone(), target, unwind });
        b.switch_to(target);
    }
    leave(b, cleanup);
}

fn leave(b: &mut Builder<'_, '_>, cleanup: bool) {
    b.terminate(if cleanup { TerminatorKind::UnwindResume } else { TerminatorKind::Return });
}

/// Drops the fields of the variant that is there.
fn variants(b: &mut Builder<'_, '_>, id: mir::TyId, value: &Place, cleanup: bool) -> Result<()> {
    let mir::TyKind::Adt(adt) = b.cx.ty_data(id).kind.clone() else { return Ok(()) };
    let Some(discr) = adt.discr else { return Ok(()) };
    let discr_ty = b.cx.ty_source(discr);
    let bits = 8 * b.cx.ty_data(discr).size as u32;
    let discr = b.temp(discr_ty)?;
    b.assign(discr, Rvalue::Discriminant(value.clone()));
    let otherwise = b.block(cleanup);
    let mut targets = Vec::new();
    let mut filled = Vec::new();
    for (at, variant) in adt.variants.iter().enumerate() {
        let index = VariantIdx(at as u32);
        let place = value.project(PlaceElem::Downcast(index));
        let places: Vec<_> = (0..variant.fields.len() as u32)
            .filter(|&field| b.cx.ty_data(variant.fields[field as usize].ty).drop_glue.is_some())
            .map(|field| place.field(FieldIdx(field)))
            .collect();
        if places.is_empty() {
            continue;
        }
        let block = b.block(cleanup);
        targets.push((truncate(variant.discr as u128, bits), block));
        filled.push((block, places));
    }
    b.terminate(TerminatorKind::SwitchInt {
        discr: Operand::Move(discr.into()),
        targets,
        otherwise,
    });
    b.switch_to(otherwise);
    leave(b, cleanup);
    for (block, places) in filled {
        b.switch_to(block);
        sequence(b, &places, cleanup);
    }
    Ok(())
}

/// The low bits of a discriminant.
pub(super) fn truncate(value: u128, bits: u32) -> u128 {
    if bits >= 128 { value } else { value & ((1 << bits) - 1) }
}

/// Drops the elements of an array or slice, in order.
fn elements<'db>(b: &mut Builder<'_, 'db>, value: &Place, element: Ty<'db>) -> Result<()> {
    if !b.cx.needs_drop(element) {
        b.ret();
        return Ok(());
    }
    let types = &b.cx.interner.default_types().types;
    let (usize_ty, bool_ty) = (types.usize, types.bool);
    let len = b.temp(usize_ty)?;
    let index = b.temp(usize_ty)?;
    let current = b.temp(usize_ty)?;
    let done = b.temp(bool_ty)?;
    let zero = b.scalar(usize_ty, 0)?;
    let one = b.scalar(usize_ty, 1)?;
    b.assign(len, Rvalue::Len(value.clone()));
    b.assign(index, Rvalue::Use(zero));
    let mut heads = [BasicBlock::START; 2];
    for cleanup in [true, false] {
        heads[usize::from(cleanup)] = b.block(cleanup);
    }
    let [normal, unwinding] = heads;
    b.terminate(TerminatorKind::Goto(normal));
    for (head, unwind) in [(unwinding, None), (normal, Some(unwinding))] {
        let cleanup = head == unwinding;
        let (exit, body) = (b.block(cleanup), b.block(cleanup));
        b.switch_to(head);
        let operands = (Operand::Copy(index.into()), Operand::Copy(len.into()));
        b.assign(done, Rvalue::BinaryOp(BinOp::Eq, operands.0, operands.1));
        b.terminate(TerminatorKind::SwitchInt {
            discr: Operand::Move(done.into()),
            targets: vec![(0, body)],
            otherwise: exit,
        });
        b.switch_to(exit);
        leave(b, cleanup);
        b.switch_to(body);
        b.assign(current, Rvalue::Use(Operand::Copy(index.into())));
        let next = Rvalue::BinaryOp(BinOp::Add, Operand::Copy(index.into()), one.clone());
        b.assign(index, next);
        let place = value.project(PlaceElem::Index(current));
        b.terminate(TerminatorKind::Drop { place, target: head, unwind });
    }
    Ok(())
}
