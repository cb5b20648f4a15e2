//! Conversions.

use super::borrow::Moment;
use super::numeric::sign_extend;
use super::{Eval, Interpreter, Scalar};
use crate::code::{Cast, Constant, NewMeta, Numeric, Operand, Place};
use crate::memory::{Access, AllocId, AllocKind, Pointer, Provenance, Site, Tag};
use crate::variant::mask;

impl Interpreter<'_> {
    pub(super) fn cast(
        &mut self,
        cast: &Cast,
        operand: &Operand,
        place: &Place,
        to: Pointer,
    ) -> Eval<()> {
        match cast {
            Cast::Int { from, to: size } => {
                let bits = self.scalar(operand)?.bits;
                let value = sign_extend(bits, *from) as u128 & mask(*size);
                self.store_scalar(to, *size, value.into())
            }
            Cast::Enum { to: size } => {
                let value =
                    self.with_operand(operand, |this, at| this.discriminant(at, operand.ty()))?;
                self.store_scalar(to, *size, (value as u128 & mask(*size)).into())
            }
            Cast::FloatToInt { from, to: class } => {
                let bits = self.scalar(operand)?.bits;
                let value = match from {
                    4 => float_to_int(f32::from_bits(bits as u32).into(), *class),
                    _ => float_to_int(f64::from_bits(bits as u64), *class),
                };
                self.store_scalar(to, class.size(), value.into())
            }
            Cast::IntToFloat { from, to: size } => {
                let bits = self.scalar(operand)?.bits;
                let value = int_to_float(bits, *from, *size);
                self.store_scalar(to, *size, value.into())
            }
            Cast::FloatToFloat { from, to: size } => {
                let bits = self.scalar(operand)?.bits;
                let value = match (from, size) {
                    (4, 8) => f64::from(f32::from_bits(bits as u32)).to_bits().into(),
                    (8, 4) => (f64::from_bits(bits as u64) as f32).to_bits().into(),
                    _ => bits,
                };
                self.store_scalar(to, *size, value.into())
            }
            Cast::Pointer { keeps_meta, borrow } => {
                let mut pointer = self.pointer(operand)?;
                if let Some((pointee, borrow)) = *borrow {
                    pointer = self.retag(pointer, pointee, borrow, Moment::Value)?;
                }
                self.store_pointer(to, pointer, *keeps_meta)
            }
            Cast::Expose { size } => {
                let pointer = self.pointer(operand)?;
                self.expose(pointer);
                let value = u128::from(pointer.address) & mask(*size);
                self.store_scalar(to, *size, value.into())
            }
            Cast::FromExposed => {
                let address = self.scalar(operand)?.bits as u64;
                let provenance = self.exposed(address);
                self.store_pointer(to, Pointer::thin(address, provenance), false)
            }
            Cast::Function(address, alloc) => {
                let provenance = Some(Provenance::root(*alloc));
                let value = Scalar { bits: u128::from(*address), provenance };
                self.store_scalar(to, 8, value)
            }
            Cast::Unsize { copies, pointer, meta } => {
                self.with_operand(operand, |this, at| {
                    for &(from_offset, to_offset, size) in copies {
                        this.copy(at.offset(from_offset), to.offset(to_offset), size)?;
                    }
                    let is_fat = matches!(meta, NewMeta::Entry(_));
                    let mut value = this.load_pointer(at.offset(pointer.0), is_fat)?;
                    (value.meta, value.meta_alloc) = match *meta {
                        NewMeta::Len(len) => (len, None),
                        NewMeta::Vtable(address, alloc) => (address, Some(alloc)),
                        NewMeta::Entry(entry) => this.code.vtable_in(value.meta, entry)?,
                    };
                    this.store_pointer(to.offset(pointer.1), value, true)
                })?;
                if let Operand::Place { place, moves: true } = operand {
                    let from = self.place(place)?;
                    self.moved_out(from, place.size);
                }
                Ok(())
            }
            Cast::Transmute => {
                self.with_operand(operand, |this, at| this.copy(at, to, place.size))?;
                if let Operand::Place { place, moves: true } = operand {
                    let from = self.place(place)?;
                    self.moved_out(from, place.size);
                }
                self.validate(to, place.ty)?;
                self.settle(to, place.ty)
            }
        }
    }

    /// An address made a pointer may be used for the allocation it is in, if the address of that
    /// was ever exposed.
    pub(super) fn exposed(&self, address: u64) -> Option<Provenance> {
        let alloc = self.s.memory.exposed_at(address).unwrap_or(AllocId::WILD);
        Some(Provenance { alloc, tag: Tag::WILDCARD })
    }

    /// Gives the operand's value as memory.
    pub(super) fn with_operand<R>(
        &mut self,
        operand: &Operand,
        then: impl FnOnce(&mut Self, Pointer) -> Eval<R>,
    ) -> Eval<R> {
        match operand {
            Operand::Place { place, .. } => {
                let at = self.access_place(place)?;
                self.used(at, place.size, Access::Read)?;
                self.validate(at, place.ty)?;
                then(self, at)
            }
            Operand::Constant { value: Constant::Bytes(address, alloc), .. } => {
                then(self, Pointer::root(*address, *alloc))
            }
            Operand::Constant { size, .. } => {
                let site = Site { span: super::fault::NOWHERE, step: self.s.steps };
                let apart = self.s.memory.allocate(AllocKind::Machine, *size, 1, 0, site);
                let at = Pointer::root(0, apart);
                let result = self.write_operand(operand, at).and_then(|()| then(self, at));
                self.s.memory.discard(apart);
                result
            }
        }
    }
}

/// Saturating; 0 for NaN.
fn float_to_int(value: f64, class: Numeric) -> u128 {
    let (size, signed) = (class.size(), class.signed());
    if signed {
        let max = (mask(size) >> 1) as i128;
        (value as i128).clamp(-max - 1, max) as u128 & mask(size)
    } else {
        (value as u128).min(mask(size))
    }
}

fn int_to_float(bits: u128, from: Numeric, size: u64) -> u128 {
    match (from.signed(), size) {
        (true, 4) => (sign_extend(bits, from) as f32).to_bits().into(),
        (true, _) => (sign_extend(bits, from) as f64).to_bits().into(),
        (false, 4) => (bits as f32).to_bits().into(),
        (false, _) => (bits as f64).to_bits().into(),
    }
}
