//! Which places hold values at a moment, and which may never be written: for pictures.

use mir::{Body, Place, Span, Ty};

use super::mutability::Obstacle;
use super::{Checker, Upvars};
use crate::graph::Location;
use crate::init::{InactiveVariants, Init, InitState};
use crate::move_paths::{Lookup, MoveData};

/// Does a place hold a value?
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Holding {
    /// The whole of it, whichever way the run came.
    Value,
    /// It has none yet, or its scope is over.
    Empty,
    /// It was moved away by these expressions.
    Moved {
        /// Where.
        by: Vec<Span>,
        /// Only a part of it.
        partly: bool,
        /// Only on some of the ways to here.
        perhaps: bool,
    },
}

/// What the places hold before each of the locations: by location, then by place.
pub fn holdings(body: &Body, types: &[Ty], places: &[Place], at: &[Location]) -> Vec<Vec<Holding>> {
    let data = MoveData::gather(body, types);
    let init = Init::solve(body, types, &data, InactiveVariants::Unchanged);
    let upvars = Upvars::default();
    let checker = Checker::new(body, types, &upvars, &data);
    let at_location = |&location: &Location| {
        let Some(mut state) = init.at_start(location.block) else {
            return vec![Holding::Empty; places.len()];
        };
        for statement in 0..location.statement {
            init.apply(Location { statement, ..location }, &mut state);
        }
        places.iter().map(|place| checker.holding(place, location, &state)).collect()
    };
    at.iter().map(at_location).collect()
}

/// Why nobody may write to the place, loans aside: the end of a sentence that begins with the
/// place. None when it may be written.
pub fn never_written(body: &Body, types: &[Ty], place: &Place) -> Option<String> {
    let data = MoveData::gather(body, types);
    let upvars = Upvars::default();
    let checker = Checker::new(body, types, &upvars, &data);
    checker.obstacle(place).map(|obstacle| match obstacle {
        Obstacle::Local(local) if Some(local) == place.as_local() => {
            "is declared without `mut`".to_owned()
        }
        Obstacle::Local(local) => {
            format!("is part of {}, which is declared without `mut`", checker.quoted(&local.into()))
        }
        Obstacle::Upvar(variable) => {
            format!("is part of `{variable}`, which is declared without `mut`")
        }
        Obstacle::Pointer(pointer, kind) => {
            format!("is reached through {}, a {kind}", checker.quoted(&pointer))
        }
    })
}

impl Checker<'_> {
    fn holding(&self, place: &Place, at: Location, state: &InitState) -> Holding {
        let lookup = self.data.lookup(place, self.types);
        let path = lookup.path();
        let missing = |path| state.maybe_uninit.contains(path);
        let partly = !missing(path);
        if partly {
            let parts = match lookup {
                Lookup::Exact(path) => self.data.subtree(path),
                Lookup::Parent(_) => Vec::new(),
            };
            if !parts.into_iter().any(missing) {
                return Holding::Value;
            }
        }
        // A part that is never moved by itself goes only with what holds it.
        let is_of_place = |moved| match lookup {
            Lookup::Exact(_) => true,
            Lookup::Parent(holder) => self.data.ancestors(holder).any(|it| it == moved),
        };
        let sites = self.move_sites(at, path);
        let sites = sites.iter().filter(|site| is_of_place(site.path));
        let by: Vec<Span> = sites.map(|site| self.span_of(site.location)).collect();
        if by.is_empty() {
            return Holding::Empty;
        }
        Holding::Moved { by, partly, perhaps: state.maybe_init.contains(path) && !partly }
    }
}
