//! The loans of a body: what each `&` borrows, when a two-phase one becomes active, and where each
//! is in scope (rustc's `BorrowSet` and `Borrows`).

use mir::{
    AssertKind, BorrowKind, Callee, Local, Mutability, Operand, Place, PlaceElem, Rvalue, Span,
    StatementKind, TerminatorKind, TyKind,
};
use mir_dataflow::{BitSet, PlaceTy};

use crate::{
    conflict::{Bias, Depth, places_conflict},
    explain::Explainer,
    input::{Input, RegionVid},
    liveness::{Access, each_access},
    points::{Node, Points},
    solve::Values,
};

/// One borrow expression.
#[derive(Clone, Debug)]
pub(crate) struct Loan {
    pub region: RegionVid,
    pub kind: BorrowKind,
    pub place: Place,
    pub at: usize,
    pub span: Span,
    /// Where the reference is put.
    pub assigned: Place,
    pub activation: Activation,
    /// The points before which the loan is in scope.
    pub in_scope: BitSet,
    /// For a two-phase borrow, the points between reservation and activation.
    reserved: BitSet,
}

/// When a borrow begins to exclude.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Activation {
    /// At once.
    Immediate,
    /// Two-phase: at the use of its temporary.
    At(usize),
    /// Two-phase, and never used.
    Never,
}

impl Loan {
    pub fn is_mut(&self) -> bool {
        matches!(self.kind, BorrowKind::Mut { .. })
    }

    /// Is the borrowed place given another value at the point, or is it gone?
    pub fn ends_at(&self, explainer: &Explainer<'_>, point: usize) -> bool {
        is_killed(self, explainer.input, explainer.types, explainer.points, point)
    }

    /// Does the loan exclude others at the point?
    pub fn is_active(&self, point: usize) -> bool {
        match self.activation {
            Activation::Immediate => true,
            Activation::Never => false,
            Activation::At(_) => !self.reserved.contains(point),
        }
    }
}

/// All loans of a body.
pub(crate) struct Loans {
    pub list: Vec<Loan>,
}

impl Loans {
    pub fn gather(input: &Input, types: &[mir::Ty], points: &Points, values: &Values) -> Self {
        let mut list = Vec::new();
        for point in 0..points.len() {
            let Node::Statement(statement) = points.node(&input.body, point) else { continue };
            let StatementKind::Assign(assigned, Rvalue::Ref(kind, place)) = &statement.kind else {
                continue;
            };
            let Some(&region) = input.borrows.get(&points.location(point)) else { continue };
            if is_ignored(place, input, types) {
                continue;
            }
            let mut loan = Loan {
                region,
                kind: *kind,
                place: place.clone(),
                at: point,
                span: statement.span,
                assigned: assigned.clone(),
                activation: Activation::Immediate,
                in_scope: BitSet::new(points.len()),
                reserved: BitSet::new(points.len()),
            };
            if let (BorrowKind::Mut { two_phase: true }, Some(temp)) = (kind, assigned.as_local()) {
                loan.activation = activation(input, points, temp);
                reserve(&mut loan, points);
            }
            scope(&mut loan, input, types, points, values);
            list.push(loan);
        }
        Self { list }
    }

    /// The loans in scope before the point.
    pub fn in_scope(&self, point: usize) -> impl Iterator<Item = (usize, &Loan)> {
        self.list.iter().enumerate().filter(move |(_, loan)| loan.in_scope.contains(point))
    }
}

/// Nothing can conflict with what a shared reference or a raw pointer leads to: the loan behind
/// the shared reference already forbids it.
fn is_ignored(place: &Place, input: &Input, types: &[mir::Ty]) -> bool {
    let Some(local) = input.body.locals.get(place.local.index()) else { return true };
    let mut ty = PlaceTy::of(local.ty);
    for &elem in &place.projection {
        if elem == PlaceElem::Deref
            && let Some(TyKind::RawPtr(..) | TyKind::Ref(_, Mutability::Not)) =
                types.get(ty.ty.index()).map(|ty| &ty.kind)
        {
            return true;
        }
        match ty.step(elem, types) {
            Some(next) => ty = next,
            None => return false,
        }
    }
    false
}

/// The use of a two-phase borrow's temporary.
fn activation(input: &Input, points: &Points, temp: Local) -> Activation {
    for point in 0..points.len() {
        let mut is_used = false;
        each_access(points.node(&input.body, point), &mut |local, access| {
            is_used |= local == temp && access == Access::Use;
        });
        if is_used {
            return Activation::At(point);
        }
    }
    Activation::Never
}

fn reserve(loan: &mut Loan, points: &Points) {
    let Activation::At(end) = loan.activation else { return };
    let mut work = points.successors(loan.at).to_vec();
    while let Some(point) = work.pop() {
        if point != end && !loan.reserved.contains(point) {
            loan.reserved.insert(point);
            work.extend(points.successors(point));
        }
    }
}

/// From the borrow on, as long as its region holds and the place is not overwritten.
fn scope(loan: &mut Loan, input: &Input, types: &[mir::Ty], points: &Points, values: &Values) {
    let mut work = points.successors(loan.at).to_vec();
    while let Some(point) = work.pop() {
        if loan.in_scope.contains(point) || !values.contains_point(loan.region, point) {
            continue;
        }
        loan.in_scope.insert(point);
        if !is_killed(loan, input, types, points, point) {
            work.extend(points.successors(point));
        }
    }
}

fn is_killed(loan: &Loan, input: &Input, types: &[mir::Ty], points: &Points, point: usize) -> bool {
    let Node::Statement(statement) = points.node(&input.body, point) else { return false };
    match &statement.kind {
        StatementKind::StorageDead(local) => *local == loan.place.local,
        StatementKind::Assign(place, _) if place.local == loan.place.local => {
            place.projection.is_empty()
                || places_conflict(
                    &input.body,
                    types,
                    &loan.place,
                    place,
                    Depth::Deep,
                    Bias::Disjoint,
                )
        }
        _ => false,
    }
}

/// Calls `f` for the operands of a terminator.
pub(crate) fn terminator_operands<'a>(kind: &'a TerminatorKind, f: &mut impl FnMut(&'a Operand)) {
    match kind {
        TerminatorKind::SwitchInt { discr, .. } => f(discr),
        TerminatorKind::Call { callee, args, .. } => {
            if let Callee::Pointer(pointer) = callee {
                f(pointer);
            }
            args.iter().for_each(f);
        }
        TerminatorKind::Assert { cond, msg, .. } => {
            f(cond);
            if let AssertKind::BoundsCheck { len, index } = msg {
                f(len);
                f(index);
            }
        }
        _ => {}
    }
}
