//! Panics and unwinding.

use std::rc::Rc;

use mir::{BasicBlock, Span};

use super::{Eval, Fault, Interpreter, Scalar};
use crate::event::EventKind;
use crate::memory::{AllocKind, Pointer};
use crate::outcome::UbKind;
use crate::{Location, Outcome, ReturnTo};

/// A panic on its way.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Panic {
    pub(crate) message: String,
    pub(crate) location: Location,
    pub(crate) payload: Pointer,
}

impl Interpreter<'_> {
    /// Prints the message and begins to unwind from the call that is being made.
    pub(super) fn start_panic(
        &mut self,
        message: Pointer,
        len: u64,
        payload: Pointer,
        is_told: bool,
        unwind: Option<BasicBlock>,
    ) -> Eval<()> {
        let bytes = self.load_bytes(message, len)?;
        let message = String::from_utf8_lossy(&bytes).into_owned();
        let location = self.location(self.caller_span());
        if self.observed() {
            self.event(EventKind::Panic { message: message.clone() });
        }
        if !is_told {
            let mut text =
                format!("\n{} panicked at {location}:\n{message}\n", self.thread_title());
            if self.s.panics.is_empty() && !self.s.stderr.contains(NOTE) {
                text.push_str(NOTE);
            }
            self.print(true, &text)?;
        }
        let panic = Panic { message, location, payload };
        self.s.told = Some(Rc::new(panic.clone()));
        self.s.panics.push(panic);
        self.panicked(unwind)
    }

    /// Unwinds with the payload of a panic that was caught. When it ends the program, what was said
    /// last stands for it.
    pub(super) fn resume_panic(
        &mut self,
        payload: Pointer,
        unwind: Option<BasicBlock>,
    ) -> Eval<()> {
        let (message, location) = match &self.s.told {
            Some(told) => (told.message.clone(), told.location.clone()),
            None => (String::new(), self.location(self.caller_span())),
        };
        self.s.panics.push(Panic { message, location, payload });
        self.panicked(unwind)
    }

    /// Unwinds from a call, an assertion or a drop of the frame on top that panicked.
    fn panicked(&mut self, unwind: Option<BasicBlock>) -> Eval<()> {
        if unwind.is_none() && self.in_cleanup()? {
            return self.abort_panic(
                "in a destructor during cleanup",
                "a destructor panicked while another panic was unwinding",
            );
        }
        self.unwind(unwind)
    }

    /// A panic that must not unwind any further ends the process.
    #[cold]
    fn abort_panic(&mut self, place: &str, why: &str) -> Eval<()> {
        let title = self.thread_title();
        let text =
            format!("\n{title} panicked {place}\nthread caused non-unwinding panic. aborting.\n");
        self.print(true, &text)?;
        Err(Box::new(Fault::Aborted(why.to_owned())))
    }

    /// The running thread as the messages of panics begin. The number is the system's for it:
    /// another one in every real run.
    fn thread_title(&self) -> String {
        let id = self.s.threads.running;
        let name = self.s.threads.get(id).and_then(|thread| thread.name.as_deref());
        format!("thread '{}' ({})", name.unwrap_or("<unnamed>"), id.0 + 1)
    }

    fn in_cleanup(&self) -> Eval<bool> {
        let Some(frame) = self.s.frames.last() else {
            return Ok(false);
        };
        let body = self.code.body(frame.body)?;
        Ok(body.blocks.get(frame.block.index()).is_some_and(|block| block.is_cleanup))
    }

    /// Goes on unwinding: at a block of the frame on top, or in the frame below.
    pub(super) fn unwind(&mut self, block: Option<BasicBlock>) -> Eval<()> {
        if let Some(block) = block {
            return self.go_to(block);
        }
        if self.s.panics.is_empty() {
            return Err(Fault::malformed("unwinding without a panic"));
        }
        if self.observed()
            && let Some(frame) = self.s.frames.last()
        {
            let body = frame.body;
            let frame = self.s.frames.len() - 1;
            self.event(EventKind::Unwind { body, frame });
        }
        let body =
            self.s.frames.last().and_then(|it| self.code.program().bodies.get(it.body.index()));
        if let Some(name) = body.filter(|body| body.no_unwind).map(|body| &body.name) {
            let why = format!("a panic would have left `{name}`, which is `extern \"C\"`");
            return self.abort_panic("in a function that cannot unwind", &why);
        }
        let frame = self.pop_frame()?;
        match frame.return_to.clone() {
            ReturnTo::Caller { unwind, .. } => self.panicked(unwind),
            ReturnTo::CatchUnwind { destination, payload, target } => {
                let Some(panic) = self.s.panics.pop() else {
                    return Err(Fault::malformed("a catch without a panic"));
                };
                self.store_scalar(destination, 1, Scalar::from(1))?;
                self.store_pointer(payload, panic.payload, false)?;
                self.s.caught = Some(Rc::new(panic));
                self.go_to(target.ok_or("a catch without a target")?)
            }
            ReturnTo::Exit | ReturnTo::Thread | ReturnTo::Global(_) => {
                let Some(Panic { message, location, .. }) = self.s.panics.pop() else {
                    return Err(Fault::malformed("unwinding without a panic"));
                };
                Err(Box::new(Fault::Ended(Outcome::Panicked { message, location })))
            }
        }
    }

    /// The source that called the innermost function that is not `#[track_caller]`, as
    /// `Location::caller` tells it inside of the frame on top.
    pub(super) fn caller_span(&self) -> Span {
        let frames = &self.s.frames;
        let mut span = frames.last().map_or(super::fault::NOWHERE, |frame| self.span_of(frame));
        for frame in frames.iter().rev() {
            let tracks =
                self.code.program().bodies.get(frame.body.index()).is_some_and(|b| b.track_caller);
            if !tracks {
                break;
            }
            span = frame.call_span;
        }
        span
    }

    /// A position as panics print it.
    pub(super) fn location(&self, span: Span) -> Location {
        let file = self.code.program().files.get(span.file.index());
        let (line, column) = file.map_or((1, 1), |file| file.line_column(span.lo));
        let file = file.map_or_else(|| "?".to_owned(), |file| file.name.clone());
        Location { file, line, column, span }
    }

    /// Text that the machine makes: a fat pointer to it.
    pub(super) fn machine_text(&mut self, text: &str) -> Pointer {
        if let Some(known) = self.s.texts.get(text) {
            return *known;
        }
        let len = text.len() as u64;
        let (address, alloc) = self.machine_memory(len, 1);
        if let Some(found) = self.s.memory.get_mut(alloc) {
            found.bytes.write(0, text.as_bytes());
            found.mutable = false;
        }
        let pointer = Pointer { meta: len, ..Pointer::root(address, alloc) };
        std::rc::Rc::make_mut(&mut self.s.texts).insert(text.to_owned(), pointer);
        pointer
    }

    /// Memory for what the machine makes.
    pub(super) fn machine_memory(&mut self, size: u64, align: u64) -> (u64, crate::AllocId) {
        let address = self.s.memory.machine_address(size, align);
        let site = self.site();
        let alloc = self.s.memory.allocate(AllocKind::Machine, size, align, address, site);
        (address, alloc)
    }

    /// `*const T` that may not be followed.
    pub(super) fn null_check(&self, pointer: Pointer, what: &str) -> Eval<()> {
        if pointer.address == 0 {
            return Err(Fault::ub(UbKind::NullPointer, format!("{what} through a null pointer")));
        }
        Ok(())
    }
}

/// Printed after the first panic of a process.
const NOTE: &str =
    "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
