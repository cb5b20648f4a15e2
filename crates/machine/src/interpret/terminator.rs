//! Terminators.

use super::call::Arg;
use super::{Eval, Fault, Interpreter};
use crate::ReturnTo;
use crate::code::{Assert, Block, Body, Callee, Glue, Meta, Operand, Place, Term};
use crate::event::EventKind;
use crate::memory::Pointer;
use crate::outcome::UbKind;
use mir::{BasicBlock, GlobalKind, VtblEntry};

/// Where a call goes on.
#[derive(Clone, Copy)]
pub(super) struct Then {
    pub(super) target: Option<BasicBlock>,
    pub(super) unwind: Option<BasicBlock>,
}

impl Interpreter<'_> {
    #[inline]
    pub(super) fn terminator(&mut self, body: &Body, block: &Block) -> Eval<()> {
        match &block.terminator {
            Term::Goto(target) => self.go_to(*target),
            Term::Switch { discr, size, targets, otherwise, .. } => {
                let bits = match discr {
                    Operand::Place { place, .. } => {
                        let at = self.access_place(place)?;
                        self.load_scalar(at, *size)?.bits
                    }
                    _ => self.scalar(discr)?.bits,
                };
                let found = targets.iter().find(|(value, _)| *value == bits);
                self.go_to(found.map_or(*otherwise, |(_, target)| *target))
            }
            Term::Return => self.return_from_frame(body),
            Term::Resume => self.unwind(None),
            Term::Unreachable => Err(Fault::ub(
                UbKind::Unreachable,
                "reaching code that the program promised is never reached".to_owned(),
            )),
            Term::Drop { place, glue, target, unwind } => {
                let then = Then { target: Some(*target), unwind: *unwind };
                self.drop(place, *glue, then)
            }
            Term::Call { callee, args, destination, target, unwind, .. } => {
                let then = Then { target: *target, unwind: *unwind };
                self.call(callee, args, destination, then)
            }
            Term::Assert { cond, expected, message, target, unwind, .. } => {
                if (self.scalar(cond)?.bits != 0) == *expected {
                    return self.go_to(*target);
                }
                let then = Then { target: None, unwind: *unwind };
                self.assertion_failed(message, then)
            }
            Term::Unsupported(why) => Err(Fault::unsupported(why.clone())),
            Term::Malformed(why) => Err(why.clone().into()),
        }
    }

    fn call(
        &mut self,
        callee: &Callee,
        args: &[Operand],
        destination: &Place,
        then: Then,
    ) -> Eval<()> {
        let function = match callee {
            Callee::Fn(function) => *function,
            Callee::Intrinsic(intrinsic, types) => {
                return self.intrinsic(*intrinsic, types, args, destination, then);
            }
            Callee::Pointer(operand) => {
                let pointer = self.pointer(operand)?;
                let function = self.function_at(pointer)?;
                self.check_signature(function, args, destination)?;
                function
            }
            Callee::Virtual(index) => return self.call_virtual(*index, args, destination, then),
        };
        let return_to = self.return_to(function, destination, then)?;
        self.push_frame(function, args.iter().map(Arg::Operand), return_to)
    }

    pub(super) fn return_to(
        &mut self,
        function: mir::FnId,
        destination: &Place,
        then: Then,
    ) -> Eval<ReturnTo> {
        let to = self.access_place(destination)?;
        let result = self.code.body(function)?.locals.first().map(|local| local.size);
        if then.target.is_some() && result != Some(destination.size) {
            return Err(Fault::ub(
                UbKind::InvalidCall,
                "calling a function whose result has another size".to_owned(),
            ));
        }
        Ok(ReturnTo::Caller { destination: Some(to), target: then.target, unwind: then.unwind })
    }

    /// The method of the vtable of the first argument, called with the thin pointer.
    fn call_virtual(
        &mut self,
        index: u32,
        args: &[Operand],
        destination: &Place,
        then: Then,
    ) -> Eval<()> {
        let receiver = args.first().ok_or("a virtual call without a receiver")?;
        let pointer = self.with_operand(receiver, |this, at| this.load_pointer(at, true))?;
        let vtable = self.code.vtable(pointer.meta)?;
        let function = match self.code.program().globals.get(vtable.index()).map(|it| &it.kind) {
            Some(GlobalKind::Vtable { entries, .. }) => entries.get(index as usize).copied(),
            _ => None,
        };
        let Some(VtblEntry::Method(function)) = function else {
            return Err(Fault::malformed("a vtable without this method"));
        };
        let return_to = self.return_to(function, destination, then)?;
        let args = args.iter().enumerate().map(|(index, operand)| match index {
            0 => Arg::Data(operand),
            _ => Arg::Operand(operand),
        });
        self.push_frame(function, args, return_to)
    }

    fn drop(&mut self, place: &Place, glue: Option<Glue>, then: Then) -> Eval<()> {
        let at = self.place(place)?;
        self.drop_at(at, place.ty, glue, place.meta, then)
    }

    /// Runs the drop glue of the value at a pointer.
    pub(super) fn drop_at(
        &mut self,
        at: Pointer,
        ty: mir::TyId,
        glue: Option<Glue>,
        meta: Meta,
        then: Then,
    ) -> Eval<()> {
        let next = then.target.ok_or("a drop without a target")?;
        let (function, arg) = match glue {
            None => return self.go_to(next),
            Some(Glue::Fn(function)) => {
                let arg = if meta == Meta::None { Arg::Thin(at) } else { Arg::Fat(at) };
                (function, arg)
            }
            Some(Glue::Dyn) => {
                let concrete = self.code.vtable_ty(self.code.vtable(at.meta)?)?;
                match self.code.ty(concrete)?.drop_glue {
                    Some(function) => (function, Arg::Thin(at)),
                    None => return self.go_to(next),
                }
            }
        };
        if self.observed() {
            let (size, _) = self.code.size_align_of_val(ty, at.meta)?;
            let place = self.place_ref(at, ty, size);
            self.event(EventKind::Drop { place });
        }
        let return_to =
            ReturnTo::Caller { destination: None, target: Some(next), unwind: then.unwind };
        self.push_frame(function, std::iter::once(arg), return_to)
    }

    #[cold]
    fn assertion_failed(&mut self, message: &Assert, then: Then) -> Eval<()> {
        let text = match message {
            Assert::Text(text) => (*text).to_owned(),
            Assert::BoundsCheck { len, index } => {
                let len = self.scalar(len)?.bits;
                let index = self.scalar(index)?.bits;
                format!("index out of bounds: the len is {len} but the index is {index}")
            }
        };
        let message = self.machine_text(&text);
        let panic = self.code.program().panic;
        let return_to = ReturnTo::Caller { destination: None, target: None, unwind: then.unwind };
        self.push_frame(panic, std::iter::once(Arg::Fat(message)), return_to)
    }
}
