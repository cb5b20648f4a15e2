//! Which move paths may be initialised, and which may be not, at each point of a body (rustc's
//! `MaybeInitializedPlaces`, `MaybeUninitializedPlaces` and `EverInitializedPlaces` in one pass).

use mir::{BasicBlock, Body, StatementKind, Ty};

use crate::bits::BitSet;
use crate::graph::{Edge, Location, successors, switched_enum};
use crate::move_paths::{MoveData, PathIdx};
use crate::place_ty::adt;

/// What may be true of the move paths at one point.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct InitState {
    /// Paths that hold a value on some way to here. The bit of a path stays when only a part of
    /// it is moved away: it stands for the rest.
    pub maybe_init: BitSet,
    /// Paths that hold none on some way to here.
    pub maybe_uninit: BitSet,
    /// Locals that were assigned on some way to here, even if moved since.
    pub ever_init: BitSet,
}

impl InitState {
    fn set_init(&mut self, path: PathIdx, data: &MoveData) {
        for path in data.subtree(path) {
            self.maybe_init.insert(path);
            self.maybe_uninit.remove(path);
        }
    }

    fn set_uninit(&mut self, path: PathIdx, data: &MoveData) {
        for path in data.subtree(path) {
            self.maybe_init.remove(path);
            self.maybe_uninit.insert(path);
        }
    }

    fn join(&mut self, other: &Self) -> bool {
        self.maybe_init.union(&other.maybe_init)
            | self.maybe_uninit.union(&other.maybe_uninit)
            | self.ever_init.union(&other.ever_init)
    }
}

/// Which of the wanted locals may hold a value, whole or in part, before each statement and
/// terminator: by block, then by statement.
pub fn maybe_initialised(body: &Body, types: &[Ty], wanted: &BitSet) -> Vec<Vec<BitSet>> {
    let data = MoveData::gather(body, types);
    let init = Init::solve(body, types, &data, InactiveVariants::Uninit);
    let subtrees: Vec<_> = wanted.iter().map(|local| (local, data.subtree(local))).collect();
    let locals = |state: &InitState| {
        let mut found = BitSet::new(body.locals.len());
        for (local, paths) in &subtrees {
            if paths.iter().any(|&path| state.maybe_init.contains(path)) {
                found.insert(*local);
            }
        }
        found
    };
    let mut blocks = Vec::with_capacity(body.blocks.len());
    for (index, block) in body.blocks.iter().enumerate() {
        let at = BasicBlock(index as u32);
        let count = block.statements.len() + 1;
        let Some(mut state) = init.at_start(at) else {
            blocks.push(vec![BitSet::new(body.locals.len()); count]);
            continue;
        };
        let mut points = Vec::with_capacity(count);
        for statement in 0..count {
            points.push(locals(&state));
            if statement + 1 < count {
                init.apply(Location { block: at, statement }, &mut state);
            }
        }
        blocks.push(points);
    }
    blocks
}

/// What a `match` tells about the variants that were not found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum InactiveVariants {
    /// Their fields hold nothing: for drop elaboration.
    Uninit,
    /// Nothing: for the checker, which must not call them moved.
    Unchanged,
}

/// The solved analysis: the state at the start of each block.
pub(crate) struct Init<'a> {
    body: &'a Body,
    types: &'a [Ty],
    data: &'a MoveData,
    inactive: InactiveVariants,
    entry: Vec<Option<InitState>>,
}

impl<'a> Init<'a> {
    /// Runs the analysis to its fixed point.
    pub fn solve(
        body: &'a Body,
        types: &'a [Ty],
        data: &'a MoveData,
        inactive: InactiveVariants,
    ) -> Self {
        let entry = vec![None; body.blocks.len()];
        let mut this = Self { body, types, data, inactive, entry };
        this.entry[0] = Some(this.start());
        let mut work = vec![BasicBlock(0)];
        while let Some(block) = work.pop() {
            let Some(mut state) = this.entry[block.index()].clone() else {
                continue;
            };
            for statement in 0..body.blocks[block.index()].statements.len() {
                this.apply(Location { block, statement }, &mut state);
            }
            for (successor, edge) in successors(&body.blocks[block.index()].terminator) {
                let mut state = state.clone();
                this.apply_edge(block, &edge, &mut state);
                let changed = match &mut this.entry[successor.index()] {
                    Some(entry) => entry.join(&state),
                    entry @ None => {
                        *entry = Some(state);
                        true
                    }
                };
                if changed && !work.contains(&successor) {
                    work.push(successor);
                }
            }
        }
        this
    }

    /// The state at the start of a block; `None` when no path reaches it.
    pub fn at_start(&self, block: BasicBlock) -> Option<InitState> {
        self.entry[block.index()].clone()
    }

    /// The state before the terminator of a block.
    pub fn at_terminator(&self, block: BasicBlock) -> Option<InitState> {
        let mut state = self.at_start(block)?;
        for statement in 0..self.body.blocks[block.index()].statements.len() {
            self.apply(Location { block, statement }, &mut state);
        }
        Some(state)
    }

    /// The moves of a statement or terminator, and the initialisations of a statement.
    pub fn apply(&self, location: Location, state: &mut InitState) {
        let effects = self.data.effects(location);
        for &path in &effects.moves {
            state.set_uninit(path, self.data);
        }
        let block = &self.body.blocks[location.block.index()];
        let Some(statement) = block.statements.get(location.statement) else {
            return;
        };
        self.apply_inits(location, state);
        if let StatementKind::StorageLive(local) | StatementKind::StorageDead(local) =
            statement.kind
        {
            state.ever_init.remove(local.index());
        }
    }

    fn start(&self) -> InitState {
        let mut state = InitState {
            maybe_init: BitSet::new(self.data.paths.len()),
            maybe_uninit: BitSet::new(self.data.paths.len()),
            ever_init: BitSet::new(self.body.locals.len()),
        };
        for local in 0..self.body.locals.len() {
            if (1..=self.body.arg_count as usize).contains(&local) {
                state.set_init(local, self.data);
                state.ever_init.insert(local);
            } else {
                state.set_uninit(local, self.data);
            }
        }
        state
    }

    fn apply_inits(&self, location: Location, state: &mut InitState) {
        for &path in &self.data.effects(location).inits {
            state.set_init(path, self.data);
            if self.data.paths[path].parent.is_none() {
                state.ever_init.insert(path);
            }
        }
    }

    fn apply_edge(&self, block: BasicBlock, edge: &Edge, state: &mut InitState) {
        let statement = self.body.blocks[block.index()].statements.len();
        let location = Location { block, statement };
        self.apply(location, state);
        match edge {
            Edge::Return => self.apply_inits(location, state),
            Edge::Value(_) | Edge::Otherwise => self.apply_switch(block, edge, state),
            Edge::Plain | Edge::Unwind => {}
        }
    }

    /// After a switch over an enum's discriminant, the variants not found are not there.
    fn apply_switch(&self, block: BasicBlock, edge: &Edge, state: &mut InitState) {
        let Some(place) = switched_enum(self.body, block) else {
            return;
        };
        let crate::move_paths::Lookup::Exact(path) = self.data.lookup(place, self.types) else {
            return;
        };
        let ty = self.data.paths[path].ty.ty;
        let Some(adt) = adt(ty, self.types) else {
            return;
        };
        let bits = adt.discr.map_or(8, |discr| self.types[discr.index()].size) * 8;
        let mask = if bits >= 128 { u128::MAX } else { (1 << bits) - 1 };
        let mir::TerminatorKind::SwitchInt { targets, .. } =
            &self.body.blocks[block.index()].terminator.kind
        else {
            return;
        };
        for &child in &self.data.paths[path].children {
            let Some(&mir::PlaceElem::Downcast(variant)) =
                self.data.paths[child].place.projection.last()
            else {
                continue;
            };
            let Some(variant) = adt.variants.get(variant.index()) else {
                continue;
            };
            let discr = variant.discr as u128 & mask;
            let inactive = match edge {
                Edge::Value(value) => *value != discr,
                _ => targets.iter().any(|&(value, _)| value == discr),
            };
            if !inactive {
                continue;
            }
            match self.inactive {
                InactiveVariants::Uninit => state.set_uninit(child, self.data),
                InactiveVariants::Unchanged => {
                    for path in self.data.subtree(child) {
                        state.maybe_init.remove(path);
                    }
                }
            }
        }
    }
}
