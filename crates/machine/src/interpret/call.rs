//! Calls and returns.

use std::rc::Rc;

use mir::{BasicBlock, FnId, Local, TyId};

use super::{Eval, Fault, Interpreter};
use crate::code::{Body, Operand, Term};
use crate::event::EventKind;
use crate::memory::{AllocKind, GhostKind, Pointer, Site, Use};
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
        let mut locals = self.s.spare.pop().unwrap_or_default();
        for (index, local) in body.locals.iter().enumerate() {
            locals.push(match local.always_live {
                true => Some(self.allocate_local(body, Local(index as u32), Some(top))?),
                false => None,
            });
        }
        for (index, arg) in args.enumerate() {
            let (Some(local), Some(&Some(alloc))) =
                (body.locals.get(index + 1), locals.get(index + 1))
            else {
                return Err(Fault::malformed("an argument without a local"));
            };
            if arg.size() != local.size {
                return Err(self.wrong_call(function, "with an argument of another size"));
            }
            let to = Pointer::thin(top - local.below_top, Some(alloc));
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
        self.s.frames.push(Rc::new(Frame {
            body: function,
            block: BasicBlock::START,
            statement: 0,
            locals,
            top,
            size: body.frame_size,
            call_span,
            return_to,
        }));
        self.s.memory.usage.stack_bytes = self.s.stack.1 - (top - body.frame_size);
        if self.observed() {
            let frame = self.s.frames.len() - 1;
            self.event(EventKind::Call { body: function, frame });
        }
        Ok(())
    }

    #[cold]
    fn wrong_call(&self, function: FnId, how: &str) -> Box<Fault> {
        let body = self.code.program().bodies.get(function.index());
        let name = body.map_or("?", |body| &body.name);
        Fault::ub(UbKind::InvalidCall, format!("calling `{name}` {how}"))
    }

    /// The function behind a pointer.
    pub(super) fn function_at(&self, pointer: Pointer) -> Eval<FnId> {
        let found = pointer.alloc.and_then(|id| self.s.memory.get(id));
        match found.map(|found| (found.kind, found.address)) {
            Some((AllocKind::Function(function), address)) if address == pointer.address => {
                Ok(function)
            }
            _ => Err(Fault::ub(
                UbKind::InvalidCall,
                format!("calling address {:#x}, where no function begins", pointer.address),
            )
            .about(pointer.alloc)),
        }
    }

    /// Leaves the frame on top: its locals are gone.
    pub(super) fn pop_frame(&mut self) -> Eval<Frame> {
        let site = match self.s.frames.last() {
            Some(frame) => Site { span: self.span_of(frame), step: self.s.steps },
            None => return Err(Fault::malformed("a return without a call")),
        };
        let Some(frame) = self.s.frames.pop() else {
            return Err(Fault::malformed("a return without a call"));
        };
        for local in frame.locals.iter().flatten() {
            self.s.memory.touch_all(*local, Use::Free)?;
            self.s.memory.kill_local(*local, site);
        }
        self.s.memory.usage.stack_bytes =
            self.s.frames.last().map_or(0, |frame| self.s.stack.1 - frame.bottom());
        Ok(Rc::try_unwrap(frame).unwrap_or_else(|shared| (*shared).clone()))
    }

    /// Keeps the buffer of a frame for the next call.
    pub(super) fn recycle(&mut self, frame: Frame) {
        if self.s.spare.len() < SPARE_FRAMES {
            let mut locals = frame.locals;
            locals.clear();
            self.s.spare.push(locals);
        }
    }

    /// `return`: the result goes where the caller wants it.
    pub(super) fn return_from_frame(&mut self, body: &Body) -> Eval<()> {
        let Some(frame) = self.s.frames.last() else {
            return Err(Fault::malformed("a return without a call"));
        };
        let (function, return_to) = (frame.body, frame.return_to.clone());
        let index = self.s.frames.len() - 1;
        let result = self.local(0)?;
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
                let target = Pointer::thin(address, Some(alloc));
                self.copy_value(result, target, ty, size)?;
                let frame = self.pop_frame()?;
                self.recycle(frame);
            }
            ReturnTo::Thread => {
                self.leave(function, index, None)?;
                self.end_thread();
            }
            ReturnTo::Caller { destination, target, .. } => {
                if let Some(destination) = destination {
                    self.copy_value(result, destination, ty, size)?;
                    if size > 0 && self.observed() {
                        to = Some(self.place_ref(destination, ty, size));
                    }
                }
                self.leave(function, index, to)?;
                if destination.is_none() {
                    self.mark_dropped()?;
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
