//! Drop flags: made for the paths whose state depends on the way taken, and kept up to date.

use mir::{
    BasicBlock, BasicBlockData, Body, Const, ConstValue, Local, LocalDecl, LocalKind, Operand,
    Place, Rvalue, Span, Statement, StatementKind, Terminator, TerminatorKind,
};

use super::Elaborator;
use crate::graph::Location;
use crate::init::Init;
use crate::move_paths::{Lookup, PathIdx};

impl Elaborator<'_> {
    /// A flag for each path that at one of the drops is there on one way and not on another.
    pub(super) fn make_flags(&mut self, body: &Body, init: &Init<'_>) {
        for (index, block) in body.blocks.iter().enumerate() {
            let TerminatorKind::Drop { place, .. } = &block.terminator.kind else {
                continue;
            };
            let Some(state) = init.at_terminator(BasicBlock(index as u32)) else {
                continue;
            };
            let Lookup::Exact(path) = self.data.lookup(place, self.cx.types) else {
                continue;
            };
            if !self.needs_drop(self.data.paths[path].ty.ty) {
                continue;
            }
            for path in self.data.subtree(path) {
                if state.maybe_init.contains(path) && state.maybe_uninit.contains(path) {
                    self.make_flag(path);
                }
            }
        }
    }

    fn make_flag(&mut self, path: PathIdx) {
        if self.flags[path].is_none() {
            let local = self.data.paths[path].place.local;
            let span = self.body.locals[local.index()].span;
            self.flags[path] = Some(Local(self.body.locals.len() as u32));
            let ty = self.cx.bool_ty;
            self.body.locals.push(LocalDecl { ty, kind: LocalKind::DropFlag, span });
        }
    }

    /// `flag = value` for these paths, as far as they have flags.
    pub(super) fn set_flags(&self, paths: &[PathIdx], value: bool, span: Span) -> Vec<Statement> {
        paths
            .iter()
            .filter_map(|&path| self.flags[path])
            .map(|flag| {
                let value = Const { ty: self.cx.bool_ty, value: ConstValue::Scalar(value.into()) };
                let rvalue = Rvalue::Use(Operand::Constant(value));
                Statement { span, kind: StatementKind::Assign(Place::from(flag), rvalue) }
            })
            .collect()
    }

    /// Lets the flags follow every move and initialisation of the original body. Drops were
    /// elaborated to clear the flags of what they drop themselves.
    pub(super) fn update_flags(&mut self, original: &Body) {
        if self.flags.iter().all(Option::is_none) {
            return;
        }
        for (index, block) in original.blocks.iter().enumerate() {
            self.update_block(BasicBlock(index as u32), block);
        }
        let args = 1..=original.arg_count as usize;
        let mut start = Vec::new();
        for path in 0..self.data.paths.len() {
            let value = args.contains(&self.data.paths[path].place.local.index());
            start.extend(self.set_flags(&[path], value, original.span));
        }
        self.body.blocks[0].statements.splice(0..0, start);
    }

    fn update_block(&mut self, block: BasicBlock, original: &BasicBlockData) {
        let mut statements = std::mem::take(&mut self.body.blocks[block.index()].statements);
        // What elaboration added comes after the original statements.
        let added = statements.split_off(original.statements.len());
        let mut updated = Vec::with_capacity(statements.len() + added.len());
        for (index, statement) in statements.into_iter().enumerate() {
            let (span, at) = (statement.span, Location { block, statement: index });
            updated.push(statement);
            updated.extend(self.moved(at, span));
            updated.extend(self.initialised(at, span));
        }
        updated.extend(added);

        let at = Location { block, statement: original.statements.len() };
        let span = original.terminator.span;
        if !matches!(original.terminator.kind, TerminatorKind::Drop { .. }) {
            // Before the terminator is as good as after it: a panic leaves the arguments moved.
            updated.extend(self.moved(at, span));
            let inits = self.initialised(at, span);
            if !inits.is_empty() {
                self.after_return(block, inits);
            }
        }
        self.body.blocks[block.index()].statements = updated;
    }

    fn moved(&self, at: Location, span: Span) -> Vec<Statement> {
        self.follow(&self.data.effects(at).moves, false, span)
    }

    fn initialised(&self, at: Location, span: Span) -> Vec<Statement> {
        self.follow(&self.data.effects(at).inits, true, span)
    }

    fn follow(&self, paths: &[PathIdx], value: bool, span: Span) -> Vec<Statement> {
        paths
            .iter()
            .flat_map(|&path| self.set_flags(&self.data.subtree(path), value, span))
            .collect()
    }

    /// Puts statements on the edge along which the call at the end of `block` comes back.
    fn after_return(&mut self, block: BasicBlock, statements: Vec<Statement>) {
        let edge = BasicBlock(self.body.blocks.len() as u32);
        let data = &mut self.body.blocks[block.index()];
        let is_cleanup = data.is_cleanup;
        let span = data.terminator.span;
        let TerminatorKind::Call { target: Some(target), .. } = &mut data.terminator.kind else {
            return;
        };
        let terminator = Terminator { span, kind: TerminatorKind::Goto(*target) };
        *target = edge;
        self.body.blocks.push(BasicBlockData { statements, terminator, is_cleanup });
    }
}
