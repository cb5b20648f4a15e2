//! E0510: the guard of a `match` changes what is being matched. rustc keeps "fake" borrows of what
//! the tests looked at until the guard is over.

use mir::{BorrowKind, Operand, Place, Rvalue, Span, StatementKind, TerminatorKind};

use crate::{
    describe::describe,
    explain::Explainer,
    input::Guard,
    points::Node,
    report::{BorrowError, Label, Role},
};

/// Every assignment and mutable borrow in a guard of a place that the match has tested.
pub(crate) fn changes(explainer: &Explainer<'_>) -> Vec<BorrowError> {
    let input = explainer.input;
    let mut errors = Vec::new();
    for guard in &input.guards {
        let tested = tested(explainer, guard);
        for point in 0..explainer.points.len() {
            let node = explainer.points.node(&input.body, point);
            let span = node.span();
            if !is_inside(span, guard.guard) {
                continue;
            }
            let Some((place, what)) = changed(&node) else { continue };
            if tested.iter().any(|it| is_part(it, place)) {
                errors.push(error(explainer, guard, place, span, what));
            }
        }
    }
    errors
}

fn is_inside(span: Span, outer: Span) -> bool {
    span.file == outer.file && outer.lo <= span.lo && span.hi <= outer.hi
}

/// What the tests of the match look at.
fn tested(explainer: &Explainer<'_>, guard: &Guard) -> Vec<Place> {
    let mut places = Vec::new();
    for block in &explainer.input.body.blocks {
        for statement in block.statements.iter().filter(|it| it.span == guard.scrutinee) {
            match &statement.kind {
                StatementKind::Assign(_, Rvalue::Discriminant(place) | Rvalue::Len(place)) => {
                    places.push(place.clone());
                }
                StatementKind::Assign(
                    _,
                    Rvalue::BinaryOp(_, Operand::Copy(place), _)
                    | Rvalue::Use(Operand::Copy(place)),
                ) => places.push(place.clone()),
                _ => {}
            }
        }
        if let TerminatorKind::SwitchInt { discr: Operand::Copy(place), .. } =
            &block.terminator.kind
            && block.terminator.span == guard.scrutinee
        {
            places.push(place.clone());
        }
    }
    places
}

/// The place that is written to or lent for writing, and how that is called.
fn changed<'a>(node: &Node<'a>) -> Option<(&'a Place, &'static str)> {
    match node {
        Node::Statement(statement) => match &statement.kind {
            StatementKind::Assign(_, Rvalue::Ref(BorrowKind::Mut { .. }, place)) => {
                Some((place, "mutably borrow"))
            }
            StatementKind::Assign(place, _) => Some((place, "assign")),
            _ => None,
        },
        Node::Terminator(terminator) => match &terminator.kind {
            TerminatorKind::Call { destination, .. } => Some((destination, "assign")),
            TerminatorKind::Drop { .. } => None,
            _ => None,
        },
    }
}

/// Is the tested place the changed one, or inside of it?
fn is_part(tested: &Place, changed: &Place) -> bool {
    tested.local == changed.local && tested.projection.starts_with(&changed.projection)
}

fn error(
    explainer: &Explainer<'_>,
    guard: &Guard,
    place: &Place,
    span: Span,
    what: &str,
) -> BorrowError {
    let name = describe(place, &explainer.input.body, explainer.types)
        .map_or_else(|| "value".to_owned(), |name| format!("`{name}`"));
    BorrowError {
        code: Some("E0510"),
        span,
        message: format!("cannot {what} {name} in match guard"),
        labels: vec![Label {
            span: guard.scrutinee,
            role: Role::Borrow,
            text: "this value is being matched".to_owned(),
        }],
        explanation:
            "The `match` has looked at this value to choose the arm. A guard that changes \
                      it would make the choice wrong: change it in the body of the arm."
                .to_owned(),
    }
}
