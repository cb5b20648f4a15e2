//! Who runs next when there are several threads.

use std::rc::Rc;

use crate::ThreadId;

/// Steps of a time slice when threads take turns. Long enough that a thread of an ordinary example
/// is not interrupted without a reason that the reader can see.
const SLICE: u64 = 20_000;

/// A seed other than 0 gives slices of up to so many steps.
const SHORT_SLICE: u64 = 600;

/// How threads take turns. Every choice makes the run deterministic; together with the program it
/// decides every byte of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Schedule {
    /// 0: in the order in which they became runnable; a thread runs until it blocks, yields or
    /// has run for a long slice. Any other number: a pseudo-random thread for a pseudo-random short
    /// slice.
    Seed(u64),
    /// At these steps these threads go on, if they can: with the [`choices`](crate::Trace::choices)
    /// of a recorded run, the same run again. After the last of them, as with seed 0.
    Choices(Rc<[Choice]>),
}

impl Default for Schedule {
    fn default() -> Self {
        Self::Seed(0)
    }
}

/// Which thread goes on at a step.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Choice {
    /// [`Machine::steps`](crate::Machine::steps) then.
    pub step: u64,
    /// It goes on.
    pub thread: ThreadId,
}

/// The part of a run's state that decides who runs next.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Scheduler {
    /// The running thread gives way at this step; never while it is alone.
    pub(crate) slice_end: u64,
    random: u64,
    /// Of the choices of the schedule, so many were made.
    chosen: usize,
}

/// What to do when a thread gives way, or has to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pick {
    /// The running thread, which could go on, does.
    Stay,
    /// This one of the runnable threads goes on.
    Runnable(usize),
}

impl Scheduler {
    pub(crate) fn new(schedule: &Schedule) -> Self {
        let random = match schedule {
            Schedule::Seed(seed) => *seed,
            Schedule::Choices(_) => 0,
        };
        Self { slice_end: u64::MAX, random, chosen: 0 }
    }

    /// Of `runnable`, not empty, who goes on? `running` is the thread that gives way when it could
    /// also go on; it is the last of `runnable` then.
    pub(crate) fn pick(
        &mut self,
        schedule: &Schedule,
        step: u64,
        runnable: &[ThreadId],
        running: Option<ThreadId>,
    ) -> Pick {
        let pick = match schedule {
            Schedule::Seed(0) => 0,
            Schedule::Seed(_) => (self.next() % runnable.len() as u64) as usize,
            Schedule::Choices(choices) => {
                let next = self.next_choice(choices, step);
                match next.filter(|next| next.step == step) {
                    Some(next) => {
                        self.chosen += 1;
                        let is_chosen = |&thread: &ThreadId| thread == next.thread;
                        runnable.iter().position(is_chosen).unwrap_or(0)
                    }
                    None if next.is_some() && running.is_some() => runnable.len() - 1,
                    None => 0,
                }
            }
        };
        match running.is_some_and(|it| runnable.get(pick) == Some(&it)) {
            true => Pick::Stay,
            false => Pick::Runnable(pick),
        }
    }

    /// Begins a slice; `alone` when there is no other thread that could want to run.
    pub(crate) fn begin_slice(&mut self, schedule: &Schedule, step: u64, alone: bool) {
        let slice = match schedule {
            Schedule::Seed(0) => SLICE,
            Schedule::Seed(_) => 1 + self.next() % SHORT_SLICE,
            Schedule::Choices(choices) => match self.next_choice(choices, step + 1) {
                Some(next) => next.step - step,
                None => SLICE,
            },
        };
        self.slice_end = if alone { u64::MAX } else { step.saturating_add(slice) };
    }

    /// The first choice at a step or after it; those before were for threads that never came to it.
    fn next_choice(&mut self, choices: &[Choice], step: u64) -> Option<Choice> {
        while choices.get(self.chosen).is_some_and(|choice| choice.step < step) {
            self.chosen += 1;
        }
        choices.get(self.chosen).copied()
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
