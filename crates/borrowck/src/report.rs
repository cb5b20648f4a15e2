//! From a conflict to what rustc says about it (rustc's `diagnostics::conflict_errors` and
//! `region_errors`).

use mir::{BorrowKind, PlaceElem, Span, TyKind};
use mir_dataflow::{PlaceTy, adt};

use crate::{
    access::Kind,
    describe::{describe, local_name},
    explain::{Explainer, Explanation},
    input::{Capture, Category, Constraint, RegionVid, UniversalKind},
    loans::Loan,
};

/// Why rustc rejects a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BorrowError {
    /// rustc's code, `E0502`; none for "lifetime may not live long enough".
    pub code: Option<&'static str>,
    /// Where the body does what it must not.
    pub span: Span,
    /// The headline, much as rustc words it.
    pub message: String,
    /// The other places that matter.
    pub labels: Vec<Label>,
    /// What is wrong and what could be done, for a learner.
    pub explanation: String,
}

impl BorrowError {
    /// Errors that are equal in this are one. rustc tells regions and captured variables apart,
    /// and reports other conflicts of one access once.
    pub fn order(&self) -> (u32, u32, Option<&'static str>, &str, &str) {
        let (message, explanation) = match self.code {
            None => (self.message.as_str(), self.explanation.as_str()),
            Some("E0373" | "E0309" | "E0310" | "E0311") => (self.message.as_str(), ""),
            Some(_) => ("", ""),
        };
        (self.span.lo, self.span.hi, self.code, message, explanation)
    }
}

/// A place of the source that is part of an error.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What it is in the error.
    pub role: Role,
    /// A few words.
    pub text: String,
}

/// What a label shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Where the loan was taken.
    Borrow,
    /// The use of the reference that keeps the loan alive.
    LaterUse,
    /// The drop that may use the reference.
    LaterDrop,
    /// What asks that the reference lives longer than the body.
    Outlives,
    /// Where the variable was declared.
    Declared,
    /// Where the borrowed value is gone.
    Dropped,
}

/// An access that a live loan forbids.
pub(crate) struct Conflict<'a> {
    pub loan: &'a Loan,
    pub place: &'a mir::Place,
    pub kind: Kind,
    pub point: usize,
    pub span: Span,
}

pub(crate) struct Reporter<'a> {
    pub explainer: &'a Explainer<'a>,
}

impl Reporter<'_> {
    /// What rustc reports; nothing when it is not about the reader's source.
    pub fn report(&self, conflict: &Conflict<'_>) -> Option<BorrowError> {
        let error = match conflict.kind {
            Kind::StorageDead | Kind::Drop | Kind::Exit => self.does_not_live(conflict),
            _ => self.forbidden(conflict),
        };
        error.span.is_user().then_some(error)
    }

    fn forbidden(&self, conflict: &Conflict<'_>) -> BorrowError {
        let Conflict { loan, kind, span, .. } = *conflict;
        let place = self.name(conflict.place);
        let borrowed = self.name(&loan.place);
        let how = |mutable: bool| if mutable { "mutable" } else { "immutable" };
        let (code, message, rule) = match kind {
            Kind::Copy => (
                "E0503",
                format!("cannot use {place} because it was mutably borrowed"),
                "While a `&mut` is in use, the value can be reached only through it.",
            ),
            Kind::Move => (
                "E0505",
                format!("cannot move out of {place} because it is borrowed"),
                "A move would leave the reference pointing at a value that is gone.",
            ),
            Kind::Assign | Kind::Replace => (
                "E0506",
                format!("cannot assign to {place} because it is borrowed"),
                "Whoever holds the reference counts on the value it saw.",
            ),
            _ => {
                let mutable = !matches!(kind, Kind::Borrow(BorrowKind::Shared));
                let unique = (self.is_unique_at(conflict.point), self.is_unique(loan));
                if let Some((code, message)) = unique_conflict(unique, &place, how(mutable)) {
                    (
                        code,
                        message,
                        "While a closure has a variable to itself, nobody else may use it.",
                    )
                } else if mutable && loan.is_mut() {
                    (
                        "E0499",
                        format!("cannot borrow {place} as mutable more than once at a time"),
                        "There is one `&mut` at a time: two could change the value under each \
                         other.",
                    )
                } else {
                    (
                        "E0502",
                        format!(
                            "cannot borrow {place} as {} because it is also borrowed as {}",
                            how(mutable),
                            how(loan.is_mut())
                        ),
                        "Many `&` or one `&mut`: a value must not change while someone looks at \
                         it.",
                    )
                }
            }
        };
        let mut labels = vec![Label {
            span: loan.span,
            role: Role::Borrow,
            text: format!("{borrowed} is borrowed here"),
        }];
        let why = self.explainer.explain(loan, conflict.point);
        labels.extend(self.later(&why));
        let explanation = format!("{rule} {}", self.sentence(&why));
        BorrowError { code: Some(code), span, message, labels, explanation }
    }

    /// Does a closure, and only because it is one, borrow mutably at the point?
    fn is_unique_at(&self, point: usize) -> bool {
        let Explainer { input, points, .. } = self.explainer;
        let crate::points::Node::Statement(statement) = points.node(&input.body, point) else {
            return false;
        };
        match &statement.kind {
            mir::StatementKind::Assign(to, _) => self.is_unique_capture(to),
            _ => false,
        }
    }

    fn is_unique(&self, loan: &Loan) -> bool {
        self.is_unique_capture(&loan.assigned)
    }

    fn is_unique_capture(&self, to: &mir::Place) -> bool {
        let captures = &self.explainer.input.captures;
        to.as_local().and_then(|temp| captures.get(&temp)).is_some_and(|it| it.is_unique)
    }

    fn does_not_live(&self, conflict: &Conflict<'_>) -> BorrowError {
        let Conflict { loan, point, .. } = *conflict;
        let Explainer { input, types, .. } = self.explainer;
        let capture = loan.assigned.as_local().and_then(|temp| input.captures.get(&temp));
        let borrow_span = capture.map_or(loan.span, |capture| capture.used_at);
        let why = self.explainer.explain(loan, point);
        let name = describe(&loan.place, &input.body, types);
        let mut labels = Vec::new();
        if capture.is_some() {
            labels.push(Label {
                span: loan.span,
                role: Role::Borrow,
                text: "the closure borrows it here".to_owned(),
            });
        }
        // A function that returns has no place of its own where its variables end.
        let local = input.body.locals.get(conflict.place.local.index());
        let text = match local.is_some_and(|local| local.span == conflict.span) {
            true => "it is gone when the function ends, while still borrowed",
            false => "it is gone here while still borrowed",
        };
        labels.push(Label { span: conflict.span, role: Role::Dropped, text: text.to_owned() });
        labels.extend(self.later(&why));
        let error = |code, span, message: String, rule: &str| BorrowError {
            code: Some(code),
            span,
            message,
            labels: labels.clone(),
            explanation: format!("{rule} {}", self.sentence(&why)),
        };
        if conflict.kind == Kind::Drop
            && self.is_inside_destructor(loan)
            && !conflict.place.projection.starts_with(&loan.place.projection)
        {
            return error(
                "E0713",
                borrow_span,
                format!(
                    "borrow may still be in use when destructor runs for {}",
                    self.name(&loan.place)
                ),
                "The drop of a value may look at all of its fields.",
            );
        }
        if let Explanation::MustBeValidFor { blame, .. } = &why
            && !blame.from_closure
        {
            if let (Some(name), Some(capture)) = (&name, capture)
                && matches!(
                    blame.category,
                    Category::Return | Category::CallArgument | Category::OpaqueType
                )
            {
                return self.escaping_closure(capture, name, &labels);
            }
            if blame.category == Category::Return {
                let what = match &name {
                    Some(name) if self.is_reference_itself(loan, blame) => {
                        format!("reference to local variable `{name}`")
                    }
                    Some(name) => format!("value referencing local variable `{name}`"),
                    None => "value referencing temporary value".to_owned(),
                };
                return error(
                    "E0515",
                    blame.span,
                    format!("cannot return {what}"),
                    "What a function owns is gone when it returns; return the value itself.",
                );
            }
        }
        if let Explanation::MustBeValidFor { region, blame } = &why
            && blame.category == Category::Assignment
            && !blame.from_closure
            && matches!(input.universals[region.index()].kind, UniversalKind::External(_))
        {
            return error(
                "E0521",
                borrow_span,
                "borrowed data escapes outside of closure".to_owned(),
                "What the closure stores in a captured variable must outlive the closure.",
            );
        }
        match name {
            Some(name) => error(
                "E0597",
                borrow_span,
                format!("`{name}` does not live long enough"),
                "A reference must not outlive what it points to.",
            ),
            None => error(
                "E0716",
                self.made_at(loan).unwrap_or(borrow_span),
                "temporary value dropped while borrowed".to_owned(),
                "A temporary lives to the end of its statement; a `let` gives it a name and a \
                 longer life.",
            ),
        }
    }

    /// Where the temporary that the loan borrows was made.
    fn made_at(&self, loan: &Loan) -> Option<Span> {
        let span = self.explainer.input.body.locals.get(loan.place.local.index())?.span;
        span.is_user().then_some(span)
    }

    fn escaping_closure(&self, capture: &Capture, name: &str, labels: &[Label]) -> BorrowError {
        let what = if capture.is_async { "async block" } else { "closure" };
        let mut labels = labels.to_vec();
        labels.push(Label {
            span: capture.used_at,
            role: Role::Borrow,
            text: format!("`{name}` is borrowed here"),
        });
        BorrowError {
            code: Some("E0373"),
            span: capture.closure,
            message: format!(
                "{what} may outlive the current function, but it borrows `{name}`, which is owned \
                 by the current function"
            ),
            labels,
            explanation: format!(
                "With `move` before the {what}, it takes `{name}` with it instead of pointing back."
            ),
        }
    }

    /// Is what is returned the reference that the loan made, not something that holds it?
    fn is_reference_itself(&self, loan: &Loan, blame: &Constraint) -> bool {
        loan.span == blame.span
    }

    /// Is the borrowed place a field, not behind a reference, of a type that implements `Drop`?
    fn is_inside_destructor(&self, loan: &Loan) -> bool {
        let Explainer { input, types, .. } = self.explainer;
        let mut ty = PlaceTy::of(input.body.locals[loan.place.local.index()].ty);
        for &elem in &loan.place.projection {
            if let PlaceElem::Field(_) | PlaceElem::Downcast(_) = elem
                && adt(ty.ty, types).is_some_and(|adt| adt.drop_impl.is_some() && !adt.is_box)
            {
                return true;
            }
            if elem == PlaceElem::Deref
                && matches!(types.get(ty.ty.index()).map(|it| &it.kind), Some(TyKind::RawPtr(..)))
            {
                return false;
            }
            match ty.step(elem, types) {
                Some(next) => ty = next,
                None => return false,
            }
        }
        false
    }

    fn later(&self, why: &Explanation) -> Option<Label> {
        let (span, role, text) = match *why {
            Explanation::UsedLater { span, in_loop: true, .. } => {
                (span, Role::LaterUse, "the borrow is used here, in a later round of the loop")
            }
            Explanation::UsedLater { span, .. } => {
                (span, Role::LaterUse, "the borrow is used here, later")
            }
            Explanation::DroppedLater { span, .. } => {
                (span, Role::LaterDrop, "the borrow may be used here, by a drop")
            }
            Explanation::MustBeValidFor { blame, .. } => {
                (blame.span, Role::Outlives, "this asks that the borrow outlives the function")
            }
            Explanation::Unexplained => return None,
        };
        span.is_user().then(|| Label { span, role, text: text.to_owned() })
    }

    fn sentence(&self, why: &Explanation) -> String {
        let body = &self.explainer.input.body;
        let variable = |local| {
            local_name(local, body)
                .map_or_else(|| "the reference".to_owned(), |it| format!("`{it}`"))
        };
        match *why {
            Explanation::UsedLater { local, in_loop: true, .. } => {
                format!(
                    "The loan is still live: {} is used again in the next round.",
                    variable(local)
                )
            }
            Explanation::UsedLater { local, .. } => {
                format!("The loan is still live: {} is used later.", variable(local))
            }
            Explanation::DroppedLater { local, .. } => {
                format!("The loan is still live: the drop of {} may use it.", variable(local))
            }
            Explanation::MustBeValidFor { region, .. } => {
                format!("The loan has to last for {}.", region_name(self.explainer, region))
            }
            Explanation::Unexplained => String::new(),
        }
    }

    fn name(&self, place: &mir::Place) -> String {
        let Explainer { input, types, .. } = self.explainer;
        describe(place, &input.body, types)
            .map_or_else(|| "value".to_owned(), |name| format!("`{name}`"))
    }
}

/// The errors of borrows that only closures have: of this one, and of the loan.
fn unique_conflict(unique: (bool, bool), place: &str, how: &str) -> Option<(&'static str, String)> {
    match unique {
        (true, true) => Some((
            "E0524",
            format!("two closures require unique access to {place} at the same time"),
        )),
        (true, false) => Some((
            "E0500",
            format!("closure requires unique access to {place} but it is already borrowed"),
        )),
        (false, true) => Some((
            "E0501",
            format!(
                "cannot borrow {place} as {how} because previous closure requires unique access"
            ),
        )),
        (false, false) => None,
    }
}

/// As the author knows the region.
fn region_name(explainer: &Explainer<'_>, region: RegionVid) -> String {
    let universal = &explainer.input.universals[region.index()];
    match (&universal.name, universal.kind, universal.argument) {
        (Some(name), ..) => format!("`{name}`"),
        (None, UniversalKind::Anonymous, Some(local)) => {
            match local_name(local, &explainer.input.body) {
                Some(name) => format!("the lifetime of `{name}`"),
                None => "the lifetime of a parameter".to_owned(),
            }
        }
        (None, UniversalKind::ClosureEnv, _) => "the closure's own borrow".to_owned(),
        _ => "longer than this body runs".to_owned(),
    }
}

/// A region of the signature would have to outlive another.
pub(crate) fn region_error(
    explainer: &Explainer<'_>,
    longer: RegionVid,
    shorter: RegionVid,
    blame: Constraint,
) -> Option<BorrowError> {
    let input = explainer.input;
    let universals = &input.universals;
    let (long, short) = (&universals[longer.index()], &universals[shorter.index()]);
    let (long_name, short_name) = (region_name(explainer, longer), region_name(explainer, shorter));
    let labels: Vec<_> = long
        .argument
        .into_iter()
        .map(|local| Label {
            span: input.body.locals[local.index()].span,
            role: Role::Declared,
            text: format!("{long_name} comes from here"),
        })
        .filter(|label| label.span.is_user())
        .collect();
    let explanation = format!(
        "The signature does not say that {long_name} outlives {short_name}, and this needs it."
    );
    let named_and_anonymous = match (long.kind, short.kind) {
        (UniversalKind::Anonymous, UniversalKind::Named) => Some((longer, &short_name)),
        (UniversalKind::Named, UniversalKind::Anonymous) => Some((shorter, &long_name)),
        _ => None,
    };
    if let Some((anonymous, name)) = named_and_anonymous
        && !input.is_closure
        && let Some(local) = universals[anonymous.index()].argument
        && local_name(local, &input.body) != Some("self")
        && !input.in_trait_impl
    {
        let parameter = local_name(local, &input.body).unwrap_or("this parameter");
        return Some(BorrowError {
            code: Some("E0621"),
            span: blame.span,
            message: format!("explicit lifetime required in the type of `{parameter}`"),
            labels,
            explanation: format!("{explanation} Write {name} in the type of `{parameter}`."),
        });
    }
    let escapes = long.is_local
        && !short.is_local
        && match blame.category {
            Category::CallArgument => true,
            // An assignment in a function does not take the data out of it.
            Category::Assignment => input.is_closure,
            _ => false,
        }
        && !input.is_constant
        && (long.argument.is_some() || short.argument.is_some());
    let (code, message) = if escapes {
        let from = if input.is_closure { "closure" } else { "function" };
        (Some("E0521"), format!("borrowed data escapes outside of {from}"))
    } else {
        (None, "lifetime may not live long enough".to_owned())
    };
    Some(BorrowError { code, span: blame.span, message, labels, explanation })
}
