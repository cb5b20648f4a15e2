//! `as`.

use hir_def::AdtId;
use hir_ty::next_solver::{Ty, TyKind};
use mir::{CastKind, Operand, Rvalue, Span};
use rustc_type_ir::inherent::IntoKind;

use crate::build::{
    builder::Builder,
    thir::{ExprId, Scope},
};

/// What a type is to `as` (rustc's `CastTy`).
#[derive(Clone, Copy, PartialEq, Eq)]
enum CastTy {
    Int,
    Float,
    /// Raw or reference.
    Pointer,
    Fn,
    Enum,
}

fn cast_ty(ty: Ty<'_>) -> Option<CastTy> {
    Some(match ty.kind() {
        TyKind::Int(_) | TyKind::Uint(_) | TyKind::Bool | TyKind::Char => CastTy::Int,
        TyKind::Float(_) => CastTy::Float,
        TyKind::RawPtr(..) | TyKind::Ref(..) => CastTy::Pointer,
        TyKind::FnPtr(..) => CastTy::Fn,
        TyKind::Adt(def, _) if matches!(def.def_id(), AdtId::EnumId(_)) => CastTy::Enum,
        _ => return None,
    })
}

impl<'db> Builder<'_, 'db> {
    pub(super) fn cast(
        &mut self,
        lifetime: Option<Scope>,
        source: ExprId,
        ty: Ty<'db>,
        span: Span,
    ) -> Rvalue {
        let source_ty = self.thir[source].ty;
        let target = self.ty(ty, span);
        let (from, to) = (cast_ty(source_ty), cast_ty(ty));
        if from == Some(CastTy::Enum) && to == Some(CastTy::Int) {
            let operand = self.as_operand(lifetime, source);
            let Operand::Move(place) = operand else { return Rvalue::Use(operand) };
            let discr_ty = self.discriminant_ty(source_ty);
            let discr = self.temp(discr_ty, span);
            self.assign(discr, Rvalue::Discriminant(place), span);
            return Rvalue::Cast(CastKind::IntToInt, Operand::Move(discr.into()), target);
        }
        let operand = self.as_operand(lifetime, source);
        let kind = match (from, to) {
            (Some(CastTy::Int), Some(CastTy::Int)) => CastKind::IntToInt,
            (Some(CastTy::Int), Some(CastTy::Float)) => CastKind::IntToFloat,
            (Some(CastTy::Float), Some(CastTy::Int)) => CastKind::FloatToInt,
            (Some(CastTy::Float), Some(CastTy::Float)) => CastKind::FloatToFloat,
            (Some(CastTy::Pointer | CastTy::Fn), Some(CastTy::Int)) => {
                CastKind::PointerExposeProvenance
            }
            (Some(CastTy::Int), Some(CastTy::Pointer)) => CastKind::PointerWithExposedProvenance,
            (Some(CastTy::Pointer | CastTy::Fn), Some(CastTy::Pointer)) => CastKind::PtrToPtr,
            (Some(CastTy::Fn), Some(CastTy::Fn)) => CastKind::PtrToPtr,
            // A function item or closure that was not coerced first.
            (None, Some(CastTy::Fn)) => match self.cx.reify(source_ty, span) {
                Ok(id) => CastKind::ReifyFnPointer(id),
                Err(unsupported) => {
                    self.report(span, unsupported);
                    return Rvalue::Use(operand);
                }
            },
            (None, Some(CastTy::Pointer | CastTy::Int))
                if matches!(source_ty.kind(), TyKind::FnDef(..)) =>
            {
                return self.fn_item_as_address(operand, source_ty, ty, span);
            }
            _ => {
                self.unsupported(span, "this cast is not simulated");
                return Rvalue::Use(operand);
            }
        };
        Rvalue::Cast(kind, operand, target)
    }

    /// `f as usize`, by way of a function pointer.
    fn fn_item_as_address(
        &mut self,
        operand: Operand,
        source_ty: Ty<'db>,
        ty: Ty<'db>,
        span: Span,
    ) -> Rvalue {
        let function = match self.cx.reify(source_ty, span) {
            Ok(function) => function,
            Err(unsupported) => {
                self.report(span, unsupported);
                return Rvalue::Use(operand);
            }
        };
        let pointer = Ty::new_imm_ptr(self.cx.interner, Ty::new_empty_tuple(self.cx.interner));
        let pointer_id = self.ty(pointer, span);
        let temp = self.temp(pointer, span);
        let reify = Rvalue::Cast(CastKind::ReifyFnPointer(function), operand, pointer_id);
        self.assign(temp, reify, span);
        let kind = match ty.kind() {
            TyKind::RawPtr(..) => CastKind::PtrToPtr,
            _ => CastKind::PointerExposeProvenance,
        };
        let target = self.ty(ty, span);
        Rvalue::Cast(kind, Operand::Move(temp.into()), target)
    }

    /// The type of an enum's discriminants.
    pub(in crate::build) fn discriminant_ty(&self, ty: Ty<'db>) -> Ty<'db> {
        use hir_def::{
            layout::{Integer, IntegerType},
            signatures::EnumSignature,
        };
        use rustc_type_ir::{IntTy, UintTy};
        let Some((AdtId::EnumId(id), _)) = ty.as_adt() else { return self.usize_ty() };
        let (int, uint) = match EnumSignature::variant_body_type(self.cx.db, id) {
            IntegerType::Pointer(true) => (Some(IntTy::Isize), None),
            IntegerType::Pointer(false) => (None, Some(UintTy::Usize)),
            IntegerType::Fixed(size, true) => (
                Some(match size {
                    Integer::I8 => IntTy::I8,
                    Integer::I16 => IntTy::I16,
                    Integer::I32 => IntTy::I32,
                    Integer::I64 => IntTy::I64,
                    Integer::I128 => IntTy::I128,
                }),
                None,
            ),
            IntegerType::Fixed(size, false) => (
                None,
                Some(match size {
                    Integer::I8 => UintTy::U8,
                    Integer::I16 => UintTy::U16,
                    Integer::I32 => UintTy::U32,
                    Integer::I64 => UintTy::U64,
                    Integer::I128 => UintTy::U128,
                }),
            ),
        };
        match (int, uint) {
            (Some(int), _) => Ty::new_int(self.cx.interner, int),
            (_, Some(uint)) => Ty::new_uint(self.cx.interner, uint),
            _ => self.usize_ty(),
        }
    }
}
