//! Where a pointer leads: into memory, or to registers of a frame.

use super::{Eval, Fault, Interpreter};
use crate::PlaceRef;
use crate::memory::{Access, AllocId, Bytes, Pointer, clear_ghosts};

/// What a pointer leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Area {
    Memory,
    /// The registers of the frame on top.
    Registers,
    /// The registers of the frame below it.
    Caller,
    /// The registers of the frame that is being made.
    Transfer,
}

impl Area {
    #[inline]
    fn of(pointer: Pointer) -> Self {
        match pointer.provenance {
            Some(provenance) if provenance.alloc.is_special() => match provenance.alloc {
                AllocId::REGISTERS => Self::Registers,
                AllocId::CALLER => Self::Caller,
                _ => Self::Transfer,
            },
            _ => Self::Memory,
        }
    }
}

impl Interpreter<'_> {
    /// The bytes that a pointer leads to and the offset of `size` of them, for the machine to look
    /// at: no access of the program.
    #[inline]
    pub(super) fn peek(&self, from: Pointer, size: u64) -> Eval<(&Bytes, u64)> {
        let frames = &self.s.frames;
        let bytes = match Area::of(from) {
            Area::Memory => {
                let (found, offset) = self.s.memory.access(from, size)?;
                return Ok((&found.bytes, offset));
            }
            Area::Registers => frames.last().map(|frame| &frame.registers),
            Area::Caller => frames.iter().nth_back(1).map(|frame| &frame.registers),
            Area::Transfer => Some(&self.s.transfer),
        };
        match bytes {
            Some(bytes) if from.address.saturating_add(size) <= bytes.len() => {
                Ok((bytes, from.address))
            }
            _ => Err(Fault::malformed("a register that does not exist")),
        }
    }

    /// As [`peek`](Self::peek), to read: a use that can race.
    #[inline]
    pub(super) fn read(&self, from: Pointer, size: u64) -> Eval<(&Bytes, u64)> {
        if self.s.memory.races.is_some() && Area::of(from) == Area::Memory {
            let (found, offset) = self.s.memory.read(from, size)?;
            return Ok((&found.bytes, offset));
        }
        self.peek(from, size)
    }

    /// As [`peek`](Self::peek), to write: by the program.
    #[inline]
    pub(super) fn write(&mut self, to: Pointer, size: u64) -> Eval<(&mut Bytes, u64)> {
        if self.observed() {
            self.note_write(to, size);
        }
        let area = Area::of(to);
        if area == Area::Memory {
            self.used(to, size, Access::Write)?;
            let (found, offset) = self.s.memory.access_mut(to, size)?;
            return Ok((&mut found.bytes, offset));
        }
        let range = to.address..to.address.saturating_add(size);
        let bytes = match area {
            Area::Transfer => Some(&mut self.s.transfer),
            _ => {
                let back = usize::from(area == Area::Caller);
                let frame = self.s.frames.iter_mut().nth_back(back);
                frame.map(std::rc::Rc::make_mut).map(|frame| {
                    clear_ghosts(&mut frame.ghosts, &range);
                    &mut frame.registers
                })
            }
        };
        match bytes {
            Some(bytes) if range.end <= bytes.len() => Ok((bytes, to.address)),
            _ => Err(Fault::malformed("a register that does not exist")),
        }
    }

    /// Copies abstract bytes; the ranges may overlap.
    pub(super) fn copy(&mut self, from: Pointer, to: Pointer, size: u64) -> Eval<()> {
        if size == 0 {
            return Ok(());
        }
        let (source, target) = (Area::of(from), Area::of(to));
        self.used(from, size, Access::Read)?;
        if source == Area::Memory && target == Area::Memory {
            self.used(to, size, Access::Write)?;
            return self.s.memory.copy(from, to, size);
        }
        self.peek(from, size)?;
        if source == target {
            let (bytes, offset) = self.write(to, size)?;
            bytes.copy_within(from.address, offset, size);
            return Ok(());
        }
        // Out of its place for as long as the other one is written.
        let mut taken = None;
        if source != Area::Memory {
            taken = Some(std::mem::take(self.write_registers(source)?));
        }
        let result = match &taken {
            Some(bytes) => self
                .write(to, size)
                .map(|(target, offset)| target.copy_from(offset, bytes, from.address, size)),
            None => self.copy_out(from, to, size),
        };
        if let Some(bytes) = taken {
            *self.write_registers(source)? = bytes;
        }
        result
    }

    fn copy_out(&mut self, from: Pointer, to: Pointer, size: u64) -> Eval<()> {
        let (found, offset) = self.s.memory.share(from, size)?;
        let (target, at) = self.write(to, size)?;
        target.copy_from(at, &found.bytes, offset, size);
        Ok(())
    }

    /// The bytes that a pointer leads to, for the machine to change: no access of the program.
    pub(super) fn peek_mut(&mut self, to: Pointer) -> Eval<&mut Bytes> {
        match Area::of(to) {
            Area::Memory => match to.alloc().and_then(|id| self.s.memory.get_mut(id)) {
                Some(found) => Ok(&mut found.bytes),
                None => Err(Fault::malformed("no such allocation")),
            },
            area => self.write_registers(area),
        }
    }

    fn write_registers(&mut self, area: Area) -> Eval<&mut Bytes> {
        let back = match area {
            Area::Transfer => return Ok(&mut self.s.transfer),
            Area::Caller => 1,
            _ => 0,
        };
        match self.s.frames.iter_mut().nth_back(back) {
            Some(frame) => Ok(&mut std::rc::Rc::make_mut(frame).registers),
            None => Err(Fault::malformed("there is no call in progress")),
        }
    }

    #[cold]
    fn note_write(&mut self, to: Pointer, size: u64) {
        if size > 0
            && Area::of(to) != Area::Memory
            && let (Some(id), offset) = self.locate(to)
            && let Some(writes) = &mut self.s.memory.writes
        {
            writes.push((id, offset..offset + size));
        }
    }

    /// The allocation that a pointer leads to and how far from its start, as views know it.
    pub(super) fn locate(&self, pointer: Pointer) -> (Option<AllocId>, u64) {
        let frames = &self.s.frames;
        let (function, serial) = match Area::of(pointer) {
            Area::Memory => {
                let found = pointer.alloc().and_then(|id| self.s.memory.get(id));
                let start = found.map_or(pointer.address, |found| found.address);
                return (pointer.alloc(), pointer.address.wrapping_sub(start));
            }
            Area::Transfer => (self.s.incoming, self.s.calls),
            area => {
                let back = usize::from(area == Area::Caller);
                match frames.iter().nth_back(back) {
                    Some(frame) => (frame.body, frame.serial),
                    None => return (None, 0),
                }
            }
        };
        let body = self.code.body(function).ok();
        let locals = body.map_or(&[][..], |body| &body.locals);
        for (index, local) in locals.iter().enumerate() {
            if let Some(start) = local.register
                && (start..start + local.size).contains(&pointer.address)
            {
                let id = AllocId::register(index as u32, serial);
                return (Some(id), pointer.address - start);
            }
        }
        (None, 0)
    }

    /// The address that a pointer shows in pictures.
    pub(super) fn shown_address(&self, pointer: Pointer) -> u64 {
        let (Some(id), offset) = self.locate(pointer) else { return pointer.address };
        let Some(local) = id.as_register() else { return pointer.address };
        let frame = self.s.frames.iter().rev().find(|frame| frame.serial == id.generation);
        let body = frame.and_then(|frame| self.code.body(frame.body).ok());
        match (frame, body.and_then(|body| body.locals.get(local as usize))) {
            (Some(frame), Some(local)) => frame.top - local.below_top + offset,
            _ => pointer.address,
        }
    }

    /// For events: a pointer as a range of its allocation.
    pub(super) fn place_ref(&self, pointer: Pointer, ty: mir::TyId, size: u64) -> PlaceRef {
        let (alloc, offset) = self.locate(pointer);
        PlaceRef { alloc, offset: if alloc.is_some() { offset } else { 0 }, size, ty }
    }
}
