//! What the body does with places, and which live loans forbid it (rustc's `MirBorrowckCtxt`).

use std::collections::BTreeSet;

use mir::{
    BorrowKind, Local, Mutability, Operand, Place, Rvalue, Span, StatementKind, TerminatorKind,
    UnOp,
};

use crate::{
    conflict::{Bias, Depth, places_conflict},
    explain::Explainer,
    loans::{Activation, Loan, Loans, terminator_operands},
    points::Node,
    report::{BorrowError, Conflict, Reporter},
};

/// What is done with a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Copy,
    Borrow(BorrowKind),
    /// A two-phase borrow.
    Reserve,
    /// A two-phase borrow becomes active; its loan.
    Activate(usize),
    Assign,
    /// An assignment drops what was there.
    Replace,
    Move,
    StorageDead,
    Drop,
    /// The function returns, and its arguments are gone.
    Exit,
}

impl Kind {
    fn is_read(self) -> bool {
        matches!(self, Self::Copy | Self::Borrow(BorrowKind::Shared))
    }
}

/// Every access that a live loan forbids, as rustc reports it.
pub(crate) fn conflicts(explainer: &Explainer<'_>, loans: &Loans) -> Vec<BorrowError> {
    if loans.list.is_empty() {
        return Vec::new();
    }
    let mut walk = Walk {
        explainer,
        loans,
        reporter: Reporter { explainer },
        errors: Vec::new(),
        reported: BTreeSet::new(),
        reservations: BTreeSet::new(),
        dead: BTreeSet::new(),
    };
    let reachable = reachable(explainer);
    for point in reachable {
        walk.point(point);
    }
    walk.errors
}

/// In reverse post-order, as rustc visits blocks.
fn reachable(explainer: &Explainer<'_>) -> Vec<usize> {
    let points = explainer.points;
    let mut order = Vec::new();
    let mut seen = vec![false; points.len()];
    let mut stack = vec![(0, 0)];
    if let Some(first) = seen.first_mut() {
        *first = true;
    }
    while let Some((point, edge)) = stack.last_mut() {
        match points.successors(*point).get(*edge) {
            Some(&next) => {
                *edge += 1;
                if !seen[next] {
                    seen[next] = true;
                    stack.push((next, 0));
                }
            }
            None => {
                order.push(*point);
                stack.pop();
            }
        }
    }
    order.reverse();
    order
}

struct Walk<'a> {
    explainer: &'a Explainer<'a>,
    loans: &'a Loans,
    reporter: Reporter<'a>,
    errors: Vec<BorrowError>,
    /// Accesses that were reported.
    reported: BTreeSet<(Local, Vec<String>, u32, u32)>,
    /// Two-phase borrows whose reservation was reported.
    reservations: BTreeSet<usize>,
    /// Loans whose place does not live long enough, by local and place of the borrow.
    dead: BTreeSet<(Local, u32, u32)>,
}

impl Walk<'_> {
    fn point(&mut self, point: usize) {
        let node = self.explainer.points.node(&self.explainer.input.body, point);
        self.activations(point, node.span());
        match node {
            Node::Statement(statement) => match &statement.kind {
                StatementKind::Assign(place, rvalue) => {
                    self.rvalue(rvalue, point, statement.span);
                    self.access(place, Depth::Shallow, Kind::Assign, point, statement.span);
                }
                StatementKind::StorageDead(local) => {
                    let place = Place::from(*local);
                    self.access(&place, Depth::Shallow, Kind::StorageDead, point, statement.span);
                }
                StatementKind::StorageLive(_)
                | StatementKind::SetDiscriminant(..)
                | StatementKind::Stop(_) => {}
            },
            Node::Terminator(terminator) => {
                let span = terminator.span;
                let mut operands = Vec::new();
                terminator_operands(&terminator.kind, &mut |operand| operands.push(operand));
                for operand in operands {
                    self.operand(operand, point, span);
                }
                match &terminator.kind {
                    TerminatorKind::Call { destination, .. } => {
                        self.access(destination, Depth::Deep, Kind::Assign, point, span);
                    }
                    TerminatorKind::Yield { resume_arg, .. } => {
                        self.access(resume_arg, Depth::Deep, Kind::Assign, point, span);
                    }
                    TerminatorKind::Drop { place, target, .. } => {
                        let first = self.explainer.input.body.blocks[target.index()]
                            .statements
                            .first()
                            .map(|it| &it.kind);
                        let replaced = matches!(
                            first,
                            Some(StatementKind::Assign(to, Rvalue::Use(_))) if to == place
                        );
                        let kind = if replaced { Kind::Replace } else { Kind::Drop };
                        self.access(place, Depth::Drop, kind, point, span);
                    }
                    TerminatorKind::Return | TerminatorKind::UnwindResume => {
                        self.exit(point, span);
                    }
                    _ => {}
                }
            }
        }
    }

    fn rvalue(&mut self, rvalue: &Rvalue, point: usize, span: Span) {
        match rvalue {
            Rvalue::Ref(kind, place) => {
                let kind = match kind {
                    BorrowKind::Mut { two_phase: true } => Kind::Reserve,
                    kind => Kind::Borrow(*kind),
                };
                self.access(place, Depth::Deep, kind, point, span);
            }
            Rvalue::RawPtr(mutability, place) => {
                let kind = match mutability {
                    Mutability::Not => BorrowKind::Shared,
                    Mutability::Mut => BorrowKind::Mut { two_phase: false },
                };
                self.access(place, Depth::Deep, Kind::Borrow(kind), point, span);
            }
            Rvalue::Discriminant(place) => {
                self.access(place, Depth::Shallow, Kind::Copy, point, span);
            }
            Rvalue::Len(place) => self.access(place, Depth::Length, Kind::Copy, point, span),
            // The length of a slice is read from the reference to it: the elements are not.
            Rvalue::UnaryOp(UnOp::PtrMetadata, _) => {}
            Rvalue::Use(operand)
            | Rvalue::Repeat(operand, _)
            | Rvalue::Cast(_, operand, _)
            | Rvalue::UnaryOp(_, operand) => self.operand(operand, point, span),
            Rvalue::BinaryOp(_, a, b) => {
                self.operand(a, point, span);
                self.operand(b, point, span);
            }
            Rvalue::Aggregate(_, operands) => {
                operands.iter().for_each(|operand| self.operand(operand, point, span));
            }
        }
    }

    fn operand(&mut self, operand: &Operand, point: usize, span: Span) {
        match operand {
            Operand::Copy(place) => self.access(place, Depth::Deep, Kind::Copy, point, span),
            Operand::Move(place) => self.access(place, Depth::Deep, Kind::Move, point, span),
            Operand::Constant(_) => {}
        }
    }

    fn activations(&mut self, point: usize, span: Span) {
        for index in 0..self.loans.list.len() {
            let loan = &self.loans.list[index];
            if loan.activation == Activation::At(point) && !self.reservations.contains(&index) {
                self.access(&loan.place, Depth::Deep, Kind::Activate(index), point, span);
            }
        }
    }

    /// Arguments are gone when the function returns; other locals went before.
    fn exit(&mut self, point: usize, span: Span) {
        if self.explainer.input.is_constant {
            return;
        }
        let loans = self.loans;
        for (_, loan) in loans.in_scope(point) {
            let root = Place::from(loan.place.local);
            if self.conflicts(loan, &root, Depth::Shallow) {
                let end = Span { lo: span.hi.saturating_sub(1).max(span.lo), ..span };
                self.report(loan, &root, Kind::Exit, point, end);
            }
        }
    }

    fn conflicts(&self, loan: &Loan, place: &Place, depth: Depth) -> bool {
        let Explainer { input, types, .. } = self.explainer;
        places_conflict(&input.body, types, &loan.place, place, depth, Bias::Overlap)
    }

    fn access(&mut self, place: &Place, depth: Depth, kind: Kind, point: usize, span: Span) {
        let key = self.key(place, span);
        if self.reported.contains(&key) {
            return;
        }
        let loans = self.loans;
        let mut found = false;
        for (index, loan) in loans.in_scope(point) {
            if loan.place.local != place.local || !self.conflicts(loan, place, depth) {
                continue;
            }
            let allowed = match kind {
                Kind::Activate(own) if own == index => true,
                _ if kind.is_read() => !loan.is_mut() || !loan.is_active(point),
                Kind::Reserve => !loan.is_mut(),
                _ => false,
            };
            if allowed {
                continue;
            }
            found = true;
            if kind == Kind::Reserve
                && let Some(own) = loans.list.iter().position(|it| it.at == point)
            {
                self.reservations.insert(own);
            }
            self.report(loan, place, kind, point, span);
        }
        if found {
            self.reported.insert(key);
        }
    }

    fn key(&self, place: &Place, span: Span) -> (Local, Vec<String>, u32, u32) {
        let steps = place.projection.iter().map(|elem| format!("{elem:?}")).collect();
        (place.local, steps, span.lo, span.hi)
    }

    fn report(&mut self, loan: &Loan, place: &Place, kind: Kind, point: usize, span: Span) {
        if !loan.span.is_user() {
            return;
        }
        if matches!(kind, Kind::StorageDead | Kind::Drop | Kind::Exit)
            && !self.dead.insert((loan.place.local, loan.span.lo, loan.span.hi))
        {
            return;
        }
        let conflict = Conflict { loan, place, kind, point, span };
        self.errors.extend(self.reporter.report(&conflict));
    }
}
