//! The methods of derived traits, equal in behaviour to rustc's expansion. The front end knows
//! that the impls exist but has no bodies for them.

mod compare;
mod debug;

use hir_def::{AdtId, BuiltinDeriveImplId, VariantId, builtin_derive::BuiltinDeriveImplMethod};
use hir_ty::next_solver::{GenericArgs, Mutability, Ty};
use mir::{
    BasicBlock, Body, FieldIdx, Local, Operand, Place, PlaceElem, Rvalue, TerminatorKind,
    VariantIdx,
};

use super::{Builder, clone::field_clone, drop::truncate};
use crate::cx::{Cx, Result};

/// What is derived for.
pub(super) struct Derived<'db> {
    ty: Ty<'db>,
    is_enum: bool,
    variants: Vec<DerivedVariant<'db>>,
}

struct DerivedVariant<'db> {
    id: VariantId,
    index: VariantIdx,
    fields: Vec<Ty<'db>>,
}

/// One method of one derived impl.
pub(super) fn derive<'db>(
    cx: &mut Cx<'db>,
    name: String,
    derive: BuiltinDeriveImplId,
    method: BuiltinDeriveImplMethod,
    args: GenericArgs<'db>,
) -> Result<Body> {
    let adt = derive.loc(cx.db).adt;
    let ty = Ty::new_adt(cx.interner, adt, args);
    let variants = cx.variants(adt).into_iter().map(|id| DerivedVariant {
        id,
        index: cx.variant_index(id),
        fields: cx.field_tys(id, args),
    });
    let derived =
        Derived { ty, is_enum: matches!(adt, AdtId::EnumId(_)), variants: variants.collect() };
    let Some(function) = method.trait_method(cx.db, derive) else {
        return cx.unsupported(cx.no_span(), "this derived method is not declared");
    };
    // The signature is the trait's, for this type; what is generic in it is the method's own.
    let mut first = vec![ty.into()];
    if matches!(method, BuiltinDeriveImplMethod::eq | BuiltinDeriveImplMethod::partial_cmp) {
        first.push(ty.into());
    }
    let own = args
        .as_slice()
        .iter()
        .skip(hir_def::hir::generics::GenericParams::of(cx.db, adt.into()).len());
    first.extend(own.copied());
    let sig = cx.fn_sig(function, cx.fn_args(function, &first));
    let params = sig.inputs().to_vec();
    let is_packed = cx.pack(adt).is_some();
    let mut b = Builder::with_signature(cx, name, &params, sig.output())?;
    b.is_packed = is_packed;
    match method {
        BuiltinDeriveImplMethod::clone => clone(&mut b, &derived)?,
        BuiltinDeriveImplMethod::default => default(&mut b, &derived)?,
        BuiltinDeriveImplMethod::eq => compare::eq(&mut b, &derived)?,
        BuiltinDeriveImplMethod::partial_cmp => {
            compare::order(&mut b, &derived, sig.output(), true)?;
        }
        BuiltinDeriveImplMethod::cmp => compare::order(&mut b, &derived, sig.output(), false)?,
        BuiltinDeriveImplMethod::hash => hash(&mut b, &derived, params[1])?,
        BuiltinDeriveImplMethod::fmt => debug::fmt(&mut b, &derived, params[1])?,
    }
    Ok(b.finish())
}

/// Goes to a block for each variant that `keep` keeps, and to `otherwise` for the others. Leaves
/// the builder in no block.
fn match_variants<'db>(
    b: &mut Builder<'_, 'db>,
    derived: &Derived<'db>,
    value: &Place,
    keep: impl Fn(&DerivedVariant<'db>) -> bool,
    otherwise: BasicBlock,
) -> Result<Vec<(usize, BasicBlock)>> {
    let kept = derived.variants.iter().enumerate().filter(|(_, variant)| keep(variant));
    let blocks: Vec<_> = kept.map(|(at, _)| (at, b.block(false))).collect();
    if !derived.is_enum {
        let target = blocks.first().map_or(otherwise, |(_, block)| *block);
        b.terminate(TerminatorKind::Goto(target));
        return Ok(blocks);
    }
    let (discr, bits) = discriminant(b, derived, value)?;
    let id = b.cx.ty(derived.ty)?;
    let discrs: Vec<_> = match &b.cx.ty_data(id).kind {
        mir::TyKind::Adt(adt) => adt.variants.iter().map(|variant| variant.discr).collect(),
        _ => Vec::new(),
    };
    let targets = blocks
        .iter()
        .filter_map(|&(at, block)| Some((truncate(*discrs.get(at)? as u128, bits), block)))
        .collect();
    b.terminate(TerminatorKind::SwitchInt {
        discr: Operand::Copy(discr.into()),
        targets,
        otherwise,
    });
    Ok(blocks)
}

/// The discriminant of an enum's value in a new local, and its width.
fn discriminant<'db>(
    b: &mut Builder<'_, 'db>,
    derived: &Derived<'db>,
    value: &Place,
) -> Result<(Local, u32)> {
    use rustc_type_ir::inherent::Ty as _;
    let discr_ty = derived.ty.discriminant_ty(b.cx.interner);
    let discr = b.temp(discr_ty)?;
    b.assign(discr, Rvalue::Discriminant(value.clone()));
    let id = b.ty_of(discr);
    Ok((discr, 8 * b.cx.ty_data(id).size as u32))
}

impl<'db> Derived<'db> {
    /// A field of a value of a known variant.
    fn field(&self, value: &Place, variant: &DerivedVariant<'db>, at: usize) -> Place {
        let field = FieldIdx(at as u32);
        match self.is_enum {
            true => value.project(PlaceElem::Downcast(variant.index)).field(field),
            false => value.field(field),
        }
    }
}

fn clone<'db>(b: &mut Builder<'_, 'db>, derived: &Derived<'db>) -> Result<()> {
    let value = Place::from(b.arg(0)).deref();
    if b.cx.is_copy(derived.ty) {
        b.assign(Local::RETURN, Rvalue::Use(Operand::Copy(value)));
        b.ret();
        return Ok(());
    }
    let never = b.block(false);
    let blocks = match_variants(b, derived, &value, |_| true, never)?;
    for (at, block) in blocks {
        let variant = &derived.variants[at];
        b.switch_to(block);
        let mut operands = Vec::new();
        for (field, &ty) in variant.fields.iter().enumerate() {
            operands.push(field_clone(b, derived.field(&value, variant, field), ty)?);
        }
        b.aggregate(Local::RETURN, derived.ty, variant.index, operands)?;
        b.ret();
    }
    Ok(())
}

fn default<'db>(b: &mut Builder<'_, 'db>, derived: &Derived<'db>) -> Result<()> {
    let marked = derived.variants.iter().find(|variant| match variant.id {
        VariantId::EnumVariantId(id) => is_default_variant(b.cx, id),
        _ => true,
    });
    let Some(variant) = marked else {
        return b.unsupported("no variant is marked `#[default]`");
    };
    let trait_id = b.cx.interner.lang_items().Default;
    let mut operands = Vec::new();
    for &ty in &variant.fields {
        let callee = b.trait_callee(trait_id, "default", &[ty.into()])?;
        let result = b.temp(ty)?;
        b.call(callee, Vec::new(), result, None);
        operands.push(Operand::Move(result.into()));
    }
    b.aggregate(Local::RETURN, derived.ty, variant.index, operands)?;
    b.ret();
    Ok(())
}

fn is_default_variant(cx: &Cx<'_>, id: hir_def::EnumVariantId) -> bool {
    use hir_def::{Lookup, src::HasSource};
    use syntax::{AstNode, ast::HasAttrs};
    let source = id.lookup(cx.db).source(cx.db);
    source
        .value
        .attrs()
        .any(|attr| attr.path().is_some_and(|path| path.syntax().text() == "default"))
}

fn hash<'db>(b: &mut Builder<'_, 'db>, derived: &Derived<'db>, state: Ty<'db>) -> Result<()> {
    let Some((hasher, _, Mutability::Mut)) = state.as_reference() else {
        return b.unsupported("`Hash::hash` does not take a hasher by `&mut`");
    };
    let trait_id = b.cx.interner.lang_items().Hash;
    let value = Place::from(b.arg(0)).deref();
    let hash_one = |b: &mut Builder<'_, 'db>, place: Place, ty: Ty<'db>| -> Result<()> {
        let callee = b.trait_callee(trait_id, "hash", &[ty.into(), hasher.into()])?;
        let this = b.borrow(place, ty)?;
        let inner = Place::from(b.arg(1)).deref();
        let state = b.borrow_mut(inner, hasher)?;
        let unit = b.cx.interner.default_types().types.unit;
        let result = b.temp(unit)?;
        b.call(callee, vec![this, state], result, None);
        Ok(())
    };
    if derived.is_enum && derived.variants.len() > 1 {
        use rustc_type_ir::inherent::Ty as _;
        let (discr, _) = discriminant(b, derived, &value)?;
        let discr_ty = derived.ty.discriminant_ty(b.cx.interner);
        hash_one(b, discr.into(), discr_ty)?;
    }
    let end = b.block(false);
    let blocks = match_variants(b, derived, &value, |it| !it.fields.is_empty(), end)?;
    for (at, block) in blocks {
        let variant = &derived.variants[at];
        b.switch_to(block);
        for (field, &ty) in variant.fields.iter().enumerate() {
            hash_one(b, derived.field(&value, variant, field), ty)?;
        }
        b.ret();
    }
    b.switch_to(end);
    b.ret();
    Ok(())
}
