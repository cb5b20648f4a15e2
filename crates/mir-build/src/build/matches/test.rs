//! One test: which candidates it decides, and its code.

use hir_ty::next_solver::{Ty, TyKind};
use mir::{
    BasicBlock, BinOp, Callee, Const, ConstValue, Operand, Place, Rvalue, Span, TerminatorKind,
    TyKind as MirTyKind, VariantIdx,
};
use rustc_type_ir::inherent::IntoKind;

use super::candidate::{Candidate, MatchPair, TestCase};
use crate::build::{builder::Builder, thir::PatConst};

/// An outcome of a test.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Branch {
    Variant(VariantIdx),
    /// The value is these bits.
    Bits(u128),
    Success,
    Failure,
}

/// The kind of a test, from the case it was made for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TestKind {
    Switch,
    SwitchInt,
    If,
    Eq,
    Range,
    Len,
}

impl<'db> MatchPair<'db> {
    fn kind(&self) -> TestKind {
        match &self.case {
            TestCase::Variant(_) => TestKind::Switch,
            TestCase::Constant(value) => match (self.ty.kind(), value.bits()) {
                (TyKind::Bool, Some(_)) => TestKind::If,
                (TyKind::Int(_) | TyKind::Uint(_) | TyKind::Char, Some(_)) => TestKind::SwitchInt,
                _ => TestKind::Eq,
            },
            TestCase::Range { .. } => TestKind::Range,
            TestCase::Slice { .. } => TestKind::Len,
        }
    }

    /// What this test says of a candidate: the only outcome with which it can match, and which of
    /// its own tests that outcome makes true. `None` when it may match with more than one.
    pub(super) fn sort(
        &self,
        candidate: &Candidate<'db>,
        sorted: &[(Branch, Vec<Candidate<'db>>)],
    ) -> Option<(Branch, Option<usize>)> {
        let at = candidate.tests.iter().position(|pair| pair.place == self.place)?;
        let case = &candidate.tests[at].case;
        let fully = |branch| Some((branch, Some(at)));
        let partly = |branch| Some((branch, None));
        match (self.kind(), &self.case, case) {
            (TestKind::Switch, _, TestCase::Variant(variant)) => fully(Branch::Variant(*variant)),
            (TestKind::If, _, TestCase::Constant(value)) => match value.bits()? {
                0 => fully(Branch::Failure),
                _ => fully(Branch::Success),
            },
            (TestKind::SwitchInt, _, TestCase::Constant(value)) => {
                let bits = value.bits()?;
                // A range that was put aside for the other values must not hold this one.
                let conflicts = sorted
                    .iter()
                    .filter(|(branch, _)| *branch == Branch::Failure)
                    .flat_map(|(_, list)| list)
                    .flat_map(|other| &other.tests)
                    .any(|pair| {
                        pair.place == self.place && pair.range_contains(bits) != Some(false)
                    });
                if conflicts { None } else { fully(Branch::Bits(bits)) }
            }
            (TestKind::SwitchInt, _, TestCase::Range { .. }) => {
                let outside = sorted.iter().all(|(branch, _)| match branch {
                    Branch::Bits(bits) => candidate.tests[at].range_contains(*bits) == Some(false),
                    _ => true,
                });
                if outside { partly(Branch::Failure) } else { None }
            }
            (TestKind::Eq, TestCase::Constant(tested), TestCase::Constant(value)) => {
                if tested == value {
                    fully(Branch::Success)
                } else if is_literal(tested) && is_literal(value) && !self.is_float() {
                    partly(Branch::Failure)
                } else {
                    None
                }
            }
            (TestKind::Range, tested, other @ TestCase::Range { .. }) => {
                if tested == other {
                    fully(Branch::Success)
                } else {
                    None
                }
            }
            (TestKind::Range, _, TestCase::Constant(value)) => {
                match self.range_contains(value.bits()?) {
                    Some(false) => partly(Branch::Failure),
                    _ => None,
                }
            }
            (
                TestKind::Len,
                TestCase::Slice { len: test_len, variable: at_least },
                TestCase::Slice { len, variable },
            ) => {
                use std::cmp::Ordering::{Equal, Greater, Less};
                match (test_len.cmp(len), *at_least, *variable) {
                    (Equal, at_least, variable) if at_least == variable => fully(Branch::Success),
                    (Less, false, _) | (Greater, false, false) => partly(Branch::Failure),
                    (Less, true, _) | (Equal, true, false) => partly(Branch::Success),
                    (Greater, true, false) => partly(Branch::Failure),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn is_float(&self) -> bool {
        matches!(self.ty.kind(), TyKind::Float(_))
    }

    /// Whether the bits are in the range; unknown when an end is.
    fn range_contains(&self, bits: u128) -> Option<bool> {
        let TestCase::Range { lo, hi, inclusive } = &self.case else { return None };
        let order = |bits: u128| match self.ty.kind() {
            // Order-preserving: flips the sign bit.
            TyKind::Int(int) => {
                let width = int.bit_width().unwrap_or(64);
                Some(bits ^ (1 << (width - 1)))
            }
            TyKind::Uint(_) | TyKind::Char => Some(bits),
            _ => None,
        };
        let value = order(bits)?;
        let above = match lo {
            Some(lo) => order(lo.bits()?)? <= value,
            None => true,
        };
        let below = match hi {
            Some(hi) if *inclusive => value <= order(hi.bits()?)?,
            Some(hi) => value < order(hi.bits()?)?,
            None => true,
        };
        Some(above && below)
    }
}

fn is_literal(value: &PatConst<'_>) -> bool {
    matches!(value.value, ConstValue::Scalar(_) | ConstValue::Slice(..))
}

impl<'db> Builder<'_, 'db> {
    /// Ends the current block with the test.
    pub(super) fn perform_test(
        &mut self,
        pair: &MatchPair<'db>,
        targets: Vec<(Branch, BasicBlock)>,
        remainder: BasicBlock,
    ) {
        let span = pair.span;
        let target = |branch: Branch| {
            targets.iter().find(|(known, _)| *known == branch).map_or(remainder, |(_, it)| *it)
        };
        let (success, failure) = (target(Branch::Success), target(Branch::Failure));
        let place = self.resolve_place(&pair.place, span);
        match (pair.kind(), &pair.case) {
            (TestKind::Switch, _) => {
                let discr_ty = self.discriminant_ty(pair.ty);
                let discr = self.temp(discr_ty, span);
                self.assign(discr, Rvalue::Discriminant(place), span);
                let mut values = Vec::new();
                for (branch, block) in &targets {
                    if let Branch::Variant(variant) = branch {
                        values.push((self.discr_bits(pair.ty, *variant, discr_ty, span), *block));
                    }
                }
                values.sort_by_key(|(value, _)| *value);
                self.switch(Operand::Move(discr.into()), values, remainder, span);
            }
            (TestKind::SwitchInt, _) => {
                let values = targets
                    .iter()
                    .filter_map(|(branch, block)| match branch {
                        Branch::Bits(bits) => Some((*bits, *block)),
                        _ => None,
                    })
                    .collect();
                self.switch(Operand::Copy(place), values, failure, span);
            }
            (TestKind::If, _) => {
                self.switch(Operand::Copy(place), vec![(0, failure)], success, span);
            }
            (TestKind::Eq, TestCase::Constant(value)) => {
                let is_equal = self.equals(place, pair.ty, *value, span);
                self.switch(is_equal, vec![(0, failure)], success, span);
            }
            (TestKind::Range, TestCase::Range { lo, hi, inclusive }) => {
                if let Some(lo) = lo {
                    let value = Operand::Copy(place.clone());
                    let above = self.compare(BinOp::Le, constant(*lo), value, span);
                    let next = self.new_block();
                    self.switch(Operand::Move(above.into()), vec![(0, failure)], next, span);
                    self.block = next;
                }
                if let Some(hi) = hi {
                    let op = if *inclusive { BinOp::Le } else { BinOp::Lt };
                    let below = self.compare(op, Operand::Copy(place), constant(*hi), span);
                    self.switch(Operand::Move(below.into()), vec![(0, failure)], success, span);
                } else {
                    self.goto(success, span);
                }
            }
            (TestKind::Len, TestCase::Slice { len, variable }) => {
                let actual = self.slice_len(place, span);
                let usize = self.usize_ty();
                let wanted = self.scalar(usize, u128::from(*len), span);
                let op = if *variable { BinOp::Ge } else { BinOp::Eq };
                let fits = self.compare(op, Operand::Move(actual.into()), wanted, span);
                self.switch(Operand::Move(fits.into()), vec![(0, failure)], success, span);
            }
            _ => self.unsupported(span, "this pattern is not simulated"),
        }
    }

    fn switch(
        &mut self,
        discr: Operand,
        targets: Vec<(u128, BasicBlock)>,
        otherwise: BasicBlock,
        span: Span,
    ) {
        self.terminate(span, TerminatorKind::SwitchInt { discr, targets, otherwise });
    }

    /// A variant's discriminant as bits of the discriminant type.
    fn discr_bits(
        &mut self,
        ty: Ty<'db>,
        variant: VariantIdx,
        discr_ty: Ty<'db>,
        span: Span,
    ) -> u128 {
        let id = self.ty(ty, span);
        let discr = match &self.cx.ty_data(id).kind {
            MirTyKind::Adt(adt) => adt.variants.get(variant.index()).map_or(0, |it| it.discr),
            _ => 0,
        };
        let discr_id = self.ty(discr_ty, span);
        match self.cx.ty_data(discr_id).size {
            16.. => discr as u128,
            size => discr as u128 & ((1 << (size * 8)) - 1),
        }
    }

    /// A bool: the value in the place is the constant.
    fn equals(&mut self, place: Place, ty: Ty<'db>, value: PatConst<'db>, span: Span) -> Operand {
        if ty.is_scalar() {
            let equal = self.compare(BinOp::Eq, Operand::Copy(place), constant(value), span);
            return Operand::Move(equal.into());
        }
        // `PartialEq::eq(&place, &constant)`, one reference less for references.
        let (self_ty, by_ref) = match ty.kind() {
            TyKind::Ref(_, inner, _) => (inner, true),
            _ => (ty, false),
        };
        let callee = match self.partial_eq(self_ty, span) {
            Ok(callee) => callee,
            Err(why) => {
                self.unsupported(span, why);
                let bool = self.bool_ty();
                return self.scalar(bool, 0, span);
            }
        };
        let args = if by_ref {
            vec![Operand::Copy(place), constant(value)]
        } else {
            let ref_ty = self.ref_ty(ty, hir_ty::next_solver::Mutability::Not);
            let left = self.temp(ref_ty, span);
            let borrow = self.shared_ref(place);
            self.assign(left, borrow, span);
            let temp = self.temp(ty, span);
            self.assign(temp, Rvalue::Use(constant(value)), span);
            let right = self.temp(ref_ty, span);
            let borrow = self.shared_ref(temp.into());
            self.assign(right, borrow, span);
            vec![Operand::Move(left.into()), Operand::Move(right.into())]
        };
        let bool = self.bool_ty();
        let equal = self.temp(bool, span);
        self.call_terminator(callee, args, equal.into(), bool, span);
        Operand::Move(equal.into())
    }

    fn partial_eq(&mut self, ty: Ty<'db>, span: Span) -> Result<Callee, String> {
        let trait_id = self.cx.interner.lang_items().PartialEq;
        let method = trait_id.and_then(|trait_id| self.cx.trait_method(trait_id, "eq"));
        let method = method.ok_or("`PartialEq` is not declared")?;
        let args = hir_ty::next_solver::GenericArgs::new_from_slice(&[ty.into(), ty.into()]);
        self.cx.callee(method, args, span).map_err(|unsupported| unsupported.why)
    }
}

fn constant(value: PatConst<'_>) -> Operand {
    Operand::Constant(Const { ty: value.ty_id, value: value.value })
}
