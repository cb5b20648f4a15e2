//! What pictures show of a body: where each loan is live and why, and what each variable may be
//! used for.

use mir::{BorrowKind, Local, Place, Span};
use serde::{Deserialize, Serialize};

use crate::{
    conflict::{Bias, Depth, places_conflict},
    describe::{describe, local_name},
    explain::{Explainer, Explanation},
    loans::{Activation, Loans},
    points::Node,
};

/// The loans of one body that borrow something the author named.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Facts {
    /// In the order of the source.
    pub loans: Vec<LoanFact>,
}

/// A loan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LoanFact {
    /// `&` or `&mut`.
    pub kind: LoanKind,
    /// The place as written: `v`, `p.name`.
    pub place: String,
    /// The variable that the place is part of.
    pub variable: String,
    /// The borrow expression.
    pub taken_at: Span,
    /// Where the loan is in scope, by the statement that comes next, and why it still is.
    pub live: Vec<LiveRange>,
}

/// Statements before which a loan is live for one reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LiveRange {
    /// The statements, sorted and without repetitions.
    pub statements: Vec<Span>,
    /// The later use that keeps the loan alive; none when a signature asks for it.
    pub until: Option<Span>,
    /// The variable that holds the reference.
    pub holder: Option<String>,
}

/// The kind of a loan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum LoanKind {
    /// `&`.
    Shared,
    /// `&mut`.
    Mut,
    /// A two-phase `&mut` that is not yet in use.
    Reserved,
}

/// What a variable may be used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Permissions {
    /// It may be looked at.
    pub read: bool,
    /// It may be changed (if it is declared `mut`).
    pub write: bool,
    /// It may be moved away or dropped.
    pub own: bool,
}

/// Permissions and what took some of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Permission {
    /// What is allowed.
    pub permissions: Permissions,
    /// Why something is not: a sentence. Empty when all is allowed.
    pub cause: String,
}

/// What the loans that are live before a statement leave of a variable's permissions. `line` gives
/// the line of a byte of the source.
pub fn permissions(
    facts: &Facts,
    variable: &str,
    statement: Span,
    line: impl Fn(u32) -> u32,
) -> Permission {
    let mut permissions = Permissions { read: true, write: true, own: true };
    let mut causes = Vec::new();
    for loan in facts.loans.iter().filter(|loan| loan.variable == variable) {
        let Some(range) = loan.live.iter().find(|range| range.statements.contains(&statement))
        else {
            continue;
        };
        permissions.own = false;
        permissions.write = false;
        permissions.read &= loan.kind != LoanKind::Mut;
        let what = match loan.kind {
            LoanKind::Mut => "used",
            LoanKind::Shared | LoanKind::Reserved => "written",
        };
        let holder =
            range.holder.as_deref().map_or("a reference".to_owned(), |it| format!("`{it}`"));
        let until = match range.until {
            Some(until) => format!(" until line {}", line(until.lo)),
            None => " for longer than this function runs".to_owned(),
        };
        causes.push(format!(
            "`{}` cannot be {what} here: {holder} borrows `{}`{until}.",
            variable, loan.place
        ));
    }
    Permission { permissions, cause: causes.join(" ") }
}

/// The facts of a body.
pub(crate) fn gather(explainer: &Explainer<'_>, loans: &Loans) -> Facts {
    let Explainer { input, types, points, .. } = explainer;
    let body = &input.body;
    let mut facts = Facts::default();
    for loan in &loans.list {
        let (Some(place), Some(variable)) =
            (describe(&loan.place, body, types), variable(&loan.place, explainer))
        else {
            continue;
        };
        if !loan.span.is_user() {
            continue;
        }
        let mut live: Vec<LiveRange> = Vec::new();
        for point in loan.in_scope.iter() {
            let node = points.node(body, point);
            // What the author wrote comes before these; panics are not on the page.
            let at = points.location(point);
            if body.blocks[at.block.index()].is_cleanup || !node.span().is_user() {
                continue;
            }
            let is_marker = matches!(node, Node::Statement(it)
                if matches!(it.kind, mir::StatementKind::Stop(_)));
            if !is_marker {
                continue;
            }
            let (until, holder) = match explainer.explain(loan, point) {
                Explanation::UsedLater { local, span, .. }
                | Explanation::DroppedLater { local, span, .. } => {
                    (Some(span), local_name(local, body).map(str::to_owned))
                }
                _ => (None, None),
            };
            let statement = node.span();
            match live.iter_mut().find(|it| it.until == until && it.holder == holder) {
                Some(range) => range.statements.push(statement),
                None => live.push(LiveRange { statements: vec![statement], until, holder }),
            }
        }
        for range in &mut live {
            range.statements.sort_by_key(|span| (span.lo, span.hi));
            range.statements.dedup();
        }
        let kind = match (loan.kind, loan.activation) {
            (BorrowKind::Shared, _) => LoanKind::Shared,
            (BorrowKind::Mut { .. }, Activation::Never) => LoanKind::Reserved,
            (BorrowKind::Mut { .. }, _) => LoanKind::Mut,
        };
        facts.loans.push(LoanFact { kind, place, variable, taken_at: loan.span, live });
    }
    facts.loans.sort_by_key(|loan| (loan.taken_at.lo, loan.taken_at.hi, loan.kind));
    facts.loans.dedup();
    facts
}

/// The named variable whose use the loan restricts.
fn variable(place: &Place, explainer: &Explainer<'_>) -> Option<String> {
    let Explainer { input, types, .. } = explainer;
    let local: Local = place.local;
    let name = local_name(local, &input.body)?;
    let whole = Place::from(local);
    places_conflict(&input.body, types, place, &whole, Depth::Deep, Bias::Overlap)
        .then(|| name.to_owned())
}
