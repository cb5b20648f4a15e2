//! What rustc's borrow checker says about a body before it looks at loans: moves, initialisation
//! and mutability.

mod describe;
mod holdings;
mod illegal;
mod mutability;
mod sites;
mod uses;

use std::collections::BTreeSet;

use mir::{
    AssertKind, BasicBlock, Body, BorrowKind, Callee, Local, LocalKind, Mutability, Operand, Place,
    Rvalue, Span, StatementKind, TerminatorKind, Ty,
};

pub use holdings::{Holding, holdings, never_written};

use crate::graph::{Location, predecessors};
use crate::init::{InactiveVariants, Init, InitState};
use crate::move_paths::{MoveData, PathIdx, rvalue_operands};

/// Why rustc rejects a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MoveError {
    /// rustc's code, `E0382`.
    pub code: &'static str,
    /// Where the body does what it must not.
    pub span: Span,
    /// The headline, much as rustc words it.
    pub message: String,
    /// Other places that matter, each with a few words.
    pub labels: Vec<Label>,
    /// What is wrong and what could be done, for a learner.
    pub explanation: String,
}

/// A few words about a place in the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The words.
    pub text: String,
}

/// What a body and closures have to do with each other's places.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Upvars {
    /// The temporaries that a closure expression of the body moves into its captures. Whether what
    /// they borrow may be written to is asked in the closure, where it is written to.
    pub borrowed: BTreeSet<Local>,
    /// For the body of a closure: its captures, in order.
    pub captures: Vec<Upvar>,
}

/// A capture, as the body of the closure sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Upvar {
    /// The variable.
    pub name: String,
    /// It may be written to: declared `mut`, or behind a `&mut`.
    pub mutable: bool,
    /// The closure holds a reference to it.
    pub by_ref: bool,
}

/// Checks a body as it was built, before [`elaborate_drops`](crate::elaborate_drops). Finds E0381,
/// E0382, E0384, E0507, E0508, E0509, E0594 and E0596, in the order of the source. Nothing here
/// depends on loans.
pub fn move_errors(body: &Body, types: &[Ty], upvars: &Upvars) -> Vec<MoveError> {
    let data = MoveData::gather(body, types);
    let init = Init::solve(body, types, &data, InactiveVariants::Unchanged);
    let mut checker = Checker::new(body, types, upvars, &data);
    checker.illegal_moves(&init);
    for index in 0..body.blocks.len() {
        checker.block(BasicBlock(index as u32), &init);
    }
    let mut errors = checker.errors;
    errors.sort_by_key(|error| (error.span.lo, error.code));
    errors.dedup_by(|a, b| a.code == b.code && a.span == b.span && a.message == b.message);
    errors
}

struct Checker<'a> {
    body: &'a Body,
    types: &'a [Ty],
    upvars: &'a Upvars,
    data: &'a MoveData,
    predecessors: Vec<Vec<BasicBlock>>,
    errors: Vec<MoveError>,
    /// Moves that were explained: one error for each set of them, however often the value is used.
    reported_moves: BTreeSet<Vec<(Location, PathIdx)>>,
    /// Variables whose use before initialisation was reported.
    reported_uninit: BTreeSet<Local>,
}

/// What a body does with a place that has to hold a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Use {
    Read,
    Borrow,
    PartialAssignment,
}

/// Where the checker is and what it knows there.
struct Point<'a> {
    location: Location,
    span: Span,
    state: &'a mut InitState,
    /// What the operands before the one looked at moved.
    moved: Vec<PathIdx>,
}

impl<'a> Checker<'a> {
    fn new(body: &'a Body, types: &'a [Ty], upvars: &'a Upvars, data: &'a MoveData) -> Self {
        Self {
            body,
            types,
            upvars,
            data,
            predecessors: predecessors(body),
            errors: Vec::new(),
            reported_moves: BTreeSet::new(),
            reported_uninit: BTreeSet::new(),
        }
    }
}

impl Checker<'_> {
    fn block(&mut self, block: BasicBlock, init: &Init<'_>) {
        let Some(mut state) = init.at_start(block) else {
            return;
        };
        let data = &self.body.blocks[block.index()];
        for (statement, node) in data.statements.iter().enumerate() {
            let location = Location { block, statement };
            let mut before = state.clone();
            let mut at = Point { location, span: node.span, state: &mut before, moved: Vec::new() };
            if let StatementKind::Assign(place, rvalue) = &node.kind {
                let is_capture =
                    place.as_local().is_some_and(|local| self.upvars.borrowed.contains(&local));
                self.rvalue(rvalue, is_capture, &mut at);
                self.assign(place, &at);
            }
            init.apply(location, &mut state);
        }
        let location = Location { block, statement: data.statements.len() };
        let mut at =
            Point { location, span: data.terminator.span, state: &mut state, moved: Vec::new() };
        self.terminator(&data.terminator.kind, &mut at);
    }

    fn rvalue(&mut self, rvalue: &Rvalue, is_capture: bool, at: &mut Point<'_>) {
        for operand in rvalue_operands(rvalue) {
            self.operand(operand, at);
        }
        match rvalue {
            Rvalue::Ref(kind, place) => {
                if let BorrowKind::Mut { .. } = kind
                    && !is_capture
                {
                    self.borrow_mut(place, at);
                }
                self.check_use(place, Use::Borrow, at);
            }
            Rvalue::RawPtr(mutability, place) => {
                if *mutability == Mutability::Mut {
                    self.borrow_mut(place, at);
                }
                self.check_use(place, Use::Borrow, at);
            }
            Rvalue::Discriminant(place) | Rvalue::Len(place) => {
                self.check_use(place, Use::Read, at);
            }
            _ => {}
        }
    }

    fn terminator(&mut self, kind: &TerminatorKind, at: &mut Point<'_>) {
        match kind {
            TerminatorKind::SwitchInt { discr, .. } => self.operand(discr, at),
            TerminatorKind::Call { callee, args, destination, .. } => {
                if let Callee::Pointer(pointer) = callee {
                    self.operand(pointer, at);
                }
                for arg in args {
                    self.operand(arg, at);
                }
                self.assign(destination, at);
            }
            TerminatorKind::Assert { cond, msg, .. } => {
                self.operand(cond, at);
                if let AssertKind::BoundsCheck { len, index } = msg {
                    self.operand(len, at);
                    self.operand(index, at);
                }
            }
            TerminatorKind::Yield { .. }
            | TerminatorKind::CoroutineDrop
            | TerminatorKind::Drop { .. }
            | TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::Unsupported(_) => {}
        }
    }

    /// Operands are read one after the other: `f(s, s)` moves `s` before it uses it again.
    fn operand(&mut self, operand: &Operand, at: &mut Point<'_>) {
        let Some(place) = operand.place() else { return };
        self.check_use(place, Use::Read, at);
        if let Operand::Move(place) = operand {
            self.forget(place, at);
        }
    }

    fn assign(&mut self, place: &Place, at: &Point<'_>) {
        let errors = self.errors.len();
        self.check_assigned(place, at);
        if self.errors.len() == errors {
            self.check_assignable(place, at);
        }
    }

    /// Is this a local the reader named, or what a closure captured?
    fn is_user(&self, local: Local) -> bool {
        match self.body.locals[local.index()].kind {
            LocalKind::Arg { .. } | LocalKind::Var { .. } => true,
            LocalKind::Return | LocalKind::Temp | LocalKind::DropFlag => false,
        }
    }

    fn declared(&self, local: Local) -> Span {
        self.body.locals[local.index()].span
    }
}
