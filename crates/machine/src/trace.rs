//! A recorded run: its stops, and any of its moments again.
//!
//! A trace keeps no states but a bounded number of checkpoints (clones of the machine, which share
//! what did not change between them). A moment is the nearest checkpoint before it, run forward:
//! the machine is deterministic. As the run grows, every other checkpoint is let go.

use std::rc::Rc;

use mir::{BodyKind, FnId, Program, Span, StatementKind, Stop};

use crate::{Choice, Config, Event, Machine, Outcome, ThreadId};

/// Steps between checkpoints at first.
const FIRST_INTERVAL: u64 = 8192;
/// Checkpoints kept at most; fewer when each is large.
const MAX_CHECKPOINTS: usize = 96;
/// Bytes that all checkpoints may take: so many for each step, but neither fewer nor more than
/// these.
const BYTES_PER_STEP: u64 = 16;
const CHECKPOINT_BYTES: std::ops::RangeInclusive<u64> = 16 << 20..=384 << 20;
/// Of a stretch between two stops longer than twice this, only the events of so many steps at its
/// start and its end are given.
const EVENT_WINDOW: u64 = 20_000;

/// A moment at which the player can stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StopPoint {
    /// [`Machine::steps`] then.
    pub step: u64,
    /// The reader's source that comes next; of the last stop, what led to the outcome.
    pub span: Span,
    /// The thread that stopped.
    pub thread: ThreadId,
    /// Frames of the thread below the one that stopped.
    pub depth: u32,
    /// The body that stopped.
    pub body: FnId,
    /// Why it is a stop.
    pub kind: StopKind,
}

/// Why a moment is a stop; as [`mir::Stop`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum StopKind {
    /// A function was entered.
    Enter,
    /// A statement comes next.
    Statement,
    /// A condition comes next.
    Condition,
    /// A variable goes out of scope next.
    Drop,
    /// A block with variables ends next.
    BlockEnd,
    /// A function is about to return.
    Return,
    /// The run is over.
    End,
}

/// A state of the run and what led to it.
#[derive(Clone)]
pub struct Moment {
    /// The machine then.
    pub machine: Machine,
    /// What happened since the stop before (since the start, for the first).
    pub events: Vec<Event>,
    /// False when so much happened that events in the middle are left out.
    pub events_complete: bool,
    /// The stop.
    pub stop: StopPoint,
    /// Its index.
    pub index: usize,
    /// The stop before; `None` for the first.
    pub before: Option<Before>,
}

/// The stop before a moment: what sentences compare it with.
#[derive(Clone)]
pub struct Before {
    /// The machine then.
    pub machine: Machine,
    /// The stop.
    pub stop: StopPoint,
}

/// A recorded run.
#[derive(Clone)]
pub struct Trace {
    machine: Machine,
    stops: Vec<StopPoint>,
    /// By step; the first is the start.
    checkpoints: Vec<Machine>,
    /// Host bytes of the checkpoints, roughly.
    bytes: u64,
    interval: u64,
    over: bool,
}

impl Trace {
    /// A trace of nothing yet: [`record`](Self::record) it.
    pub fn new(program: Rc<Program>, config: Config) -> Self {
        let machine = Machine::new(program, config);
        Self {
            checkpoints: vec![machine.clone()],
            bytes: 0,
            machine,
            stops: Vec::new(),
            interval: FIRST_INTERVAL,
            over: false,
        }
    }

    /// Runs at most `budget` more steps; true when the run is over.
    pub fn record(&mut self, budget: u64) -> bool {
        let end = self.machine.steps().saturating_add(budget);
        while !self.over && self.machine.steps() < end {
            let next_checkpoint =
                self.checkpoints.last().map_or(0, Machine::steps).saturating_add(self.interval);
            let until = end.min(next_checkpoint).max(self.machine.steps() + 1);
            if let Some(span) = self.machine.run_to_stop(until - self.machine.steps()) {
                self.push_stop(span);
            }
            if self.machine.outcome().is_some() {
                self.push_end();
            } else if self.machine.steps() >= next_checkpoint {
                self.push_checkpoint();
            }
        }
        self.over
    }

    /// The stops recorded so far, in order.
    pub fn stops(&self) -> &[StopPoint] {
        &self.stops
    }

    /// Who ran when, as far as it is recorded: with
    /// [`Schedule::Choices`](crate::Schedule::Choices), the same run again.
    pub fn choices(&self) -> Vec<Choice> {
        self.machine.choices()
    }

    /// How the run ended, if it has.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.machine.outcome()
    }

    /// The machine at the end of what is recorded.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// The program.
    pub fn program(&self) -> &Program {
        self.machine.program()
    }

    /// Is the run over?
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// How many states are kept.
    pub fn checkpoint_count(&self) -> usize {
        self.checkpoints.len()
    }

    /// Host bytes that the record takes, roughly.
    pub fn bytes(&self) -> u64 {
        self.bytes + (self.stops.len() * size_of::<StopPoint>()) as u64
    }

    /// The moment of a stop; of the last one recorded if there is none with this index.
    ///
    /// Takes a bounded time: at most the steps between two checkpoints, and the events.
    pub fn moment(&self, stop: usize) -> Moment {
        let index = stop.min(self.stops.len().saturating_sub(1));
        let point = self.stops.get(index).copied().unwrap_or_else(|| self.beginning());
        let since = match index {
            0 => 0,
            _ => self.stops.get(index - 1).map_or(0, |before| before.step),
        };
        let before = index.checked_sub(1).and_then(|before| {
            let stop = *self.stops.get(before)?;
            Some(Before { machine: self.replay(stop.step), stop })
        });
        let gap = point.step - since.min(point.step);
        let events_complete = gap <= 2 * EVENT_WINDOW;
        let mut events = Vec::new();
        let machine = if events_complete {
            let mut machine = match &before {
                Some(before) => before.machine.clone(),
                None => self.replay(since),
            };
            events = observe(&mut machine, point.step);
            machine
        } else {
            events.extend(observe(&mut self.replay(since), since + EVENT_WINDOW));
            let mut machine = self.replay(point.step - EVENT_WINDOW);
            events.extend(observe(&mut machine, point.step));
            machine
        };
        Moment { machine, events, events_complete, stop: point, index, before }
    }

    /// The step of a stop.
    pub fn step_of(&self, stop: usize) -> Option<u64> {
        self.stops.get(stop).map(|stop| stop.step)
    }

    /// The last stop at or before a step.
    pub fn stop_at_step(&self, step: u64) -> usize {
        self.stops.partition_point(|stop| stop.step <= step).saturating_sub(1)
    }

    /// The first stop on a 1-based line of the reader's source.
    pub fn stop_at_line(&self, line: u32) -> Option<usize> {
        (0..self.stops.len()).find(|&stop| self.line_of(stop) == Some(line))
    }

    /// The next stop on a line after stop `from`; from the start again when there is none.
    pub fn next_stop_on_line(&self, from: usize, line: u32) -> Option<usize> {
        let after = from.saturating_add(1)..self.stops.len();
        let before = 0..from.saturating_add(1).min(self.stops.len());
        after.chain(before).find(|&stop| self.line_of(stop) == Some(line))
    }

    /// The 1-based line of the reader's source that a stop is on.
    pub fn line_of(&self, stop: usize) -> Option<u32> {
        let span = self.stops.get(stop)?.span;
        span.is_user().then(|| self.program().files.first().map(|file| file.line(span.lo)))?
    }

    /// The machine after `step` steps.
    pub fn replay(&self, step: u64) -> Machine {
        let next = self.checkpoints.partition_point(|machine| machine.steps() <= step);
        let nearest = self.checkpoints.get(next.saturating_sub(1)).unwrap_or(&self.machine);
        let nearest = if self.machine.steps() <= step { &self.machine } else { nearest };
        let mut machine = nearest.clone();
        machine.run(step.saturating_sub(machine.steps()));
        machine
    }

    fn beginning(&self) -> StopPoint {
        let body = self.program().main;
        let span = self.program().bodies.get(body.index()).map_or(NOWHERE, |body| body.span);
        StopPoint { step: 0, span, thread: ThreadId::MAIN, depth: 0, body, kind: StopKind::Enter }
    }

    fn push_stop(&mut self, span: Span) {
        let frames = self.machine.frames();
        let Some(frame) = frames.last() else { return };
        let body = frame.body;
        let block = self
            .program()
            .bodies
            .get(body.index())
            .and_then(|it| it.blocks.get(frame.block.index()));
        let statement = block.and_then(|it| it.statements.get(frame.statement.wrapping_sub(1)));
        let kind = match statement.map(|it| &it.kind) {
            Some(StatementKind::Stop(Stop::Enter)) => StopKind::Enter,
            Some(StatementKind::Stop(Stop::Condition(_))) => StopKind::Condition,
            Some(StatementKind::Stop(Stop::Drop(_))) => StopKind::Drop,
            Some(StatementKind::Stop(Stop::BlockEnd)) => StopKind::BlockEnd,
            Some(StatementKind::Stop(Stop::Return)) => StopKind::Return,
            _ => StopKind::Statement,
        };
        let depth = frames.len() as u32 - 1;
        let (step, thread) = (self.machine.steps(), self.machine.running());
        self.stops.push(StopPoint { step, span, thread, depth, body, kind });
    }

    fn push_end(&mut self) {
        self.over = true;
        let main = self.program().bodies.get(self.program().main.index());
        let (depth, span) = match self.machine.outcome() {
            Some(Outcome::UndefinedBehavior(ub)) => (0, ub.span),
            Some(
                Outcome::Unsupported { span, .. }
                | Outcome::Malformed { span, .. }
                | Outcome::Aborted { span, .. },
            ) => (0, *span),
            Some(Outcome::Panicked { location, .. }) if location.span.is_user() => {
                (0, location.span)
            }
            _ => match (self.machine.user_position(), main) {
                (Some((depth, span)), _) => (depth as u32, span),
                (None, Some(main)) if main.kind == BodyKind::User => {
                    (0, Span { lo: main.span.hi.saturating_sub(1), ..main.span })
                }
                _ => (0, NOWHERE),
            },
        };
        let body = self.machine.frames().last().map_or(self.program().main, |frame| frame.body);
        let (step, thread) = (self.machine.steps(), self.machine.running());
        self.stops.push(StopPoint { step, span, thread, depth, body, kind: StopKind::End });
    }

    fn push_checkpoint(&mut self) {
        self.bytes += self.checkpoints.last().map_or(0, |last| self.machine.unshared(last));
        self.checkpoints.push(self.machine.clone());
        let may_take = (BYTES_PER_STEP * self.machine.steps())
            .clamp(*CHECKPOINT_BYTES.start(), *CHECKPOINT_BYTES.end());
        if self.checkpoints.len() > MAX_CHECKPOINTS
            || self.bytes > may_take && self.checkpoints.len() > 4
        {
            let mut index = 0;
            self.checkpoints.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.interval = self.interval.saturating_mul(2);
            let pairs = self.checkpoints.windows(2);
            self.bytes = pairs
                .map(|pair| match pair {
                    [before, after] => after.unshared(before),
                    _ => 0,
                })
                .sum();
        }
    }
}

/// Runs to a step and tells what happened.
fn observe(machine: &mut Machine, step: u64) -> Vec<Event> {
    machine.observe(true);
    machine.run(step.saturating_sub(machine.steps()));
    let events = machine.take_events();
    machine.observe(false);
    events
}

const NOWHERE: Span = Span { file: mir::FileId::USER, lo: 0, hi: 0 };
