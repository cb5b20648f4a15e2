//! Literals.

use hir_def::hir::Literal;
use hir_ty::next_solver::{Ty, TyKind};
use mir::{ConstValue, Span};
use rustc_type_ir::inherent::IntoKind;

use super::ThirCx;

impl<'db> ThirCx<'_, 'db> {
    /// A literal as a constant of its type.
    pub(super) fn literal(
        &mut self,
        literal: &Literal,
        negative: bool,
        ty: Ty<'db>,
        span: Span,
    ) -> Result<ConstValue, String> {
        let mut bytes = |bytes: &[u8], is_slice: bool| {
            let global = self.cx.literal(bytes, span);
            if is_slice {
                ConstValue::Slice(global, bytes.len() as u64)
            } else {
                ConstValue::Pointer(global)
            }
        };
        Ok(match literal {
            Literal::String(text) => bytes(text.as_str().as_bytes(), true),
            Literal::ByteString(text) => {
                let is_slice = ty.builtin_deref(true).is_some_and(|ty| ty.is_slice());
                bytes(text, is_slice)
            }
            Literal::CString(text) => {
                let text: Vec<u8> = text.iter().copied().chain([0]).collect();
                bytes(&text, true)
            }
            Literal::Char(char) => ConstValue::Scalar(u128::from(u32::from(*char))),
            Literal::Bool(bool) => ConstValue::Scalar(u128::from(*bool)),
            Literal::Int(value, _) if !is_float(ty) => {
                let value = if negative { value.wrapping_neg() } else { *value };
                ConstValue::Scalar(self.truncate(value as u128, ty)?)
            }
            Literal::Uint(value, _) if !is_float(ty) => {
                ConstValue::Scalar(self.truncate(*value, ty)?)
            }
            Literal::Int(..) | Literal::Uint(..) | Literal::Float(..) => {
                let text = match literal {
                    Literal::Int(value, _) => value.to_string(),
                    Literal::Uint(value, _) => value.to_string(),
                    Literal::Float(value, _) => value.to_string(),
                    _ => String::new(),
                };
                self.float(&text, negative, ty)?
            }
        })
    }

    fn float(&mut self, text: &str, negative: bool, ty: Ty<'db>) -> Result<ConstValue, String> {
        let unreadable = || format!("the number `{text}` cannot be read");
        Ok(ConstValue::Scalar(match self.size_of(ty)? {
            4 => {
                let value: f32 = text.parse().map_err(|_| unreadable())?;
                u128::from((if negative { -value } else { value }).to_bits())
            }
            8 => {
                let value: f64 = text.parse().map_err(|_| unreadable())?;
                u128::from((if negative { -value } else { value }).to_bits())
            }
            _ => return Err("only `f32` and `f64` are simulated".to_owned()),
        }))
    }

    /// The low bits that a value of the type has.
    pub(super) fn truncate(&mut self, bits: u128, ty: Ty<'db>) -> Result<u128, String> {
        Ok(match self.size_of(ty)? {
            16.. => bits,
            size => bits & ((1 << (size * 8)) - 1),
        })
    }

    fn size_of(&mut self, ty: Ty<'db>) -> Result<u64, String> {
        let id = self.ty_id(ty)?;
        Ok(self.cx.ty_data(id).size)
    }
}

fn is_float(ty: Ty<'_>) -> bool {
    matches!(ty.kind(), TyKind::Float(_))
}
