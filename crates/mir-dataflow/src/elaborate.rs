//! Drop elaboration (rustc's `rustc_mir_transform::elaborate_drops`).

mod flags;
mod open;

use mir::{
    BasicBlock, BasicBlockData, Body, Local, Span, Statement, StatementKind, Stop, TerminatorKind,
    Ty, TyId,
};

use crate::init::{InactiveVariants, Init, InitState};
use crate::move_paths::{Lookup, MoveData};

/// What elaboration needs to know of the program.
#[derive(Clone, Copy, Debug)]
pub struct ElaborateCx<'a> {
    /// The types of the program.
    pub types: &'a [Ty],
    /// `bool`, for drop flags.
    pub bool_ty: TyId,
    /// `()`, for the result of `Drop::drop`.
    pub unit_ty: TyId,
}

/// Makes every `Drop` exact: it is removed where its place holds nothing, guarded by a drop flag
/// where that depends on the way taken, and opened field by field where only a part is left. After
/// it, reaching a `Drop` means that the whole place is dropped. At last, stops
/// that show the same are made one, and `Deref`s of `Box` are written out as derefs of the pointer inside ([`expand_box_derefs`](crate::expand_box_derefs)).
pub fn elaborate_drops(body: &mut Body, cx: ElaborateCx<'_>) {
    if body.blocks.iter().any(|block| matches!(block.terminator.kind, TerminatorKind::Drop { .. }))
    {
        let analysed = body.clone();
        let data = MoveData::gather(&analysed, cx.types);
        let init = Init::solve(&analysed, cx.types, &data, InactiveVariants::Uninit);
        let mut elaborator = Elaborator {
            cx,
            data: &data,
            body,
            flags: vec![None; data.paths.len()],
            resume: None,
            old_stops: Vec::new(),
        };
        elaborator.make_flags(&analysed, &init);
        for index in 0..analysed.blocks.len() {
            elaborator.elaborate_block(BasicBlock(index as u32), &init);
        }
        elaborator.update_flags(&analysed);
        elaborator.remove_old_stops();
    }
    crate::stops::merge_stops(body);
    crate::expand_box_derefs(body, cx.types);
}

struct Elaborator<'a> {
    cx: ElaborateCx<'a>,
    data: &'a MoveData,
    /// The body as it becomes; blocks are only added.
    body: &'a mut Body,
    /// By move path.
    flags: Vec<Option<Local>>,
    /// The block that goes on unwinding, once one was needed.
    resume: Option<BasicBlock>,
    /// Blocks with a stop before a `Drop` that is now elsewhere, or nowhere.
    old_stops: Vec<BasicBlock>,
}

impl Elaborator<'_> {
    /// Elaborates the `Drop` at the end of a block of the original body.
    fn elaborate_block(&mut self, block: BasicBlock, init: &Init<'_>) {
        let TerminatorKind::Drop { place, target, unwind } =
            self.body.blocks[block.index()].terminator.kind.clone()
        else {
            return;
        };
        let Some(state) = init.at_terminator(block) else {
            self.goto(block, target);
            return;
        };
        let Lookup::Exact(path) = self.data.lookup(&place, self.cx.types) else {
            // Behind a reference or an index nothing can have been moved away.
            return;
        };
        let stop = self.stop_of(block);
        self.old_stops.extend(stop.map(|_| block));
        if !self.needs_drop(self.data.paths[path].ty.ty) {
            self.goto(block, target);
            return;
        }
        let unwind = match self.body.blocks[block.index()].is_cleanup {
            true => open::Unwind::InCleanup,
            false => open::Unwind::To(unwind),
        };
        let first_new = self.body.blocks.len();
        let mut ladder = open::Ladder {
            span: self.body.blocks[block.index()].terminator.span,
            state: &state,
            elaborator: self,
        };
        let entry = ladder.drop_path(&place, path, target, unwind);
        if let Some(span) = stop {
            self.stop_before_drops(first_new, span);
        }
        self.splice(block, entry, target);
    }

    /// The player's stop before the `Drop`, which may turn out to drop nothing.
    fn stop_of(&self, block: BasicBlock) -> Option<Span> {
        let last = self.body.blocks[block.index()].statements.last()?;
        matches!(last.kind, StatementKind::Stop(Stop::Drop(_))).then_some(last.span)
    }

    /// At last, since until then statements are found by their positions.
    fn remove_old_stops(&mut self) {
        for block in std::mem::take(&mut self.old_stops) {
            let statements = &mut self.body.blocks[block.index()].statements;
            let is_stop = |it: &Statement| matches!(it.kind, StatementKind::Stop(Stop::Drop(_)));
            if let Some(first) = statements.iter().position(is_stop) {
                statements.remove(first);
            }
        }
    }

    /// The player stops before each `Drop` that is left of the one it stopped at.
    fn stop_before_drops(&mut self, first_new: usize, span: Span) {
        for block in &mut self.body.blocks[first_new..] {
            if let TerminatorKind::Drop { place, .. } = &block.terminator.kind
                && !block.is_cleanup
            {
                let kind = StatementKind::Stop(Stop::Drop(place.clone()));
                block.statements.push(Statement { span, kind });
            }
        }
    }

    /// Lets the block go on at the start of its ladder. A ladder of one `Drop` is put into the
    /// block itself, so that the common case looks as it was written.
    fn splice(&mut self, block: BasicBlock, entry: BasicBlock, target: BasicBlock) {
        if entry == target || entry.index() + 1 != self.body.blocks.len() {
            self.goto(block, entry);
            return;
        }
        if let Some(new) = self.body.blocks.pop() {
            let data = &mut self.body.blocks[block.index()];
            data.statements.extend(new.statements);
            data.terminator = new.terminator;
        }
    }

    fn goto(&mut self, block: BasicBlock, target: BasicBlock) {
        self.body.blocks[block.index()].terminator.kind = TerminatorKind::Goto(target);
    }

    fn needs_drop(&self, ty: TyId) -> bool {
        self.cx.types[ty.index()].drop_glue.is_some()
    }

    fn new_block(&mut self, data: BasicBlockData) -> BasicBlock {
        self.body.blocks.push(data);
        BasicBlock(self.body.blocks.len() as u32 - 1)
    }
}

/// What is known of a path at a `Drop`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    /// Nothing is there.
    Dead,
    /// All is there.
    Static,
    /// All or nothing, by the flag.
    Conditional,
    /// Its parts differ.
    Open,
}

/// Of one path alone, without what is below.
fn shallow_style(path: usize, state: &InitState) -> Style {
    match (state.maybe_init.contains(path), state.maybe_uninit.contains(path)) {
        (false, _) => Style::Dead,
        (true, false) => Style::Static,
        (true, true) => Style::Conditional,
    }
}

/// Of a path with all below it.
fn deep_style(path: usize, state: &InitState, data: &MoveData) -> Style {
    let subtree = data.subtree(path);
    let live = subtree.iter().any(|&path| state.maybe_init.contains(path));
    let dead = subtree.iter().any(|&path| state.maybe_uninit.contains(path));
    match (live, dead) {
        (false, _) => Style::Dead,
        (true, false) => Style::Static,
        (true, true) if subtree.len() == 1 => Style::Conditional,
        (true, true) => Style::Open,
    }
}
