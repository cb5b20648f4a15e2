//! The tree of tests.

use mir::{BasicBlock, Span, TerminatorKind};

use super::{
    candidate::{Candidate, Matched},
    test::Branch,
};
use crate::build::builder::Builder;

impl<'db> Builder<'_, 'db> {
    /// Tests from the current block on until one candidate matches. Returns where each one did,
    /// and where none does.
    pub(super) fn match_tree(
        &mut self,
        candidates: Vec<Candidate<'db>>,
        span: Span,
    ) -> (Vec<Matched<'db>>, BasicBlock) {
        let mut matched = Vec::new();
        let otherwise = self.match_candidates(self.block, candidates, &mut matched, span);
        (matched, otherwise)
    }

    fn match_candidates(
        &mut self,
        mut start: BasicBlock,
        candidates: Vec<Candidate<'db>>,
        matched: &mut Vec<Matched<'db>>,
        span: Span,
    ) -> BasicBlock {
        let mut candidates = std::collections::VecDeque::from(candidates);
        while let Some(first) = candidates.front() {
            if let Some((span, why)) = first.unsupported.clone() {
                self.block = start;
                self.terminate(span, TerminatorKind::Unsupported(why));
                return self.new_block();
            }
            if first.tests.is_empty() {
                let otherwise = self.new_block();
                if let Some(first) = candidates.pop_front() {
                    matched.push(Matched {
                        arm: first.arm,
                        bindings: first.bindings,
                        block: start,
                        otherwise,
                    });
                }
                // Without a guard, nothing comes after this candidate.
                start = otherwise;
                continue;
            }
            start = self.test_candidates(start, &mut candidates, matched, span);
        }
        start
    }

    /// Tests what the first candidate asks for first, and lowers all candidates that the outcome
    /// says something of. Returns where the others go on.
    fn test_candidates(
        &mut self,
        start: BasicBlock,
        candidates: &mut std::collections::VecDeque<Candidate<'db>>,
        matched: &mut Vec<Matched<'db>>,
        span: Span,
    ) -> BasicBlock {
        let Some(pair) = candidates.front().and_then(|it| it.tests.first()).cloned() else {
            return start;
        };
        let mut sorted: Vec<(Branch, Vec<Candidate<'db>>)> = Vec::new();
        while let Some(candidate) = candidates.front_mut() {
            let Some((branch, fully_matched)) = pair.sort(candidate, &sorted) else { break };
            if let Some(at) = fully_matched {
                candidate.tests.remove(at);
            }
            let Some(candidate) = candidates.pop_front() else { break };
            match sorted.iter_mut().find(|(known, _)| *known == branch) {
                Some((_, list)) => list.push(candidate),
                None => sorted.push((branch, vec![candidate])),
            }
        }
        let remainder = self.new_block();
        let mut targets = Vec::new();
        for (branch, list) in sorted {
            let branch_start = self.new_block();
            let otherwise = self.match_candidates(branch_start, list, matched, span);
            self.block = otherwise;
            self.goto(remainder, span);
            targets.push((branch, branch_start));
        }
        self.block = start;
        self.perform_test(&pair, targets, remainder);
        remainder
    }
}
