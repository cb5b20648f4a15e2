//! Reading and writing values.

use mir::TyId;

use super::{Eval, Fault, Interpreter, Scalar};
use crate::code::{Check, Constant, Operand, Residue};
use crate::event::EventKind;
use crate::memory::{Access, AllocId, GhostKind, Pointer, Provenance, add_ghost, read_le};
use crate::outcome::UbKind;

impl Interpreter<'_> {
    /// Reads an initialised scalar of up to 16 bytes.
    #[inline]
    pub(super) fn load_scalar(&self, from: Pointer, size: u64) -> Eval<Scalar> {
        let (found, offset) = self.read(from, size)?;
        let range = offset..offset + size;
        if !found.is_init(range.clone()) {
            return Err(self.uninit(from, size));
        }
        let bits = found.raw(range).map_or(0, read_le);
        let provenance = if size == 8 { found.word_provenance(offset) } else { None };
        Ok(Scalar { bits, provenance })
    }

    /// Writes a scalar.
    #[inline]
    pub(super) fn store_scalar(&mut self, to: Pointer, size: u64, value: Scalar) -> Eval<()> {
        if size == 0 {
            return Ok(());
        }
        let (target, offset) = self.write(to, size)?;
        target.write_scalar(offset, size, value.bits, value.provenance);
        Ok(())
    }

    /// Reads a pointer, with its metadata if it is fat.
    pub(super) fn load_pointer(&self, from: Pointer, fat: bool) -> Eval<Pointer> {
        let data = self.load_scalar(from, 8)?;
        let mut pointer = Pointer::thin(data.bits as u64, data.provenance);
        if fat {
            let meta = self.load_scalar(from.offset(8), 8)?;
            pointer.meta = meta.bits as u64;
            pointer.meta_alloc = meta.provenance.map(|it| it.alloc);
        }
        Ok(pointer)
    }

    /// Writes a pointer, with its metadata if it is fat.
    pub(super) fn store_pointer(&mut self, to: Pointer, value: Pointer, fat: bool) -> Eval<()> {
        let data = Scalar { bits: value.address.into(), provenance: value.provenance };
        self.store_scalar(to, 8, data)?;
        if fat {
            let meta = Scalar {
                bits: value.meta.into(),
                provenance: value.meta_alloc.map(Provenance::root),
            };
            self.store_scalar(to.offset(8), 8, meta)?;
        }
        Ok(())
    }

    #[cold]
    pub(super) fn uninit(&self, from: Pointer, size: u64) -> Box<Fault> {
        let bytes = if size == 1 { "1 byte".to_owned() } else { format!("{size} bytes") };
        Fault::ub(
            UbKind::UninitializedRead,
            format!(
                "reading {bytes} at address {:#x}, not all of which were written",
                self.shown_address(from)
            ),
        )
        .about(self.locate(from).0)
    }

    /// The value of an operand of up to 16 bytes, as one scalar. Does not check that the bits are
    /// a value of the type.
    #[inline]
    pub(super) fn scalar(&mut self, operand: &Operand) -> Eval<Scalar> {
        match operand {
            Operand::Place { place, moves } => {
                let from = self.access_place(place)?;
                self.used(from, place.size, Access::Read)?;
                let value = self.load_scalar(from, place.size.min(16))?;
                if *moves {
                    self.moved_out(from, place.size);
                }
                Ok(value)
            }
            Operand::Constant { size, value, .. } => Ok(match *value {
                Constant::ZeroSized => Scalar::from(0),
                Constant::Scalar(bits) => Scalar::from(bits),
                Constant::Pointer(address, alloc) => {
                    Scalar { bits: address.into(), provenance: Some(Provenance::root(alloc)) }
                }
                Constant::Slice(address, alloc, len) => {
                    let bits = u128::from(len) << 64 | u128::from(address);
                    Scalar { bits, provenance: Some(Provenance::root(alloc)) }
                }
                Constant::Bytes(address, alloc) => {
                    return self.load_scalar(Pointer::root(address, alloc), (*size).min(16));
                }
            }),
        }
    }

    /// The value of an operand that is a pointer, thin or fat by its size.
    pub(super) fn pointer(&mut self, operand: &Operand) -> Eval<Pointer> {
        let fat = operand.size() == 16;
        match operand {
            Operand::Place { place, moves } => {
                let from = self.access_place(place)?;
                self.used(from, place.size, Access::Read)?;
                let value = self.load_pointer(from, fat)?;
                if *moves {
                    self.moved_out(from, place.size);
                }
                Ok(value)
            }
            Operand::Constant { value, .. } => Ok(match *value {
                Constant::ZeroSized => Pointer::default(),
                Constant::Scalar(bits) => {
                    Pointer { meta: (bits >> 64) as u64, ..Pointer::thin(bits as u64, None) }
                }
                Constant::Pointer(address, alloc) => Pointer::root(address, alloc),
                Constant::Slice(address, alloc, len) => {
                    Pointer { meta: len, ..Pointer::root(address, alloc) }
                }
                Constant::Bytes(address, alloc) => {
                    return self.load_pointer(Pointer::root(address, alloc), fat);
                }
            }),
        }
    }

    /// Copies the value of an operand to memory: a typed copy, so the bytes must be a value.
    pub(super) fn write_operand(&mut self, operand: &Operand, to: Pointer) -> Eval<()> {
        match operand {
            Operand::Place { place, moves } => {
                let from = self.access_place(place)?;
                self.copy_value(from, to, place.ty, place.size)?;
                if self.observed() {
                    let source = self.place_ref(from, place.ty, place.size);
                    let target = self.place_ref(to, place.ty, place.size);
                    let copy = self.code.types.get(place.ty)?.is_copy;
                    self.event(if copy {
                        EventKind::Copied { from: source, to: target }
                    } else {
                        EventKind::Moved { from: source, to: target }
                    });
                }
                if *moves
                    && (from.alloc() != to.alloc() || from.alloc().is_some_and(AllocId::is_special))
                {
                    self.moved_out(from, place.size);
                }
                Ok(())
            }
            Operand::Constant { ty, size, value } => match *value {
                Constant::ZeroSized => Ok(()),
                Constant::Scalar(bits) => self.store_scalar(to, *size, bits.into()),
                Constant::Pointer(address, alloc) => {
                    self.store_pointer(to, Pointer::root(address, alloc), false)
                }
                Constant::Slice(address, alloc, len) => {
                    let pointer = Pointer { meta: len, ..Pointer::root(address, alloc) };
                    self.store_pointer(to, pointer, true)
                }
                Constant::Bytes(address, alloc) => {
                    self.copy_value(Pointer::root(address, alloc), to, *ty, *size)
                }
            },
        }
    }

    /// Copies a value of a type.
    #[inline]
    pub(super) fn copy_value(
        &mut self,
        from: Pointer,
        to: Pointer,
        ty: TyId,
        size: u64,
    ) -> Eval<()> {
        let checks = self.code.validity(ty)?.checks.as_slice();
        if size == 0 && checks.is_empty() {
            return Ok(());
        }
        self.used(from, size, Access::Read)?;
        if size <= 8 && size > 0 {
            let (found, offset) = self.read(from, size)?;
            if let Some((bits, provenance)) = found.simple(offset, size) {
                // Initialised is all that an integer or raw pointer has to be.
                if !matches!(checks, [(0, Check::Init(all))] if *all == size) {
                    self.validate(from, ty)?;
                }
                let provenance = match self.code.residues(ty)? {
                    [Residue::Bare(_)] => None,
                    _ => provenance,
                };
                self.store_scalar(to, size, Scalar { bits, provenance })?;
                return self.settle(to, ty);
            }
        }
        self.validate(from, ty)?;
        self.copy(from, to, size)?;
        self.settle(to, ty)
    }

    /// The reader's code moved a value out: what is left there is not to be used.
    pub(super) fn moved_out(&mut self, from: Pointer, size: u64) {
        self.ghost(from, size, GhostKind::Moved);
    }

    pub(super) fn ghost(&mut self, at: Pointer, size: u64, kind: GhostKind) {
        let site = self.site();
        if at.alloc() == Some(AllocId::REGISTERS) {
            if let Ok(frame) = self.top() {
                let range = at.address..at.address.saturating_add(size);
                add_ghost(&mut frame.ghosts, range, kind, site);
            }
        } else if let Some(found) = at.alloc().and_then(|id| self.s.memory.get_mut(id)) {
            let offset = at.address.wrapping_sub(found.address);
            let range = offset..offset.saturating_add(size);
            add_ghost(&mut found.ghosts, range, kind, site);
        }
    }

    /// The bytes of a string or slice of bytes.
    pub(super) fn load_bytes(&mut self, from: Pointer, len: u64) -> Eval<Vec<u8>> {
        if len == 0 {
            return Ok(Vec::new());
        }
        self.used(from, len, Access::Read)?;
        let (found, offset) = self.read(from, len)?;
        if !found.is_init(offset..offset + len) {
            return Err(self.uninit(from, len));
        }
        Ok(found.raw(offset..offset + len).unwrap_or_default().to_vec())
    }

    /// Writes bytes.
    pub(super) fn store_bytes(&mut self, to: Pointer, bytes: &[u8]) -> Eval<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let (target, offset) = self.write(to, bytes.len() as u64)?;
        target.write(offset, bytes);
        Ok(())
    }
}
