//! The machine: a program, its memory, its calls.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use mir::{Local, Program, Span, TyId};

use crate::code::Code;
use crate::interpret::Panic;
use crate::memory::{Pointer, Tag};
use crate::thread::Threads;
use crate::{
    AllocId, Allocation, Bytes, Choice, Config, Event, Frame, Holder, Leak, Memory, Outcome,
    Switch, Thread, ThreadId,
};

/// A program and the state of its run.
///
/// Cloning is cheap: allocations and frames are shared until they are written.
#[derive(Clone)]
pub struct Machine {
    pub(crate) code: Rc<Code>,
    pub(crate) state: State,
}

/// All that changes during a run.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) config: Config,
    pub(crate) memory: Memory,
    /// Of the running thread.
    pub(crate) frames: Vec<Rc<Frame>>,
    /// Of the running thread: from the lowest address to the one just above.
    pub(crate) stack: (u64, u64),
    pub(crate) threads: Threads,
    /// Buffers of frames that ended, to be used again.
    pub(crate) spare: Vec<Rc<Frame>>,
    /// Registers of the frame that is being made, and its function.
    pub(crate) transfer: Bytes,
    pub(crate) incoming: mir::FnId,
    /// The newest borrow.
    pub(crate) tags: Tag,
    /// What the arguments of the frame that is being made protect.
    pub(crate) protected: Vec<AllocId>,
    /// Frames made so far.
    pub(crate) calls: u32,
    pub(crate) steps: u64,
    pub(crate) stdout: Rc<String>,
    pub(crate) stderr: Rc<String>,
    pub(crate) outcome: Option<Rc<Outcome>>,
    /// Panics on their way in the running thread, outermost first.
    pub(crate) panics: Vec<Panic>,
    /// The run is to halt at stops.
    pub(crate) stops: bool,
    /// The last panic that told of itself, and the last that was caught.
    pub(crate) told: Option<Rc<Panic>>,
    pub(crate) caught: Option<Rc<Panic>>,
    /// A `Stop` of a body of the reader was the last statement.
    pub(crate) at_stop: Option<Span>,
    pub(crate) events: Option<Vec<Event>>,
    /// Text that the machine has made.
    pub(crate) texts: Rc<BTreeMap<String, Pointer>>,
    /// Locations that the machine has made, by file, start and end.
    pub(crate) locations: Rc<BTreeMap<(u32, u32, u32), Pointer>>,
}

impl State {
    /// Nanoseconds since the start.
    pub(crate) fn clock(&self) -> u64 {
        self.threads.slept.saturating_add(self.steps.saturating_mul(NANOSECONDS_PER_STEP))
    }
}

/// Bytes of stack while initialisers run.
const INITIALISERS_STACK: u64 = 512 << 20;

/// How long a step takes on the simulated clock.
pub(crate) const NANOSECONDS_PER_STEP: u64 = 10;

impl Machine {
    /// A machine about to run `program`. Initialisers of consts, statics and promoted values have
    /// run already, uncounted; if one of them failed, there is an outcome.
    pub fn new(program: Rc<Program>, config: Config) -> Self {
        let threads = Threads::new(&config.schedule, config.stack_size);
        let memory = Memory::new(&program, config.max_memory);
        let code = Rc::new(Code::new(program, &memory));
        let state = State {
            config,
            memory,
            frames: Vec::new(),
            stack: threads.stack(),
            threads,
            spare: Vec::new(),
            transfer: Bytes::default(),
            incoming: mir::FnId(0),
            tags: Tag::ROOT,
            protected: Vec::new(),
            calls: 0,
            steps: 0,
            stdout: Rc::default(),
            stderr: Rc::default(),
            outcome: None,
            panics: Vec::new(),
            stops: false,
            told: None,
            caught: None,
            at_stop: None,
            events: None,
            texts: Rc::default(),
            locations: Rc::default(),
        };
        let mut machine = Self { code, state };
        // rustc runs initialisers while it compiles, where the program's stack is no limit.
        let stack = machine.state.stack;
        machine.state.stack.0 = stack.1.saturating_sub(INITIALISERS_STACK);
        machine.interpreter().load();
        machine.state.stack = stack;
        machine
    }

    /// Runs one statement or terminator, and returns the outcome once there is one.
    pub fn step(&mut self) -> Option<&Outcome> {
        self.run(1);
        self.outcome()
    }

    /// Runs at most `budget` steps; false when there is an outcome.
    pub fn run(&mut self, budget: u64) -> bool {
        let end = self.state.steps.saturating_add(budget);
        while self.state.steps < end && self.state.outcome.is_none() {
            let left = end - self.state.steps;
            self.interpreter().run(left, false);
        }
        self.state.outcome.is_none()
    }

    /// Runs at most `budget` steps, but not past the next stop; true when it is at one.
    pub(crate) fn run_to_stop(&mut self, budget: u64) -> Option<Span> {
        self.interpreter().run(budget, true)
    }

    /// The program.
    pub fn program(&self) -> &Program {
        self.code.program()
    }

    /// The program, shared.
    pub fn shared_program(&self) -> Rc<Program> {
        self.code.shared_program()
    }

    /// Calls in progress of the running thread, outermost first. The first of `main` is the start
    /// shim.
    pub fn frames(&self) -> &[Rc<Frame>] {
        &self.state.frames
    }

    /// All threads by number, also those that are over.
    pub fn threads(&self) -> impl ExactSizeIterator<Item = &Thread> {
        self.state.threads.all.iter().map(|thread| &**thread)
    }

    /// The thread that makes the next step.
    pub fn running(&self) -> ThreadId {
        self.state.threads.running
    }

    /// Calls in progress of a thread, outermost first.
    pub fn frames_of(&self, thread: ThreadId) -> &[Rc<Frame>] {
        match thread == self.running() {
            true => self.frames(),
            false => self.state.threads.get(thread).map_or(&[], |found| &found.frames),
        }
    }

    /// Whenever another thread went on.
    pub fn switches(&self) -> &[Switch] {
        &self.state.threads.switches
    }

    /// The switches so far as choices: a [`Schedule`](crate::Schedule) that runs the same again.
    pub fn choices(&self) -> Vec<Choice> {
        let choice = |switch: &Switch| Choice { step: switch.step, thread: switch.to };
        self.switches().iter().map(choice).collect()
    }

    /// Who holds the lock at an address of memory.
    pub fn holders(&self, address: u64) -> &[Holder] {
        self.state.threads.holders.get(&address).map_or(&[], |holders| holders)
    }

    /// Nanoseconds since the start on the simulated clock: each step takes a few, and time passes
    /// when everybody sleeps.
    pub fn clock(&self) -> u64 {
        self.state.clock()
    }

    /// The memory.
    pub fn memory(&self) -> &Memory {
        self.state.memory.view(|| crate::interpret::views(self));
        &self.state.memory
    }

    /// The thread and the index in its frames of the call that a stack allocation belongs to.
    pub fn frame_of(&self, alloc: AllocId) -> Option<(ThreadId, usize)> {
        let crate::AllocKind::Stack { thread, frame, .. } = self.memory().get(alloc)?.kind else {
            return None;
        };
        Some((thread, frame as usize))
    }

    /// The memory of a local of a frame, while it has storage.
    pub fn local(&self, frame: usize, local: Local) -> Option<&Allocation> {
        self.memory().get(self.state.frames.get(frame)?.local(local)?)
    }

    /// Printed to standard output so far.
    pub fn stdout(&self) -> &str {
        &self.state.stdout
    }

    /// Printed to standard error so far.
    pub fn stderr(&self) -> &str {
        &self.state.stderr
    }

    /// Statements and terminators run so far.
    pub fn steps(&self) -> u64 {
        self.state.steps
    }

    /// How the run ended, if it has.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.state.outcome.as_deref()
    }

    /// The statement or terminator that comes next in a frame; in a frame that waits for a call,
    /// the call.
    pub fn span(&self, frame: usize) -> Option<Span> {
        self.span_in(self.running(), frame)
    }

    /// The same in a frame of any thread.
    pub fn span_in(&self, thread: ThreadId, frame: usize) -> Option<Span> {
        let frame = self.frames_of(thread).get(frame)?;
        let block =
            self.program().bodies.get(frame.body.index())?.blocks.get(frame.block.index())?;
        Some(match block.statements.get(frame.statement) {
            Some(statement) => statement.span,
            None => block.terminator.span,
        })
    }

    /// The innermost frame whose body the reader wrote, and where it is.
    pub fn user_position(&self) -> Option<(usize, Span)> {
        (0..self.state.frames.len()).rev().find_map(|index| {
            let body = self.program().bodies.get(self.state.frames[index].body.index())?;
            (body.kind == mir::BodyKind::User).then_some(())?;
            Some((index, self.span(index)?))
        })
    }

    /// Is a panic unwinding?
    pub fn is_panicking(&self) -> bool {
        !self.state.panics.is_empty()
    }

    /// Live blocks of the heap that no static reaches, by id: after the end of the run, the leaks.
    pub fn leaks(&self) -> Vec<Leak> {
        crate::interpret::leaks(self)
    }

    /// Size and alignment of the value of a type behind a pointer with this metadata (the length
    /// of a slice, the address of a vtable); `None` if that is not a vtable.
    pub fn size_align_of_val(&self, ty: TyId, meta: u64) -> Option<(u64, u64)> {
        self.code.size_align_of_val(ty, meta).ok()
    }

    /// Makes events from now on, or stops making them. Costs a branch when off.
    pub fn observe(&mut self, on: bool) {
        self.state.events = on.then(Vec::new);
        self.state.memory.writes = on.then(Vec::new);
    }

    /// The events since the last call, oldest first.
    pub fn take_events(&mut self) -> Vec<Event> {
        self.state.events.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// A hash of everything that decides the rest of the run.
    pub fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let state = &self.state;
        state.memory.hash_state(&mut hasher);
        for frame in &state.frames {
            frame.hash(&mut hasher);
        }
        state.threads.hash_state(&mut hasher);
        state.steps.hash(&mut hasher);
        state.calls.hash(&mut hasher);
        state.tags.hash(&mut hasher);
        state.stdout.hash(&mut hasher);
        state.stderr.hash(&mut hasher);
        state.panics.hash(&mut hasher);
        format!("{:?}", state.outcome).hash(&mut hasher);
        hasher.finish()
    }
}
