//! Move paths: the places of a body whose initialisation is tracked one by one (rustc's
//! `rustc_mir_dataflow::move_paths`).

mod gather;

pub(crate) use gather::rvalue_operands;
use mir::{Body, Local, Place, PlaceElem, Span, Ty, TyId, TyKind};

use crate::graph::Location;
use crate::place_ty::PlaceTy;

/// Index of a [`MovePath`].
pub(crate) type PathIdx = usize;

/// A place that is moved or assigned as a whole somewhere in the body, or a prefix of one.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct MovePath {
    pub place: Place,
    pub ty: PlaceTy,
    pub parent: Option<PathIdx>,
    pub children: Vec<PathIdx>,
}

/// What one statement or terminator does to move paths: first the moves, then the initialisations
/// (those of a call only when it returns).
#[derive(Clone, Default, PartialEq, Debug)]
pub(crate) struct Effects {
    pub moves: Vec<PathIdx>,
    pub inits: Vec<PathIdx>,
}

/// A move out of a place that must not be moved out of.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct IllegalMove {
    pub location: Location,
    pub span: Span,
    pub place: Place,
    /// The part of `place` that cannot be left empty.
    pub from: Place,
    pub why: IllegalMoveKind,
}

/// Why a place must not be moved out of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum IllegalMoveKind {
    /// Behind a reference or raw pointer of this type.
    Borrowed(TyId),
    /// An element at an index known only at run time, or of a slice.
    Element(TyId),
    /// A field of a type that implements `Drop`.
    HasDrop(TyId),
}

/// The result of a look-up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lookup {
    /// The place has a path of its own.
    Exact(PathIdx),
    /// The nearest path that holds the place.
    Parent(PathIdx),
}

impl Lookup {
    /// The path, of the place or of what holds it.
    pub fn path(self) -> PathIdx {
        match self {
            Self::Exact(path) | Self::Parent(path) => path,
        }
    }
}

/// All move paths of a body and what happens to them.
#[derive(Debug)]
pub(crate) struct MoveData {
    /// The first ones are the locals, in order.
    pub paths: Vec<MovePath>,
    /// By block and statement; one more for the terminator.
    effects: Vec<Vec<Effects>>,
    /// What rustc rejects with E0507, E0508 or E0509.
    pub illegal: Vec<IllegalMove>,
}

impl MoveData {
    /// Reads the whole body.
    pub fn gather(body: &Body, types: &[Ty]) -> Self {
        gather::gather(body, types)
    }

    /// What happens there.
    pub fn effects(&self, location: Location) -> &Effects {
        &self.effects[location.block.index()][location.statement]
    }

    /// The path of a whole local.
    pub fn local(local: Local) -> PathIdx {
        local.index()
    }

    /// The path of a place, or the nearest that holds it.
    pub fn lookup(&self, place: &Place, types: &[Ty]) -> Lookup {
        let mut path = Self::local(place.local);
        for &elem in &place.projection {
            let elem = normalise(elem, self.paths[path].ty, types);
            match self.child(path, elem) {
                Some(child) => path = child,
                None => return Lookup::Parent(path),
            }
        }
        Lookup::Exact(path)
    }

    /// The path one step further, if there is one.
    pub fn child(&self, path: PathIdx, elem: PlaceElem) -> Option<PathIdx> {
        let mut children = self.paths[path].children.iter().copied();
        children.find(|&child| self.paths[child].place.projection.last() == Some(&elem))
    }

    /// The path and all below it, parents first.
    pub fn subtree(&self, path: PathIdx) -> Vec<PathIdx> {
        let mut all = vec![path];
        let mut next = 0;
        while let Some(&path) = all.get(next) {
            all.extend(&self.paths[path].children);
            next += 1;
        }
        all
    }

    /// The path and all that hold it, innermost first.
    pub fn ancestors(&self, path: PathIdx) -> impl Iterator<Item = PathIdx> {
        std::iter::successors(Some(path), |&path| self.paths[path].parent)
    }
}

/// Elements of an array are counted from its start, so that one element has one path.
fn normalise(elem: PlaceElem, base: PlaceTy, types: &[Ty]) -> PlaceElem {
    match (elem, &types[base.ty.index()].kind) {
        (PlaceElem::ConstantIndex { offset, from_end: true }, &TyKind::Array(_, len)) => {
            PlaceElem::ConstantIndex { offset: len.saturating_sub(offset), from_end: false }
        }
        _ => elem,
    }
}
