//! What happened to a program, in the form of the command-line contract.

use std::rc::Rc;

use analysis::World;
use machine::{Aliasing, Config, Limit, Machine, Outcome, Schedule};
use serde::Serialize;

/// Limits of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RunOptions {
    /// MIR statements and terminators before the run is cut off.
    pub max_steps: u64,
    /// Bytes of the heap alive at once.
    pub max_memory: u64,
    /// Bytes printed.
    pub max_output: usize,
    /// The rules of borrowing.
    pub aliasing: Aliasing,
    /// The order in which threads run: see [`Schedule::Seed`].
    pub threads_seed: u64,
}

impl Default for RunOptions {
    fn default() -> Self {
        let Config { max_steps, max_memory, max_output, aliasing, .. } = Config::default();
        Self { max_steps, max_memory, max_output, aliasing, threads_seed: 0 }
    }
}

/// What happened to a program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Verdict {
    /// `ok`, `compile_error`, `panic`, `ub`, `deadlock`, `unsupported` or `timeout`.
    pub status: &'static str,
    /// What it printed to standard output.
    pub stdout: String,
    /// What it printed to standard error, without the panic message.
    pub stderr: String,
    /// The status a shell would see; `None` when the program did not get so far.
    pub exit_code: Option<i32>,
    /// What the panic said.
    pub panic: Option<String>,
    /// Where the panic says it happened, 1-based.
    pub panic_line: Option<u32>,
    /// Why rustc would reject it.
    pub errors: Vec<VerdictError>,
    /// The undefined behaviour.
    pub ub: Option<UbReport>,
    /// Heap blocks that nothing freed.
    pub leaks: usize,
    /// What the program asked of the allocator.
    pub allocations: Allocations,
    /// Where each of them was allocated, the first first.
    pub leaked: Vec<LeakReport>,
    /// MIR statements and terminators that ran.
    pub steps: u64,
    /// For `unsupported`, `timeout` and `deadlock`: what, and where.
    pub reason: Option<String>,
}

/// What a program asked of the allocator, `realloc` included, as a counting allocator sees it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Allocations {
    /// How many blocks.
    pub count: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// An error that rustc would give.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct VerdictError {
    /// `E0382`; none for syntax errors.
    pub code: Option<&'static str>,
    /// 1-based.
    pub line: u32,
    /// A sentence.
    pub message: String,
}

/// Undefined behaviour.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct UbReport {
    /// `use_after_free` and the like.
    pub kind: &'static str,
    /// 1-based.
    pub line: u32,
    /// A sentence.
    pub message: String,
    /// Line where the memory was allocated.
    pub allocated: Option<u32>,
    /// Line where the memory was freed.
    pub freed: Option<u32>,
    /// Line where the borrow was made whose rules were broken.
    pub borrowed: Option<u32>,
    /// Line of what ended that borrow.
    pub ended: Option<u32>,
}

/// A block of the heap that nothing freed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LeakReport {
    /// 1-based line of the reader's code that allocated it.
    pub line: u32,
    /// Its bytes.
    pub size: u64,
}

/// Compiles and runs the program that is loaded.
pub fn verdict(world: &World, options: RunOptions) -> Verdict {
    let compiled = mir_build::compile(world);
    let mut verdict = Verdict {
        status: "compile_error",
        stdout: String::new(),
        stderr: String::new(),
        exit_code: None,
        panic: None,
        panic_line: None,
        errors: Vec::new(),
        ub: None,
        leaks: 0,
        allocations: Allocations::default(),
        leaked: Vec::new(),
        steps: 0,
        reason: None,
    };
    if let Some(it) = compiled.errors.iter().find(|it| it.is_unsupported) {
        verdict.status = "unsupported";
        verdict.reason = Some(format!("line {}: {}", it.line, it.message));
        return verdict;
    }
    let Some(program) = compiled.program else {
        verdict.errors = compiled
            .errors
            .into_iter()
            .map(|it| VerdictError { code: it.code, line: it.line, message: it.message })
            .collect();
        return verdict;
    };
    let RunOptions { max_steps, max_memory, max_output, aliasing, threads_seed } = options;
    let schedule = Schedule::Seed(threads_seed);
    let config =
        Config { max_steps, max_memory, max_output, aliasing, schedule, ..Config::default() };
    let mut machine = Machine::new(Rc::new(program), config);
    while machine.run(1 << 20) {}
    verdict.stdout = machine.stdout().to_owned();
    verdict.stderr = machine.stderr().to_owned();
    verdict.steps = machine.steps();
    let usage = machine.memory().usage();
    verdict.allocations = Allocations { count: usage.allocations, bytes: usage.allocated_bytes };
    if let Some(outcome) = machine.outcome() {
        verdict.exit_code = outcome.exit_code();
        conclude(&mut verdict, &machine, outcome);
    }
    verdict
}

fn conclude(verdict: &mut Verdict, machine: &Machine, outcome: &Outcome) {
    let line = |span| machine.program().line(span);
    match outcome {
        Outcome::Finished { .. } => {
            verdict.status = "ok";
            let leaks = machine.leaks();
            verdict.leaks = leaks.len();
            verdict.leaked = leaks
                .iter()
                .map(|leak| LeakReport { line: line(leak.allocated_at.span), size: leak.size })
                .collect();
        }
        Outcome::Panicked { message, location } => {
            verdict.status = "panic";
            verdict.panic = Some(message.clone());
            verdict.panic_line = Some(location.line);
        }
        Outcome::Aborted { why, .. } => {
            verdict.status = "panic";
            verdict.panic = Some(why.clone());
        }
        Outcome::UndefinedBehavior(ub) => {
            verdict.status = "ub";
            let message = ub.message.clone();
            let at = |site: Option<machine::Site>| Some(line(site?.span));
            verdict.ub = Some(UbReport {
                kind: ub.kind.name(),
                line: line(ub.span),
                message,
                allocated: at(ub.allocated_at),
                freed: at(ub.freed_at),
                borrowed: at(ub.borrow.as_ref().map(|borrow| borrow.made_at)),
                ended: at(ub.borrow.as_ref().and_then(|borrow| borrow.ended_at)),
            });
        }
        Outcome::Deadlock(deadlock) => {
            verdict.status = "deadlock";
            verdict.reason = Some(deadlock.to_string());
        }
        Outcome::Unsupported { why, span } | Outcome::Malformed { why, span } => {
            verdict.status = "unsupported";
            verdict.reason = Some(format!("line {}: {why}", line(*span)));
        }
        Outcome::Limit(limit) => {
            verdict.status = "timeout";
            verdict.reason = Some(limit.to_string());
            if *limit == Limit::StackOverflow {
                // A real process is killed by SIGABRT.
                verdict.exit_code = Some(134);
            }
        }
    }
}
