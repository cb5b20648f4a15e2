//! The player's stops at the end of a block, after drop elaboration: two that would show the same
//! picture become one.

use mir::{
    BasicBlock, BasicBlockData, Body, Statement, StatementKind, Stop, Terminator, TerminatorKind,
};

/// Longest way of empty blocks that is followed.
const WAY: usize = 16;

/// Removes the stop at the end of a block where the next one, of a drop or of the block around it,
/// comes before anything is gone. Where the function returns next, the one stop left is that of the
/// return, and the variables are still there.
pub(crate) fn merge_stops(body: &mut Body) {
    for block in 0..body.blocks.len() {
        let mut at = 0;
        while at < body.blocks[block].statements.len() {
            if is_block_end(&body.blocks[block].statements[at]) {
                match next(body, block, at) {
                    Next::Same => {
                        body.blocks[block].statements.remove(at);
                        continue;
                    }
                    Next::Return { statements, terminator } => {
                        let ended = &mut body.blocks[block];
                        ended.statements.truncate(at + 1);
                        ended.statements[at].kind = StatementKind::Stop(Stop::Return);
                        ended.statements.extend(statements);
                        ended.terminator = terminator;
                    }
                    Next::Other => {}
                }
            }
            at += 1;
        }
    }
}

/// What comes after the end of a block.
enum Next {
    /// A stop with the same picture.
    Same,
    /// The end of the function: what is still done, without the stop before it.
    Return {
        statements: Vec<Statement>,
        terminator: Terminator,
    },
    Other,
}

fn next(body: &Body, block: usize, at: usize) -> Next {
    let mut gone = Vec::new();
    let mut from = at + 1;
    let mut data: &BasicBlockData = &body.blocks[block];
    for _ in 0..WAY {
        for (index, statement) in data.statements.iter().enumerate().skip(from) {
            match &statement.kind {
                StatementKind::StorageDead(_) => gone.push(statement.clone()),
                StatementKind::Stop(Stop::Drop(_) | Stop::BlockEnd) if gone.is_empty() => {
                    return Next::Same;
                }
                StatementKind::Stop(Stop::Return) => {
                    gone.extend_from_slice(&data.statements[index + 1..]);
                    return Next::Return { statements: gone, terminator: data.terminator.clone() };
                }
                _ => return Next::Other,
            }
        }
        let TerminatorKind::Goto(BasicBlock(target)) = data.terminator.kind else { break };
        data = &body.blocks[target as usize];
        from = 0;
    }
    Next::Other
}

fn is_block_end(statement: &Statement) -> bool {
    matches!(statement.kind, StatementKind::Stop(Stop::BlockEnd))
}
