//! The view model: which frames, variables and blocks a picture shows. The geometry and the text
//! are both made from it, so they say the same.

use std::collections::{BTreeMap, BTreeSet};

use machine::{
    AllocId, AllocKind, BlockedOn, Event, Machine, Moment, Thread, ThreadId, ThreadState,
};
use mir::{Body, BodyKind, GlobalKind, Local, LocalKind, Span, TyId, TyKind};

use crate::State;
use crate::changes::Changes;
use crate::decode::Decoder;
use crate::node::{Node, NodeKind, PointerEnd, PointerTo, Slot};
use crate::reach::{self, Reach};
use crate::shape::Meta;
use crate::value::{Value, World};

/// Blocks of the heap shown.
const BLOCKS: usize = 48;

/// Frames shown: the outermost and the innermost ones.
const FRAMES: usize = 16;

/// What a picture shows.
#[derive(Clone, PartialEq, Debug)]
pub struct View {
    /// Of the running thread, outermost first.
    pub frames: Vec<FrameView>,
    /// Frames left out between the outermost and the others.
    pub frames_hidden: usize,
    /// What the running thread is called, when there are others.
    pub running: Option<String>,
    /// The other threads that are not over.
    pub threads: Vec<ThreadView>,
    /// In the order of their addresses.
    pub heap: Vec<Block>,
    /// Blocks left out.
    pub heap_hidden: usize,
    /// Statics, and literals that something shown points to.
    pub statics: Vec<Block>,
    /// The program has ended: there are no frames and will be none.
    pub is_over: bool,
}

/// A thread that does not run.
#[derive(Clone, PartialEq, Debug)]
pub struct ThreadView {
    /// Its number.
    pub id: ThreadId,
    /// What it is called.
    pub title: String,
    /// What it does: `can run`, `waits for a lock` and the like.
    pub state: String,
    /// Outermost first.
    pub frames: Vec<FrameView>,
    /// Frames left out.
    pub frames_hidden: usize,
}

impl View {
    /// The frames of all threads, those of the running one first.
    pub fn all_frames(&self) -> impl Iterator<Item = &FrameView> {
        self.frames.iter().chain(self.threads.iter().flat_map(|thread| &thread.frames))
    }
}

/// A call in progress.
#[derive(Clone, PartialEq, Debug)]
pub struct FrameView {
    /// The thread it belongs to.
    pub thread: ThreadId,
    /// Counted from the outermost frame of the thread.
    pub index: u32,
    /// Which call of the run it is.
    pub serial: u32,
    /// The function.
    pub name: String,
    /// Who wrote it.
    pub kind: BodyKind,
    /// The line it is at, if it is the reader's code.
    pub line: Option<u32>,
    /// Was it entered in this step?
    pub changed: bool,
    /// Is it the innermost of the reader's?
    pub is_current: bool,
    /// Its variables with memory, parameters first.
    pub variables: Vec<Variable>,
}

/// A variable with its value.
#[derive(Clone, PartialEq, Debug)]
pub struct Variable {
    /// In the source, or what it is if it has no name there.
    pub name: String,
    /// It has no name in the source.
    pub is_hidden: bool,
    /// Another variable took its name.
    pub is_shadowed: bool,
    /// As rustc prints it.
    pub ty: String,
    /// The local.
    pub local: Local,
    /// Its address.
    pub address: u64,
    /// Its value.
    pub value: Node,
}

/// A block of the heap, a static, or a literal.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// It.
    pub alloc: AllocId,
    /// The name of a static, the type of what it holds, or empty.
    pub title: String,
    /// Its address.
    pub address: u64,
    /// Bytes.
    pub size: u64,
    /// Live, Freed or Leaked.
    pub state: State,
    /// Allocated or freed in this step.
    pub changed: bool,
    /// The source that allocated it.
    pub span: Span,
    /// What it holds.
    pub value: Node,
}

/// The view model of a moment; arrays are folded after `elements`.
pub fn view(moment: &Moment, elements: usize) -> View {
    of(moment, elements, false)
}

/// The same for a picture with bytes: tags of enums and padding have rows of their own.
pub fn with_all_bytes(moment: &Moment, elements: usize) -> View {
    of(moment, elements, true)
}

fn of(moment: &Moment, elements: usize, all_bytes: bool) -> View {
    let Moment { machine, events, .. } = moment;
    of_thread(machine, machine.running(), events, moment.stop.span, elements, all_bytes)
}

/// The view model of a machine that is at a span, after these events, as a thread sees it that
/// need not run.
pub(crate) fn of_thread(
    machine: &Machine,
    thread: ThreadId,
    events: &[Event],
    here: Span,
    elements: usize,
    all_bytes: bool,
) -> View {
    let world = World { program: machine.program(), memory: machine.memory() };
    let changes = Changes::new(events);
    // Deep in a recursion most frames are not shown; they matter only to what is leaked.
    let depth = machine.frames().len();
    let all = machine.memory().usage().heap_blocks > 0;
    let is_root = |index: usize| all || is_shown(index, depth);
    let reach = reach::reach(world, &reach::roots(world, machine, is_root));
    let elements = elements.clamp(1, 4096) as u64;
    let decoder = Decoder { world, changes: &changes, elements, all_bytes };
    let mut builder = Builder { machine, here, world, changes: &changes, reach, decoder };
    builder.view(thread)
}

struct Builder<'a> {
    machine: &'a Machine,
    /// What comes next.
    here: Span,
    world: World<'a>,
    changes: &'a Changes,
    reach: Reach,
    decoder: Decoder<'a>,
}

impl Builder<'_> {
    fn view(&mut self, thread: ThreadId) -> View {
        let mut frames = self.frames(thread);
        let is_other = |other: &&Thread| {
            other.id != thread
                && (other.state != ThreadState::Finished || other.id == ThreadId::MAIN)
        };
        let others: Vec<&Thread> = match self.machine.frames().is_empty() {
            // When `main` has ended, nobody goes on.
            true => vec![],
            false => self.machine.threads().filter(is_other).collect(),
        };
        for other in &others {
            frames.extend(self.frames(other.id));
        }
        let (mut heap, heap_hidden) = self.heap();
        let mut statics = BTreeMap::new();
        self.named_statics(&mut statics);
        self.follow(&mut frames, &mut heap, &mut statics);
        let threads: Vec<ThreadView> = others
            .into_iter()
            .map(|other| {
                let mut frames: Vec<FrameView> =
                    frames.extract_if(.., |frame| frame.thread == other.id).collect();
                let frames_hidden = trim(&mut frames) + self.frames_left_out(other.id);
                let (title, state) = (other.title(), self.state(other));
                ThreadView { id: other.id, title, state, frames, frames_hidden }
            })
            .collect();
        let surplus = trim(&mut frames);
        let mut heap: Vec<Block> = heap.into_values().collect();
        heap.sort_by_key(|block| (block.address, block.state == State::Freed, block.alloc));
        let mut statics: Vec<Block> = statics.into_values().collect();
        statics.sort_by_key(|block| (block.address, block.alloc));
        let frames_hidden = surplus + self.frames_left_out(thread);
        let running = self.machine.threads().nth(thread.0 as usize);
        let running = running.filter(|_| !threads.is_empty()).map(Thread::title);
        let is_over = self.machine.outcome().is_some() && self.machine.frames().is_empty();
        View { frames, frames_hidden, running, threads, heap, heap_hidden, statics, is_over }
    }

    /// What a thread that does not run does.
    fn state(&self, thread: &Thread) -> String {
        let title = |id: ThreadId| {
            self.machine.threads().nth(id.0 as usize).map_or_else(String::new, Thread::title)
        };
        match thread.state {
            ThreadState::Running => "running".to_owned(),
            ThreadState::Runnable => "can run".to_owned(),
            ThreadState::Finished => "over".to_owned(),
            ThreadState::Blocked(blocked) => match blocked.on {
                BlockedOn::Sleep => "sleeps".to_owned(),
                BlockedOn::Join(other) => format!("waits for {} to end", title(other)),
                BlockedOn::Futex { what, .. } => format!("waits for {what}"),
            },
        }
    }

    fn body(&self, thread: ThreadId, frame: usize) -> Option<&Body> {
        let frame = self.machine.frames_of(thread).get(frame)?;
        self.world.program.bodies.get(frame.body.index())
    }

    /// Frames of the reader's in the middle of a deep recursion.
    fn frames_left_out(&self, thread: ThreadId) -> usize {
        let depth = self.machine.frames_of(thread).len();
        (0..depth)
            .filter(|&index| !is_shown(index, depth))
            .filter(|&index| {
                self.body(thread, index).is_some_and(|body| body.kind == BodyKind::User)
            })
            .count()
    }

    fn frames(&self, thread: ThreadId) -> Vec<FrameView> {
        let frames = self.machine.frames_of(thread);
        let is_running = thread == self.machine.running();
        let is_user =
            |&index: &usize| self.body(thread, index).is_some_and(|b| b.kind == BodyKind::User);
        let current = (0..frames.len()).rev().find(is_user);
        (0..frames.len())
            .filter(|&index| is_shown(index, frames.len()))
            .filter_map(|index| {
                let body = self.body(thread, index)?;
                let span = match is_running && current == Some(index) {
                    true => self.here,
                    false => self.machine.span_in(thread, index)?,
                };
                let is_user = body.kind == BodyKind::User;
                Some(FrameView {
                    thread,
                    index: index as u32,
                    serial: frames[index].serial,
                    name: body.name.clone(),
                    kind: body.kind,
                    line: (is_user && span.is_user()).then(|| self.world.program.line(span)),
                    changed: self.changes.is_entered(thread, index),
                    is_current: is_running && current == Some(index),
                    variables: if is_user { self.variables(thread, index) } else { vec![] },
                })
            })
            .collect()
    }

    /// What a frame of the reader's shows: its variables, the result it is about to return, and
    /// temporaries that own something.
    fn variables(&self, thread: ThreadId, index: usize) -> Vec<Variable> {
        let Some(body) = self.body(thread, index) else { return vec![] };
        let mut found: Vec<Variable> = (0..body.locals.len() as u32)
            .map(Local)
            .filter(|&local| is_named(body, local) || self.is_worth_showing(thread, index, local))
            .filter_map(|local| self.variable(thread, index, local))
            .collect();
        mark_shadowed(&mut found);
        found
    }

    fn is_worth_showing(&self, thread: ThreadId, index: usize, local: Local) -> bool {
        let frames = self.machine.frames_of(thread);
        let Some((body, frame)) = self.body(thread, index).zip(frames.get(index)) else {
            return false;
        };
        let Some(decl) = body.locals.get(local.index()) else { return false };
        let Some(ty) = self.world.program.types.get(decl.ty.index()) else { return false };
        let Some(allocation) = frame.local(local).and_then(|id| self.world.allocation(id)) else {
            return false;
        };
        let size = allocation.bytes.len();
        let is_held = size > 0
            && allocation.ghost(&(0..size)).is_none()
            && !crate::read::is_all_uninit(&allocation.bytes, 0, size);
        match decl.kind {
            LocalKind::Temp => is_held && ty.drop_glue.is_some(),
            LocalKind::Return => is_held && index + 1 == frames.len(),
            LocalKind::Arg { .. } => {
                is_held && body.var_debug_info.iter().any(|info| info.place.local == local)
            }
            _ => false,
        }
    }

    fn variable(&self, thread: ThreadId, index: usize, local: Local) -> Option<Variable> {
        let body = self.body(thread, index)?;
        let decl = body.locals.get(local.index())?;
        let alloc = self.machine.frames_of(thread).get(index)?.local(local)?;
        let ty = self.world.program.types.get(decl.ty.index())?;
        let named = body.var_debug_info.iter().find(|info| info.place.as_local() == Some(local));
        let name = match (named, decl.kind) {
            (Some(info), _) => info.name.clone(),
            (None, LocalKind::Return) => "return value".to_owned(),
            (None, LocalKind::Arg { .. }) if self.is_closure(decl.ty) => "captures".to_owned(),
            (None, LocalKind::Arg { .. }) => "argument".to_owned(),
            (None, _) => "temporary".to_owned(),
        };
        Some(Variable {
            name,
            is_hidden: named.is_none(),
            is_shadowed: false,
            ty: ty.name.clone(),
            local,
            address: self.world.allocation(alloc)?.address,
            value: self.decoder.value(&whole(decl.ty, alloc)),
        })
    }

    fn is_closure(&self, ty: TyId) -> bool {
        match self.world.kind(ty) {
            Some(TyKind::Closure(_)) => true,
            Some(&(TyKind::Ref(inner, _) | TyKind::RawPtr(inner, _))) => {
                matches!(self.world.kind(inner), Some(TyKind::Closure(_)))
            }
            _ => false,
        }
    }

    /// All live blocks, up to a limit, and those freed in this step.
    fn heap(&self) -> (BTreeMap<AllocId, Block>, usize) {
        let is_heap = |kind| kind == AllocKind::Heap;
        let mut ids: Vec<AllocId> = self
            .world
            .memory
            .iter()
            .filter(|(id, found)| is_heap(found.kind) && (found.live || self.changes.is_freed(*id)))
            .map(|(id, _)| id)
            .collect();
        let step = |id: &AllocId| self.world.allocation(*id).map(|found| found.allocated_at.step);
        ids.sort_by_key(|id| (step(id), *id));
        let hidden = ids.len().saturating_sub(BLOCKS);
        ids.truncate(BLOCKS);
        // A block that came and went within one step is only noise.
        ids.retain(|id| {
            self.world.allocation(*id).is_some_and(|found| found.live || !self.is_new(*id))
        });
        (ids.into_iter().filter_map(|id| Some((id, self.block(id)?))).collect(), hidden)
    }

    fn is_new(&self, id: AllocId) -> bool {
        self.changes.is_allocated(id)
    }

    fn block(&self, id: AllocId) -> Option<Block> {
        let allocation = self.world.allocation(id)?;
        let seen = self.reach.seen.get(&id);
        let program = self.world.program;
        let mut title = String::new();
        let mut value = None;
        if let AllocKind::Global(global) = allocation.kind {
            match &program.globals.get(global.index())?.kind {
                GlobalKind::Static { name, ty, .. } => {
                    title = format!("static {name}");
                    value = Some(self.decoder.value(&whole(*ty, id)));
                }
                GlobalKind::Const { ty, .. } | GlobalKind::Promoted { ty, .. } => {
                    value = Some(self.decoder.value(&whole(*ty, id)));
                }
                GlobalKind::Literal(_) => title = "literal".to_owned(),
                GlobalKind::Vtable { .. } => {}
            }
        }
        if let AllocKind::ThreadLocal { thread, ty, .. } = allocation.kind {
            let title_of = |thread: &Thread| format!("thread-local of {}", thread.title());
            title =
                self.machine.threads().nth(thread.0 as usize).map_or_else(String::new, title_of);
            value = Some(self.decoder.value(&whole(ty, id)));
        }
        let value = value
            .unwrap_or_else(|| self.decoder.block(id, seen.map(|seen| (seen.slot, &seen.shape))));
        if title.is_empty() {
            title = match seen {
                Some(seen) => self.title(seen),
                None => value
                    .ty
                    .and_then(|ty| program.types.get(ty.index()))
                    .map_or(String::new(), |ty| ty.name.clone()),
            };
        }
        let is_leaked = allocation.kind == AllocKind::Heap && !self.reach.reachable.contains(&id);
        let state = match allocation.live {
            false => State::Freed,
            true if is_leaked => State::Leaked,
            true => State::Live,
        };
        Some(Block {
            alloc: id,
            title,
            address: allocation.address,
            size: allocation.bytes.len(),
            state,
            changed: self.changes.is_freed(id) || self.is_new(id),
            span: allocation.allocated_at.span,
            value,
        })
    }

    fn title(&self, seen: &reach::Seen) -> String {
        let shape = &seen.shape;
        let Some(ty) = self.world.program.types.get(shape.ty.index()) else {
            return String::new();
        };
        if let Some(Meta::Concrete(concrete)) = shape.meta
            && let Some(concrete) = self.world.program.types.get(concrete.index())
        {
            return format!("{} as {}", concrete.name, ty.name);
        }
        match (shape.is_text, shape.count) {
            (true, _) => "text".to_owned(),
            (false, Some(count)) => format!("{count} × {}", ty.name),
            (false, None) => ty.name.clone(),
        }
    }

    /// Statics and thread-locals the reader declared, whether something points to them or not.
    fn named_statics(&self, statics: &mut BTreeMap<AllocId, Block>) {
        for (id, allocation) in self.world.memory.iter() {
            let global = match allocation.kind {
                AllocKind::Global(global) => global,
                AllocKind::ThreadLocal { key: Some(key), .. } if allocation.live => key,
                _ => continue,
            };
            let Some(global) = self.world.program.globals.get(global.index()) else { continue };
            if matches!(global.kind, GlobalKind::Static { .. }) && global.span.is_user() {
                statics.extend(self.block(id).map(|block| (id, block)));
            }
        }
    }

    /// Adds what the shown pointers lead to: freed blocks, statics and literals, temporaries, and
    /// locals of the library.
    fn follow(
        &self,
        frames: &mut [FrameView],
        heap: &mut BTreeMap<AllocId, Block>,
        statics: &mut BTreeMap<AllocId, Block>,
    ) {
        let shown = frames.iter().flat_map(|frame| &frame.variables).map(|found| &found.value);
        let blocks = heap.values().chain(statics.values()).map(|block| &block.value);
        let mut queue: Vec<(Slot, PointerEnd)> =
            shown.chain(blocks).flat_map(Node::pointers).collect();
        let mut seen = BTreeSet::new();
        while let Some((_, end)) = queue.pop() {
            let (PointerTo::Live(to) | PointerTo::Freed(to)) = end.to else { continue };
            if !seen.insert(to.alloc) {
                continue;
            }
            let Some(allocation) = self.world.allocation(to.alloc) else { continue };
            match allocation.kind {
                AllocKind::Heap if allocation.live => {}
                AllocKind::Heap => {
                    heap.entry(to.alloc).or_insert_with_key(|&id| self.block_or_empty(id));
                }
                AllocKind::Global(_) | AllocKind::Machine | AllocKind::ThreadLocal { .. } => {
                    let block = self.block_or_empty(to.alloc);
                    queue.extend(block.value.pointers());
                    statics.entry(to.alloc).or_insert(block);
                }
                AllocKind::Stack { thread, frame, local } if allocation.live => {
                    let frame_view = frames
                        .iter_mut()
                        .find(|found| found.thread == thread && found.index == frame);
                    let Some(frame_view) = frame_view else { continue };
                    if frame_view.variables.iter().any(|found| found.local == local) {
                        continue;
                    }
                    if let Some(variable) = self.variable(thread, frame as usize, local) {
                        queue.extend(variable.value.pointers());
                        frame_view.variables.push(variable);
                        frame_view.variables.sort_by_key(|found| found.local);
                    }
                }
                _ => {}
            }
        }
    }

    fn block_or_empty(&self, id: AllocId) -> Block {
        self.block(id).unwrap_or_else(|| Block {
            alloc: id,
            title: String::new(),
            address: 0,
            size: 0,
            state: State::Freed,
            changed: false,
            span: Span { file: mir::FileId::USER, lo: 0, hi: 0 },
            value: Node {
                slot: Slot { alloc: id, offset: 0, size: 0 },
                ty: None,
                name: None,
                state: State::Uninit,
                changed: false,
                kind: NodeKind::Uninit,
            },
        })
    }
}

/// Is the frame one of the outermost or innermost?
fn is_shown(index: usize, depth: usize) -> bool {
    index < FRAMES || index + 2 * FRAMES >= depth
}

fn whole(ty: TyId, alloc: AllocId) -> Value {
    Value { ty, alloc, offset: 0, meta: None, owners: vec![] }
}

fn is_named(body: &Body, local: Local) -> bool {
    body.var_debug_info.iter().any(|info| info.place.as_local() == Some(local))
}

/// Of several variables with one name the last is meant.
fn mark_shadowed(variables: &mut [Variable]) {
    for index in 0..variables.len() {
        let (before, behind) = variables.split_at_mut(index + 1);
        let variable = &mut before[index];
        variable.is_shadowed = !variable.is_hidden
            && behind.iter().any(|later| !later.is_hidden && later.name == variable.name);
    }
}

/// Leaves out frames of the library, and those in the middle when there are too many; how many.
fn trim(frames: &mut Vec<FrameView>) -> usize {
    trim_library_frames(frames);
    let surplus = frames.len().saturating_sub(FRAMES);
    if surplus > 0 {
        frames.drain(1..=surplus);
    }
    surplus
}

/// Frames of the library matter only below one of the reader's, or when something points there;
/// the start shim and other glue never do.
fn trim_library_frames(frames: &mut Vec<FrameView>) {
    let last_user = frames.iter().rposition(|frame| frame.kind == BodyKind::User);
    let first_user = frames.iter().position(|frame| frame.kind == BodyKind::User);
    let mut position = 0;
    frames.retain(|frame| {
        let at = Some(position);
        position += 1;
        match frame.kind {
            BodyKind::User => true,
            BodyKind::Shim => !frame.variables.is_empty(),
            BodyKind::Std => !frame.variables.is_empty() || first_user < at && at < last_user,
        }
    });
}
