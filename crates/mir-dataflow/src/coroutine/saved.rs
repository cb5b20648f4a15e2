//! Which locals live across a suspension point, and which of them are stored at the same time:
//! rustc's `locals_live_across_suspend_points`, whose every rule counts, since it decides the size
//! of a future.

use mir::{
    AssertKind, BasicBlock, Body, Callee, Local, Operand, Place, PlaceElem, Rvalue, Statement,
    StatementKind, Terminator, TerminatorKind, Ty,
};

use super::{CoroutineLayout, SuspensionPoint};
use crate::bits::BitSet;
use crate::graph::successors;
use crate::init::maybe_initialised;

/// Finds what [`CoroutineLayout`] tells.
pub(super) fn layout(body: &Body, types: &[Ty], captures: usize) -> CoroutineLayout {
    let size = body.locals.len();
    let always_live = always_storage_live(body);
    let storage_live = forward(body, BitSet::new(size), |_, state, step| stores(state, step));
    let borrowed = forward(body, BitSet::new(size), |_, state, step| borrows(state, step));
    let mut required_at_start = BitSet::new(size);
    (1..=body.arg_count as usize).for_each(|arg| required_at_start.insert(arg));
    let requires = |at: At, state: &mut BitSet, step: Step<'_>| {
        require_early(state, step);
        require_late(state, step, |local| borrowed.before(body, at, borrows).contains(local));
    };
    let required = forward(body, required_at_start, requires);
    let live = live_locals(body);

    let is_capture = |local: usize| (1..=captures).contains(&local);
    let mut suspended = Vec::new();
    let mut saved_bits = BitSet::new(size);
    for (index, block) in body.blocks.iter().enumerate() {
        if !matches!(block.terminator.kind, TerminatorKind::Yield { .. }) {
            continue;
        }
        let at = At { block: BasicBlock(index as u32), statement: block.statements.len() };
        let mut needed = live[index].clone();
        // What was borrowed may be used through the borrow until its storage is gone.
        needed.union(&borrowed.before(body, at, borrows));
        let stored = required.before_at(body, at, requires);
        let kept: Vec<usize> =
            needed.iter().filter(|&it| stored.contains(it) && !is_capture(it)).collect();
        kept.iter().for_each(|&local| saved_bits.insert(local));
        let storage = storage_live.before(body, at, stores);
        suspended.push((at.block, kept, storage));
    }
    let saved: Vec<Local> = saved_bits.iter().map(|local| Local(local as u32)).collect();
    // In the order of the source, as the blocks of rustc are.
    suspended.sort_by_key(|(block, ..)| (body.blocks[block.index()].terminator.span.hi, block.0));
    let number = |local: usize| saved.iter().position(|it| it.index() == local);

    // Those that are stored at the same time.
    let mut conflicts = vec![BitSet::new(saved.len()); saved.len()];
    let mut together = |state: &BitSet| {
        let mut stored = BitSet::new(saved.len());
        state.iter().filter_map(number).for_each(|index| stored.insert(index));
        for index in stored.iter() {
            conflicts[index].union(&stored);
        }
    };
    for (index, block) in body.blocks.iter().enumerate() {
        let Some(mut state) = required.at_start(index) else { continue };
        if matches!(block.terminator.kind, TerminatorKind::Unreachable) {
            continue;
        }
        for statement in 0..=block.statements.len() {
            let at = At { block: BasicBlock(index as u32), statement };
            let step = at.step(body);
            require_early(&mut state, step);
            together(&state);
            require_late(&mut state, step, |it| borrowed.before(body, at, borrows).contains(it));
        }
    }
    for (index, local) in saved.iter().enumerate() {
        if always_live.contains(local.index()) {
            (0..saved.len()).for_each(|other| conflicts[index].insert(other));
        }
        for (other, it) in saved.iter().enumerate() {
            if always_live.contains(it.index()) {
                conflicts[index].insert(other);
            }
        }
    }

    let mut wanted = BitSet::new(size);
    (1..=captures).for_each(|local| wanted.insert(local));
    let init = maybe_initialised(body, types, &wanted);
    let points = suspended.into_iter().map(|(block, kept, storage)| SuspensionPoint {
        block,
        live: kept.into_iter().filter_map(number).collect(),
        captures: init[block.index()]
            .last()
            .map(|there| there.iter().map(|local| local - 1).collect())
            .unwrap_or_default(),
        storage,
    });
    CoroutineLayout { points: points.collect(), saved, conflicts }
}

/// A statement or, one past the last, the terminator.
#[derive(Clone, Copy)]
struct At {
    block: BasicBlock,
    statement: usize,
}

impl At {
    fn step(self, body: &Body) -> Step<'_> {
        let block = &body.blocks[self.block.index()];
        match block.statements.get(self.statement) {
            Some(statement) => Step::Statement(statement),
            None => Step::Terminator(&block.terminator),
        }
    }
}

/// What changes a state.
#[derive(Clone, Copy)]
enum Step<'a> {
    Statement(&'a Statement),
    /// Before it is known where it goes.
    Terminator(&'a Terminator),
    /// The call came back, or the coroutine was resumed.
    Return(&'a Terminator),
}

/// A forward analysis, solved: the state at the start of each block that is reached.
struct Solved(Vec<Option<BitSet>>);

fn forward(body: &Body, start: BitSet, mut apply: impl FnMut(At, &mut BitSet, Step<'_>)) -> Solved {
    let mut entry: Vec<Option<BitSet>> = vec![None; body.blocks.len()];
    entry[0] = Some(start);
    let mut work = vec![0];
    while let Some(index) = work.pop() {
        let Some(mut state) = entry[index].clone() else { continue };
        let block = &body.blocks[index];
        for statement in 0..=block.statements.len() {
            let at = At { block: BasicBlock(index as u32), statement };
            apply(at, &mut state, at.step(body));
        }
        for (target, edge) in successors(&block.terminator) {
            let mut state = state.clone();
            if edge == crate::graph::Edge::Return {
                let statement = block.statements.len();
                let at = At { block: BasicBlock(index as u32), statement };
                apply(at, &mut state, Step::Return(&block.terminator));
            }
            let changed = match &mut entry[target.index()] {
                Some(entry) => entry.union(&state),
                entry @ None => {
                    *entry = Some(state);
                    true
                }
            };
            if changed {
                work.push(target.index());
            }
        }
    }
    Solved(entry)
}

impl Solved {
    fn at_start(&self, block: usize) -> Option<BitSet> {
        self.0[block].clone()
    }

    /// The state before a statement or terminator; nothing where it is never reached.
    fn before(&self, body: &Body, at: At, apply: impl Fn(&mut BitSet, Step<'_>)) -> BitSet {
        self.before_at(body, at, |_, state, step| apply(state, step))
    }

    fn before_at(&self, body: &Body, at: At, apply: impl Fn(At, &mut BitSet, Step<'_>)) -> BitSet {
        let Some(mut state) = self.at_start(at.block.index()) else {
            return BitSet::new(body.locals.len());
        };
        for statement in 0..at.statement {
            let at = At { statement, ..at };
            apply(at, &mut state, at.step(body));
        }
        state
    }
}

/// Locals without a marker of where their storage begins or ends.
fn always_storage_live(body: &Body) -> BitSet {
    let mut always = BitSet::new(body.locals.len());
    (0..body.locals.len()).for_each(|local| always.insert(local));
    for statement in body.blocks.iter().flat_map(|block| &block.statements) {
        if let StatementKind::StorageLive(local) | StatementKind::StorageDead(local) =
            statement.kind
        {
            always.remove(local.index());
        }
    }
    always
}

/// Between the markers of its storage.
fn stores(state: &mut BitSet, step: Step<'_>) {
    let Step::Statement(statement) = step else { return };
    match statement.kind {
        StatementKind::StorageLive(local) => state.insert(local.index()),
        StatementKind::StorageDead(local) => state.remove(local.index()),
        _ => {}
    }
}

/// rustc's `MaybeBorrowedLocals`: pointed to at some time before, and still there.
fn borrows(state: &mut BitSet, step: Step<'_>) {
    match step {
        Step::Statement(statement) => match &statement.kind {
            StatementKind::Assign(_, Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place))
                if !place.is_indirect() =>
            {
                state.insert(place.local.index());
            }
            StatementKind::StorageDead(local) => state.remove(local.index()),
            _ => {}
        },
        // A `Drop` may keep a pointer to what it drops.
        Step::Terminator(Terminator { kind: TerminatorKind::Drop { place, .. }, .. }) => {
            state.insert(place.local.index());
        }
        Step::Terminator(_) | Step::Return(_) => {}
    }
}

/// rustc's `MaybeRequiresStorage`: what is true while the statement runs.
fn require_early(state: &mut BitSet, step: Step<'_>) {
    borrows(state, step);
    match step {
        Step::Statement(statement) => match &statement.kind {
            StatementKind::StorageDead(local) => state.remove(local.index()),
            StatementKind::Assign(place, _) | StatementKind::SetDiscriminant(place, _) => {
                state.insert(place.local.index());
            }
            StatementKind::StorageLive(_) | StatementKind::Stop(_) => {}
        },
        Step::Terminator(terminator) => {
            if let TerminatorKind::Call { destination, .. } = &terminator.kind {
                state.insert(destination.local.index());
            }
        }
        Step::Return(_) => {}
    }
}

/// The same, of what is true after it: what was moved away needs no storage, unless it is pointed to.
fn require_late(state: &mut BitSet, step: Step<'_>, is_borrowed: impl Fn(usize) -> bool) {
    let mut moved = |place: &Place| {
        if place.projection.is_empty() && !is_borrowed(place.local.index()) {
            state.remove(place.local.index());
        }
    };
    let mut operand = |operand: &Operand| {
        if let Operand::Move(place) = operand {
            moved(place);
        }
    };
    match step {
        Step::Statement(Statement { kind: StatementKind::Assign(_, rvalue), .. }) => {
            rvalue_operands(rvalue).into_iter().for_each(&mut operand);
        }
        Step::Statement(_) => {}
        Step::Terminator(terminator) => {
            terminator_operands(&terminator.kind).into_iter().for_each(&mut operand);
            if let TerminatorKind::Call { destination, .. } = &terminator.kind {
                state.remove(destination.local.index());
            }
        }
        Step::Return(terminator) => match &terminator.kind {
            TerminatorKind::Call { destination: place, .. }
            | TerminatorKind::Yield { resume_arg: place, .. } => {
                state.insert(place.local.index());
            }
            _ => {}
        },
    }
}

fn rvalue_operands(rvalue: &Rvalue) -> Vec<&Operand> {
    match rvalue {
        Rvalue::Use(operand)
        | Rvalue::Repeat(operand, _)
        | Rvalue::Cast(_, operand, _)
        | Rvalue::UnaryOp(_, operand) => vec![operand],
        Rvalue::BinaryOp(_, left, right) => vec![left, right],
        Rvalue::Aggregate(_, operands) => operands.iter().collect(),
        Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Discriminant(_) | Rvalue::Len(_) => vec![],
    }
}

fn terminator_operands(kind: &TerminatorKind) -> Vec<&Operand> {
    match kind {
        TerminatorKind::SwitchInt { discr, .. } => vec![discr],
        TerminatorKind::Call { callee, args, .. } => {
            let pointer = match callee {
                Callee::Pointer(pointer) => Some(pointer),
                _ => None,
            };
            pointer.into_iter().chain(args).collect()
        }
        TerminatorKind::Assert { cond, msg, .. } => match msg {
            AssertKind::BoundsCheck { len, index } => vec![cond, len, index],
            _ => vec![cond],
        },
        _ => vec![],
    }
}

/// rustc's `MaybeLiveLocals`: the locals that are read later, at the end of each block, without what
/// is read through borrows.
fn live_locals(body: &Body) -> Vec<BitSet> {
    let size = body.locals.len();
    let predecessors = crate::graph::predecessors(body);
    let mut at_end = vec![BitSet::new(size); body.blocks.len()];
    let mut work: Vec<usize> = (0..body.blocks.len()).collect();
    while let Some(index) = work.pop() {
        let block = &body.blocks[index];
        let mut state = at_end[index].clone();
        live_terminator(&mut state, &block.terminator.kind);
        for statement in block.statements.iter().rev() {
            if let StatementKind::Assign(place, rvalue) = &statement.kind {
                defined(&mut state, place);
                match rvalue {
                    Rvalue::Ref(_, place)
                    | Rvalue::RawPtr(_, place)
                    | Rvalue::Discriminant(place)
                    | Rvalue::Len(place) => used(&mut state, place),
                    _ => {}
                }
                used_operands(&mut state, rvalue_operands(rvalue));
            }
        }
        for before in &predecessors[index] {
            // On the way back from a call its destination was written.
            let mut state = state.clone();
            match &body.blocks[before.index()].terminator.kind {
                TerminatorKind::Call { destination: place, target, .. }
                    if target.is_some_and(|it| it.index() == index) =>
                {
                    defined(&mut state, place);
                }
                TerminatorKind::Yield { resume_arg: place, resume, .. }
                    if resume.index() == index =>
                {
                    defined(&mut state, place);
                }
                _ => {}
            }
            if at_end[before.index()].union(&state) {
                work.push(before.index());
            }
        }
    }
    at_end
}

fn live_terminator(state: &mut BitSet, kind: &TerminatorKind) {
    match kind {
        TerminatorKind::Drop { place, .. } => used(state, place),
        TerminatorKind::Call { destination, .. } if destination.is_indirect() => {
            used(state, destination);
        }
        TerminatorKind::Return => state.insert(Local::RETURN.index()),
        _ => {}
    }
    used_operands(state, terminator_operands(kind));
}

fn used_operands(state: &mut BitSet, operands: Vec<&Operand>) {
    operands.into_iter().filter_map(Operand::place).for_each(|place| used(state, place));
}

fn used(state: &mut BitSet, place: &Place) {
    state.insert(place.local.index());
    for elem in &place.projection {
        if let PlaceElem::Index(local) = elem {
            state.insert(local.index());
        }
    }
}

/// A write to the whole local ends its life; one to a part does nothing, one through it reads it.
fn defined(state: &mut BitSet, place: &Place) {
    if place.projection.is_empty() {
        state.remove(place.local.index());
    }
    if place.is_indirect() {
        state.insert(place.local.index());
    }
    for elem in &place.projection {
        if let PlaceElem::Index(local) = elem {
            state.insert(local.index());
        }
    }
}
