//! Scopes: what is dropped at the end of each, on every way out and while unwinding (rustc's
//! `builder::scope`).

use hir_ty::next_solver::Ty;
use mir::{
    BasicBlock, Local, Operand, Place, Rvalue, Span, StatementKind, Stop, Terminator,
    TerminatorKind,
};
use rustc_hash::FxHashMap;

use super::{
    builder::{Builder, PendingBlock},
    thir::Scope,
};

/// What happens to a local at the end of its scope.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum DropKind {
    /// Its value is dropped.
    Value,
    /// Its memory is gone.
    Storage,
}

#[derive(Clone, Copy)]
struct DropData {
    local: Local,
    kind: DropKind,
    span: Span,
}

impl DropData {
    fn terminator(&self, target: BasicBlock, unwind: Option<BasicBlock>) -> TerminatorKind {
        match self.kind {
            DropKind::Value => TerminatorKind::Drop { place: self.local.into(), target, unwind },
            DropKind::Storage => TerminatorKind::Goto(target),
        }
    }

    fn storage_dead(&self) -> Option<mir::Statement> {
        let kind = StatementKind::StorageDead(self.local);
        (self.kind == DropKind::Storage).then_some(mir::Statement { span: self.span, kind })
    }
}

struct OpenScope {
    id: Scope,
    drops: Vec<DropData>,
    /// Temporaries that were moved into a call or aggregate.
    moved: Vec<Local>,
}

/// A loop or block that `break` leaves.
struct BreakableScope {
    /// The scope around it.
    scope: Scope,
    break_block: Option<BasicBlock>,
    continue_block: Option<BasicBlock>,
    destination: Place,
}

/// A condition, left early when it is false.
struct IfThenScope {
    scope: Scope,
    else_block: Option<BasicBlock>,
}

/// A drop while unwinding, before those of the node's parent.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct UnwindNode(u32);

/// The scopes that are open, innermost last, and the drops of every way to unwind.
#[derive(Default)]
pub(super) struct Scopes {
    scopes: Vec<OpenScope>,
    breakables: Vec<BreakableScope>,
    if_then: Vec<IfThenScope>,
    return_block: Option<BasicBlock>,
    unwind: Vec<(DropData, Option<UnwindNode>)>,
    unwind_ids: FxHashMap<(Local, DropKind, Option<UnwindNode>), UnwindNode>,
    /// The end of storage is told on the ways that unwind too: what a coroutine keeps depends on
    /// it.
    pub(super) storage_on_unwind: bool,
    /// Blocks whose terminator may unwind.
    unwind_entries: Vec<(BasicBlock, UnwindNode)>,
    /// Blocks that end in a `Yield`, and what is dropped when the coroutine is dropped there.
    yields: Vec<(BasicBlock, Option<UnwindNode>)>,
    /// Blocks that end in the drop of a place that is written next.
    replacements: Vec<Replacement>,
}

/// A drop that, when it panics, is followed by `place = value` all the same.
struct Replacement {
    block: BasicBlock,
    place: Place,
    value: Operand,
    next: Option<UnwindNode>,
}

impl Scopes {
    fn index(&self, scope: Scope) -> Option<usize> {
        self.scopes.iter().rposition(|open| open.id == scope)
    }

    fn node(&mut self, data: DropData, next: Option<UnwindNode>) -> UnwindNode {
        let id = UnwindNode(self.unwind.len() as u32);
        let known = *self.unwind_ids.entry((data.local, data.kind, next)).or_insert(id);
        if known == id {
            self.unwind.push((data, next));
        }
        known
    }

    /// What unwinding drops when only the first `in_last` drops of scope `last` are scheduled.
    fn unwind_chain(&mut self, last: usize, in_last: usize) -> Option<UnwindNode> {
        let mut drops = Vec::new();
        for (index, scope) in self.scopes.iter().enumerate().take(last + 1) {
            let count = if index == last { in_last } else { scope.drops.len() };
            let told = scope.drops[..count]
                .iter()
                .filter(|it| it.kind == DropKind::Value || self.storage_on_unwind);
            drops.extend(told.copied());
        }
        let mut node = None;
        for data in drops {
            node = Some(self.node(data, node));
        }
        node
    }
}

impl<'db> Builder<'_, 'db> {
    /// Runs `f` inside a scope; what it scheduled there is dropped after it.
    pub(super) fn in_scope<R>(
        &mut self,
        scope: Scope,
        span: Span,
        f: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.push_scope(scope);
        let result = f(self);
        self.pop_scope(scope, span);
        result
    }

    pub(super) fn push_scope(&mut self, id: Scope) {
        self.scopes.scopes.push(OpenScope { id, drops: Vec::new(), moved: Vec::new() });
    }

    /// Ends the innermost scope.
    pub(super) fn pop_scope(&mut self, id: Scope, span: Span) {
        debug_assert_eq!(self.scopes.scopes.last().map(|open| open.id), Some(id));
        if let Some(last) = self.scopes.scopes.len().checked_sub(1) {
            self.exit_one(last, end_point(span), true);
            self.scopes.scopes.pop();
        }
    }

    /// Runs `f` as if the innermost scope were not open.
    pub(super) fn without_top_scope(&mut self, f: impl FnOnce(&mut Self)) {
        let top = self.scopes.scopes.pop();
        f(self);
        self.scopes.scopes.extend(top);
    }

    /// The innermost scope.
    pub(super) fn local_scope(&self) -> Option<Scope> {
        self.scopes.scopes.last().map(|open| open.id)
    }

    /// Forgets what is scheduled in the innermost scope: each alternative of a pattern schedules
    /// its own bindings.
    pub(super) fn clear_top_scope(&mut self) {
        if let Some(open) = self.scopes.scopes.last_mut() {
            open.drops.clear();
        }
    }

    /// Emits the drops of one scope.
    fn exit_one(&mut self, index: usize, span: Span, skip_moved: bool) {
        for at in (0..self.scopes.scopes[index].drops.len()).rev() {
            let open = &self.scopes.scopes[index];
            let data = open.drops[at];
            if data.kind == DropKind::Storage {
                self.push(span, StatementKind::StorageDead(data.local));
                continue;
            }
            if skip_moved && open.moved.contains(&data.local) {
                continue;
            }
            let unwind = self.scopes.unwind_chain(index, at);
            self.stop_before_drop(data.local, span);
            self.drop_with(data.local.into(), span, unwind);
        }
    }

    fn stop_before_drop(&mut self, local: Local, span: Span) {
        let decl = &self.locals[local.index()];
        if matches!(decl.kind, mir::LocalKind::Var { .. } | mir::LocalKind::Arg { .. }) {
            self.stop(Stop::Drop(local.into()), span);
        }
    }

    fn drop_with(&mut self, place: Place, span: Span, unwind: Option<UnwindNode>) {
        let target = self.new_block();
        if let Some(node) = unwind {
            self.scopes.unwind_entries.push((self.block, node));
        }
        self.terminate(span, TerminatorKind::Drop { place, target, unwind: None });
        self.block = target;
    }

    /// `place = value` where the old value is dropped first. The new one is written also when that
    /// panics: the place is dropped again while unwinding.
    pub(super) fn drop_and_replace(&mut self, place: Place, value: Operand, span: Span) {
        let unwind = self.unwind_here();
        self.scopes.replacements.push(Replacement {
            block: self.block,
            place: place.clone(),
            value: value.clone(),
            next: unwind,
        });
        self.drop_with(place.clone(), span, None);
        self.assign(place, Rvalue::Use(value), span);
    }

    fn unwind_here(&mut self) -> Option<UnwindNode> {
        let last = self.scopes.scopes.len().checked_sub(1)?;
        let count = self.scopes.scopes[last].drops.len();
        self.scopes.unwind_chain(last, count)
    }

    /// The current block's terminator may unwind. Call before it ends.
    pub(super) fn may_unwind(&mut self) {
        if let Some(node) = self.unwind_here() {
            self.scopes.unwind_entries.push((self.block, node));
        }
    }

    /// Suspends the coroutine; goes on where it is resumed.
    pub(super) fn suspend(&mut self, span: Span) {
        let Some(context) = self.vars.get(&super::thir::Var::Context).map(|it| it.local) else {
            self.unsupported(span, "this `.await` is not in an `async` body");
            return;
        };
        let node = self.unwind_here();
        self.scopes.yields.push((self.block, node));
        let resume = self.new_block();
        let kind = TerminatorKind::Yield { resume, resume_arg: context.into(), drop: None };
        self.terminate(span, kind);
        self.block = resume;
    }

    /// Emits the drops of all scopes inside `scope`, without ending them.
    fn exit_to(&mut self, scope: Scope, span: Span) {
        let target = self.scopes.index(scope).map_or(0, |index| index + 1);
        for index in (target..self.scopes.scopes.len()).rev() {
            self.exit_one(index, span, false);
        }
    }

    /// Schedules a drop at the end of the scope.
    pub(super) fn schedule_drop(
        &mut self,
        scope: Option<Scope>,
        local: Local,
        kind: DropKind,
        span: Span,
    ) {
        let Some(scope) = scope else { return };
        if kind == DropKind::Value && !self.cx.needs_drop(self.local_tys[local.index()]) {
            return;
        }
        let index = match self.scopes.index(scope) {
            Some(index) => index,
            // The scope is outside of the value of a static: it ends with that value.
            None if self.is_static_value => 0,
            None => {
                self.unsupported(span, "a temporary outlives every scope around it");
                return;
            }
        };
        self.scopes.scopes[index].drops.push(DropData { local, kind, span });
    }

    /// The temporaries among the operands are moved: they need no drop at the end of the scope.
    pub(super) fn record_moved<'o>(&mut self, operands: impl IntoIterator<Item = &'o Operand>) {
        let Some(open) = self.scopes.scopes.last_mut() else { return };
        for operand in operands {
            if let Operand::Move(place) = operand
                && let Some(local) = place.as_local()
                && open.drops.iter().any(|it| it.local == local && it.kind == DropKind::Value)
            {
                open.moved.push(local);
            }
        }
    }

    /// Runs `f` inside a loop or labelled block; goes on after it.
    pub(super) fn in_breakable_scope(
        &mut self,
        continue_block: Option<BasicBlock>,
        destination: Place,
        span: Span,
        f: impl FnOnce(&mut Self),
    ) {
        let Some(scope) = self.local_scope() else { return f(self) };
        let breakable = BreakableScope { scope, break_block: None, continue_block, destination };
        self.scopes.breakables.push(breakable);
        f(self);
        let Some(breakable) = self.scopes.breakables.pop() else { return };
        if continue_block.is_some() {
            // A loop ends by `break` only.
            self.block = match breakable.break_block {
                Some(block) => block,
                None => self.new_block(),
            };
        } else if let Some(block) = breakable.break_block {
            self.goto(block, span);
            self.block = block;
        }
    }

    /// Where `break` to the scope puts its value.
    pub(super) fn break_destination(&self, target: Scope) -> Option<Place> {
        let breakables = &self.scopes.breakables;
        breakables.iter().rev().find(|it| it.scope == target).map(|it| it.destination.clone())
    }

    /// Leaves to the end of the loop or block, or to the next iteration.
    pub(super) fn break_to(&mut self, target: Scope, is_continue: bool, span: Span) {
        let Some(index) = self.scopes.breakables.iter().rposition(|it| it.scope == target) else {
            self.unsupported(span, "this `break` has no target");
            return;
        };
        self.exit_to(target, span);
        let breakable = &self.scopes.breakables[index];
        let block = if is_continue { breakable.continue_block } else { breakable.break_block };
        let block = match block {
            Some(block) => block,
            None => {
                let block = self.new_block();
                self.scopes.breakables[index].break_block = Some(block);
                block
            }
        };
        self.diverge(span, TerminatorKind::Goto(block));
    }

    /// Leaves the function with `_0`.
    pub(super) fn return_now(&mut self, span: Span) {
        for index in (0..self.scopes.scopes.len()).rev() {
            self.exit_one(index, span, false);
        }
        let block = match self.scopes.return_block {
            Some(block) => block,
            None => {
                let block = self.new_block();
                self.scopes.return_block = Some(block);
                block
            }
        };
        self.diverge(span, TerminatorKind::Goto(block));
    }

    /// The end of the body, where every `return` arrives.
    pub(super) fn finish_return(&mut self, span: Span) {
        if let Some(block) = self.scopes.return_block {
            self.goto(block, span);
            self.block = block;
        }
    }

    /// Runs `f`, which lowers a condition and what follows when it is true; returns the block
    /// where the condition was false, outside of everything inside `scope`.
    pub(super) fn in_if_then_scope(
        &mut self,
        scope: Scope,
        f: impl FnOnce(&mut Self),
    ) -> BasicBlock {
        self.scopes.if_then.push(IfThenScope { scope, else_block: None });
        f(self);
        let else_block = self.scopes.if_then.pop().and_then(|it| it.else_block);
        match else_block {
            Some(block) => block,
            None => self.new_block(),
        }
    }

    /// The condition is false here.
    pub(super) fn break_for_else(&mut self, span: Span) {
        let Some(index) = self.scopes.if_then.len().checked_sub(1) else { return };
        let scope = self.scopes.if_then[index].scope;
        self.exit_to(scope, span);
        let block = match self.scopes.if_then[index].else_block {
            Some(block) => block,
            None => {
                let block = self.new_block();
                self.scopes.if_then[index].else_block = Some(block);
                block
            }
        };
        self.diverge(span, TerminatorKind::Goto(block));
    }

    /// The type of a local, as the front end has it.
    pub(super) fn local_ty(&self, local: Local) -> Ty<'db> {
        self.local_tys[local.index()]
    }

    /// Makes the cleanup blocks, and lets every terminator that may unwind go to them.
    pub(super) fn build_unwind(&mut self, span: Span) {
        let entries = std::mem::take(&mut self.scopes.unwind_entries);
        let nodes = std::mem::take(&mut self.scopes.unwind);
        let replacements = std::mem::take(&mut self.scopes.replacements);
        let yields = std::mem::take(&mut self.scopes.yields);
        if entries.is_empty() && replacements.is_empty() && yields.is_empty() {
            return;
        }
        let resume = self.cleanup_block(span, TerminatorKind::UnwindResume);
        let mut blocks = Vec::with_capacity(nodes.len());
        for (data, next) in &nodes {
            // A node's parent was made before it.
            let target = next.map_or(resume, |next| blocks[next.0 as usize]);
            let kind = data.terminator(target, None);
            let block = self.cleanup_block(data.span, kind);
            self.blocks[block.index()].statements.extend(data.storage_dead());
            blocks.push(block);
        }
        self.build_coroutine_drop(&yields, &nodes, &blocks, resume, span);
        let mut entries: Vec<_> =
            entries.into_iter().map(|(from, node)| (from, blocks[node.0 as usize])).collect();
        for Replacement { block, place, value, next } in replacements {
            let target = next.map_or(resume, |next| blocks[next.0 as usize]);
            let span = self.blocks[block.index()].terminator.as_ref().map_or(span, |it| it.span);
            let to = self.cleanup_block(span, TerminatorKind::Goto(target));
            let kind = StatementKind::Assign(place, Rvalue::Use(value));
            self.blocks[to.index()].statements.push(mir::Statement { span, kind });
            entries.push((block, to));
        }
        for (from, to) in entries {
            let Some(terminator) = &mut self.blocks[from.index()].terminator else { continue };
            if let TerminatorKind::Drop { unwind, .. }
            | TerminatorKind::Call { unwind, .. }
            | TerminatorKind::Assert { unwind, .. } = &mut terminator.kind
            {
                *unwind = Some(to);
            }
        }
    }

    /// Makes the blocks that drop what a suspended coroutine holds.
    fn build_coroutine_drop(
        &mut self,
        yields: &[(BasicBlock, Option<UnwindNode>)],
        nodes: &[(DropData, Option<UnwindNode>)],
        cleanups: &[BasicBlock],
        resume: BasicBlock,
        span: Span,
    ) {
        if yields.is_empty() {
            return;
        }
        let end = self.new_block();
        self.blocks[end.index()].terminator =
            Some(Terminator { span, kind: TerminatorKind::CoroutineDrop });
        let mut drops = Vec::with_capacity(nodes.len());
        for (data, next) in nodes {
            let target = next.map_or(end, |next| drops[next.0 as usize]);
            let unwind = Some(next.map_or(resume, |next| cleanups[next.0 as usize]));
            let kind = data.terminator(target, unwind);
            let block = self.new_block();
            self.blocks[block.index()].terminator = Some(Terminator { span: data.span, kind });
            self.blocks[block.index()].statements.extend(data.storage_dead());
            drops.push(block);
        }
        for &(block, node) in yields {
            let to = node.map_or(end, |node| drops[node.0 as usize]);
            if let Some(Terminator { kind: TerminatorKind::Yield { drop, .. }, .. }) =
                &mut self.blocks[block.index()].terminator
            {
                *drop = Some(to);
            }
        }
    }

    fn cleanup_block(&mut self, span: Span, kind: TerminatorKind) -> BasicBlock {
        let terminator = Some(Terminator { span, kind });
        self.blocks.push(PendingBlock { statements: Vec::new(), terminator, is_cleanup: true });
        BasicBlock(self.blocks.len() as u32 - 1)
    }
}

/// Where a scope ends: its last character.
pub(super) fn end_point(span: Span) -> Span {
    Span { lo: span.hi.saturating_sub(1).max(span.lo), ..span }
}
