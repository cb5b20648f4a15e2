//! E0384, E0594 and E0596: a place is changed or mutably borrowed that must not be.

use mir::{Local, LocalKind, Mutability, Place, PlaceElem, TyKind};

use super::{Checker, Label, MoveError, Point, Upvar};
use crate::place_ty::PlaceTy;

/// What forbids writing to a place.
pub(super) enum Obstacle {
    /// A local declared without `mut`.
    Local(Local),
    /// A variable declared without `mut`, that the closure captures.
    Upvar(String),
    /// This place, a shared reference or `*const` pointer.
    Pointer(Place, &'static str),
}

impl Checker<'_> {
    pub(super) fn check_assignable(&mut self, place: &Place, at: &Point<'_>) {
        if !at.state.ever_init.contains(place.local.index()) {
            return;
        }
        match (place.as_local(), self.obstacle(place)) {
            (_, None) => {}
            (Some(local), Some(_)) => self.assigned_twice(local, at),
            (None, Some(obstacle)) => {
                let name = self.quoted(place);
                let (message, labels, explanation) = match obstacle {
                    Obstacle::Local(local) => {
                        let variable = self.quoted(&Place::from(local));
                        (
                            format!(
                                "cannot assign to {name}, as {variable} is not declared as mutable"
                            ),
                            vec![self.declared_without_mut(local)],
                            format!(
                                "A variable without `mut` keeps its value, all of it. Declare {variable} with `let mut` to change it."
                            ),
                        )
                    }
                    Obstacle::Upvar(variable) => (
                        format!("cannot assign to {name}, as it is not declared as mutable"),
                        Vec::new(),
                        format!(
                            "A closure changes the variables around it only if they may change: declare `{variable}` with `let mut`."
                        ),
                    ),
                    Obstacle::Pointer(pointer, kind) => {
                        let pointer = self.quoted(&pointer);
                        (
                            format!("cannot assign to {name}, which is behind a {kind}"),
                            Vec::new(),
                            format!(
                                "{pointer} is a {kind}: it only allows reading what it points to. Make it a `&mut` reference to change the value."
                            ),
                        )
                    }
                };
                self.errors.push(MoveError {
                    code: "E0594",
                    span: at.span,
                    message,
                    labels,
                    explanation,
                });
            }
        }
    }

    pub(super) fn borrow_mut(&mut self, place: &Place, at: &Point<'_>) {
        if !at.state.ever_init.contains(place.local.index()) {
            return;
        }
        let Some(obstacle) = self.obstacle(place) else {
            return;
        };
        let name = self.quoted(place);
        let (message, labels, explanation) = match obstacle {
            Obstacle::Local(local) => {
                let variable = self.quoted(&Place::from(local));
                (
                    format!(
                        "cannot borrow {name} as mutable, as {variable} is not declared as mutable"
                    ),
                    vec![self.declared_without_mut(local)],
                    format!(
                        "A mutable borrow can change the value, but {variable} was declared without `mut`. Declare it with `mut`."
                    ),
                )
            }
            Obstacle::Upvar(variable) => (
                format!("cannot borrow {name} as mutable, as it is not declared as mutable"),
                Vec::new(),
                format!(
                    "A closure changes the variables around it only if they may change: declare `{variable}` with `let mut`."
                ),
            ),
            Obstacle::Pointer(pointer, kind) => {
                let pointer = self.quoted(&pointer);
                (
                    format!("cannot borrow {name} as mutable, as it is behind a {kind}"),
                    Vec::new(),
                    format!(
                        "{pointer} is a {kind}: what it points to can be read but not changed. Take a `&mut` reference instead."
                    ),
                )
            }
        };
        self.errors.push(MoveError { code: "E0596", span: at.span, message, labels, explanation });
    }

    fn assigned_twice(&mut self, local: Local, at: &Point<'_>) {
        let name = self.quoted(&Place::from(local));
        let message = match self.body.locals[local.index()].kind {
            LocalKind::Arg { .. } => format!("cannot assign to immutable argument {name}"),
            _ => format!("cannot assign twice to immutable variable {name}"),
        };
        self.errors.push(MoveError {
            code: "E0384",
            span: at.span,
            message,
            labels: vec![self.declared_without_mut(local)],
            explanation: format!(
                "A variable without `mut` gets its value once. Declare {name} with `mut` to give it \
                 another one, or use a new variable."
            ),
        });
    }

    fn declared_without_mut(&self, local: Local) -> Label {
        let name = self.quoted(&Place::from(local));
        Label {
            span: self.declared(local),
            text: format!("{name} is declared here, without `mut`"),
        }
    }

    /// What forbids writing, looked for from the place towards its local.
    pub(super) fn obstacle(&self, place: &Place) -> Option<Obstacle> {
        let mut types = vec![PlaceTy::of(self.body.locals[place.local.index()].ty)];
        for &elem in &place.projection {
            types.push(types.last()?.step(elem, self.types)?);
        }
        // Behind `&mut` it does not matter whether the variable that holds it is `mut`.
        let mut local_matters = true;
        let upvar = self.upvar(place);
        for (index, elem) in place.projection.iter().enumerate().rev() {
            if let Some((upvar, inside)) = upvar
                && index + 1 == inside
                && local_matters
                && !upvar.mutable
            {
                return Some(Obstacle::Upvar(upvar.name.clone()));
            }
            if *elem != PlaceElem::Deref {
                continue;
            }
            let pointer =
                || Place { local: place.local, projection: place.projection[..index].to_vec() };
            match &self.types[types[index].ty.index()].kind {
                TyKind::Ref(_, Mutability::Not) => {
                    return Some(Obstacle::Pointer(pointer(), "`&` reference"));
                }
                TyKind::Ref(_, Mutability::Mut) => local_matters = false,
                TyKind::RawPtr(_, Mutability::Not) => {
                    return Some(Obstacle::Pointer(pointer(), "`*const` pointer"));
                }
                TyKind::RawPtr(_, Mutability::Mut) => return None,
                _ => {}
            }
        }
        let immutable = matches!(
            self.body.locals[place.local.index()].kind,
            LocalKind::Arg { mutable: false } | LocalKind::Var { mutable: false }
        );
        (immutable && local_matters).then_some(Obstacle::Local(place.local))
    }

    /// The capture that a place of a closure's body is in, and the first step inside of it.
    fn upvar(&self, place: &Place) -> Option<(&Upvar, usize)> {
        if place.local != Local(1) {
            return None;
        }
        let field = usize::from(place.projection.first() == Some(&PlaceElem::Deref));
        let Some(PlaceElem::Field(index)) = place.projection.get(field) else { return None };
        let upvar = self.upvars.captures.get(index.index())?;
        let is_reference = upvar.by_ref && place.projection.get(field + 1).is_some();
        Some((upvar, field + 1 + usize::from(is_reference)))
    }
}
