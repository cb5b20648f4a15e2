//! Copies and pointers.

use mir::Intrinsic as I;

use super::Request;
use crate::EventKind;
use crate::interpret::{Eval, Fault, Interpreter, Scalar};
use crate::memory::{Pointer, Provenance, Tag};
use crate::outcome::UbKind;

impl Interpreter<'_> {
    pub(super) fn memory_intrinsic(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        match intrinsic {
            I::ReadViaCopy => {
                let from = self.pointer(request.arg(0)?)?;
                let ty = request.ty(0)?;
                let info = self.code.types.get(ty)?;
                let (size, align) = (info.size, info.align);
                self.check_access(from, size, align)?;
                if size != request.destination.size {
                    return Err(Fault::malformed("a read of another size"));
                }
                self.copy_value(from, request.to, ty, size)?;
                if self.observed() {
                    let source = self.place_ref(from, ty, size);
                    let target = self.place_ref(request.to, ty, size);
                    self.event(EventKind::Copied { from: source, to: target });
                }
                Ok(())
            }
            I::WriteViaMove => {
                let to = self.pointer(request.arg(0)?)?;
                let value = request.arg(1)?;
                let (ty, size) = (value.ty(), value.size());
                let align = self.code.types.get(ty)?.align;
                self.check_access(to, size, align)?;
                self.write_operand(value, to)?;
                self.note_type(to, ty, size);
                if self.observed() {
                    let to = self.place_ref(to, ty, size);
                    self.event(EventKind::Assign { to });
                }
                Ok(())
            }
            I::Copy | I::CopyNonoverlapping => self.copy_intrinsic(intrinsic == I::Copy, request),
            I::WriteBytes => {
                let to = self.pointer(request.arg(0)?)?;
                let byte = self.u64(request.arg(1)?)? as u8;
                let (size, align) = self.extent(request, 2)?;
                self.check_access(to, size, align)?;
                if size > 0 {
                    let (target, offset) = self.write(to, size)?;
                    target.fill(offset..offset + size, byte);
                }
                Ok(())
            }
            I::CompareBytes => {
                let left = self.pointer(request.arg(0)?)?;
                let right = self.pointer(request.arg(1)?)?;
                let len = self.u64(request.arg(2)?)?;
                let ordering = self.load_bytes(left, len)?.cmp(&self.load_bytes(right, len)?);
                let bits = u128::from(ordering as i32 as u32);
                self.store_scalar(request.to, 4, bits.into())
            }
            I::GroupMatch | I::GroupMask => {
                let group = self.pointer(request.arg(0)?)?;
                let bytes = self.load_bytes(group, 16)?;
                let mask = if intrinsic == I::GroupMask {
                    bit_mask(&bytes, |byte| byte & 0x80 != 0)
                } else {
                    let wanted = self.u64(request.arg(1)?)? as u8;
                    bit_mask(&bytes, |byte| byte == wanted)
                };
                self.store_scalar(request.to, 2, u128::from(mask).into())
            }
            _ => self.pointer_intrinsic(intrinsic, request),
        }
    }

    fn pointer_intrinsic(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        let to = request.to;
        let fat = request.destination.size == 16;
        match intrinsic {
            I::Offset | I::ArithOffset => {
                let from = self.pointer(request.arg(0)?)?;
                let count = i128::from(self.u64(request.arg(1)?)? as i64);
                let stride = self.code.types.get(request.ty(0)?)?.size;
                let pointer = if intrinsic == I::Offset {
                    self.offset_in_bounds(from, count, stride)?
                } else {
                    self.wrapping_offset(from, (count as u64).wrapping_mul(stride))
                };
                self.store_pointer(to, pointer, false)
            }
            I::PtrOffsetFrom => {
                let left = self.pointer(request.arg(0)?)?;
                let right = self.pointer(request.arg(1)?)?;
                let stride = self.code.types.get(request.ty(0)?)?.size;
                let bytes = left.address.wrapping_sub(right.address) as i64;
                if bytes != 0 && (left.alloc() != right.alloc() || left.alloc().is_none()) {
                    return Err(Fault::ub(
                        UbKind::OutOfBounds,
                        "the distance between pointers into different allocations".to_owned(),
                    )
                    .about(left.alloc()));
                }
                if stride == 0 || bytes % stride as i64 != 0 {
                    return Err(Fault::ub(
                        UbKind::InvalidOperation,
                        format!("a distance of {bytes} bytes between elements of {stride}"),
                    ));
                }
                let low = if bytes < 0 { left } else { right };
                if bytes != 0 {
                    self.s.memory.access(low, bytes.unsigned_abs())?;
                }
                let count = (bytes / stride as i64) as u64;
                self.store_scalar(to, 8, Scalar::from(u128::from(count)))
            }
            I::PtrMetadataLen => {
                let len = self.pointer(request.arg(0)?)?.meta;
                self.store_scalar(to, 8, Scalar::from(u128::from(len)))
            }
            I::SliceFromRawParts => {
                let data = self.pointer(request.arg(0)?)?;
                let meta = self.u64(request.arg(1)?)?;
                self.store_pointer(to, Pointer { meta, meta_alloc: None, ..data }, true)
            }
            I::WithMetadataOf => {
                let data = self.pointer(request.arg(0)?)?;
                let of = self.pointer(request.arg(1)?)?;
                let pointer = Pointer { meta: of.meta, meta_alloc: of.meta_alloc, ..data };
                self.store_pointer(to, pointer, fat)
            }
            I::PtrAddr => {
                let address = self.pointer(request.arg(0)?)?.address;
                self.store_scalar(to, 8, Scalar::from(u128::from(address)))
            }
            I::WithoutProvenance => {
                let address = self.u64(request.arg(0)?)?;
                self.store_pointer(to, Pointer::thin(address, None), false)
            }
            _ => Err(Fault::malformed("no intrinsic of pointers")),
        }
    }

    /// Pointer arithmetic that may go anywhere. What was made from an address may be used for
    /// whatever is there.
    fn wrapping_offset(&self, from: Pointer, bytes: u64) -> Pointer {
        let to = from.offset(bytes);
        match from.provenance {
            Some(Provenance { tag: Tag::WILDCARD, .. }) => {
                Pointer { provenance: self.exposed(to.address), ..to }
            }
            _ => to,
        }
    }

    /// Pointer arithmetic that may not leave the allocation.
    pub(in crate::interpret) fn offset_in_bounds(
        &self,
        from: Pointer,
        count: i128,
        stride: u64,
    ) -> Eval<Pointer> {
        let Some(bytes) =
            count.checked_mul(i128::from(stride)).filter(|&it| i64::try_from(it).is_ok())
        else {
            let message = "moving a pointer by more bytes than an `isize` holds".to_owned();
            return Err(Fault::ub(UbKind::OutOfBounds, message).about(from.alloc()));
        };
        if bytes == 0 {
            return Ok(from);
        }
        let to = from.offset(bytes as u64);
        let (low, size) = if bytes > 0 { (from, bytes) } else { (to, -bytes) };
        let size = u64::try_from(size).unwrap_or(u64::MAX);
        match self.s.memory.access(low, size) {
            Ok(_) => Ok(to),
            Err(fault) => Err(match *fault {
                Fault::UndefinedBehavior { kind: UbKind::OutOfBounds, alloc, .. } => {
                    let len = alloc
                        .and_then(|id| self.s.memory.get(id))
                        .map_or(0, |found| found.bytes.len());
                    Fault::ub(
                        UbKind::OutOfBounds,
                        format!("moving a pointer by {bytes} bytes, out of an allocation of {len}"),
                    )
                    .about(alloc)
                }
                other => Box::new(other),
            }),
        }
    }

    /// The bytes of `args[index]` elements of the type argument, and its alignment.
    fn extent(&mut self, request: Request<'_>, index: usize) -> Eval<(u64, u64)> {
        let count = self.u64(request.arg(index)?)?;
        let info = self.code.types.get(request.ty(0)?)?;
        match info.size.checked_mul(count).filter(|&size| size < 1 << 63) {
            Some(size) => Ok((size, info.align)),
            None => Err(Fault::ub(
                UbKind::InvalidOperation,
                format!("{count} elements of {} bytes do not fit memory", info.size),
            )),
        }
    }

    fn check_access(&self, at: Pointer, size: u64, align: u64) -> Eval<()> {
        if at.address == 0 && size > 0 {
            return Err(self.s.memory.access_fault(at, size));
        }
        if at.address & (align - 1) != 0 {
            return Err(self.misaligned(at, align, size));
        }
        Ok(())
    }

    fn copy_intrinsic(&mut self, may_overlap: bool, request: Request<'_>) -> Eval<()> {
        let from = self.pointer(request.arg(0)?)?;
        let to = self.pointer(request.arg(1)?)?;
        let (size, align) = self.extent(request, 2)?;
        self.check_access(from, size, align)?;
        self.check_access(to, size, align)?;
        let distance = from.address.abs_diff(to.address);
        if !may_overlap && from.alloc() == to.alloc() && distance < size {
            return Err(Fault::ub(
                UbKind::Overlap,
                format!("`copy_nonoverlapping` of {size} bytes between ranges that overlap"),
            )
            .about(from.alloc()));
        }
        self.copy(from, to, size)?;
        if size > 0 && self.observed() {
            let ty = request.ty(0)?;
            let from = self.place_ref(from, ty, size);
            let to = self.place_ref(to, ty, size);
            self.event(EventKind::Copied { from, to });
        }
        Ok(())
    }
}

/// A bit for each byte, the lowest for the first.
fn bit_mask(bytes: &[u8], is_set: impl Fn(u8) -> bool) -> u16 {
    bytes.iter().rev().fold(0, |mask, &byte| mask << 1 | u16::from(is_set(byte)))
}
