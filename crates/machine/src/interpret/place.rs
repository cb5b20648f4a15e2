//! From a path to an address.

use super::{Eval, Fault, Interpreter};
use crate::code::{Meta, Place, Step};
use crate::memory::{Access, Pointer, align_up};
use crate::outcome::UbKind;

impl Interpreter<'_> {
    /// The memory of a local of the frame that runs.
    #[inline]
    pub(super) fn local(&self, local: u32) -> Eval<Pointer> {
        if let Some(frame) = self.s.frames.last()
            && let Some(&Some(id)) = frame.locals.get(local as usize)
            && let Some(found) = self.s.memory.get(id)
        {
            return Ok(Pointer::root(found.address, id));
        }
        Err(format!("_{local} is used while it has no storage").into())
    }

    /// The address of a place, not checked for anything but its indices.
    #[inline]
    pub(super) fn place(&mut self, place: &Place) -> Eval<Pointer> {
        let mut here = match place.register {
            Some(start) => Pointer::register(start + place.offset),
            None => self.local(place.local)?.offset(place.offset),
        };
        for step in &place.steps {
            here = self.project(here, *step)?;
        }
        Ok(here)
    }

    /// The address of a place to be read or written: aligned.
    #[inline]
    pub(super) fn access_place(&mut self, place: &Place) -> Eval<Pointer> {
        let pointer = self.place(place)?;
        if place.indirect && pointer.address & (place.align - 1) != 0 {
            return Err(self.misaligned(pointer, place.align, place.size));
        }
        Ok(pointer)
    }

    fn project(&mut self, here: Pointer, step: Step) -> Eval<Pointer> {
        match step {
            Step::Offset(bytes) => Ok(here.offset(bytes)),
            Step::Deref { fat } => {
                self.used(here, if fat { 16 } else { 8 }, Access::Read)?;
                self.load_pointer(here, fat)
            }
            Step::Index { local, register, stride, len } => {
                let at = match register {
                    Some(start) => Pointer::register(start),
                    None => self.local(local)?,
                };
                let index = self.load_scalar(at, 8)?.bits as u64;
                self.element(here, index, stride, len.unwrap_or(here.meta))
            }
            Step::ConstantIndex { offset, from_end, stride, len } => {
                let len = len.unwrap_or(here.meta);
                let index = if from_end { len.wrapping_sub(offset) } else { offset };
                self.element(here, index, stride, len)
            }
            Step::Subslice { from, to, from_end, stride, len } => {
                let len = len.unwrap_or(here.meta);
                let end = if from_end { len.checked_sub(to) } else { Some(to) };
                let count = end.filter(|&end| end <= len).and_then(|end| end.checked_sub(from));
                let Some(count) = count else {
                    return Err(Fault::ub(
                        UbKind::OutOfBounds,
                        format!("a part of a slice of {len} elements that is not inside it"),
                    )
                    .about(here.alloc()));
                };
                Ok(Pointer { meta: count, ..here.offset(from.wrapping_mul(stride)) })
            }
            Step::Tail { offset, of, ty } => {
                let align = self.code.tail_align(of, ty, here.meta)?;
                Ok(here.offset(align_up(offset, align)))
            }
        }
    }

    fn element(&self, here: Pointer, index: u64, stride: u64, len: u64) -> Eval<Pointer> {
        if index >= len {
            return Err(Fault::ub(
                UbKind::OutOfBounds,
                format!("element {index} of a slice of {len} elements"),
            )
            .about(here.alloc()));
        }
        Ok(here.offset(index.wrapping_mul(stride)))
    }

    #[inline]
    pub(super) fn check_align(&self, pointer: Pointer, align: u64) -> Eval<()> {
        if pointer.address & (align - 1) == 0 {
            return Ok(());
        }
        Err(self.misaligned(pointer, align, 0))
    }

    /// Why so many bytes may not be accessed, if for nothing else for their alignment.
    #[cold]
    pub(super) fn misaligned(&self, pointer: Pointer, align: u64, size: u64) -> Box<Fault> {
        if size > 0
            && let Err(fault) = self.s.memory.access(pointer, size)
        {
            return fault;
        }
        Fault::ub(
            UbKind::Misaligned,
            format!("access at address {:#x}, which is not a multiple of {align}", pointer.address),
        )
        .about(pointer.alloc())
    }

    /// Size and alignment of the value at a place.
    pub(super) fn place_layout(&self, place: &Place, pointer: Pointer) -> Eval<(u64, u64)> {
        match place.meta {
            Meta::None => Ok((place.size, self.code.types.get(place.ty)?.align)),
            _ => self.code.size_align_of_val(place.ty, pointer.meta),
        }
    }
}
