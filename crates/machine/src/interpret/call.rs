//! Calls and returns.

use std::rc::Rc;

use mir::{BasicBlock, FnId, Local, TyId};

use super::borrow::Moment;
use super::{Eval, Fault, Interpreter};
use crate::code::{Body, Constant, Operand, Term};
use crate::event::EventKind;
use crate::machine::State;
use crate::memory::{AllocId, AllocKind, GhostKind, Pointer, Provenance, Site, Use, Width};
use crate::outcome::{Limit, UbKind};
use crate::{Frame, Outcome, ReturnTo};

/// An argument.
#[derive(Clone, Copy)]
pub(super) enum Arg<'a> {
    /// A value of the caller.
    Operand(&'a Operand),
    /// The data pointer of a fat pointer, or of a struct that begins with one.
    Data(&'a Operand),
    /// A thin pointer.
    Thin(Pointer),
    /// A pointer with its metadata.
    Fat(Pointer),
}

impl Arg<'_> {
    fn size(self) -> u64 {
        match self {
            Self::Operand(operand) => operand.size(),
            Self::Data(_) | Self::Thin(_) => 8,
            Self::Fat(_) => 16,
        }
    }
}

/// Frames whose buffers are kept for the next calls.
const SPARE_FRAMES: usize = 16;

impl Interpreter<'_> {
    /// Makes a frame for a function and gives it its arguments.
    pub(super) fn push_frame<'b>(
        &mut self,
        function: FnId,
        args: impl ExactSizeIterator<Item = Arg<'b>>,
        return_to: ReturnTo,
    ) -> Eval<()> {
        let code = self.code;
        let body: &Body = code.body(function)?;
        if args.len() != body.arg_count as usize {
            return Err(self.wrong_call(function, "with another number of arguments"));
        }
        let (bottom, call_span) = match self.s.frames.last() {
            Some(frame) => (frame.bottom(), self.span_of(frame)),
            None => (self.s.stack.1, self.user_span()),
        };
        let top = bottom & !(body.frame_align - 1);
        let available = top.saturating_sub(self.s.stack.0);
        if body.frame_size > available {
            return Err(Fault::limit(Limit::StackOverflow));
        }
        self.s.calls = self.s.calls.wrapping_add(1);
        let serial = self.s.calls;
        let mut shared = self.s.spare.pop().unwrap_or_default();
        let frame = Rc::make_mut(&mut shared);
        frame.locals.clear();
        frame.registers.reset(body.registers);
        frame.ghosts.clear();
        frame.body = function;
        frame.block = BasicBlock::START;
        frame.statement = 0;
        frame.serial = serial;
        frame.top = top;
        frame.size = body.frame_size;
        frame.call_span = call_span;
        frame.return_to = return_to;
        for (index, local) in body.locals.iter().enumerate() {
            frame.locals.push(match (local.always_live, local.register) {
                (false, _) => None,
                (true, Some(_)) => Some(AllocId::register(index as u32, serial)),
                (true, None) => Some(self.allocate_local(body, Local(index as u32), Some(top))?),
            });
        }
        self.s.incoming = function;
        std::mem::swap(&mut self.s.transfer, &mut frame.registers);
        for (index, arg) in args.enumerate() {
            let Some(local) = body.locals.get(index + 1) else {
                return Err(Fault::malformed("an argument without a local"));
            };
            if arg.size() != local.size {
                return Err(self.wrong_call(function, "with an argument of another size"));
            }
            if let (Some(to), Arg::Operand(operand), false) =
                (local.register, arg, self.s.events.is_some())
                && self.pass(operand, to)
            {
                continue;
            }
            let to = match (local.register, frame.locals.get(index + 1)) {
                (Some(start), _) => Pointer::root(start, AllocId::TRANSFER),
                (None, Some(&Some(alloc))) => Pointer::root(top - local.below_top, alloc),
                _ => return Err(Fault::malformed("an argument without a local")),
            };
            match arg {
                Arg::Operand(operand) => self.write_operand(operand, to)?,
                Arg::Data(operand) => {
                    let data =
                        self.with_operand(operand, |this, at| this.load_pointer(at, false))?;
                    self.store_pointer(to, data, false)?;
                }
                Arg::Thin(pointer) => self.store_pointer(to, pointer, false)?,
                Arg::Fat(pointer) => self.store_pointer(to, pointer, true)?,
            }
        }
        if body.user {
            self.retag_arguments(body, frame)?;
        }
        std::mem::swap(&mut self.s.transfer, &mut frame.registers);
        self.s.frames.push(shared);
        self.s.memory.usage.stack_bytes = self.s.stack.1 - (top - body.frame_size);
        if self.observed() {
            let frame = self.s.frames.len() - 1;
            self.event(EventKind::Call { body: function, frame });
        }
        Ok(())
    }

    /// The borrows among the arguments become borrows of their own for the time of the call.
    fn retag_arguments(&mut self, body: &Body, frame: &mut Frame) -> Eval<()> {
        let arguments = body.locals.iter().zip(&frame.locals).skip(1);
        for (local, storage) in arguments.take(body.arg_count as usize) {
            let at = match (local.register, storage) {
                (Some(start), _) => Pointer::root(start, AllocId::TRANSFER),
                (None, Some(id)) => Pointer::root(frame.top - local.below_top, *id),
                _ => continue,
            };
            self.retag_value(at, local.ty, Moment::Argument(frame.serial))?;
        }
        frame.protected = std::mem::take(&mut self.s.protected);
        Ok(())
    }

    /// Passes an argument the short way: from register to register.
    #[inline]
    fn pass(&mut self, operand: &Operand, to: u64) -> bool {
        let Some(width) = Width::of(operand.size()) else { return false };
        let State { frames, transfer, .. } = &mut *self.s;
        match operand {
            Operand::Place { place, moves: false } if !place.in_union => {
                let (Some(at), Some(frame)) = (place.register(), frames.last()) else {
                    return false;
                };
                at.is_multiple_of(width.size())
                    && transfer.copy_small_from(&frame.registers, at, to, width)
            }
            Operand::Constant { value: Constant::Scalar(bits), .. } => {
                transfer.store(to, width, *bits as u64)
            }
            _ => false,
        }
    }

    #[cold]
    fn wrong_call(&self, function: FnId, how: &str) -> Box<Fault> {
        let body = self.code.program().bodies.get(function.index());
        let name = body.map_or("?", |body| &body.name);
        Fault::ub(UbKind::InvalidCall, format!("calling `{name}` {how}"))
    }

    /// Has the function behind a pointer the type that it is called with?
    pub(super) fn check_signature(
        &self,
        function: FnId,
        args: &[Operand],
        destination: &crate::code::Place,
    ) -> Eval<()> {
        let code = self.code;
        let body: &Body = code.body(function)?;
        let mut locals = body.locals.iter();
        if locals.next().is_some_and(|result| !code.passes_as(destination.ty, result.ty)) {
            return Err(self.wrong_call(function, "as if it returned another type"));
        }
        let fits = locals.zip(args).all(|(local, arg)| code.passes_as(arg.ty(), local.ty));
        match fits {
            true => Ok(()),
            false => Err(self.wrong_call(function, "with an argument of another type")),
        }
    }

    /// The function behind a pointer.
    pub(super) fn function_at(&self, pointer: Pointer) -> Eval<FnId> {
        let found = pointer.alloc().and_then(|id| self.s.memory.get(id));
        match found.map(|found| (found.kind, found.address)) {
            Some((AllocKind::Function(function), address)) if address == pointer.address => {
                Ok(function)
            }
            _ => Err(Fault::ub(
                UbKind::InvalidCall,
                format!("calling address {:#x}, where no function begins", pointer.address),
            )
            .about(pointer.alloc())),
        }
    }

    /// Leaves the frame on top: its locals are gone.
    pub(super) fn pop_frame(&mut self) -> Eval<Rc<Frame>> {
        let Some(mut frame) = self.s.frames.pop() else {
            return Err(Fault::malformed("a return without a call"));
        };
        self.unprotect(&mut frame)?;
        let mut site = None;
        for local in frame.locals.iter().flatten() {
            if local.as_register().is_none() {
                let site = *site
                    .get_or_insert_with(|| Site { span: self.span_of(&frame), step: self.s.steps });
                self.s.memory.touch_all(*local, Use::Free)?;
                self.s.memory.kill_local(*local, site);
            }
        }
        self.s.memory.usage.stack_bytes =
            self.s.frames.last().map_or(0, |frame| self.s.stack.1 - frame.bottom());
        Ok(frame)
    }

    /// Keeps the buffers of a frame for the next call.
    pub(super) fn recycle(&mut self, mut frame: Rc<Frame>) {
        if self.s.spare.len() < SPARE_FRAMES && Rc::get_mut(&mut frame).is_some() {
            self.s.spare.push(frame);
        }
    }

    /// `return`: the result goes where the caller wants it.
    pub(super) fn return_from_frame(&mut self, body: &Body) -> Eval<()> {
        let Some(frame) = self.s.frames.last() else {
            return Err(Fault::malformed("a return without a call"));
        };
        let (function, return_to) = (frame.body, frame.return_to.clone());
        let index = self.s.frames.len() - 1;
        let result = match body.locals.first().and_then(|local| local.register) {
            Some(start) => Pointer::register(start),
            None => self.local(0)?,
        };
        let (ty, size) = body.locals.first().map_or((TyId(0), 0), |local| (local.ty, local.size));
        let mut to = None;
        match return_to {
            ReturnTo::Exit => {
                let code = if size == 4 { self.load_scalar(result, 4)?.bits as u32 } else { 0 };
                let frame = self.pop_frame()?;
                self.recycle(frame);
                let outcome = Outcome::Finished { exit_code: code as i32 };
                return Err(Box::new(Fault::Ended(outcome)));
            }
            ReturnTo::Global(id) => {
                let Some(&(address, alloc)) = self.code.globals.get(id.index()) else {
                    return Err(Fault::malformed("a result for no global"));
                };
                let target = Pointer::root(address, alloc);
                self.copy_value(result, target, ty, size)?;
                let frame = self.pop_frame()?;
                self.recycle(frame);
            }
            ReturnTo::Thread => {
                self.leave(function, index, None)?;
                self.end_thread();
            }
            ReturnTo::Caller { destination, target, .. } => {
                if let Some(mut destination) = destination {
                    // It was a register of the frame on top when the call was made.
                    if destination.alloc() == Some(AllocId::REGISTERS) {
                        destination.provenance = Some(Provenance::root(AllocId::CALLER));
                    }
                    if !self.hand_over(result, destination, size) {
                        self.copy_value(result, destination, ty, size)?;
                    }
                    if size > 0 && self.observed() {
                        to = Some(self.place_ref(destination, ty, size));
                    }
                }
                self.leave(function, index, to)?;
                match destination {
                    Some(destination) => self.name_result(function, destination)?,
                    None => self.mark_dropped()?,
                }
                match target {
                    Some(target) => self.go_to(target)?,
                    None => {
                        return Err(Fault::ub(
                            UbKind::Unreachable,
                            "a function of type `!` returned".to_owned(),
                        ));
                    }
                }
            }
            ReturnTo::CatchUnwind { destination, target, .. } => {
                self.leave(function, index, None)?;
                self.store_scalar(destination, 1, 0.into())?;
                self.go_to(target.ok_or("a catch without a target")?)?;
            }
        }
        Ok(())
    }

    /// A result is where the call on top wants it.
    fn name_result(&mut self, function: FnId, to: Pointer) -> Eval<()> {
        let Some(frame) = self.s.frames.last() else { return Ok(()) };
        let body = self.code.body(frame.body)?;
        if let (true, Some(block)) = (body.user, body.blocks.get(frame.block.index()))
            && let Term::Call { destination, .. } = &block.terminator
        {
            self.retag_result(Some(function), to, destination.local, destination.ty)?;
        }
        Ok(())
    }

    /// Returns a result the short way: from register to register.
    #[inline]
    fn hand_over(&mut self, result: Pointer, destination: Pointer, size: u64) -> bool {
        let (Some(width), false) = (Width::of(size), self.observed()) else { return false };
        if result.alloc() != Some(AllocId::REGISTERS)
            || destination.alloc() != Some(AllocId::CALLER)
        {
            return false;
        }
        let Some([caller, callee]) = self.s.frames.last_chunk_mut() else { return false };
        if !caller.ghosts.is_empty() || !destination.address.is_multiple_of(size) {
            return false;
        }
        let (from, to) = (result.address, destination.address);
        Rc::make_mut(caller).registers.copy_small_from(&callee.registers, from, to, width)
    }

    /// Drop glue has run for a place of the frame on top: what is left there is not to be used.
    fn mark_dropped(&mut self) -> Eval<()> {
        let Some(frame) = self.s.frames.last() else {
            return Ok(());
        };
        let body = self.code.body(frame.body)?;
        if body.user
            && let Some(block) = body.blocks.get(frame.block.index())
            && let Term::Drop { place, .. } = &block.terminator
            && !place.indirect
        {
            let at = self.place(place)?;
            self.ghost(at, place.size, GhostKind::Dropped);
        }
        Ok(())
    }

    fn leave(&mut self, body: FnId, frame: usize, to: Option<crate::PlaceRef>) -> Eval<()> {
        if self.observed() {
            self.event(EventKind::Return { body, frame, to });
        }
        let left = self.pop_frame()?;
        self.recycle(left);
        Ok(())
    }

    /// The frame on top goes on at a block.
    #[inline]
    pub(super) fn go_to(&mut self, target: BasicBlock) -> Eval<()> {
        let frame = self.top()?;
        frame.block = target;
        frame.statement = 0;
        Ok(())
    }
}
