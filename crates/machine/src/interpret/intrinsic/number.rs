//! Integers and floats.

use mir::{BinOp, Intrinsic as I};

use super::Request;
use crate::code::Numeric;
use crate::interpret::{Eval, Fault, Interpreter, Scalar, numeric};
use crate::outcome::UbKind;
use crate::variant::mask;

const U32: Numeric = Numeric::Int { size: 4, signed: false };

impl Interpreter<'_> {
    pub(super) fn number_intrinsic(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        let class = self.code.numeric(request.ty(0)?)?;
        let size = class.size();
        if size == 0 {
            return Err(Fault::malformed("arithmetic on no bits"));
        }
        let mut arg = |index| Ok::<_, Box<Fault>>(self.scalar(request.arg(index)?)?.bits);
        let bits = match intrinsic {
            I::AddWithOverflow | I::SubWithOverflow | I::MulWithOverflow => {
                let op = match intrinsic {
                    I::AddWithOverflow => BinOp::AddWithOverflow,
                    I::SubWithOverflow => BinOp::SubWithOverflow,
                    _ => BinOp::MulWithOverflow,
                };
                let (value, overflow) = numeric::binary(op, class, class, arg(0)?, arg(1)?)?;
                let (at, flag) = self.code.overflow_offset(request.destination.ty)?;
                self.store_scalar(request.to.offset(at), size, value.into())?;
                let flag = request.to.offset(flag);
                return self.store_scalar(flag, 1, u128::from(overflow).into());
            }
            I::UncheckedAdd | I::UncheckedSub | I::UncheckedMul => {
                let (op, name) = match intrinsic {
                    I::UncheckedAdd => (BinOp::AddWithOverflow, "addition"),
                    I::UncheckedSub => (BinOp::SubWithOverflow, "subtraction"),
                    _ => (BinOp::MulWithOverflow, "multiplication"),
                };
                let (value, overflow) = numeric::binary(op, class, class, arg(0)?, arg(1)?)?;
                if overflow {
                    let message = format!("an unchecked {name} that overflows");
                    return Err(Fault::ub(UbKind::InvalidOperation, message));
                }
                value
            }
            I::WrappingAdd => numeric::binary(BinOp::Add, class, class, arg(0)?, arg(1)?)?.0,
            I::WrappingSub => numeric::binary(BinOp::Sub, class, class, arg(0)?, arg(1)?)?.0,
            I::WrappingMul => numeric::binary(BinOp::Mul, class, class, arg(0)?, arg(1)?)?.0,
            I::UncheckedShl => numeric::binary(BinOp::Shl, class, U32, arg(0)?, arg(1)?)?.0,
            I::UncheckedShr => numeric::binary(BinOp::Shr, class, U32, arg(0)?, arg(1)?)?.0,
            I::RotateLeft | I::RotateRight => {
                let (value, width) = (arg(0)?, size as u32 * 8);
                let amount = arg(1)? as u32 % width;
                let left = match intrinsic {
                    I::RotateLeft => amount,
                    _ => (width - amount) % width,
                };
                let high = value.checked_shl(left).unwrap_or(0);
                high | value.checked_shr(width - left).unwrap_or(0)
            }
            I::Ctpop => arg(0)?.count_ones().into(),
            I::Ctlz => u128::from(arg(0)?.leading_zeros()) - (128 - u128::from(size) * 8),
            I::Cttz => u128::from(arg(0)?.trailing_zeros()).min(u128::from(size) * 8),
            I::Bswap => arg(0)?.swap_bytes() >> (128 - size * 8),
            I::Bitreverse => arg(0)?.reverse_bits() >> (128 - size * 8),
            I::FloatUnary => {
                let (op, value) = (arg(0)? as u8, arg(1)?);
                match size {
                    4 => unary32(op, f32::from_bits(value as u32)).map(|it| it.to_bits().into()),
                    _ => unary64(op, f64::from_bits(value as u64)).map(|it| it.to_bits().into()),
                }
                .ok_or("no such function of floats")?
            }
            I::FloatBinary => {
                let (op, a, b) = (arg(0)? as u8, arg(1)?, arg(2)?);
                match size {
                    4 => binary32(op, f32::from_bits(a as u32), f32::from_bits(b as u32))
                        .map(|it| it.to_bits().into()),
                    _ => binary64(op, f64::from_bits(a as u64), f64::from_bits(b as u64))
                        .map(|it| it.to_bits().into()),
                }
                .ok_or("no such function of floats")?
            }
            I::FloatPowi => {
                let (value, power) = (arg(0)?, arg(1)? as u32 as i32);
                match size {
                    4 => f32::from_bits(value as u32).powi(power).to_bits().into(),
                    _ => f64::from_bits(value as u64).powi(power).to_bits().into(),
                }
            }
            I::FloatMulAdd => {
                let (a, b, c) = (arg(0)?, arg(1)?, arg(2)?);
                match size {
                    4 => {
                        let [a, b, c] = [a, b, c].map(|bits| f32::from_bits(bits as u32));
                        a.mul_add(b, c).to_bits().into()
                    }
                    _ => {
                        let [a, b, c] = [a, b, c].map(|bits| f64::from_bits(bits as u64));
                        a.mul_add(b, c).to_bits().into()
                    }
                }
            }
            _ => return Err(Fault::malformed("an intrinsic in another place")),
        };
        let size = request.destination.size.min(16);
        self.store_scalar(request.to, size, Scalar::from(bits & mask(size)))
    }
}

macro_rules! functions {
    ($unary:ident, $binary:ident, $float:ty) => {
        fn $unary(op: u8, value: $float) -> Option<$float> {
            Some(match op {
                0 => value.sqrt(),
                1 => value.floor(),
                2 => value.ceil(),
                3 => value.round(),
                4 => value.trunc(),
                5 => value.abs(),
                6 => value.sin(),
                7 => value.cos(),
                8 => value.tan(),
                9 => value.exp(),
                10 => value.ln(),
                11 => value.log10(),
                12 => value.log2(),
                13 => value.exp2(),
                14 => value.asin(),
                15 => value.acos(),
                16 => value.atan(),
                17 => value.sinh(),
                18 => value.cosh(),
                19 => value.tanh(),
                20 => value.cbrt(),
                21 => value.round_ties_even(),
                22 => value.exp_m1(),
                23 => value.ln_1p(),
                24 => value.asinh(),
                25 => value.acosh(),
                26 => value.atanh(),
                _ => return None,
            })
        }

        fn $binary(op: u8, a: $float, b: $float) -> Option<$float> {
            Some(match op {
                0 => a.powf(b),
                1 => a.atan2(b),
                2 => a.hypot(b),
                3 => a.copysign(b),
                4 => a.min(b),
                5 => a.max(b),
                6 => a.log(b),
                _ => return None,
            })
        }
    };
}

functions!(unary32, binary32, f32);
functions!(unary64, binary64, f64);
