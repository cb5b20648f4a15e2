//! Built-in binary operators with the checks of a debug build.

use hir_ty::next_solver::{Ty, TyKind};
use mir::{AssertKind, BinOp, CastKind, FieldIdx, Operand, Place, Rvalue, Span};
use rustc_type_ir::inherent::{IntoKind, Ty as _};

use super::as_rvalue::to_copy;
use crate::build::builder::Builder;

impl<'db> Builder<'_, 'db> {
    /// `ty` is the type of the left operand, and of the right one unless this is a shift.
    pub(in crate::build) fn binary_op(
        &mut self,
        op: BinOp,
        lhs: Operand,
        ty: Ty<'db>,
        rhs: Operand,
        rhs_ty: Ty<'db>,
        span: Span,
    ) -> Rvalue {
        if !is_integral(ty) {
            return Rvalue::BinaryOp(op, lhs, rhs);
        }
        match op {
            BinOp::Add | BinOp::Sub | BinOp::Mul => self.checked(op, lhs, ty, rhs, span),
            BinOp::Shl | BinOp::Shr => {
                self.check_shift(op, ty, &rhs, rhs_ty, span);
                Rvalue::BinaryOp(op, lhs, rhs)
            }
            BinOp::Div | BinOp::Rem => {
                self.check_division(op, &lhs, ty, &rhs, span);
                Rvalue::BinaryOp(op, lhs, rhs)
            }
            _ => Rvalue::BinaryOp(op, lhs, rhs),
        }
    }

    fn checked(
        &mut self,
        op: BinOp,
        lhs: Operand,
        ty: Ty<'db>,
        rhs: Operand,
        span: Span,
    ) -> Rvalue {
        let with_overflow = match op {
            BinOp::Add => BinOp::AddWithOverflow,
            BinOp::Sub => BinOp::SubWithOverflow,
            _ => BinOp::MulWithOverflow,
        };
        let pair = Ty::new_tup(self.cx.interner, &[ty, self.bool_ty()]);
        let result = Place::from(self.temp(pair, span));
        let rvalue = Rvalue::BinaryOp(with_overflow, to_copy(&lhs), to_copy(&rhs));
        self.assign(result.clone(), rvalue, span);
        let overflowed = Operand::Move(result.field(FieldIdx(1)));
        self.assert(overflowed, false, AssertKind::Overflow(op), span);
        Rvalue::Use(Operand::Move(result.field(FieldIdx(0))))
    }

    fn check_shift(&mut self, op: BinOp, ty: Ty<'db>, rhs: &Operand, rhs_ty: Ty<'db>, span: Span) {
        // As unsigned, a negative amount is too large as well.
        let unsigned = self.unsigned(rhs_ty);
        let amount = if unsigned == rhs_ty {
            to_copy(rhs)
        } else {
            let target = self.ty(unsigned, span);
            let temp = self.temp(unsigned, span);
            let cast = Rvalue::Cast(CastKind::IntToInt, to_copy(rhs), target);
            self.assign(temp, cast, span);
            Operand::Move(temp.into())
        };
        let bits = self.bits(ty, span);
        let bits = self.scalar(unsigned, bits, span);
        let in_range = self.compare(BinOp::Lt, amount, bits, span);
        self.assert(Operand::Move(in_range.into()), true, AssertKind::Overflow(op), span);
    }

    fn check_division(&mut self, op: BinOp, lhs: &Operand, ty: Ty<'db>, rhs: &Operand, span: Span) {
        let msg = match op {
            BinOp::Div => AssertKind::DivisionByZero,
            _ => AssertKind::RemainderByZero,
        };
        let zero = self.scalar(ty, 0, span);
        let is_zero = self.compare(BinOp::Eq, to_copy(rhs), zero, span);
        self.assert(Operand::Move(is_zero.into()), false, msg, span);
        if !matches!(ty.kind(), TyKind::Int(_)) {
            return;
        }
        let minus_one = self.minus_one(ty, span);
        let is_minus_one = self.compare(BinOp::Eq, to_copy(rhs), minus_one, span);
        let min = self.min_value(ty, span);
        let is_min = self.compare(BinOp::Eq, to_copy(lhs), min, span);
        let (is_minus_one, is_min) =
            (Operand::Move(is_minus_one.into()), Operand::Move(is_min.into()));
        let overflows = self.compare(BinOp::BitAnd, is_minus_one, is_min, span);
        self.assert(Operand::Move(overflows.into()), false, AssertKind::Overflow(op), span);
    }

    fn bits(&mut self, ty: Ty<'db>, span: Span) -> u128 {
        let id = self.ty(ty, span);
        u128::from(self.cx.ty_data(id).size) * 8
    }

    /// The smallest value of a signed type.
    pub(super) fn min_value(&mut self, ty: Ty<'db>, span: Span) -> Operand {
        let bits = self.bits(ty, span).clamp(1, 128);
        self.scalar(ty, 1 << (bits - 1), span)
    }

    fn minus_one(&mut self, ty: Ty<'db>, span: Span) -> Operand {
        let bits = self.bits(ty, span).clamp(1, 128);
        self.scalar(ty, u128::MAX >> (128 - bits), span)
    }

    /// The unsigned type of the same size.
    fn unsigned(&self, ty: Ty<'db>) -> Ty<'db> {
        use rustc_type_ir::{IntTy, UintTy};
        match ty.kind() {
            TyKind::Int(int) => {
                let uint = match int {
                    IntTy::Isize => UintTy::Usize,
                    IntTy::I8 => UintTy::U8,
                    IntTy::I16 => UintTy::U16,
                    IntTy::I32 => UintTy::U32,
                    IntTy::I64 => UintTy::U64,
                    IntTy::I128 => UintTy::U128,
                };
                Ty::new_uint(self.cx.interner, uint)
            }
            _ => ty,
        }
    }
}

fn is_integral(ty: Ty<'_>) -> bool {
    matches!(ty.kind(), TyKind::Int(_) | TyKind::Uint(_))
}
