//! Atomic operations: one step each, and what they put in order.

use mir::Intrinsic as I;

use super::Request;
use crate::code::Operand;
use crate::interpret::{Eval, Fault, Interpreter, Scalar, numeric};
use crate::memory::{Access, Order, Pointer, Use};
use crate::outcome::UbKind;
use crate::variant::mask;

impl Interpreter<'_> {
    pub(super) fn atomic_intrinsic(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        match intrinsic {
            I::AtomicLoad => {
                let at = self.pointer(request.arg(0)?)?;
                let order = self.order(request.arg(1)?)?;
                let size = self.atomic_size(request, at)?;
                if order.acquires || size > 8 {
                    self.check_writable(at, size, "an atomic load that orders")?;
                }
                self.atomic_read(at, size, order)?;
                let value = self.unraced(|this| this.load_scalar(at, size))?;
                self.store_scalar(request.to, size, value)
            }
            I::AtomicStore => {
                let at = self.pointer(request.arg(0)?)?;
                let value = self.scalar(request.arg(1)?)?;
                let order = self.order(request.arg(2)?)?;
                let size = self.atomic_size(request, at)?;
                self.unraced(|this| this.store_scalar(at, size, value))?;
                self.atomic_write(at, size, order, false)
            }
            I::AtomicRmw => {
                let op = self.u64(request.arg(0)?)?;
                let at = self.pointer(request.arg(1)?)?;
                let value = self.scalar(request.arg(2)?)?;
                let order = self.order(request.arg(3)?)?;
                let size = self.atomic_size(request, at)?;
                self.atomic_read(at, size, order)?;
                let before = self.unraced(|this| this.load_scalar(at, size))?;
                let after = modify(op, before, value, size)?;
                self.unraced(|this| this.store_scalar(at, size, after))?;
                self.atomic_write(at, size, order, true)?;
                self.store_scalar(request.to, size, before)
            }
            I::AtomicCxchg => {
                let at = self.pointer(request.arg(0)?)?;
                let old = self.scalar(request.arg(1)?)?;
                let new = self.scalar(request.arg(2)?)?;
                let success = self.order(request.arg(3)?)?;
                let failure = self.order(request.arg(4)?)?;
                let size = self.atomic_size(request, at)?;
                self.check_writable(at, size, "an atomic read-modify-write")?;
                let before = self.unraced(|this| this.load_scalar(at, size))?;
                let matches = before.bits == old.bits;
                self.atomic_read(at, size, if matches { success } else { failure })?;
                if matches {
                    self.unraced(|this| this.store_scalar(at, size, new))?;
                    self.atomic_write(at, size, success, true)?;
                }
                let (value, flag) = self.code.overflow_offset(request.destination.ty)?;
                self.store_scalar(request.to.offset(value), size, before)?;
                self.store_scalar(request.to.offset(flag), 1, u128::from(matches).into())
            }
            _ => {
                let order = self.order(request.arg(0)?)?;
                if let Some(races) = &mut self.s.memory.races {
                    races.get_mut().fence(order);
                }
                Ok(())
            }
        }
    }

    fn order(&mut self, operand: &Operand) -> Eval<Order> {
        let number = self.u64(operand)?;
        Order::from_number(number).ok_or_else(|| Fault::malformed("no such memory ordering"))
    }

    /// The size of what is accessed; an atomic is aligned to it.
    fn atomic_size(&self, request: Request<'_>, at: Pointer) -> Eval<u64> {
        let size = self.code.types.get(request.ty(0)?)?.size;
        if !matches!(size, 1 | 2 | 4 | 8 | 16) {
            return Err(Fault::malformed("an atomic of another size"));
        }
        self.check_align(at, size)?;
        Ok(size)
    }

    /// The processor may write for these, even when they leave what is there.
    fn check_writable(&self, at: Pointer, size: u64, what: &str) -> Eval<()> {
        let (found, _) = self.s.memory.access(at, size)?;
        if found.mutable {
            return Ok(());
        }
        let message = format!("{what} on read-only memory");
        Err(Fault::ub(UbKind::ReadOnlyWrite, message).about(at.alloc()))
    }

    fn atomic_read(&mut self, at: Pointer, size: u64, order: Order) -> Eval<()> {
        self.used(at, size, Access::Read)?;
        if self.s.memory.races.is_none() {
            return Ok(());
        }
        let (_, offset) = self.s.memory.access(at, size)?;
        let range = offset..offset + size;
        self.s.memory.touch(at.alloc(), range.clone(), Use::AtomicRead)?;
        if let (Some(races), Some(alloc)) = (&mut self.s.memory.races, at.alloc()) {
            races.get_mut().acquire(alloc, range, order);
        }
        Ok(())
    }

    fn atomic_write(&mut self, at: Pointer, size: u64, order: Order, modified: bool) -> Eval<()> {
        if self.s.memory.races.is_none() {
            return Ok(());
        }
        let (_, offset) = self.s.memory.access(at, size)?;
        let range = offset..offset + size;
        self.s.memory.touch(at.alloc(), range.clone(), Use::AtomicWrite)?;
        if let (Some(races), Some(alloc)) = (&mut self.s.memory.races, at.alloc()) {
            races.get_mut().release(alloc, range, order, modified);
        }
        Ok(())
    }
}

/// The value that a read-modify-write leaves.
fn modify(op: u64, before: Scalar, value: Scalar, size: u64) -> Eval<Scalar> {
    let (old, new) = (before.bits, value.bits);
    let signed =
        |bits: u128| numeric::sign_extend(bits, crate::code::Numeric::Int { size, signed: true });
    let bits = match op {
        0 => return Ok(value),
        1 => old.wrapping_add(new),
        2 => old.wrapping_sub(new),
        3 => old & new,
        4 => !(old & new),
        5 => old | new,
        6 => old ^ new,
        7 => {
            if signed(old) >= signed(new) {
                old
            } else {
                new
            }
        }
        8 => {
            if signed(old) <= signed(new) {
                old
            } else {
                new
            }
        }
        9 => old.max(new),
        10 => old.min(new),
        _ => return Err(Fault::malformed("no such atomic operation")),
    };
    // A pointer keeps what it may be used for.
    let provenance = before.provenance.or(value.provenance);
    Ok(Scalar { bits: bits & mask(size), provenance })
}
