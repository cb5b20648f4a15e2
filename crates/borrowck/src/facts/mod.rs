//! What pictures show of a body: where each loan is live and why ([`loans`]), and what may be done
//! with each place at each moment ([`permissions`]). Found when somebody looks, not at each check.

mod keeper;
mod loans;
mod moments;
mod permissions;

use mir::{SourceFile, StatementKind, TerminatorKind, borrows::BodyBorrows};

use crate::{
    explain::Explainer,
    input::Input,
    liveness::Liveness,
    loans::Loans,
    points::{Node, Points},
    solve::solve,
};

/// The loans and permissions of a body; `source` is the reader's file.
pub fn facts(input: &Input, types: &[mir::Ty], source: &SourceFile) -> BodyBorrows {
    let points = Points::new(&input.body);
    let liveness = Liveness::compute(input, types, &points);
    let values = solve(input, &liveness.regions, &points);
    let loans = Loans::gather(input, types, &points, &values);
    let explainer =
        Explainer { input, types, points: &points, liveness: &liveness, values: &values };
    let facts = Facts::new(&explainer, &loans, source);
    let mut borrows = permissions::gather(&facts);
    borrows.loans = loans::gather(&facts);
    borrows
}

fn is_stop(node: Node<'_>) -> bool {
    matches!(node, Node::Statement(it) if matches!(it.kind, StatementKind::Stop(_)))
}

/// What the pictures are made from.
struct Facts<'a> {
    explainer: &'a Explainer<'a>,
    loans: &'a Loans,
    source: &'a SourceFile,
    /// By point: can a run get there without a panic?
    reachable: Vec<bool>,
}

impl<'a> Facts<'a> {
    fn new(explainer: &'a Explainer<'a>, loans: &'a Loans, source: &'a SourceFile) -> Self {
        let points = explainer.points;
        let blocks = &explainer.input.body.blocks;
        let mut reachable = vec![false; points.len()];
        let mut work = vec![0];
        while let Some(point) = work.pop() {
            let is_cleanup = blocks[points.location(point).block.index()].is_cleanup;
            if !is_cleanup && !std::mem::replace(&mut reachable[point], true) {
                work.extend(points.successors(point));
            }
        }
        Self { explainer, loans, source, reachable }
    }

    fn node(&self, point: usize) -> Node<'a> {
        self.explainer.points.node(&self.explainer.input.body, point)
    }

    /// The line of the source that a point belongs to; none for what only the compiler does.
    fn line(&self, point: usize) -> Option<u32> {
        let node = self.node(point);
        let is_shown = match node {
            Node::Statement(it) => {
                matches!(it.kind, StatementKind::Assign(..) | StatementKind::Stop(_))
            }
            Node::Terminator(it) => !matches!(
                it.kind,
                TerminatorKind::Goto(_)
                    | TerminatorKind::Unreachable
                    | TerminatorKind::UnwindResume
            ),
        };
        let span = node.span();
        if !is_shown || !span.is_user() || !self.reachable[point] {
            return None;
        }
        let line = self.source.line(span.lo);
        // What is computed from all of an `if` or a block is not at its first line.
        let is_stop = is_stop(node);
        (is_stop || self.source.line(span.hi.saturating_sub(1)) == line).then_some(line)
    }

    /// Was the borrow made by a macro, as `println!` borrows what it prints?
    fn is_of_macro(&self, span: mir::Span) -> bool {
        let text = self.source.text.get(span.lo as usize..span.hi as usize).unwrap_or_default();
        let name = text.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':'));
        name.len() < text.len() && name.starts_with('!') && !name.starts_with("!=")
    }
}
