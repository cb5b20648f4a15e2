//! E0382 and E0381: a place is used although it may hold nothing.

use mir::{AdtKind, Place, PlaceElem, TyKind};

use super::sites::MoveSite;
use super::{Checker, Label, MoveError, Point, Use};
use crate::move_paths::{Lookup, PathIdx};
use crate::place_ty::{adt, place_ty};

impl Checker<'_> {
    /// The place and all its parts have to hold values.
    pub(super) fn check_use(&mut self, place: &Place, what: Use, at: &Point<'_>) {
        let lookup = self.data.lookup(place, self.types);
        let missing = |path: PathIdx| at.state.maybe_uninit.contains(path);
        if missing(lookup.path()) {
            self.report_missing(lookup.path(), what, at);
        } else if let Lookup::Exact(path) = lookup
            && self.data.subtree(path).into_iter().any(missing)
        {
            self.report_missing(path, what, at);
        } else if let Some(path) = self
            .elements(place)
            .into_iter()
            .find(|&element| self.data.subtree(element).into_iter().any(missing))
        {
            self.report_missing(path, what, at);
        }
    }

    /// The elements of an array that have paths of their own, and are in the part that the place
    /// is.
    fn elements(&self, place: &Place) -> Vec<PathIdx> {
        let Some((&PlaceElem::Subslice { from, to, from_end }, base)) =
            place.projection.split_last()
        else {
            return Vec::new();
        };
        let base = Place { local: place.local, projection: base.to_vec() };
        let Lookup::Exact(array) = self.data.lookup(&base, self.types) else { return Vec::new() };
        let TyKind::Array(_, len) = self.types[self.data.paths[array].ty.ty.index()].kind else {
            return Vec::new();
        };
        let end = if from_end { len.saturating_sub(to) } else { to };
        let children = self.data.paths[array].children.iter().copied();
        children
            .filter(|&child| match self.data.paths[child].place.projection.last() {
                Some(PlaceElem::ConstantIndex { offset, from_end: false }) => {
                    (from..end).contains(offset)
                }
                _ => false,
            })
            .collect()
    }

    /// What a place is reached through has to hold a value before the place can be assigned.
    pub(super) fn check_assigned(&mut self, place: &Place, at: &Point<'_>) {
        for (index, elem) in place.projection.iter().enumerate().rev() {
            let base = Place { local: place.local, projection: place.projection[..index].to_vec() };
            match elem {
                PlaceElem::Deref => {
                    let path = self.data.lookup(&base, self.types).path();
                    if at.state.maybe_uninit.contains(path) {
                        self.report_missing(path, Use::Read, at);
                    }
                    return;
                }
                PlaceElem::Field(_) => {
                    let ty = place_ty(&base, self.body, self.types);
                    if ty
                        .and_then(|ty| adt(ty.ty, self.types))
                        .is_some_and(|adt| adt.kind == AdtKind::Union)
                    {
                        return;
                    }
                    let path = self.data.lookup(&base, self.types).path();
                    let holders = self.data.ancestors(path);
                    let outermost =
                        holders.filter(|&path| at.state.maybe_uninit.contains(path)).last();
                    if let Some(path) = outermost {
                        self.report_missing(path, Use::PartialAssignment, at);
                        return;
                    }
                }
                // An element at any index: all have to be there.
                PlaceElem::Index(_) => self.check_use(&base, Use::Read, at),
                _ => {}
            }
        }
    }

    /// A moved operand is gone for the operands after it.
    pub(super) fn forget(&self, place: &Place, at: &mut Point<'_>) {
        if let Lookup::Exact(path) = self.data.lookup(place, self.types) {
            at.moved.push(path);
            for path in self.data.subtree(path) {
                at.state.maybe_uninit.insert(path);
            }
        }
    }

    fn report_missing(&mut self, path: PathIdx, what: Use, at: &Point<'_>) {
        let place = &self.data.paths[path].place;
        if !self.is_user(place.local) || self.describe(place).is_none() {
            return;
        }
        let mut sites = self.move_sites(at.location, path);
        if sites.is_empty() {
            let touches = |moved: PathIdx| {
                self.data.subtree(path).contains(&moved)
                    || self.data.ancestors(path).any(|holder| holder == moved)
            };
            let before = at.moved.iter().copied().filter(|&moved| touches(moved));
            sites.extend(before.map(|path| MoveSite { location: at.location, path }));
        }
        if sites.is_empty() {
            self.report_uninit(path, what, at);
        } else {
            self.report_moved(path, what, at, &sites);
        }
    }

    fn report_uninit(&mut self, path: PathIdx, what: Use, at: &Point<'_>) {
        let local = self.data.paths[path].place.local;
        if !self.reported_uninit.insert(local) {
            return;
        }
        let name = self.quoted(&Place::from(local));
        let (message, explanation) = match what {
            Use::PartialAssignment => (
                format!("partially assigned binding {name} isn't fully initialized"),
                format!(
                    "{name} has no value yet, and Rust has no half-made values: give the whole of \
                     it a value first, then change its fields."
                ),
            ),
            _ => (
                format!("used binding {name} isn't initialized"),
                format!(
                    "{name} has memory but no value when this line runs, at least on one of the \
                     ways to here. Give it a value on every way before it is used."
                ),
            ),
        };
        let text = format!("{name} is declared here, without a value");
        self.errors.push(MoveError {
            code: "E0381",
            span: at.span,
            message,
            labels: vec![Label { span: self.declared(local), text }],
            explanation,
        });
    }

    fn report_moved(&mut self, path: PathIdx, what: Use, at: &Point<'_>, sites: &[MoveSite]) {
        let key = sites.iter().map(|site| (site.location, site.path)).collect();
        if !self.reported_moves.insert(key) {
            return;
        }
        let place = &self.data.paths[path].place;
        let name = self.quoted(place);
        let parts = self.data.subtree(path);
        let partial = sites.iter().any(|site| site.path != path && parts.contains(&site.path));
        let partially = if partial { "partially " } else { "" };
        let verb = match what {
            Use::Read => "use of",
            Use::Borrow => "borrow of",
            Use::PartialAssignment => "assign to part of",
        };
        let mut labels = vec![Label {
            span: self.declared(place.local),
            text: format!("{name} has type `{}`, which is not `Copy`", self.type_name(place)),
        }];
        let mut again = false;
        for site in sites {
            let moved = self.quoted(&self.data.paths[site.path].place);
            let in_loop = site.location == at.location && !at.moved.contains(&site.path);
            again |= in_loop;
            let when = if in_loop { ", in the previous turn of the loop" } else { "" };
            let span = self.span_of(site.location);
            labels.push(Label { span, text: format!("{moved} is moved here{when}") });
        }
        let explanation = if again {
            format!(
                "The first turn of the loop moves {name} away, so the next turn finds it empty. \
                 Borrow it with `&`, clone it, or make it inside the loop."
            )
        } else if partial {
            format!(
                "A part of {name} was moved to another owner, so the whole can no longer be used, \
                 only the parts that stayed. Borrow the part with `&` or clone it instead."
            )
        } else {
            format!(
                "The value of {name} went to another owner, which is now the one to use and drop \
                 it. Borrow it there with `&`, or give away a clone, if {name} is still needed."
            )
        };
        self.errors.push(MoveError {
            code: "E0382",
            span: at.span,
            message: format!("{verb} {partially}moved value: {name}"),
            labels,
            explanation,
        });
    }
}
