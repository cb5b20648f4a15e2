//! Derived `Debug`, through the builders of `Formatter` as the reader would use them.

use hir_def::{
    VariantId,
    signatures::{StructSignature, UnionSignature},
};
use hir_ty::next_solver::Ty;
use mir::{Callee, FnId, Local, Operand, Place, Rvalue};

use super::{Builder, Derived, DerivedVariant, match_variants};
use crate::cx::Result;

/// `fn(&T, &mut Formatter) -> fmt::Result`.
pub(super) fn fmt<'db>(
    b: &mut Builder<'_, 'db>,
    derived: &Derived<'db>,
    formatter: Ty<'db>,
) -> Result<()> {
    let value = Place::from(b.arg(0)).deref();
    let Some((formatter, ..)) = formatter.as_reference() else {
        return b.unsupported("`Debug::fmt` does not take a formatter");
    };
    let never = b.block(false);
    let blocks = match_variants(b, derived, &value, |_| true, never)?;
    for (at, block) in blocks {
        let variant = &derived.variants[at];
        b.switch_to(block);
        fmt_variant(b, derived, variant, &value, formatter)?;
        b.ret();
    }
    Ok(())
}

fn fmt_variant<'db>(
    b: &mut Builder<'_, 'db>,
    derived: &Derived<'db>,
    variant: &DerivedVariant<'db>,
    value: &Place,
    formatter: Ty<'db>,
) -> Result<()> {
    let name = variant_name(b, variant.id);
    let names: Vec<_> = variant
        .id
        .fields(b.cx.db)
        .fields()
        .iter()
        .map(|(_, field)| field.name.as_str().to_owned())
        .collect();
    let inner = Place::from(b.arg(1)).deref();
    let this = b.borrow_mut(inner, formatter)?;
    let name = b.str(&name)?;
    if names.is_empty() {
        let (callee, _) = method(b, formatter, "write_str")?;
        b.call(Callee::Fn(callee), vec![this, name], Local::RETURN, None);
        return Ok(());
    }
    let is_tuple = names[0].parse::<u32>().is_ok();
    let start = if is_tuple { "debug_tuple" } else { "debug_struct" };
    let (callee, sig) = method(b, formatter, start)?;
    let helper = sig.output();
    let state = b.temp(helper)?;
    b.call(Callee::Fn(callee), vec![this, name], state, None);
    let (field_fn, field_sig) = method(b, helper, "field")?;
    let Some(&object_ref) = field_sig.inputs().last() else {
        return b.unsupported("`field` takes no value");
    };
    for (at, field_name) in names.iter().enumerate() {
        let ty = variant.fields[at];
        let this = b.borrow_mut(state.into(), helper)?;
        let mut reference = b.borrow(derived.field(value, variant, at), ty)?;
        let mut from = b.cx.ref_ty(ty, hir_ty::next_solver::Mutability::Not);
        if at + 1 == names.len() {
            // The last field may be unsized: rustc shows a reference to it.
            let pointer = b.temp(from)?;
            b.assign(pointer, Rvalue::Use(reference));
            reference = b.borrow(pointer.into(), from)?;
            from = b.cx.ref_ty(from, hir_ty::next_solver::Mutability::Not);
        }
        let span = b.cx.no_span();
        let kind = b.cx.unsize(from, object_ref, span)?;
        let object = b.temp(object_ref)?;
        let to = b.ty_of(object);
        b.assign(object, Rvalue::Cast(kind, reference, to));
        let mut args = vec![this];
        if !is_tuple {
            args.push(b.str(field_name)?);
        }
        args.push(Operand::Copy(object.into()));
        let result = b.temp(field_sig.output())?;
        b.call(Callee::Fn(field_fn), args, result, None);
    }
    let (finish, _) = method(b, helper, "finish")?;
    let this = b.borrow_mut(state.into(), helper)?;
    b.call(Callee::Fn(finish), vec![this], Local::RETURN, None);
    Ok(())
}

/// An inherent method that is generic in lifetimes only.
fn method<'db>(
    b: &mut Builder<'_, 'db>,
    ty: Ty<'db>,
    name: &str,
) -> Result<(FnId, hir_ty::next_solver::FnSig<'db>)> {
    let found = ty.as_adt().and_then(|(adt, _)| b.cx.inherent_method(adt, name));
    let Some(function) = found else {
        return b.unsupported(format!("`{}::{name}` is not declared", b.cx.type_name(ty)));
    };
    let args = b.cx.fn_args(function, &[]);
    let span = b.cx.no_span();
    match b.cx.callee(function, args, span)? {
        Callee::Fn(id) => Ok((id, b.cx.fn_sig(function, args))),
        _ => b.unsupported(format!("`{name}` is not a function")),
    }
}

fn variant_name(b: &Builder<'_, '_>, id: VariantId) -> String {
    let db = b.cx.db;
    match id {
        VariantId::EnumVariantId(id) => id
            .loc(db)
            .parent
            .enum_variants(db)
            .variant_name_by_id(id)
            .map_or_else(String::new, |name| name.as_str().to_owned()),
        VariantId::StructId(id) => StructSignature::of(db, id).name.as_str().to_owned(),
        VariantId::UnionId(id) => UnionSignature::of(db, id).name.as_str().to_owned(),
    }
}
