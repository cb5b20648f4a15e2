//! The semantics: what a statement or terminator does to the state (Miri's and
//! `rustc_const_eval::interpret`'s division into files).

mod access;
mod borrow;
mod call;
mod cast;
mod fast;
mod fault;
mod intrinsic;
mod leaks;
mod load;
mod numeric;
mod operand;
mod panic;
mod place;
mod settle;
mod statement;
mod terminator;
mod threads;
mod tree_borrow;
mod validate;
mod view;

use std::rc::Rc;

use mir::Span;

pub(crate) use fault::{Eval, Fault};
pub(crate) use leaks::leaks;
pub(crate) use panic::Panic;
pub(crate) use view::views;

use crate::code::{Body, Code};
use crate::event::{Event, EventKind};
use crate::machine::State;
use crate::memory::{AllocId, Provenance, Site, Stamp, Use};
use crate::outcome::{Limit, UbKind};
use crate::{Frame, Machine, Outcome, RaceAccess, Thread, ThreadId};

/// The state of a run and its prepared code, while steps are made.
pub(crate) struct Interpreter<'a> {
    pub(crate) code: &'a Code,
    pub(crate) s: &'a mut State,
}

/// A value of up to 16 bytes: an integer, a float's bits, or a pointer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scalar {
    pub(crate) bits: u128,
    pub(crate) provenance: Option<Provenance>,
}

impl From<u128> for Scalar {
    #[inline]
    fn from(bits: u128) -> Self {
        Self { bits, provenance: None }
    }
}

impl Machine {
    pub(crate) fn interpreter(&mut self) -> Interpreter<'_> {
        self.state.memory.forget_views();
        Interpreter { code: &self.code, s: &mut self.state }
    }

    /// Host bytes that this state takes beyond those of an earlier one, roughly.
    pub(crate) fn unshared(&self, earlier: &Self) -> u64 {
        let frames = self.state.frames.len() as u64;
        let is_printed = self.state.stdout.len() > earlier.state.stdout.len();
        let printed = if is_printed { self.state.stdout.len() as u64 } else { 0 };
        self.state.memory.unshared(&earlier.state.memory) + frames * 8 + printed + 1024
    }
}

impl<'a> Interpreter<'a> {
    /// Runs at most `budget` steps, and not past a stop; then gives its span.
    ///
    /// Without `stops` it goes on past them.
    pub(crate) fn run(&mut self, budget: u64, stops: bool) -> Option<Span> {
        self.s.stops = stops;
        let end = self.s.steps.saturating_add(budget);
        self.s.at_stop = None;
        while self.s.steps < end && self.s.outcome.is_none() && !self.s.frames.is_empty() {
            if self.s.steps >= self.s.config.max_steps {
                self.finish(Fault::limit(Limit::Steps(self.s.config.max_steps)));
                return None;
            }
            let slice_end = self.s.threads.scheduler.slice_end;
            if self.s.steps >= slice_end {
                let running = self.s.threads.running;
                self.give_way(Some(running));
                continue;
            }
            if let Err(fault) = self.advance(end.min(self.s.config.max_steps).min(slice_end)) {
                self.finish(fault);
            }
            if self.s.events.is_some() {
                self.flush_writes();
            }
            if self.s.at_stop.is_some() {
                return self.s.at_stop.take();
            }
        }
        None
    }

    /// Runs the frame on top until it calls or returns, up to step `end` and not past a stop.
    fn advance(&mut self, end: u64) -> Eval<()> {
        let Some(frame) = self.s.frames.last() else {
            return Err(Fault::malformed("there is no call in progress"));
        };
        let body: &'a Body = self.code.body(frame.body)?;
        let observed = self.observed();
        let racing = self.s.memory.races.is_some();
        while self.s.steps < end {
            // What may race is told of each access.
            if !observed && !racing {
                self.short_way(body, end)?;
                if self.s.steps >= end {
                    break;
                }
            }
            let frame = self.top()?;
            let at = frame.statement;
            let Some(block) = body.blocks.get(frame.block.index()) else {
                return Err(Fault::malformed("there is no such block"));
            };
            self.s.steps += 1;
            if racing {
                self.note_position();
            }
            let Some(statement) = block.statements.get(at) else {
                return self.terminator(body, block);
            };
            let stopped = self.statement(body, statement)?;
            self.top()?.statement = at + 1;
            if observed {
                self.flush_writes();
            }
            if stopped && self.s.stops {
                self.s.at_stop = self.span_before(at + 1);
                return Ok(());
            }
        }
        Ok(())
    }

    /// Goes on in the frame on top for as long as there is a short way.
    #[inline]
    fn short_way(&mut self, body: &Body, end: u64) -> Eval<()> {
        let State { frames, memory, steps, stops, .. } = &mut *self.s;
        let stops = *stops;
        let Some(frame) = frames.last_mut().map(Rc::make_mut) else {
            return Err(Fault::malformed("there is no call in progress"));
        };
        'blocks: while let Some(block) = body.blocks.get(frame.block.index()) {
            let mut at = frame.statement;
            while let Some(statement) = block.statements.get(at) {
                if *steps >= end || !fast::statement(statement, frame, memory, body, stops) {
                    frame.statement = at;
                    return Ok(());
                }
                *steps += 1;
                at += 1;
            }
            frame.statement = at;
            if *steps >= end {
                return Ok(());
            }
            match fast::terminator(&block.terminator, frame, memory) {
                Some(target) => {
                    *steps += 1;
                    frame.block = target;
                    frame.statement = 0;
                    continue 'blocks;
                }
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// For what races: what the running thread does now.
    #[cold]
    fn note_position(&mut self) {
        let (step, span) = (self.s.steps, self.user_span());
        if let Some(races) = &mut self.s.memory.races {
            let now = &mut races.get_mut().now;
            now.step = step;
            now.span = span;
        }
    }

    /// The frame that runs.
    #[inline]
    pub(crate) fn top(&mut self) -> Eval<&mut Frame> {
        match self.s.frames.last_mut() {
            Some(frame) => Ok(Rc::make_mut(frame)),
            None => Err(Fault::malformed("there is no call in progress")),
        }
    }

    fn span_before(&self, statement: usize) -> Option<Span> {
        let frame = self.s.frames.last()?;
        let body = self.code.program().bodies.get(frame.body.index())?;
        let block = body.blocks.get(frame.block.index())?;
        block.statements.get(statement.checked_sub(1)?).map(|statement| statement.span)
    }

    /// What a frame does now.
    pub(crate) fn span_of(&self, frame: &Frame) -> Span {
        let found = || {
            let body = self.code.program().bodies.get(frame.body.index())?;
            let block = body.blocks.get(frame.block.index())?;
            Some(match block.statements.get(frame.statement) {
                Some(statement) => statement.span,
                None => block.terminator.span,
            })
        };
        found().unwrap_or(frame.call_span)
    }

    /// The innermost code of the reader that runs.
    pub(crate) fn user_span(&self) -> Span {
        let program = self.code.program();
        let is_user = |frame: &Frame| {
            program
                .bodies
                .get(frame.body.index())
                .is_some_and(|body| body.kind == mir::BodyKind::User)
        };
        let frames = &self.s.frames;
        if let Some(frame) = frames.iter().rev().find(|frame| is_user(frame)) {
            return self.span_of(frame);
        }
        let global = frames.first().and_then(|frame| match frame.return_to {
            crate::ReturnTo::Global(id) => program.globals.get(id.index()),
            _ => None,
        });
        match (global, program.bodies.get(program.main.index())) {
            (Some(global), _) => global.span,
            (None, Some(main)) => main.span,
            (None, None) => Span { file: mir::FileId::USER, lo: 0, hi: 0 },
        }
    }

    /// Here and now.
    pub(crate) fn site(&self) -> Site {
        Site { span: self.user_span(), step: self.s.steps }
    }

    /// Ends the run.
    #[cold]
    #[expect(clippy::boxed_local, reason = "faults are boxed wherever they are made")]
    pub(crate) fn finish(&mut self, fault: Box<Fault>) {
        let outcome = self.outcome_of(*fault);
        self.s.outcome = Some(Rc::new(outcome));
    }

    fn outcome_of(&self, fault: Fault) -> Outcome {
        let span = self.user_span();
        match fault {
            Fault::UndefinedBehavior { kind, message, alloc, borrow } => {
                let found = alloc.and_then(|id| self.s.memory.get(id));
                let on_heap = found.is_some_and(|found| found.kind == crate::AllocKind::Heap);
                let (kind, message) = match kind {
                    UbKind::UseAfterFree | UbKind::DanglingReference
                        if on_heap
                            && found.is_some_and(|found| !found.live)
                            && self.library_drops() =>
                    {
                        (UbKind::DoubleFree, format!("dropping twice: {message}"))
                    }
                    _ => (kind, message),
                };
                Outcome::UndefinedBehavior(Box::new(crate::UndefinedBehavior {
                    kind,
                    message,
                    span,
                    alloc,
                    allocated_at: found.map(|found| found.allocated_at),
                    freed_at: found.and_then(|found| found.freed_at),
                    borrow: borrow.map(|borrow| *borrow),
                    race: None,
                }))
            }
            Fault::DataRace { earlier, how, alloc } => self.data_race(earlier, how, alloc, span),
            Fault::Unsupported(why) => Outcome::Unsupported { why, span },
            Fault::Malformed(why) => {
                let frame = self.s.frames.last();
                let body =
                    frame.and_then(|frame| self.code.program().bodies.get(frame.body.index()));
                let name = body.map_or("?", |body| &body.name);
                let block = frame.map_or(0, |frame| frame.block.0);
                Outcome::Malformed { why: format!("{why} (in `{name}`, bb{block})"), span }
            }
            Fault::Aborted(why) => Outcome::Aborted { why, span },
            Fault::Limit(limit) => Outcome::Limit(limit),
            Fault::Ended(outcome) => outcome,
        }
    }

    fn data_race(&self, earlier: Stamp, how: Use, alloc: AllocId, span: Span) -> Outcome {
        let title = |id: ThreadId| self.s.threads.get(id).map_or_else(String::new, Thread::title);
        let line = |span| self.location(span).line;
        let thread = ThreadId(earlier.thread);
        let message = format!(
            "{} by {} at line {} and {} by {} at line {} use the same memory, and nothing puts one \
             before the other",
            earlier.how.what(),
            title(thread),
            line(earlier.at.span),
            how.what(),
            title(self.s.threads.running),
            line(span),
        );
        let found = self.s.memory.get(alloc);
        Outcome::UndefinedBehavior(Box::new(crate::UndefinedBehavior {
            kind: UbKind::DataRace,
            message,
            span,
            alloc: Some(alloc),
            allocated_at: found.map(|found| found.allocated_at),
            freed_at: found.and_then(|found| found.freed_at),
            borrow: None,
            race: Some(RaceAccess { thread, what: earlier.how.what(), at: earlier.at }),
        }))
    }

    /// Is it the library or the compiler that drops something, with no code of the reader inside?
    /// Then freed memory that it finds belonged to a value that was dropped before.
    fn library_drops(&self) -> bool {
        let program = self.code.program();
        let is_drop = |body: mir::FnId| {
            program.types.iter().any(|ty| {
                let own = match &ty.kind {
                    mir::TyKind::Adt(adt) => adt.drop_impl.map(|it| it.function),
                    _ => None,
                };
                ty.drop_glue == Some(body) || own == Some(body)
            })
        };
        let is_user = |body: mir::FnId| {
            program.bodies.get(body.index()).is_some_and(|body| body.kind == mir::BodyKind::User)
        };
        let frames = self.s.frames.iter().rev().map(|frame| frame.body);
        frames.take_while(|&body| !is_user(body)).any(is_drop)
    }

    /// Is somebody watching?
    #[inline]
    pub(crate) fn observed(&self) -> bool {
        self.s.events.is_some()
    }

    /// Tells what happened, if somebody is watching.
    #[cold]
    pub(crate) fn event(&mut self, kind: EventKind) {
        self.flush_writes();
        let Some(frame) = self.s.frames.last() else {
            return;
        };
        let user = self
            .code
            .program()
            .bodies
            .get(frame.body.index())
            .is_some_and(|body| body.kind == mir::BodyKind::User);
        let event = Event {
            step: self.s.steps,
            thread: self.s.threads.running,
            depth: self.s.frames.len() - 1,
            user,
            span: self.span_of(frame),
            kind,
        };
        if let Some(events) = &mut self.s.events {
            events.push(event);
        }
    }

    #[cold]
    fn flush_writes(&mut self) {
        let Some(writes) = &mut self.s.memory.writes else {
            return;
        };
        for (alloc, range) in std::mem::take(writes) {
            self.event(EventKind::Write { alloc, range });
        }
    }
}
