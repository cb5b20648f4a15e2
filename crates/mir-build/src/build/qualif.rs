//! What is known of a constant's value from how it is made (rustc's `const_qualif`): a value of a
//! type with drop glue or interior mutability may have neither, as `None::<String>` has.

use hir_def::AdtId;
use mir::{
    AggregateKind, Body, ConstValue, GlobalId, GlobalKind, Local, Operand, Rvalue, StatementKind,
    TerminatorKind, TyId, TyKind,
};

use super::body::body;
use crate::cx::Cx;

impl Cx<'_> {
    /// The value of a `const` item needs no drop, and nothing in it changes behind `&`.
    pub(crate) fn is_plain_const(&mut self, id: GlobalId) -> bool {
        let GlobalKind::Const { ty, init, .. } = self.global(id).kind else { return false };
        if self.is_plain_ty(ty) {
            return true;
        }
        let Some(instance) = self.instance_of(init).cloned() else { return false };
        let body = body(self, &instance);
        self.is_plain_local(&body, Local::RETURN, &mut Vec::new())
    }

    fn is_plain_ty(&self, ty: TyId) -> bool {
        self.ty_data(ty).drop_glue.is_none() && self.is_freeze(self.ty_source(ty))
    }

    /// Every value that is ever written to the local is plain.
    fn is_plain_local(&mut self, body: &Body, local: Local, seen: &mut Vec<Local>) -> bool {
        if self.is_plain_ty(body.locals[local.index()].ty) || seen.contains(&local) {
            return true;
        }
        seen.push(local);
        body.blocks.iter().all(|block| {
            let called = match &block.terminator.kind {
                TerminatorKind::Call { destination, .. } => destination.local == local,
                TerminatorKind::Unsupported(_) => true,
                _ => false,
            };
            !called
                && block.statements.iter().all(|statement| match &statement.kind {
                    StatementKind::Assign(place, rvalue) if place.local == local => {
                        self.is_plain_rvalue(body, rvalue, seen)
                    }
                    _ => true,
                })
        })
    }

    fn is_plain_rvalue(&mut self, body: &Body, rvalue: &Rvalue, seen: &mut Vec<Local>) -> bool {
        match rvalue {
            Rvalue::Use(operand) | Rvalue::Repeat(operand, _) => {
                self.is_plain_operand(body, operand, seen)
            }
            Rvalue::Aggregate(AggregateKind::Union(..), _) => false,
            Rvalue::Aggregate(kind, operands) => {
                if let AggregateKind::Adt(ty, _) = kind
                    && let TyKind::Adt(adt) = &self.ty_data(*ty).kind
                {
                    let cell = self.interner.lang_items().UnsafeCell.map(AdtId::from);
                    let is_cell = self.ty_source(*ty).as_adt().map(|(adt, _)| adt) == cell;
                    if adt.drop_impl.is_some() || is_cell {
                        return false;
                    }
                }
                operands.iter().all(|operand| self.is_plain_operand(body, operand, seen))
            }
            _ => false,
        }
    }

    fn is_plain_operand(&mut self, body: &Body, operand: &Operand, seen: &mut Vec<Local>) -> bool {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => {
                place.projection.is_empty() && self.is_plain_local(body, place.local, seen)
            }
            Operand::Constant(constant) => match constant.value {
                ConstValue::Global(id) => self.is_plain_const(id),
                _ => self.is_plain_ty(constant.ty),
            },
        }
    }
}
