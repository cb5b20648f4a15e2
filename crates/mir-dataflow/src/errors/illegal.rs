//! E0507, E0508 and E0509: a move out of a place that must not be left empty.

use mir::{LocalKind, Mutability, Place, Rvalue, Span, StatementKind, Stop, TyKind};

use super::{Checker, MoveError};
use crate::graph::Location;
use crate::init::Init;
use crate::move_paths::{IllegalMove, IllegalMoveKind};

impl Checker<'_> {
    pub(super) fn illegal_moves(&mut self, init: &Init<'_>) {
        for illegal in &self.data.illegal {
            if init.at_start(illegal.location.block).is_some() {
                let error = self.illegal_move(illegal);
                self.errors.push(error);
            }
        }
    }

    fn illegal_move(&self, illegal: &IllegalMove) -> MoveError {
        let place = self.quoted(&illegal.place);
        let moved = self.type_name(&illegal.place);
        // Behind a reference to an array, it is the hole in the array that is reported.
        let why = match illegal.why {
            IllegalMoveKind::Borrowed(pointer) => match &self.types[pointer.index()].kind {
                TyKind::Ref(to, _) | TyKind::RawPtr(to, _)
                    if matches!(
                        self.types[to.index()].kind,
                        TyKind::Array(..) | TyKind::Slice(_)
                    ) =>
                {
                    IllegalMoveKind::Element(*to)
                }
                _ => illegal.why,
            },
            why => why,
        };
        let (code, message, explanation) = match why {
            IllegalMoveKind::Borrowed(pointer) => {
                let behind = match &self.types[pointer.index()].kind {
                    TyKind::Ref(_, Mutability::Not) => "a shared reference",
                    TyKind::Ref(_, Mutability::Mut) => "a mutable reference",
                    TyKind::RawPtr(..) => "a raw pointer",
                    _ => "a pointer",
                };
                let message = match self.describe(&illegal.place) {
                    Some(name) => {
                        let variant = self.variant_name(&illegal.place);
                        let variant = variant
                            .map_or_else(String::new, |it| format!(" as enum variant `{it}`"));
                        format!("cannot move out of `{name}`{variant} which is behind {behind}")
                    }
                    None => format!("cannot move out of {behind}"),
                };
                let explanation = format!(
                    "Whoever lent this value expects to find it in place afterwards, so the \
                     `{moved}` cannot be taken away from behind {behind}. Borrow it with `&`, clone \
                     it, or put something else in its place with `std::mem::take` or `replace`."
                );
                ("E0507", message, explanation)
            }
            IllegalMoveKind::Element(ty) => {
                let ty = &self.types[ty.index()];
                let kind = match ty.kind {
                    TyKind::Slice(_) => "slice",
                    _ => "array",
                };
                let message = format!("cannot move out of type `{}`, a non-copy {kind}", ty.name);
                let explanation = format!(
                    "The {kind} would have a hole where {place} was, at a place the compiler does \
                     not know. Borrow the element with `&`, clone it, or swap it with \
                     `std::mem::take`."
                );
                ("E0508", message, explanation)
            }
            IllegalMoveKind::HasDrop(ty) => {
                let name = &self.types[ty.index()].name;
                let message =
                    format!("cannot move out of type `{name}`, which implements the `Drop` trait");
                let explanation = format!(
                    "`Drop::drop` of `{name}` will run on the whole value, so no field can be taken \
                     out before. Borrow the field with `&`, clone it, or take it with \
                     `std::mem::take`."
                );
                ("E0509", message, explanation)
            }
        };
        let span = self
            .scrutinee(&illegal.place)
            .or_else(|| self.condition(illegal))
            .unwrap_or(illegal.span);
        MoveError { code, span, message, labels: Vec::new(), explanation }
    }

    /// A binding of a pattern that moves is reported at what is matched.
    fn scrutinee(&self, place: &Place) -> Option<Span> {
        let statements = self.body.blocks.iter().flat_map(|block| &block.statements);
        statements
            .filter(|statement| match &statement.kind {
                StatementKind::Assign(_, Rvalue::Discriminant(matched)) => {
                    matched.local == place.local
                        && place.projection.len() > matched.projection.len()
                        && place.projection.starts_with(&matched.projection)
                }
                _ => false,
            })
            .map(|statement| statement.span)
            .next()
    }

    /// What is matched, for a pattern without tests: the last moment before the move is the one at
    /// which the `match` looks at it.
    fn condition(&self, illegal: &IllegalMove) -> Option<Span> {
        let Location { mut block, statement } = illegal.location;
        let mut before = self.body.blocks[block.index()].statements.get(..=statement)?;
        let (moved, before_move) = before.split_last()?;
        let StatementKind::Assign(to, _) = &moved.kind else { return None };
        let binding = &self.body.locals[to.as_local()?.index()];
        if binding.span != moved.span || !matches!(binding.kind, LocalKind::Var { .. }) {
            return None;
        }
        before = before_move;
        for _ in 0..self.body.blocks.len() {
            let stop = before.iter().rev().find_map(|it| match &it.kind {
                StatementKind::Stop(stop) => Some((stop, it.span)),
                _ => None,
            });
            if let Some((stop, span)) = stop {
                return matches!(stop, Stop::Condition(..)).then_some(span);
            }
            block = *self.predecessors[block.index()].first()?;
            before = &self.body.blocks[block.index()].statements;
        }
        None
    }
}
