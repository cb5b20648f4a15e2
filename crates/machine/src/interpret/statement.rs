//! Statements and rvalues.

use mir::{BinOp, TyId};

use super::borrow::Moment;
use super::{Eval, Fault, Interpreter, Scalar, numeric};
use crate::code::{Body, Meta, Numeric, Operand, Place, Rvalue, Stmt};
use crate::event::EventKind;
use crate::memory::{Access, AllocId, AllocKind, Pointer, Provenance, Site, Use, clear_ghosts};
use crate::variant::{mask, tag_of};

impl Interpreter<'_> {
    /// Runs a statement; true when it is a stop of the reader's code.
    #[inline]
    pub(super) fn statement(&mut self, body: &Body, statement: &Stmt) -> Eval<bool> {
        match statement {
            Stmt::Fast(_, assignment) | Stmt::Assign(assignment) => {
                let (place, rvalue) = &**assignment;
                self.assign(place, rvalue)?;
            }
            Stmt::StorageLive(local) => self.storage_live(body, *local)?,
            Stmt::StorageDead(local) => self.storage_dead(body, *local)?,
            Stmt::Stop { user } => return Ok(*user),
            Stmt::Malformed(why) => return Err(why.clone().into()),
        }
        Ok(false)
    }

    fn storage_live(&mut self, body: &Body, local: mir::Local) -> Eval<()> {
        let Some(info) = body.locals.get(local.index()) else {
            return Err(Fault::malformed("there is no such local"));
        };
        if let Some(start) = info.register {
            let frame = self.top()?;
            let alloc = AllocId::register(local.0, frame.serial);
            frame.registers.uninit(start..start + info.size);
            if let Some(place) = frame.locals.get_mut(local.index()) {
                *place = Some(alloc);
            }
            if self.observed() {
                self.event(EventKind::StorageLive { local, alloc });
            }
            return Ok(());
        }
        self.storage_dead(body, local)?;
        let alloc = self.allocate_local(body, local, None)?;
        if let Some(place) = self.top()?.locals.get_mut(local.index()) {
            *place = Some(alloc);
        }
        if self.observed() {
            self.event(EventKind::StorageLive { local, alloc });
        }
        Ok(())
    }

    fn storage_dead(&mut self, body: &Body, local: mir::Local) -> Eval<()> {
        let Some(alloc) = self.top()?.locals.get_mut(local.index()).and_then(Option::take) else {
            return Ok(());
        };
        let Some(info) = body.locals.get(local.index()) else {
            return Err(Fault::malformed("there is no such local"));
        };
        if let Some(start) = info.register {
            let range = start..start + info.size;
            let frame = self.top()?;
            frame.registers.uninit(range.clone());
            clear_ghosts(&mut frame.ghosts, &range);
            if self.observed() {
                self.event(EventKind::StorageDead { local, alloc });
            }
            return Ok(());
        }
        let span = if body.user { self.user_span() } else { info.span };
        self.s.memory.touch_all(alloc, Use::Free)?;
        self.s.memory.kill_local(alloc, Site { span, step: self.s.steps });
        if self.observed() {
            self.event(EventKind::StorageDead { local, alloc });
        }
        Ok(())
    }

    /// The memory of a local of the frame on top, or of the one about to be pushed, which has its
    /// top at `frame_top`.
    pub(super) fn allocate_local(
        &mut self,
        body: &Body,
        local: mir::Local,
        frame_top: Option<u64>,
    ) -> Eval<crate::AllocId> {
        let Some(info) = body.locals.get(local.index()) else {
            return Err(Fault::malformed("there is no such local"));
        };
        let frames = self.s.frames.len() as u32;
        let (top, frame) = match (frame_top, self.s.frames.last()) {
            (Some(top), _) => (top, frames),
            (None, Some(frame)) => (frame.top, frames - 1),
            (None, None) => return Err(Fault::malformed("there is no call in progress")),
        };
        let site = Site { span: info.span, step: self.s.steps };
        let thread = self.s.threads.running;
        let kind = AllocKind::Stack { thread, frame, local };
        Ok(self.s.memory.allocate(kind, info.size, info.align, top - info.below_top, site))
    }

    fn assign(&mut self, place: &Place, rvalue: &Rvalue) -> Eval<()> {
        let to = self.access_place(place)?;
        self.rvalue(rvalue, place, to)?;
        if place.indirect {
            self.note_type(to, place.ty, place.size);
        }
        if self.observed() {
            let to = self.place_ref(to, place.ty, place.size);
            self.event(EventKind::Assign { to });
        }
        Ok(())
    }

    /// What is written to the heap has a type there.
    pub(super) fn note_type(&mut self, at: Pointer, ty: TyId, size: u64) {
        let is_heap = |id| self.s.memory.get(id).is_some_and(|it| it.kind == AllocKind::Heap);
        let Some(id) = at.alloc().filter(|&id| size > 0 && is_heap(id)) else {
            return;
        };
        let Some(known) = self.s.memory.get(id) else {
            return;
        };
        let offset = at.address.wrapping_sub(known.address);
        if known.type_covering(offset, size).is_some() {
            return;
        }
        if let Some(found) = self.s.memory.get_mut(id) {
            found.note_type(offset, ty, size);
        }
    }

    fn rvalue(&mut self, rvalue: &Rvalue, place: &Place, to: Pointer) -> Eval<()> {
        match rvalue {
            Rvalue::Use(operand) => self.write_operand(operand, to),
            Rvalue::Binary { op, class, right, operands } => {
                self.binary(*op, *class, *right, operands, place, to)
            }
            Rvalue::Unary { op, class, operand } => self.unary(*op, *class, operand, place, to),
            Rvalue::Cast(cast, operand) => self.cast(cast, operand, place, to),
            Rvalue::Name(operand) => {
                self.write_operand(operand, to)?;
                self.retag_value(to, place.ty, Moment::Value)
            }
            Rvalue::AddressOf { place: of, checked, borrow } => {
                let mut pointer = self.place(of)?;
                if *checked {
                    self.check_reference(of, pointer)?;
                }
                if let Some(borrow) = *borrow {
                    pointer = self.retag(pointer, of.ty, borrow, Moment::Value)?;
                }
                self.store_pointer(to, pointer, of.meta != Meta::None)
            }
            Rvalue::Repeat(operand, count) => self.repeat(operand, *count, to),
            Rvalue::Discriminant(of) => {
                let at = self.access_place(of)?;
                match &self.code.ty(of.ty)?.kind {
                    // The rest may be borrowed by the coroutine itself.
                    mir::TyKind::Adt(mir::Adt {
                        is_coroutine: true,
                        tag: mir::Tag::Direct { offset, size },
                        ..
                    }) => self.used(at.offset(*offset), *size, Access::Read)?,
                    _ => self.used(at, of.size, Access::Read)?,
                }
                let bits = self.discriminant(at, of.ty)? as u128;
                self.store_scalar(to, place.size, bits.into())
            }
            Rvalue::Aggregate { fields, variant, overlaps } => {
                if *overlaps {
                    return self.aggregate_apart(fields, *variant, place, to);
                }
                self.aggregate(fields, *variant, place, to)
            }
            Rvalue::Len(of) => {
                let len = self.place(of)?.meta;
                self.store_scalar(to, 8, Scalar::from(u128::from(len)))
            }
            Rvalue::ArrayLen(len) => self.store_scalar(to, 8, Scalar::from(u128::from(*len))),
        }
    }

    /// A reference is to a live, aligned value.
    pub(super) fn check_reference(&self, place: &Place, pointer: Pointer) -> Eval<()> {
        if !place.indirect {
            let align = self.code.types.get(place.ty)?.align;
            return if place.align < align { self.check_align(pointer, align) } else { Ok(()) };
        }
        let (size, align) = self.place_layout(place, pointer)?;
        if pointer.address == 0 {
            return Err(self.s.memory.access_fault(pointer, size));
        }
        self.check_align(pointer, align)?;
        match self.s.memory.access(pointer, size) {
            Err(fault) if size > 0 => Err(fault.as_dangling_reference()),
            _ => Ok(()),
        }
    }

    fn repeat(&mut self, operand: &Operand, count: u64, to: Pointer) -> Eval<()> {
        let size = operand.size();
        if count == 0 || size == 0 {
            return Ok(());
        }
        self.write_operand(operand, to)?;
        // Each round doubles what is there.
        let mut done = 1;
        while done < count {
            let more = done.min(count - done);
            self.copy(to, to.offset(done * size), more * size)?;
            done += more;
        }
        Ok(())
    }

    /// The discriminant of an enum, sign-extended; 0 of anything else.
    pub(super) fn discriminant(&self, at: Pointer, id: TyId) -> Eval<i128> {
        let variant = self.variant(at, id)?;
        Ok(match &self.code.ty(id)?.kind {
            mir::TyKind::Adt(adt) if adt.kind == mir::AdtKind::Enum => {
                adt.variants.get(variant).map_or(0, |variant| variant.discr)
            }
            _ => 0,
        })
    }

    fn aggregate(
        &mut self,
        fields: &[(u64, Operand)],
        variant: Option<mir::VariantIdx>,
        place: &Place,
        to: Pointer,
    ) -> Eval<()> {
        if place.size == 0 {
            return Ok(());
        }
        let (target, offset) = self.write(to, place.size)?;
        target.uninit(offset..offset + place.size);
        for (offset, operand) in fields {
            self.write_operand(operand, to.offset(*offset))?;
        }
        if let (Some(variant), mir::TyKind::Adt(adt)) = (variant, &self.code.ty(place.ty)?.kind)
            && let Some((offset, size, bits)) = tag_of(adt, variant.index())
        {
            self.store_scalar(to.offset(offset), size, bits.into())?;
        }
        if self.code.is_restricted(place.ty)? {
            self.validate(to, place.ty)?;
        }
        Ok(())
    }

    /// The same when a field may be read from where another is written: built in memory apart.
    fn aggregate_apart(
        &mut self,
        fields: &[(u64, Operand)],
        variant: Option<mir::VariantIdx>,
        place: &Place,
        to: Pointer,
    ) -> Eval<()> {
        self.s.transfer.reset(place.size);
        let from = Pointer::root(0, AllocId::TRANSFER);
        self.aggregate(fields, variant, place, from)?;
        self.copy(from, to, place.size)
    }

    fn binary(
        &mut self,
        op: BinOp,
        class: Numeric,
        right_class: Numeric,
        operands: &(Operand, Operand),
        place: &Place,
        to: Pointer,
    ) -> Eval<()> {
        if class == Numeric::FatPointer {
            let left = self.pointer(&operands.0)?;
            let right = self.pointer(&operands.1)?;
            let key = |pointer: Pointer| (pointer.address, pointer.meta);
            let bits = numeric::compare(op, key(left).cmp(&key(right)))
                .ok_or("arithmetic on fat pointers")?;
            return self.store_scalar(to, 1, bits.into());
        }
        let left = self.scalar(&operands.0)?;
        let right = self.scalar(&operands.1)?;
        if op == BinOp::Offset {
            let stride = match self.code.ty(operands.0.ty())?.kind {
                mir::TyKind::RawPtr(of, _) | mir::TyKind::Ref(of, _) => {
                    self.code.types.get(of)?.size
                }
                _ => return Err(Fault::malformed("an offset of what is no pointer")),
            };
            let count = numeric::sign_extend(right.bits, right_class);
            let from = Pointer::thin(left.bits as u64, left.provenance);
            let pointer = self.offset_in_bounds(from, count, stride)?;
            return self.store_pointer(to, pointer, false);
        }
        let (value, overflow) = numeric::binary(op, class, right_class, left.bits, right.bits)?;
        if let BinOp::AddWithOverflow | BinOp::SubWithOverflow | BinOp::MulWithOverflow = op {
            let (at, flag) = self.code.overflow_offset(place.ty)?;
            self.store_scalar(to.offset(at), class.size(), value.into())?;
            return self.store_scalar(to.offset(flag), 1, u128::from(overflow).into());
        }
        self.store_scalar(to, place.size, (value & mask(place.size)).into())
    }

    fn unary(
        &mut self,
        op: mir::UnOp,
        class: Numeric,
        operand: &Operand,
        place: &Place,
        to: Pointer,
    ) -> Eval<()> {
        if op == mir::UnOp::PtrMetadata {
            let pointer = self.pointer(operand)?;
            let meta = Scalar {
                bits: pointer.meta.into(),
                provenance: pointer.meta_alloc.map(Provenance::root),
            };
            return self.store_scalar(to, place.size.min(8), meta);
        }
        let is_bool =
            place.size == 1 && matches!(self.code.ty(operand.ty())?.kind, mir::TyKind::Bool);
        let bits = self.scalar(operand)?.bits;
        let value = match (op, class) {
            (mir::UnOp::Not, _) if is_bool => bits ^ 1,
            (mir::UnOp::Not, Numeric::Int { size, .. }) => !bits & mask(size),
            (mir::UnOp::Neg, Numeric::Int { size, .. }) => bits.wrapping_neg() & mask(size),
            (mir::UnOp::Neg, Numeric::Float { size }) => bits ^ 1 << (size * 8 - 1),
            _ => return Err(Fault::malformed("a unary operator on another type")),
        };
        self.store_scalar(to, place.size, value.into())
    }
}
