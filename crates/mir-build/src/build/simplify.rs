//! The graph without blocks that are never reached or only jump on (rustc's `simplify_cfg`).

use mir::{BasicBlock, BasicBlockData, TerminatorKind};
use mir_dataflow::each_target;

/// Joins, drops and renumbers blocks; the entry stays 0, cleanup blocks come last.
pub(crate) fn simplify(blocks: Vec<BasicBlockData>) -> Vec<BasicBlockData> {
    let mut blocks: Vec<Option<BasicBlockData>> = blocks.into_iter().map(Some).collect();
    skip_empty(&mut blocks);
    skip_empty_cleanup(&mut blocks);
    join(&mut blocks);
    renumber(blocks)
}

/// Jumps to a block that only jumps go where it jumps to.
fn skip_empty(blocks: &mut [Option<BasicBlockData>]) {
    let only_jumps: Vec<Option<BasicBlock>> = blocks
        .iter()
        .map(|block| match block {
            Some(BasicBlockData { statements, terminator, .. }) if statements.is_empty() => {
                match terminator.kind {
                    TerminatorKind::Goto(target) => Some(target),
                    _ => None,
                }
            }
            _ => None,
        })
        .collect();
    let last = |mut block: BasicBlock| {
        // A loop of empty blocks stays as it is.
        for _ in 0..only_jumps.len() {
            match only_jumps[block.index()] {
                Some(next) if next != block => block = next,
                _ => break,
            }
        }
        block
    };
    for block in blocks.iter_mut().flatten() {
        each_target(&mut block.terminator.kind, &mut |target| *target = last(*target));
    }
}

/// Unwinding through a body that has nothing left to drop needs no blocks.
fn skip_empty_cleanup(blocks: &mut [Option<BasicBlockData>]) {
    let only_resumes: Vec<bool> = blocks
        .iter()
        .flatten()
        .map(|block| {
            block.statements.is_empty()
                && matches!(block.terminator.kind, TerminatorKind::UnwindResume)
        })
        .collect();
    for block in blocks.iter_mut().flatten() {
        if let TerminatorKind::Drop { unwind, .. }
        | TerminatorKind::Assert { unwind, .. }
        | TerminatorKind::Call { unwind, .. } = &mut block.terminator.kind
        {
            *unwind = unwind.filter(|target| !only_resumes[target.index()]);
        }
    }
}

/// A block with one predecessor that only jumps to it becomes part of it.
fn join(blocks: &mut [Option<BasicBlockData>]) {
    let mut predecessors = vec![0u32; blocks.len()];
    predecessors[0] = 1;
    let reached = reachable(blocks);
    for (index, &reached) in reached.iter().enumerate() {
        if reached && let Some(block) = &mut blocks[index] {
            each_target(&mut block.terminator.kind, &mut |target| {
                predecessors[target.index()] += 1;
            });
        }
    }
    for index in 0..blocks.len() {
        // A block that is never reached must not take the one it jumps to from those that are.
        while reached[index]
            && let Some(block) = &blocks[index]
            && let TerminatorKind::Goto(target) = block.terminator.kind
            && target.index() != index
            && predecessors[target.index()] == 1
            && let Some(next) = blocks[target.index()].take()
        {
            if let Some(block) = &mut blocks[index] {
                block.statements.extend(next.statements);
                block.terminator = next.terminator;
            }
        }
    }
}

fn reachable(blocks: &mut [Option<BasicBlockData>]) -> Vec<bool> {
    let mut seen = vec![false; blocks.len()];
    let mut list = vec![BasicBlock::START];
    while let Some(block) = list.pop() {
        if std::mem::replace(&mut seen[block.index()], true) {
            continue;
        }
        if let Some(data) = &mut blocks[block.index()] {
            each_target(&mut data.terminator.kind, &mut |target| list.push(*target));
        }
    }
    seen
}

/// Numbers the blocks that are reached in the order of a walk that prefers the first target.
fn renumber(mut blocks: Vec<Option<BasicBlockData>>) -> Vec<BasicBlockData> {
    let mut order = Vec::new();
    let mut seen = vec![false; blocks.len()];
    // Each entry: a block and its targets that are still to be visited.
    let mut stack: Vec<(BasicBlock, Vec<BasicBlock>)> = Vec::new();
    let mut enter = |block: BasicBlock,
                     blocks: &mut Vec<Option<BasicBlockData>>,
                     stack: &mut Vec<(BasicBlock, Vec<BasicBlock>)>| {
        if std::mem::replace(&mut seen[block.index()], true) {
            return;
        }
        let mut targets = Vec::new();
        if let Some(data) = &mut blocks[block.index()] {
            each_target(&mut data.terminator.kind, &mut |target| targets.push(*target));
        }
        stack.push((block, targets));
    };
    enter(BasicBlock::START, &mut blocks, &mut stack);
    while let Some((block, targets)) = stack.last_mut() {
        let block = *block;
        match targets.pop() {
            Some(target) => enter(target, &mut blocks, &mut stack),
            None => {
                order.push(block);
                stack.pop();
            }
        }
    }
    order.reverse();
    let is_cleanup =
        |block: &BasicBlock| blocks[block.index()].as_ref().is_some_and(|data| data.is_cleanup);
    let (cleanup, normal): (Vec<_>, Vec<_>) = order.iter().partition(|block| is_cleanup(block));
    let mut numbers = vec![BasicBlock::START; blocks.len()];
    let order: Vec<BasicBlock> = normal.into_iter().chain(cleanup).copied().collect();
    for (number, block) in order.iter().enumerate() {
        numbers[block.index()] = BasicBlock(number as u32);
    }
    order
        .iter()
        .filter_map(|block| blocks[block.index()].take())
        .map(|mut data| {
            each_target(&mut data.terminator.kind, &mut |target| {
                *target = numbers[target.index()];
            });
            data
        })
        .collect()
}
