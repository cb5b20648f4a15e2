//! The control-flow graph of a body.

use mir::{BasicBlock, Body, Place, Rvalue, StatementKind, Terminator, TerminatorKind};

/// A statement of a body, or with `statement` one past the last, the block's terminator.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Location {
    /// The block.
    pub block: BasicBlock,
    /// Index of the statement.
    pub statement: usize,
}

/// Why control goes along an edge.
#[derive(Clone, PartialEq, Debug)]
pub enum Edge {
    /// Nothing more is known.
    Plain,
    /// A call came back, or a coroutine is resumed.
    Return,
    /// A panic unwinds.
    Unwind,
    /// The switch found this value.
    Value(u128),
    /// The switch found none of its values.
    Otherwise,
}

/// Where control can go after a terminator.
pub fn successors(terminator: &Terminator) -> Vec<(BasicBlock, Edge)> {
    let unwinding = |unwind: &Option<BasicBlock>| unwind.map(|block| (block, Edge::Unwind));
    match &terminator.kind {
        TerminatorKind::Goto(target) => vec![(*target, Edge::Plain)],
        TerminatorKind::SwitchInt { targets, otherwise, .. } => targets
            .iter()
            .map(|&(value, block)| (block, Edge::Value(value)))
            .chain([(*otherwise, Edge::Otherwise)])
            .collect(),
        TerminatorKind::Drop { target, unwind, .. }
        | TerminatorKind::Assert { target, unwind, .. } => {
            [(*target, Edge::Plain)].into_iter().chain(unwinding(unwind)).collect()
        }
        TerminatorKind::Call { target, unwind, .. } => {
            target.map(|block| (block, Edge::Return)).into_iter().chain(unwinding(unwind)).collect()
        }
        TerminatorKind::Yield { resume, drop, .. } => [(*resume, Edge::Return)]
            .into_iter()
            .chain(drop.map(|block| (block, Edge::Plain)))
            .collect(),
        TerminatorKind::Return
        | TerminatorKind::CoroutineDrop
        | TerminatorKind::UnwindResume
        | TerminatorKind::Unreachable
        | TerminatorKind::Unsupported(_) => Vec::new(),
    }
}

/// Every block the terminator may go to; those while unwinding last.
pub fn each_target(kind: &mut TerminatorKind, f: &mut impl FnMut(&mut BasicBlock)) {
    match kind {
        TerminatorKind::Goto(target) => f(target),
        TerminatorKind::SwitchInt { targets, otherwise, .. } => {
            targets.iter_mut().for_each(|(_, target)| f(target));
            f(otherwise);
        }
        TerminatorKind::Drop { target, unwind, .. }
        | TerminatorKind::Assert { target, unwind, .. } => {
            f(target);
            unwind.iter_mut().for_each(f);
        }
        TerminatorKind::Call { target, unwind, .. } => {
            target.iter_mut().for_each(&mut *f);
            unwind.iter_mut().for_each(f);
        }
        TerminatorKind::Yield { resume, drop, .. } => {
            f(resume);
            drop.iter_mut().for_each(f);
        }
        TerminatorKind::Return
        | TerminatorKind::CoroutineDrop
        | TerminatorKind::UnwindResume
        | TerminatorKind::Unreachable
        | TerminatorKind::Unsupported(_) => {}
    }
}

/// Who can come before each block.
pub(crate) fn predecessors(body: &Body) -> Vec<Vec<BasicBlock>> {
    let mut predecessors = vec![Vec::new(); body.blocks.len()];
    for (index, block) in body.blocks.iter().enumerate() {
        for (successor, _) in successors(&block.terminator) {
            predecessors[successor.index()].push(BasicBlock(index as u32));
        }
    }
    predecessors
}

/// The enum whose variant the switch at the end of `block` tells, when it is one.
pub(crate) fn switched_enum(body: &Body, block: BasicBlock) -> Option<&Place> {
    let data = &body.blocks[block.index()];
    let TerminatorKind::SwitchInt { discr, .. } = &data.terminator.kind else {
        return None;
    };
    let discr = discr.place()?;
    data.statements.iter().rev().find_map(|statement| match &statement.kind {
        StatementKind::Assign(place, rvalue) if place == discr => Some(match rvalue {
            Rvalue::Discriminant(place) => Some(place),
            _ => None,
        }),
        _ => None,
    })?
}
