//! Allocation, copies and pointers.

use mir::Intrinsic as I;

use super::Request;
use crate::EventKind;
use crate::interpret::{Eval, Fault, Interpreter, Scalar};
use crate::memory::{Access, AllocId, AllocKind, Pointer, Use};
use crate::outcome::UbKind;

impl Interpreter<'_> {
    pub(super) fn memory_intrinsic(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        match intrinsic {
            I::Alloc | I::AllocZeroed => self.alloc(intrinsic == I::AllocZeroed, request),
            I::Realloc => self.realloc(request),
            I::Dealloc => {
                let at = self.pointer(request.arg(0)?)?;
                let size = self.u64(request.arg(1)?)?;
                let align = self.u64(request.arg(2)?)?;
                let block = self.block(at, size, align, "freeing")?;
                self.used(at, size, Access::Free)?;
                let site = self.site();
                self.s.memory.touch_all(block, Use::Free)?;
                self.s.memory.heap_free(block, site);
                if self.observed() {
                    self.event(EventKind::Dealloc { alloc: block, size });
                }
                Ok(())
            }
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
                    from.offset((count as u64).wrapping_mul(stride))
                };
                self.store_pointer(to, pointer, false)
            }
            I::PtrOffsetFrom => {
                let left = self.pointer(request.arg(0)?)?;
                let right = self.pointer(request.arg(1)?)?;
                let stride = self.code.types.get(request.ty(0)?)?.size;
                let bytes = left.address.wrapping_sub(right.address) as i64;
                if left.alloc() != right.alloc() && bytes != 0 {
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

    /// Pointer arithmetic that may not leave the allocation.
    pub(in crate::interpret) fn offset_in_bounds(
        &self,
        from: Pointer,
        count: i128,
        stride: u64,
    ) -> Eval<Pointer> {
        let bytes = count * i128::from(stride);
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
        self.check_align(at, align)
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

    fn alloc(&mut self, zeroed: bool, request: Request<'_>) -> Eval<()> {
        let size = self.u64(request.arg(0)?)?;
        let align = self.u64(request.arg(1)?)?;
        check_layout(size, align)?;
        let site = self.site();
        let alloc = self.s.memory.heap_alloc(size, align, site)?;
        self.s.memory.touch_all(alloc, Use::Alloc)?;
        let at = self.start_of(alloc);
        if zeroed {
            let (target, _) = self.write(at, size)?;
            target.fill(0..size, 0);
        }
        if self.observed() {
            self.event(EventKind::Alloc { alloc, size });
        }
        self.store_pointer(request.to, at, false)
    }

    fn realloc(&mut self, request: Request<'_>) -> Eval<()> {
        let at = self.pointer(request.arg(0)?)?;
        let old_size = self.u64(request.arg(1)?)?;
        let align = self.u64(request.arg(2)?)?;
        let new_size = self.u64(request.arg(3)?)?;
        let old = self.block(at, old_size, align, "resizing")?;
        check_layout(new_size, align)?;
        self.used(at, old_size, Access::Free)?;
        let site = self.site();
        self.s.memory.touch_all(old, Use::Free)?;
        let new = self.s.memory.heap_realloc(old, new_size, site)?;
        self.s.memory.touch_all(new, Use::Alloc)?;
        if self.observed() {
            self.event(EventKind::Realloc { old, old_size, new, new_size });
        }
        let at = self.start_of(new);
        self.store_pointer(request.to, at, false)
    }

    fn start_of(&self, alloc: AllocId) -> Pointer {
        let address = self.s.memory.get(alloc).map_or(0, |found| found.address);
        Pointer::root(address, alloc)
    }

    /// The live block of the heap that begins at a pointer and has this layout.
    fn block(&self, at: Pointer, size: u64, align: u64, doing: &str) -> Eval<AllocId> {
        let invalid =
            |message: String| Err(Fault::ub(UbKind::InvalidFree, message).about(at.alloc()));
        let Some(id) = at.alloc() else {
            return invalid(format!("{doing} address {:#x}, which is no allocation", at.address));
        };
        let Some(found) = self.s.memory.get(id) else {
            return Err(Fault::ub(
                UbKind::DoubleFree,
                format!("{doing} a block that was freed long ago"),
            ));
        };
        if found.kind != AllocKind::Heap {
            return invalid(format!("{doing} memory that is not on the heap"));
        }
        if !found.live {
            return Err(Fault::ub(
                UbKind::DoubleFree,
                format!("{doing} a block of {} bytes that was freed before", found.bytes.len()),
            )
            .about(Some(id)));
        }
        if found.address != at.address {
            let offset = at.address.wrapping_sub(found.address) as i64;
            return invalid(format!("{doing} a block by a pointer to its byte {offset}"));
        }
        if (found.bytes.len(), found.align) != (size, align) {
            let message = format!(
                "{doing} a block of {} bytes aligned to {} as one of {size} bytes aligned to \
                 {align}",
                found.bytes.len(),
                found.align
            );
            return Err(Fault::ub(UbKind::WrongLayout, message).about(Some(id)));
        }
        Ok(id)
    }
}

/// A bit for each byte, the lowest for the first.
fn bit_mask(bytes: &[u8], is_set: impl Fn(u8) -> bool) -> u16 {
    bytes.iter().rev().fold(0, |mask, &byte| mask << 1 | u16::from(is_set(byte)))
}

fn check_layout(size: u64, align: u64) -> Eval<()> {
    if size > 0 && align.is_power_of_two() && size <= i64::MAX as u64 - (align - 1) {
        return Ok(());
    }
    Err(Fault::ub(UbKind::InvalidOperation, format!("allocating {size} bytes aligned to {align}")))
}
