//! Tuple structs and variants as functions.

use hir_def::{AdtId, VariantId};
use hir_ty::next_solver::{GenericArgs, Ty};
use mir::{Body, Local, Operand, VariantIdx};

use super::Builder;
use crate::cx::{Cx, Result};

/// `fn(fields..) -> T`.
pub(super) fn constructor<'db>(
    cx: &mut Cx<'db>,
    name: String,
    variant: VariantId,
    args: GenericArgs<'db>,
) -> Result<Body> {
    let adt = variant.adt_id(cx.db);
    let ty = Ty::new_adt(cx.interner, adt, args);
    let fields = cx.field_tys(variant, args);
    let index = cx.variant_index(variant);
    let mut b = Builder::with_signature(cx, name, &fields, ty)?;
    let operands = (0..fields.len() as u32).map(|at| Operand::Move(b.arg(at).into())).collect();
    b.aggregate(Local::RETURN, ty, index, operands)?;
    b.ret();
    Ok(b.finish())
}

impl<'db> Cx<'db> {
    /// The place of a variant in its enum; 0 for structs.
    pub(crate) fn variant_index(&self, variant: VariantId) -> VariantIdx {
        let adt = variant.adt_id(self.db);
        let at = self.variants(adt).iter().position(|&it| it == variant).unwrap_or(0);
        VariantIdx(at as u32)
    }

    /// `Some`, `Shape::Circle`.
    pub(super) fn constructor_name(&self, variant: VariantId) -> String {
        match variant {
            VariantId::EnumVariantId(id) => self.variant_path(id),
            VariantId::StructId(id) => self.adt_name(AdtId::StructId(id)),
            VariantId::UnionId(id) => self.adt_name(AdtId::UnionId(id)),
        }
    }
}
