//! Arithmetic on bits.

use std::cmp::Ordering;

use mir::BinOp;

use super::{Eval, Fault};
use crate::code::Numeric;
use crate::outcome::UbKind;
use crate::variant::mask;

/// The bits of an integer as a number.
#[inline]
pub(super) fn sign_extend(bits: u128, class: Numeric) -> i128 {
    let shift = 128 - class.size() * 8;
    match class.signed() {
        true if class.size() > 0 => ((bits << shift) as i128) >> shift,
        _ => bits as i128,
    }
}

/// The result, truncated, and whether it overflowed.
#[inline]
pub(super) fn binary(
    op: BinOp,
    class: Numeric,
    right_class: Numeric,
    left: u128,
    right: u128,
) -> Eval<(u128, bool)> {
    match class {
        Numeric::Int { size, signed } => {
            if size <= 4 && !matches!(op, BinOp::Shl | BinOp::Shr) {
                return small(op, class, left, right);
            }
            integer(op, size, signed, right_class, left, right)
        }
        Numeric::Float { size: 4 } => {
            let (a, b) = (f32::from_bits(left as u32), f32::from_bits(right as u32));
            let value = match op {
                BinOp::Add => a + b,
                BinOp::Sub => a - b,
                BinOp::Mul => a * b,
                BinOp::Div => a / b,
                BinOp::Rem => a % b,
                _ => return float_compare(op, a.partial_cmp(&b)),
            };
            Ok((value.to_bits().into(), false))
        }
        Numeric::Float { .. } => {
            let (a, b) = (f64::from_bits(left as u64), f64::from_bits(right as u64));
            let value = match op {
                BinOp::Add => a + b,
                BinOp::Sub => a - b,
                BinOp::Mul => a * b,
                BinOp::Div => a / b,
                BinOp::Rem => a % b,
                _ => return float_compare(op, a.partial_cmp(&b)),
            };
            Ok((value.to_bits().into(), false))
        }
        Numeric::Pointer => compare(op, left.cmp(&right))
            .map(|bits| (bits, false))
            .ok_or_else(|| Fault::malformed("arithmetic on pointers")),
        Numeric::Unit => compare(op, Ordering::Equal)
            .map(|bits| (bits, false))
            .ok_or_else(|| Fault::malformed("arithmetic on `()`")),
        Numeric::FatPointer => Err(Fault::malformed("arithmetic on fat pointers")),
    }
}

/// The bits of a bool, or of an `Ordering`.
pub(super) fn compare(op: BinOp, ordering: Ordering) -> Option<u128> {
    Some(u128::from(match op {
        BinOp::Eq => ordering.is_eq(),
        BinOp::Ne => ordering.is_ne(),
        BinOp::Lt => ordering.is_lt(),
        BinOp::Le => ordering.is_le(),
        BinOp::Gt => ordering.is_gt(),
        BinOp::Ge => ordering.is_ge(),
        BinOp::Cmp => return Some(u128::from(ordering as i8 as u8)),
        _ => return None,
    }))
}

fn float_compare(op: BinOp, ordering: Option<Ordering>) -> Eval<(u128, bool)> {
    let value = match (ordering, op) {
        (Some(ordering), _) => compare(op, ordering),
        (None, BinOp::Ne) => Some(1),
        (None, BinOp::Eq | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge) => Some(0),
        _ => None,
    };
    value.map(|bits| (bits, false)).ok_or_else(|| Fault::malformed("an operator not for floats"))
}

/// Integers of up to 4 bytes fit `i64` with any sum or product of two.
#[inline]
fn small(op: BinOp, class: Numeric, left: u128, right: u128) -> Eval<(u128, bool)> {
    let Numeric::Int { size, signed } = class else {
        return Err(Fault::malformed("no integer"));
    };
    let shift = 64 - size as u32 * 8;
    let extend = |bits: u128| match signed {
        true => ((bits as u64) << shift) as i64 >> shift,
        false => bits as u64 as i64,
    };
    let (a, b) = (extend(left), extend(right));
    let wide = match op {
        BinOp::Add | BinOp::AddWithOverflow => a + b,
        BinOp::Sub | BinOp::SubWithOverflow => a - b,
        BinOp::Mul | BinOp::MulWithOverflow => a.wrapping_mul(b),
        BinOp::BitXor => a ^ b,
        BinOp::BitAnd => a & b,
        BinOp::BitOr => a | b,
        BinOp::Div | BinOp::Rem if b == 0 => return Err(division_by_zero()),
        BinOp::Div | BinOp::Rem if signed && b == -1 && a == -1 << (size * 8 - 1) => {
            return Err(division_overflow());
        }
        BinOp::Div => a / b,
        BinOp::Rem => a % b,
        _ => {
            return compare(op, a.cmp(&b))
                .map(|bits| (bits, false))
                .ok_or_else(|| Fault::malformed("an operator not for integers"));
        }
    };
    let bits = u128::from(wide as u64) & mask(size);
    // The product of two u32 may not fit i64, but then it is no u32 either.
    let overflow = extend(bits) != wide;
    Ok((bits, overflow))
}

fn integer(
    op: BinOp,
    size: u64,
    signed: bool,
    right_class: Numeric,
    left: u128,
    right: u128,
) -> Eval<(u128, bool)> {
    let class = Numeric::Int { size, signed };
    let width = size as u32 * 8;
    let (a, b) = (sign_extend(left, class), sign_extend(right, class));
    let (bits, overflow) = match op {
        BinOp::Add | BinOp::AddWithOverflow => {
            let (bits, wide) = if signed {
                let (value, wide) = a.overflowing_add(b);
                (value as u128, wide)
            } else {
                left.overflowing_add(right)
            };
            (bits, wide || !fits(bits, class))
        }
        BinOp::Sub | BinOp::SubWithOverflow => {
            let (bits, wide) = if signed {
                let (value, wide) = a.overflowing_sub(b);
                (value as u128, wide)
            } else {
                left.overflowing_sub(right)
            };
            (bits, wide || !fits(bits, class))
        }
        BinOp::Mul | BinOp::MulWithOverflow => {
            let (bits, wide) = if signed {
                let (value, wide) = a.overflowing_mul(b);
                (value as u128, wide)
            } else {
                left.overflowing_mul(right)
            };
            (bits, wide || !fits(bits, class))
        }
        BinOp::BitXor => (left ^ right, false),
        BinOp::BitAnd => (left & right, false),
        BinOp::BitOr => (left | right, false),
        BinOp::Div | BinOp::Rem => {
            if right == 0 {
                return Err(division_by_zero());
            }
            if signed && b == -1 && left == 1 << (width - 1) {
                return Err(division_overflow());
            }
            let bits = match (op, signed) {
                (BinOp::Div, true) => a.wrapping_div(b) as u128,
                (BinOp::Div, false) => left / right,
                (_, true) => a.wrapping_rem(b) as u128,
                (_, false) => left % right,
            };
            (bits, false)
        }
        BinOp::Shl | BinOp::Shr => {
            let amount = sign_extend(right, right_class) as u32 & (width - 1);
            let bits = match (op, signed) {
                (BinOp::Shl, _) => left << amount,
                (_, true) => (a >> amount) as u128,
                (_, false) => left >> amount,
            };
            (bits, false)
        }
        _ => {
            let ordering = if signed { a.cmp(&b) } else { left.cmp(&right) };
            let bits = compare(op, ordering);
            return bits
                .map(|bits| (bits, false))
                .ok_or_else(|| Fault::malformed("an operator not for integers"));
        }
    };
    Ok((bits & mask(size), overflow))
}

/// Is the result of 128 bits one of the class?
fn fits(bits: u128, class: Numeric) -> bool {
    let truncated = bits & mask(class.size());
    match class.signed() {
        true => sign_extend(truncated, class) as u128 == bits,
        false => truncated == bits,
    }
}

fn division_by_zero() -> Box<Fault> {
    Fault::ub(UbKind::InvalidOperation, "division by zero".to_owned())
}

fn division_overflow() -> Box<Fault> {
    Fault::ub(UbKind::InvalidOperation, "division that overflows".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const I8: Numeric = Numeric::Int { size: 1, signed: true };
    const U32: Numeric = Numeric::Int { size: 4, signed: false };
    const I64: Numeric = Numeric::Int { size: 8, signed: true };
    const U128: Numeric = Numeric::Int { size: 16, signed: false };

    #[track_caller]
    fn check(op: BinOp, class: Numeric, left: i128, right: i128, expect: (i128, bool)) {
        let bits = |value: i128| value as u128 & mask(class.size());
        let (value, overflow) = binary(op, class, class, bits(left), bits(right)).unwrap();
        assert_eq!((sign_extend(value, class), overflow), expect);
    }

    #[test]
    fn overflow_is_noticed() {
        check(BinOp::AddWithOverflow, I8, 100, 27, (127, false));
        check(BinOp::AddWithOverflow, I8, 100, 28, (-128, true));
        check(BinOp::SubWithOverflow, U32, 0, 1, (0xffff_ffff, true));
        check(BinOp::MulWithOverflow, U32, 0xffff_ffff, 0xffff_ffff, (1, true));
        check(BinOp::MulWithOverflow, I64, i64::MIN.into(), -1, (i64::MIN.into(), true));
        check(BinOp::MulWithOverflow, I64, i64::MIN.into(), 1, (i64::MIN.into(), false));
        check(BinOp::AddWithOverflow, U128, -1, 1, (0, true));
    }

    #[test]
    fn division_and_shifts() {
        check(BinOp::Div, I8, -7, 2, (-3, false));
        check(BinOp::Rem, I8, -7, 2, (-1, false));
        check(BinOp::Shr, I64, -8, 1, (-4, false));
        check(BinOp::Shl, I8, 1, 9, (2, false));
        assert!(binary(BinOp::Div, I8, I8, 0x80, 0xff).is_err());
        assert!(binary(BinOp::Rem, U128, U128, 1, 0).is_err());
    }

    #[test]
    fn comparison() {
        check(BinOp::Lt, I8, -1, 1, (1, false));
        check(BinOp::Lt, U128, -1, 1, (0, false));
        check(BinOp::Cmp, I8, -1, 1, (-1, false));
        let nan = u128::from(f64::NAN.to_bits());
        let f64 = Numeric::Float { size: 8 };
        assert_eq!(binary(BinOp::Ne, f64, f64, nan, nan).unwrap().0, 1);
        assert_eq!(binary(BinOp::Le, f64, f64, nan, nan).unwrap().0, 0);
    }
}
