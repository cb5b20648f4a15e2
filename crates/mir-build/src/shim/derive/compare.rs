//! Derived `PartialEq`, `PartialOrd` and `Ord`: variants first, then fields in order.

use hir_ty::next_solver::{GenericArg, Ty};
use mir::{
    BasicBlock, BinOp, Local, Operand, Place, PlaceElem, Rvalue, TerminatorKind, VariantIdx,
};

use super::{Builder, Derived, discriminant, match_variants};
use crate::cx::Result;

/// `fn(&T, &T) -> bool`.
pub(super) fn eq<'db>(b: &mut Builder<'_, 'db>, derived: &Derived<'db>) -> Result<()> {
    let left = Place::from(b.arg(0)).deref();
    let right = Place::from(b.arg(1)).deref();
    let bool_ty = b.cx.interner.default_types().types.bool;
    let (equal, different) = (b.block(false), b.block(false));
    if derived.is_enum && derived.variants.len() > 1 {
        let (left_discr, _) = discriminant(b, derived, &left)?;
        let (right_discr, _) = discriminant(b, derived, &right)?;
        let same = b.temp(bool_ty)?;
        let operands = (Operand::Copy(left_discr.into()), Operand::Copy(right_discr.into()));
        b.assign(same, Rvalue::BinaryOp(BinOp::Eq, operands.0, operands.1));
        branch(b, same, different);
    }
    let trait_id = b.cx.interner.lang_items().PartialEq;
    let blocks = match_variants(b, derived, &left, |it| !it.fields.is_empty(), equal)?;
    for (at, block) in blocks {
        let variant = &derived.variants[at];
        b.switch_to(block);
        for (field, &ty) in variant.fields.iter().enumerate() {
            let callee = b.trait_callee(trait_id, "eq", &[ty.into(), ty.into()])?;
            let args = vec![
                b.borrow(derived.field(&left, variant, field), ty)?,
                b.borrow(derived.field(&right, variant, field), ty)?,
            ];
            let same = b.temp(bool_ty)?;
            b.call(callee, args, same, None);
            branch(b, same, different);
        }
        b.terminate(TerminatorKind::Goto(equal));
    }
    for (block, value) in [(equal, 1), (different, 0)] {
        b.switch_to(block);
        let constant = b.scalar(bool_ty, value)?;
        b.assign(Local::RETURN, Rvalue::Use(constant));
        b.ret();
    }
    Ok(())
}

/// Goes on in a new block when the bool is true, else to `otherwise`.
fn branch(b: &mut Builder<'_, '_>, cond: Local, otherwise: BasicBlock) {
    let next = b.block(false);
    b.terminate(TerminatorKind::SwitchInt {
        discr: Operand::Copy(cond.into()),
        targets: vec![(0, otherwise)],
        otherwise: next,
    });
    b.switch_to(next);
}

/// `fn(&T, &T) -> Ordering`, or `-> Option<Ordering>` when `partial`.
pub(super) fn order<'db>(
    b: &mut Builder<'_, 'db>,
    derived: &Derived<'db>,
    output: Ty<'db>,
    partial: bool,
) -> Result<()> {
    let left = Place::from(b.arg(0)).deref();
    let right = Place::from(b.arg(1)).deref();
    let ordering = match output.as_adt() {
        Some((_, args)) if partial => args.types().next(),
        _ => Some(output),
    };
    let Some(ordering) = ordering else {
        return b.unsupported("`Ordering` is not declared");
    };
    let end = b.block(false);
    if derived.is_enum && derived.variants.len() > 1 {
        use rustc_type_ir::inherent::Ty as _;
        let discr_ty = derived.ty.discriminant_ty(b.cx.interner);
        let (left_discr, _) = discriminant(b, derived, &left)?;
        let (right_discr, _) = discriminant(b, derived, &right)?;
        let places = (Place::from(left_discr), Place::from(right_discr));
        compare_one(b, places, discr_ty, ordering, partial, end)?;
    }
    let equal = b.block(false);
    let blocks = match_variants(b, derived, &left, |it| !it.fields.is_empty(), equal)?;
    for (at, block) in blocks {
        let variant = &derived.variants[at];
        b.switch_to(block);
        for (field, &ty) in variant.fields.iter().enumerate() {
            let places =
                (derived.field(&left, variant, field), derived.field(&right, variant, field));
            compare_one(b, places, ty, ordering, partial, end)?;
        }
        b.terminate(TerminatorKind::Goto(equal));
    }
    b.switch_to(equal);
    // `Less`, `Equal`, `Greater`.
    let middle = VariantIdx(1);
    if partial {
        let value = b.temp(ordering)?;
        b.aggregate(value, ordering, middle, Vec::new())?;
        let some = VariantIdx(1);
        b.aggregate(Local::RETURN, output, some, vec![Operand::Copy(value.into())])?;
    } else {
        b.aggregate(Local::RETURN, output, middle, Vec::new())?;
    }
    b.ret();
    b.switch_to(end);
    b.ret();
    Ok(())
}

/// Compares into `_0`; goes to `end` unless it is `Equal`.
fn compare_one<'db>(
    b: &mut Builder<'_, 'db>,
    (left, right): (Place, Place),
    ty: Ty<'db>,
    ordering: Ty<'db>,
    partial: bool,
    end: BasicBlock,
) -> Result<()> {
    let lang = b.cx.interner.lang_items();
    let (trait_id, name) = match partial {
        true => (lang.PartialOrd, "partial_cmp"),
        false => (lang.Ord, "cmp"),
    };
    let args: &[GenericArg<'db>] = if partial { &[ty.into(), ty.into()] } else { &[ty.into()] };
    let callee = b.trait_callee(trait_id, name, args)?;
    let operands = vec![b.borrow(left, ty)?, b.borrow(right, ty)?];
    b.call(callee, operands, Local::RETURN, None);
    let mut place = Place::from(Local::RETURN);
    if partial {
        let isize_ty = b.cx.interner.default_types().types.isize;
        let discr = b.temp(isize_ty)?;
        b.assign(discr, Rvalue::Discriminant(place.clone()));
        let some = b.block(false);
        b.terminate(TerminatorKind::SwitchInt {
            discr: Operand::Copy(discr.into()),
            targets: vec![(1, some)],
            otherwise: end,
        });
        b.switch_to(some);
        place = place.project(PlaceElem::Downcast(VariantIdx(1))).field(mir::FieldIdx(0));
    }
    use rustc_type_ir::inherent::Ty as _;
    let discr_ty = ordering.discriminant_ty(b.cx.interner);
    let discr = b.temp(discr_ty)?;
    b.assign(discr, Rvalue::Discriminant(place));
    let next = b.block(false);
    b.terminate(TerminatorKind::SwitchInt {
        discr: Operand::Copy(discr.into()),
        targets: vec![(0, next)],
        otherwise: end,
    });
    b.switch_to(next);
    Ok(())
}
