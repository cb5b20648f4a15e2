//! What a finished body names, found once: the linker and the memory ask for it again and again.

use mir::{
    Body, FnId, GlobalId, Intrinsic, Place, PlaceElem, Span, TyId, TyKind,
    visit::{Visitor, visit_body},
};
use rustc_hash::FxHashSet;

use crate::cx::Cx;

/// An entry of a table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Name {
    Ty(TyId),
    Fn(FnId),
    Global(GlobalId),
}

/// A body after drop elaboration.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) body: Body,
    /// What it names, each once, in the order of the body; with the glue of what it drops.
    pub(crate) names: Vec<Name>,
    /// It has a place in the reader's text.
    pub(crate) is_users: bool,
}

impl Finished {
    pub(crate) fn new(cx: &Cx<'_>, mut body: Body) -> Self {
        let locals = body.locals.iter().map(|local| local.ty).collect();
        let mut names =
            Names { cx, locals, seen: FxHashSet::default(), found: Vec::new(), is_users: false };
        visit_body(&mut body, &mut names);
        let Names { found, is_users, .. } = names;
        Self { body, names: found, is_users }
    }

    pub(crate) fn functions(&self) -> impl Iterator<Item = FnId> {
        self.names.iter().filter_map(|name| match name {
            Name::Fn(id) => Some(*id),
            _ => None,
        })
    }

    pub(crate) fn globals(&self) -> impl Iterator<Item = GlobalId> {
        self.names.iter().filter_map(|name| match name {
            Name::Global(id) => Some(*id),
            _ => None,
        })
    }
}

struct Names<'a, 'db> {
    cx: &'a Cx<'db>,
    locals: Vec<TyId>,
    seen: FxHashSet<Name>,
    found: Vec<Name>,
    is_users: bool,
}

impl Names<'_, '_> {
    fn add(&mut self, name: Name) {
        if self.seen.insert(name) {
            self.found.push(name);
        }
    }

    /// A value of the type is dropped here.
    fn drops(&mut self, id: TyId) {
        if let Some(glue) = self.cx.ty_data(id).drop_glue {
            self.add(Name::Fn(glue));
        }
    }
}

impl Visitor for Names<'_, '_> {
    fn ty(&mut self, id: &mut TyId) {
        self.add(Name::Ty(*id));
    }

    fn function(&mut self, id: &mut FnId) {
        self.add(Name::Fn(*id));
    }

    fn global(&mut self, id: &mut GlobalId) {
        self.add(Name::Global(*id));
    }

    fn span(&mut self, span: &mut Span) {
        self.is_users |= span.is_user();
    }

    fn dropped(&mut self, place: &Place) {
        if let Some(ty) = place_ty(self.cx, &self.locals, place) {
            self.drops(ty);
        }
    }

    fn intrinsic(&mut self, intrinsic: Intrinsic, tys: &[TyId]) {
        if intrinsic == Intrinsic::DropInPlace {
            tys.iter().for_each(|&ty| self.drops(ty));
        }
    }
}

/// The type of a place.
fn place_ty(cx: &Cx<'_>, locals: &[TyId], place: &Place) -> Option<TyId> {
    let mut ty = *locals.get(place.local.index())?;
    let mut variant = 0;
    for elem in &place.projection {
        let kind = &cx.ty_data(ty).kind;
        ty = match (elem, kind) {
            (PlaceElem::Downcast(index), _) => {
                variant = index.index();
                continue;
            }
            (PlaceElem::Deref, TyKind::Ref(inner, _) | TyKind::RawPtr(inner, _)) => *inner,
            (PlaceElem::Deref, TyKind::Adt(adt)) => *adt.args.first()?,
            (PlaceElem::Field(field), TyKind::Adt(adt)) => {
                adt.variants.get(variant)?.fields.get(field.index())?.ty
            }
            (PlaceElem::Field(field), TyKind::Tuple(fields) | TyKind::Closure(fields)) => {
                fields.get(field.index())?.ty
            }
            (
                PlaceElem::Index(_) | PlaceElem::ConstantIndex { .. },
                TyKind::Array(element, _) | TyKind::Slice(element),
            ) => *element,
            // A part of an array or slice drops as elements of the same type do.
            (PlaceElem::Subslice { .. }, _) => ty,
            _ => return None,
        };
        variant = 0;
    }
    Some(ty)
}
