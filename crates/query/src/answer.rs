//! Answers from a recorded run.

use machine::{AllocKind, Limit, Moment as MachineMoment, Outcome, Trace};
use mir::BodyKind;

use crate::{Moment, Query, What, place};

impl Moment {
    /// The stop of a finished run that is meant.
    ///
    /// # Errors
    /// A sentence that says why the run has no such moment.
    pub fn stop(self, trace: &Trace) -> Result<usize, String> {
        let stops: Vec<(u32, usize)> = (trace.stops().iter().enumerate())
            .map(|(index, stop)| (trace.line_of(index).unwrap_or(0), stop.depth as usize))
            .collect();
        self.position(&stops)
    }
}

impl Query {
    /// The answer of a finished run.
    ///
    /// # Errors
    /// A sentence that says why there is none: also for `size_of`, `align_of`, `offset_of` and
    /// `error`, which only the compiler can answer.
    pub fn answer(&self, trace: &Trace) -> Result<String, String> {
        let moment = || {
            let stop = self.at.unwrap_or(Moment::End).stop(trace)?;
            Ok::<MachineMoment, String>(trace.moment(stop))
        };
        Ok(match &self.what {
            What::Value(path) => return place::value(&moment()?, path),
            What::Output => moment()?.machine.stdout().trim_end().to_owned(),
            What::Blocks => {
                let moment = moment()?;
                let alive = moment.machine.memory().iter().filter(|(_, allocation)| {
                    allocation.kind == AllocKind::Heap && allocation.live
                });
                alive.count().to_string()
            }
            What::Frames => {
                let moment = moment()?;
                let program = moment.machine.program();
                let frames = moment.machine.frames().iter();
                let ours = frames.filter(|frame| program.body(frame.body).kind == BodyKind::User);
                ours.count().to_string()
            }
            What::Stops => trace.stops().len().to_string(),
            What::Outcome => outcome(trace)?.to_owned(),
            What::Error => "none".to_owned(),
            What::SizeOf(_) | What::AlignOf(_) | What::OffsetOf { .. } => {
                return Err("only the compiler can answer this".to_owned());
            }
        })
    }
}

fn outcome(trace: &Trace) -> Result<&'static str, String> {
    match trace.outcome() {
        None => Err("the run is not over".to_owned()),
        Some(Outcome::Finished { .. }) => Ok("finishes"),
        Some(Outcome::Panicked { .. }) => Ok("panics"),
        Some(Outcome::Aborted { .. }) => Ok("aborts"),
        Some(Outcome::UndefinedBehavior(_)) => Ok("undefined behaviour"),
        Some(Outcome::Deadlock(_)) => Ok("deadlock"),
        Some(Outcome::Limit(Limit::StackOverflow)) => Ok("stack overflow"),
        Some(Outcome::Limit(Limit::Steps(_))) => Ok("runs for ever"),
        Some(Outcome::Limit(Limit::Memory(_))) => Ok("runs out of memory"),
        Some(
            outcome @ (Outcome::Limit(_) | Outcome::Unsupported { .. } | Outcome::Malformed { .. }),
        ) => Err(outcome.to_string()),
    }
}
