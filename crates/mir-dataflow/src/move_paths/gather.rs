//! One walk over the body that makes the move paths.

use mir::{
    AdtKind, BasicBlock, Body, Local, Operand, Place, PlaceElem, Rvalue, Span, StatementKind,
    TerminatorKind, Ty, TyKind,
};

use super::{Effects, IllegalMove, IllegalMoveKind, MoveData, MovePath, PathIdx, normalise};
use crate::graph::Location;
use crate::place_ty::{PlaceTy, adt};

pub(super) fn gather(body: &Body, types: &[Ty]) -> MoveData {
    let paths = body
        .locals
        .iter()
        .enumerate()
        .map(|(index, local)| MovePath {
            place: Place::from(Local(index as u32)),
            ty: PlaceTy::of(local.ty),
            parent: None,
            children: Vec::new(),
        })
        .collect();
    let effects = body
        .blocks
        .iter()
        .map(|block| vec![Effects::default(); block.statements.len() + 1])
        .collect();
    let mut gatherer = Gatherer {
        types,
        data: MoveData { paths, effects, illegal: Vec::new() },
        location: Location { block: BasicBlock(0), statement: 0 },
        span: body.span,
    };
    for (index, block) in body.blocks.iter().enumerate() {
        for (statement, data) in block.statements.iter().enumerate() {
            gatherer.location = Location { block: BasicBlock(index as u32), statement };
            gatherer.span = data.span;
            gatherer.statement(&data.kind);
        }
        let statement = block.statements.len();
        gatherer.location = Location { block: BasicBlock(index as u32), statement };
        gatherer.span = block.terminator.span;
        gatherer.terminator(&block.terminator.kind);
    }
    gatherer.data
}

struct Gatherer<'a> {
    types: &'a [Ty],
    data: MoveData,
    location: Location,
    span: Span,
}

impl Gatherer<'_> {
    fn statement(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Assign(place, rvalue) => {
                // The path is made first: `x.f = move x.f` both moves and initialises it.
                let path = self.path(place).ok();
                for operand in rvalue_operands(rvalue) {
                    self.operand(operand);
                }
                if let Some(path) = path {
                    self.effects().inits.push(path);
                }
            }
            StatementKind::StorageDead(local) => {
                self.effects().moves.push(MoveData::local(*local));
            }
            StatementKind::StorageLive(_)
            | StatementKind::SetDiscriminant(..)
            | StatementKind::Stop(_) => {}
        }
    }

    fn terminator(&mut self, kind: &TerminatorKind) {
        match kind {
            TerminatorKind::SwitchInt { discr, .. } => self.operand(discr),
            TerminatorKind::Assert { cond, .. } => self.operand(cond),
            TerminatorKind::Call { callee, args, destination, .. } => {
                let path = self.path(destination).ok();
                if let mir::Callee::Pointer(pointer) = callee {
                    self.operand(pointer);
                }
                for arg in args {
                    self.operand(arg);
                }
                if let Some(path) = path {
                    self.effects().inits.push(path);
                }
            }
            // Whether or not the glue panics, nothing is left of the value.
            TerminatorKind::Drop { place, .. } => {
                if let Ok(path) = self.path(place) {
                    self.effects().moves.push(path);
                }
            }
            TerminatorKind::Yield { resume_arg, .. } => {
                if let Ok(path) = self.path(resume_arg) {
                    self.effects().inits.push(path);
                }
            }
            TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::CoroutineDrop
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::Unsupported(_) => {}
        }
    }

    fn operand(&mut self, operand: &Operand) {
        let Operand::Move(place) = operand else {
            return;
        };
        if let Some((&PlaceElem::Subslice { from, to, from_end }, base)) =
            place.projection.split_last()
        {
            self.subslice(place.local, base, from, to, from_end);
            return;
        }
        self.move_out(place);
    }

    fn move_out(&mut self, place: &Place) {
        match self.path(place) {
            Ok(path) => self.effects().moves.push(path),
            Err((from, why)) => self.data.illegal.push(IllegalMove {
                location: self.location,
                span: self.span,
                place: place.clone(),
                from,
                why,
            }),
        }
    }

    /// A part of an array is moved: that is a move of each of its elements.
    fn subslice(&mut self, local: Local, base: &[PlaceElem], from: u64, to: u64, from_end: bool) {
        let base = Place { local, projection: base.to_vec() };
        let array = self.path(&base).ok().map(|path| self.data.paths[path].ty.ty);
        match array.map(|ty| &self.types[ty.index()].kind) {
            Some(&TyKind::Array(_, len)) => {
                let end = if from_end { len.saturating_sub(to) } else { to };
                for offset in from..end {
                    let elem = PlaceElem::ConstantIndex { offset, from_end: false };
                    self.move_out(&base.project(elem));
                }
            }
            _ => self.move_out(&base.project(PlaceElem::Subslice { from, to, from_end })),
        }
    }

    fn effects(&mut self) -> &mut Effects {
        let Location { block, statement } = self.location;
        &mut self.data.effects[block.index()][statement]
    }

    /// The path of a place, made with its parents when it is new.
    fn path(&mut self, place: &Place) -> Result<PathIdx, (Place, IllegalMoveKind)> {
        let mut path = MoveData::local(place.local);
        for (at, &elem) in place.projection.iter().enumerate() {
            let ty = self.data.paths[path].ty;
            let kind = &self.types[ty.ty.index()].kind;
            let why = match (elem, kind) {
                (PlaceElem::Deref, TyKind::Adt(adt)) if adt.is_box => None,
                (PlaceElem::Deref, _) => Some(IllegalMoveKind::Borrowed(ty.ty)),
                // The fields of a union are one place: writing one initialises all.
                (PlaceElem::Field(_), TyKind::Adt(adt)) if adt.kind == AdtKind::Union => {
                    return Ok(path);
                }
                (PlaceElem::Field(_), _)
                    if adt(ty.ty, self.types)
                        .is_some_and(|adt| adt.drop_impl.is_some() && !adt.is_box) =>
                {
                    Some(IllegalMoveKind::HasDrop(ty.ty))
                }
                (PlaceElem::Field(_) | PlaceElem::Downcast(_), _) => None,
                (PlaceElem::ConstantIndex { .. }, TyKind::Array(..)) => None,
                (
                    PlaceElem::Index(_)
                    | PlaceElem::ConstantIndex { .. }
                    | PlaceElem::Subslice { .. },
                    _,
                ) => Some(IllegalMoveKind::Element(ty.ty)),
            };
            let from = || Place { local: place.local, projection: place.projection[..at].to_vec() };
            if let Some(why) = why {
                return Err((from(), why));
            }
            let elem = normalise(elem, ty, self.types);
            path = match self.data.child(path, elem) {
                Some(child) => child,
                None => {
                    // A step that does not fit the type is no move path; nothing is known of it.
                    let Some(stepped) = ty.step(elem, self.types) else {
                        return Err((from(), IllegalMoveKind::Borrowed(ty.ty)));
                    };
                    let child = self.data.paths.len();
                    self.data.paths.push(MovePath {
                        place: self.data.paths[path].place.project(elem),
                        ty: stepped,
                        parent: Some(path),
                        children: Vec::new(),
                    });
                    self.data.paths[path].children.push(child);
                    child
                }
            };
        }
        Ok(path)
    }
}

/// The operands an rvalue reads.
pub(crate) fn rvalue_operands(rvalue: &Rvalue) -> Vec<&Operand> {
    match rvalue {
        Rvalue::Use(operand)
        | Rvalue::Repeat(operand, _)
        | Rvalue::Cast(_, operand, _)
        | Rvalue::UnaryOp(_, operand) => vec![operand],
        Rvalue::BinaryOp(_, left, right) => vec![left, right],
        Rvalue::Aggregate(_, operands) => operands.iter().collect(),
        Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Discriminant(_) | Rvalue::Len(_) => {
            Vec::new()
        }
    }
}
