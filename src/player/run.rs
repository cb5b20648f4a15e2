//! The run behind a player: one recorded trace and one step signal; everything else is derived.

use std::rc::Rc;

use leptos::prelude::*;
use machine::{Config, Limit, Machine, Outcome, StopKind, Trace};

use crate::dom;
use crate::signals::{Memo, RwSignal};

/// Steps run between two looks at the clock.
const SLICE: u64 = 20_000;
/// Milliseconds of recording before the browser gets its turn.
const TICK: f64 = 6.0;

/// A recorded run and the stop that is shown. A handle: copies mean the same run.
#[derive(Clone, Copy)]
pub struct Run {
    trace: StoredValue<Option<Trace>, LocalStorage>,
    pub(super) recorded: RwSignal<Recorded>,
    generation: Memo<u32>,
    /// The stop that is shown.
    pub(crate) stop: RwSignal<usize>,
}

/// How far the recording is.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Recorded {
    /// Counts the programs that were run: an edit makes a new one.
    pub generation: u32,
    /// Stops recorded so far.
    pub stops: usize,
    /// Machine steps so far.
    pub steps: u64,
    /// There is more to record, and it is being recorded.
    pub running: bool,
    /// The reader stopped the recording.
    pub cancelled: bool,
}

/// How a run ended, for the reader.
#[derive(Clone, PartialEq, Debug)]
pub struct Ending {
    /// Neither a panic nor anything worse.
    pub is_good: bool,
    /// `finished`, `panic`, `undefined behaviour`, `not supported`, `stopped`.
    pub title: &'static str,
    /// A sentence.
    pub message: String,
    /// The line of the reader's source, if it has one.
    pub line: Option<u32>,
}

impl Run {
    /// Nothing yet.
    pub fn new() -> Self {
        let recorded = RwSignal::new(Recorded::default());
        Self {
            trace: StoredValue::new_local(None),
            recorded,
            generation: Memo::new(move || recorded.with(|recorded| recorded.generation)),
            stop: RwSignal::new(0),
        }
    }

    /// Runs a program from its start; `place` chooses the stop to show as soon as the run is over
    /// (or was cut off).
    pub fn start(self, program: mir::Program, place: impl Fn(&Trace) -> Option<usize> + 'static) {
        let trace = Trace::new(Rc::new(program), Config::default());
        self.trace.set_value(Some(trace));
        let generation = self.recorded.get_untracked().generation + 1;
        self.stop.set(0);
        self.recorded.set(Recorded { generation, running: true, ..Recorded::default() });
        self.record(generation, Rc::new(place));
    }

    /// Stops the recording; what is recorded stays.
    pub fn cancel(self) {
        self.recorded.update(|recorded| {
            recorded.cancelled = recorded.running;
            recorded.running = false;
        });
    }

    /// How far the recording is.
    pub fn recorded(self) -> Recorded {
        self.recorded.get()
    }

    /// Counts the programs; changes only when another one is run.
    pub fn generation(self) -> u32 {
        self.generation.get()
    }

    /// Is there anything to show?
    pub fn has_stops(self) -> bool {
        self.recorded.with(|recorded| recorded.stops > 0)
    }

    /// The stop that is shown.
    pub fn stop(self) -> usize {
        self.stop.get()
    }

    /// The number of the last stop recorded.
    pub fn last(self) -> usize {
        self.recorded.get().stops.saturating_sub(1)
    }

    /// The same, without subscribing.
    pub fn last_untracked(self) -> usize {
        self.recorded.get_untracked().stops.saturating_sub(1)
    }

    /// Shows a stop; the last one if there is none with this number.
    pub fn go(self, stop: usize) {
        let last = self.recorded.get_untracked().stops.saturating_sub(1);
        if self.stop.get_untracked() != stop.min(last) {
            self.stop.set(stop.min(last));
        }
    }

    /// One stop forward or back.
    pub fn step(self, by: isize) {
        self.go(self.stop.get_untracked().saturating_add_signed(by));
    }

    /// To the next stop on a line of the source, starting over at the end of the run.
    pub fn go_to_line(self, line: u32) {
        let from = self.stop.get_untracked();
        if let Some(stop) = self.with(|trace| trace.next_stop_on_line(from, line)).flatten() {
            self.go(stop);
        }
    }

    /// Looks at the trace without subscribing to anything; `None` before the first program.
    pub fn with<R>(self, look: impl FnOnce(&Trace) -> R) -> Option<R> {
        self.trace.try_with_value(|trace| trace.as_ref().map(look)).flatten()
    }

    /// The ending: at the end of the run or, when it is a bad one and `early`, at every stop.
    pub fn ending(self, early: bool) -> Option<Ending> {
        let stop = self.stop.get();
        if self.recorded().running {
            return None;
        }
        self.with(|trace| {
            let last = trace.stops().len().checked_sub(1)?;
            let is_end = trace.stops().get(stop).is_some_and(|stop| stop.kind == StopKind::End);
            let ending = ending(trace.outcome()?, trace.machine(), trace.line_of(last));
            (is_end || (early && !ending.is_good)).then_some(ending)
        })
        .flatten()
    }

    fn record(self, generation: u32, place: Rc<dyn Fn(&Trace) -> Option<usize>>) {
        let start = dom::now();
        let still_wanted = self
            .recorded
            .try_get_untracked()
            .is_some_and(|recorded| recorded.generation == generation && recorded.running);
        if !still_wanted {
            return;
        }
        let mut over = false;
        let progress = self.trace.try_update_value(|trace| {
            let trace = trace.as_mut()?;
            while !over && dom::now() - start < TICK {
                over = trace.record(SLICE);
            }
            Some((trace.stops().len(), trace.machine().steps()))
        });
        let Some((stops, steps)) = progress.flatten() else { return };
        self.recorded.update(|recorded| {
            recorded.stops = stops;
            recorded.steps = steps;
            recorded.running = !over;
        });
        if over {
            if let Some(stop) = self.with(|trace| place(trace)).flatten() {
                self.go(stop);
            }
        } else {
            dom::soon(move || self.record(generation, place));
        }
    }
}

fn ending(outcome: &Outcome, machine: &Machine, line: Option<u32>) -> Ending {
    let (is_good, title) = match outcome {
        Outcome::Finished { exit_code } => (*exit_code == 0, "Finished"),
        Outcome::Panicked { .. } => (false, "Panic"),
        Outcome::Aborted { .. } => (false, "Aborted"),
        Outcome::UndefinedBehavior(_) => (false, "Undefined behaviour"),
        Outcome::Deadlock(_) => (false, "Deadlock"),
        Outcome::Unsupported { .. } | Outcome::Malformed { .. } => {
            (false, "Outside of what the simulator knows")
        }
        Outcome::Limit(Limit::StackOverflow) => (false, "Stack overflow"),
        Outcome::Limit(_) => (false, "Stopped"),
    };
    let mut message = match outcome {
        Outcome::Panicked { message, .. } => message.clone(),
        Outcome::UndefinedBehavior(ub) => ub.message.clone(),
        Outcome::Deadlock(deadlock) => deadlock.to_string(),
        Outcome::Unsupported { why, .. }
        | Outcome::Malformed { why, .. }
        | Outcome::Aborted { why, .. } => why.clone(),
        Outcome::Limit(Limit::Steps(steps)) => {
            format!("the program did not end within {steps} steps. Perhaps a loop has no end.")
        }
        Outcome::Limit(limit) => limit.to_string(),
        Outcome::Finished { exit_code: 0 } => "the program ran to its end".to_owned(),
        Outcome::Finished { exit_code } => format!("the program ended with status {exit_code}"),
    };
    let leaks = machine.leaks();
    if is_good && !leaks.is_empty() {
        let bytes: u64 = leaks.iter().map(|leak| leak.size).sum();
        let blocks = if leaks.len() == 1 {
            "1 block was".to_owned()
        } else {
            format!("{} blocks were", leaks.len())
        };
        message = format!("{message}, and {blocks} never freed: {bytes} bytes leaked");
    }
    if !message.ends_with(['.', '!', '?']) {
        message.push('.');
    }
    Ending { is_good, title, message, line: line.filter(|_| !is_good) }
}
