//! The machine: a program, its memory, its calls.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use mir::{Local, Program, Span, TyId};

use crate::code::Code;
use crate::interpret::Panic;
use crate::memory::{Pointer, Tag};
use crate::{AllocId, Allocation, Bytes, Config, Event, Frame, Leak, Memory, Outcome};

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
    pub(crate) frames: Vec<Rc<Frame>>,
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
    /// Panics on their way, outermost first.
    pub(crate) panics: Vec<Panic>,
    /// The run is to halt at stops.
    pub(crate) stops: bool,
    /// A `Stop` of a body of the reader was the last statement.
    pub(crate) at_stop: Option<Span>,
    pub(crate) events: Option<Vec<Event>>,
    /// Text that the machine has made.
    pub(crate) texts: Rc<BTreeMap<String, Pointer>>,
    /// Locations that the machine has made, by file, start and end.
    pub(crate) locations: Rc<BTreeMap<(u32, u32, u32), Pointer>>,
}

impl Machine {
    /// A machine about to run `program`. Initialisers of consts, statics and promoted values have
    /// run already, uncounted; if one of them failed, there is an outcome.
    pub fn new(program: Rc<Program>, config: Config) -> Self {
        let memory = Memory::new(&program, config.max_memory);
        let code = Rc::new(Code::new(program, &memory));
        let state = State {
            config,
            memory,
            frames: Vec::new(),
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
            at_stop: None,
            events: None,
            texts: Rc::default(),
            locations: Rc::default(),
        };
        let mut machine = Self { code, state };
        machine.interpreter().load();
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

    /// Calls in progress, outermost first. The first is the start shim.
    pub fn frames(&self) -> &[Rc<Frame>] {
        &self.state.frames
    }

    /// The memory.
    pub fn memory(&self) -> &Memory {
        self.state.memory.view(|| crate::interpret::views(self));
        &self.state.memory
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
        let frame = self.state.frames.get(frame)?;
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
