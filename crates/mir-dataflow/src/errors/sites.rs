//! Where a value went: the moves that reach a use.

use std::collections::BTreeSet;

use mir::{Span, StatementKind, TerminatorKind};

use super::Checker;
use crate::graph::Location;
use crate::move_paths::PathIdx;

/// A move written in the source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct MoveSite {
    pub location: Location,
    pub path: PathIdx,
}

impl Checker<'_> {
    /// The nearest moves of the path, of a part of it or of what holds it, backwards from a
    /// location. None when there is a way to there from the start without any.
    pub(super) fn move_sites(&self, from: Location, path: PathIdx) -> Vec<MoveSite> {
        let holders: BTreeSet<_> = self.data.ancestors(path).collect();
        let touched: BTreeSet<_> = holders.iter().copied().chain(self.data.subtree(path)).collect();
        let mut sites = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut work = self.before(from);
        while let Some(location) = work.pop() {
            if !seen.insert(location) {
                continue;
            }
            let effects = self.data.effects(location);
            if self.is_move(location) {
                let moves = effects.moves.iter().filter(|path| touched.contains(path));
                let moves: Vec<_> = moves.map(|&path| MoveSite { location, path }).collect();
                if !moves.is_empty() {
                    sites.extend(moves);
                    continue;
                }
            }
            if effects.inits.iter().any(|path| holders.contains(path)) {
                continue;
            }
            work.extend(self.before(location));
        }
        sites.into_iter().collect()
    }

    pub(super) fn span_of(&self, location: Location) -> Span {
        let block = &self.body.blocks[location.block.index()];
        match block.statements.get(location.statement) {
            Some(statement) => statement.span,
            None => block.terminator.span,
        }
    }

    fn before(&self, location: Location) -> Vec<Location> {
        match location.statement.checked_sub(1) {
            Some(statement) => vec![Location { statement, ..location }],
            None => self.predecessors[location.block.index()]
                .iter()
                .map(|&block| {
                    let statement = self.body.blocks[block.index()].statements.len();
                    Location { block, statement }
                })
                .collect(),
        }
    }

    /// The end of a scope empties a variable too, but is no move.
    fn is_move(&self, location: Location) -> bool {
        let block = &self.body.blocks[location.block.index()];
        match block.statements.get(location.statement) {
            Some(statement) => !matches!(statement.kind, StatementKind::StorageDead(_)),
            None => !matches!(block.terminator.kind, TerminatorKind::Drop { .. }),
        }
    }
}
