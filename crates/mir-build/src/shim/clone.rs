//! `Clone::clone` of tuples, arrays, closures and function pointers.

use hir_ty::next_solver::{Mutability, Ty, TyKind};
use mir::{AggregateKind, Body, FieldIdx, Local, Operand, Place, PlaceElem, Rvalue, VariantIdx};
use rustc_type_ir::inherent::{GenericArgs as _, IntoKind};

use super::Builder;
use crate::cx::{Cx, Result};

/// The longest array whose elements are cloned one by one; `ministd` clones longer ones.
const MAX_ELEMENTS: u64 = 64;

/// `fn(&T) -> T`.
pub(super) fn clone<'db>(cx: &mut Cx<'db>, name: String, ty: Ty<'db>) -> Result<Body> {
    let this = cx.ref_ty(ty, Mutability::Not);
    let mut b = Builder::with_signature(cx, name, &[this], ty)?;
    let value = Place::from(b.arg(0)).deref();
    if b.cx.is_copy(ty) {
        b.assign(Local::RETURN, Rvalue::Use(Operand::Copy(value)));
        b.ret();
        return Ok(b.finish());
    }
    match ty.kind() {
        TyKind::Tuple(fields) => {
            let fields: Vec<_> = fields.iter().collect();
            fieldwise(&mut b, &value, ty, &fields)?;
        }
        TyKind::Closure(_, args) => {
            let TyKind::Tuple(fields) = args.as_closure().tupled_upvars_ty().kind() else {
                return b.unsupported("the captures of a closure are not known");
            };
            let fields: Vec<_> = fields.iter().collect();
            fieldwise(&mut b, &value, ty, &fields)?;
        }
        TyKind::Array(element, len) => {
            let len = hir_ty::consteval::try_const_usize(b.cx.db, len).unwrap_or(u128::MAX);
            if len > u128::from(MAX_ELEMENTS) {
                return b.unsupported("cloning an array of so many elements");
            }
            let mut operands = Vec::new();
            for offset in 0..len as u64 {
                let at = PlaceElem::ConstantIndex { offset, from_end: false };
                operands.push(field_clone(&mut b, value.project(at), element)?);
            }
            let element = b.cx.ty(element)?;
            let rvalue = Rvalue::Aggregate(AggregateKind::Array(element), operands);
            b.assign(Local::RETURN, rvalue);
            b.ret();
        }
        _ => {
            let name = b.cx.type_name(ty);
            return b.unsupported(format!("`{name}` has no `clone` that can be run"));
        }
    }
    Ok(b.finish())
}

fn fieldwise<'db>(
    b: &mut Builder<'_, 'db>,
    value: &Place,
    ty: Ty<'db>,
    fields: &[Ty<'db>],
) -> Result<()> {
    let mut operands = Vec::new();
    for (at, &field) in fields.iter().enumerate() {
        operands.push(field_clone(b, value.field(FieldIdx(at as u32)), field)?);
    }
    b.aggregate(Local::RETURN, ty, VariantIdx::STRUCT, operands)?;
    b.ret();
    Ok(())
}

/// The clone of what is at a place, in a new temporary.
pub(super) fn field_clone<'db>(
    b: &mut Builder<'_, 'db>,
    place: Place,
    ty: Ty<'db>,
) -> Result<Operand> {
    let trait_id = b.cx.interner.lang_items().Clone;
    let callee = b.trait_callee(trait_id, "clone", &[ty.into()])?;
    let this = b.borrow(place, ty)?;
    let result = b.temp(ty)?;
    b.call(callee, vec![this], result, None);
    Ok(Operand::Move(result.into()))
}
