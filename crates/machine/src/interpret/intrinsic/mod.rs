//! The operations that are native to the machine ([`mir::Intrinsic`]).

mod allocate;
mod atomic;
mod case;
mod memory;
mod number;
mod parse_float;
mod text;
mod thread;

use mir::{Intrinsic as I, TyId};

use super::call::Arg;
use super::terminator::Then;
use super::{Eval, Fault, Interpreter, Scalar};
use crate::code::{Glue, Meta, Operand, Place};
use crate::memory::Pointer;
use crate::outcome::{Limit, UbKind};
use crate::{Outcome, ReturnTo};

/// One call of an intrinsic.
#[derive(Clone, Copy)]
struct Request<'a> {
    types: &'a [TyId],
    args: &'a [Operand],
    destination: &'a Place,
    /// Where the result goes.
    to: Pointer,
}

impl<'a> Request<'a> {
    fn arg(&self, index: usize) -> Eval<&'a Operand> {
        self.args.get(index).ok_or_else(|| Fault::malformed("an intrinsic without its argument"))
    }

    fn ty(&self, index: usize) -> Eval<TyId> {
        let ty = self.types.get(index).copied();
        ty.ok_or_else(|| Fault::malformed("an intrinsic without its type argument"))
    }
}

impl Interpreter<'_> {
    pub(super) fn intrinsic(
        &mut self,
        intrinsic: I,
        types: &[TyId],
        args: &[Operand],
        destination: &Place,
        then: Then,
    ) -> Eval<()> {
        let to = self.access_place(destination)?;
        let request = Request { types, args, destination, to };
        match intrinsic {
            I::Alloc | I::AllocZeroed | I::Realloc | I::Dealloc
                if self.code.program().allocator.is_some() =>
            {
                return self.call_allocator(intrinsic, request, then);
            }
            I::Alloc
            | I::AllocZeroed
            | I::Realloc
            | I::Dealloc
            | I::SystemAlloc
            | I::SystemAllocZeroed
            | I::SystemRealloc
            | I::SystemDealloc
            | I::CMalloc
            | I::CFree
            | I::CBlockSize => self.allocation_intrinsic(intrinsic, request)?,
            I::ReadViaCopy
            | I::WriteViaMove
            | I::Copy
            | I::CopyNonoverlapping
            | I::WriteBytes
            | I::CompareBytes
            | I::GroupMatch
            | I::GroupMask
            | I::Offset
            | I::ArithOffset
            | I::PtrOffsetFrom
            | I::PtrMetadataLen
            | I::SliceFromRawParts
            | I::WithMetadataOf
            | I::PtrAddr
            | I::WithoutProvenance => self.memory_intrinsic(intrinsic, request)?,
            I::FormatInt
            | I::FormatFloat
            | I::ParseFloat
            | I::CharIs
            | I::CharConvert
            | I::Print
            | I::TypeName => self.text_intrinsic(intrinsic, request)?,
            I::SizeOf
            | I::AlignOf
            | I::SizeOfVal
            | I::AlignOfVal
            | I::NeedsDrop
            | I::TypeId
            | I::DiscriminantValue => self.type_intrinsic(intrinsic, request)?,
            I::Transmute | I::TransmuteUnchecked | I::BlackBox => {
                let operand = request.arg(0)?;
                if operand.size() != destination.size {
                    let (from, to) = (operand.size(), destination.size);
                    return Err(Fault::unsupported(format!(
                        "transmute between types of {from} and {to} bytes"
                    )));
                }
                self.write_operand(operand, to)?;
                self.validate(to, destination.ty)?;
                self.settle(to, destination.ty)?;
            }
            I::DropInPlace => {
                let at = self.pointer(request.arg(0)?)?;
                return self.drop_in_place(at, request.ty(0)?, then);
            }
            I::Abort => return Err(Box::new(Fault::Aborted("the program aborted".to_owned()))),
            I::Exit => {
                let code = self.scalar(request.arg(0)?)?.bits as u32 as i32;
                let outcome = Outcome::Finished { exit_code: code };
                return Err(Box::new(Fault::Ended(outcome)));
            }
            I::Unreachable => {
                return Err(Fault::ub(
                    UbKind::Unreachable,
                    "reaching code that the program promised is never reached".to_owned(),
                ));
            }
            I::Assume => {
                if self.scalar(request.arg(0)?)?.bits == 0 {
                    let message = "assuming a condition that does not hold".to_owned();
                    return Err(Fault::ub(UbKind::InvalidOperation, message));
                }
            }
            I::StartPanic => {
                let message = self.pointer(request.arg(0)?)?;
                let len = self.u64(request.arg(1)?)?;
                let payload = self.pointer(request.arg(2)?)?;
                let is_told = self.scalar(request.arg(3)?)?.bits != 0;
                return self.start_panic(message, len, payload, is_told, then.unwind);
            }
            I::ResumePanic => {
                let payload = self.pointer(request.arg(0)?)?;
                return self.resume_panic(payload, then.unwind);
            }
            I::CaughtMessage => {
                let caught = self.s.caught.clone();
                let text = self.machine_text(caught.as_ref().map_or("", |panic| &panic.message));
                self.store_pointer(to, text, true)?;
            }
            I::CatchUnwind => return self.catch_unwind(request, then),
            I::Panicking => {
                let panicking = !self.s.panics.is_empty();
                self.store_scalar(to, 1, u128::from(panicking).into())?;
            }
            I::CallerLocation => {
                let location = self.caller_location()?;
                self.store_pointer(to, location, false)?;
            }
            I::AtomicLoad | I::AtomicStore | I::AtomicRmw | I::AtomicCxchg | I::AtomicFence => {
                self.atomic_intrinsic(intrinsic, request)?;
            }
            I::ThreadJoin | I::ThreadYield | I::ThreadSleep | I::FutexWait => {
                return self.thread_intrinsic(intrinsic, request, then);
            }
            I::FutexWake
            | I::SyncNote
            | I::ThreadSpawn
            | I::ThreadCurrent
            | I::ThreadLocalStorage
            | I::ClockNow => self.thread_info_intrinsic(intrinsic, request)?,
            I::Unsupported => {
                let text = self.pointer(request.arg(0)?)?;
                let bytes = self.load_bytes(text, text.meta)?;
                return Err(Fault::unsupported(String::from_utf8_lossy(&bytes).into_owned()));
            }
            _ => self.number_intrinsic(intrinsic, request)?,
        }
        if intrinsic == I::Transmute || intrinsic == I::TransmuteUnchecked {
            self.retag_result(None, to, destination.local, destination.ty)?;
        }
        match then.target {
            Some(target) => self.go_to(target),
            None => Err(Fault::malformed("an intrinsic that must not return")),
        }
    }

    /// An argument of up to 8 bytes.
    fn u64(&mut self, operand: &Operand) -> Eval<u64> {
        Ok(self.scalar(operand)?.bits as u64)
    }

    fn drop_in_place(&mut self, at: Pointer, ty: TyId, then: Then) -> Eval<()> {
        let info = self.code.ty(ty)?;
        let meta = self.code.types.get(ty)?.meta;
        let glue = match (&info.kind, info.drop_glue) {
            (mir::TyKind::Dyn, _) => Some(Glue::Dyn),
            (_, glue) => glue.map(Glue::Fn),
        };
        if glue.is_some() {
            self.null_check(at, "dropping")?;
        }
        let (_, align) = self.code.size_align_of_val(ty, at.meta)?;
        self.check_align(at, align)?;
        self.drop_at(at, ty, glue, meta, then)
    }

    fn catch_unwind(&mut self, request: Request<'_>, then: Then) -> Eval<()> {
        let function = self.pointer(request.arg(0)?)?;
        let function = self.function_at(function)?;
        let payload = self.pointer(request.arg(2)?)?;
        let return_to =
            ReturnTo::CatchUnwind { destination: request.to, payload, target: then.target };
        let data = request.arg(1)?;
        self.push_frame(function, std::iter::once(Arg::Operand(data)), return_to)
    }

    fn type_intrinsic(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        let ty = request.ty(0)?;
        let info = self.code.types.get(ty)?;
        let bits = match intrinsic {
            I::SizeOf => info.size.into(),
            I::AlignOf => info.align.into(),
            I::SizeOfVal | I::AlignOfVal => {
                let at = self.pointer(request.arg(0)?)?;
                let (size, align) = match info.meta {
                    Meta::None => (info.size, info.align),
                    _ => self.code.size_align_of_val(ty, at.meta)?,
                };
                u128::from(if intrinsic == I::SizeOfVal { size } else { align })
            }
            I::NeedsDrop => {
                let ty = self.code.ty(ty)?;
                u128::from(ty.drop_glue.is_some() || ty.kind == mir::TyKind::Dyn)
            }
            I::TypeId => {
                // Different for each type, and without a meaning.
                (u128::from(ty.0) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
            }
            _ => {
                let at = self.pointer(request.arg(0)?)?;
                self.discriminant(at, ty)? as u128
            }
        };
        self.store_scalar(request.to, request.destination.size.min(16), Scalar::from(bits))
    }

    /// `&'static Location<'static>` of the caller.
    fn caller_location(&mut self) -> Eval<Pointer> {
        let span = self.caller_span();
        let key = (span.file.0, span.lo, span.hi);
        if let Some(known) = self.s.locations.get(&key) {
            return Ok(*known);
        }
        let ty = self.code.program().location;
        let (size, align) = {
            let info = self.code.types.get(ty)?;
            (info.size, info.align)
        };
        let fields = self.code.ty(ty)?.struct_fields();
        let location = self.location(span);
        let file = self.machine_text(&location.file);
        let (address, alloc) = self.machine_memory(size, align);
        let at = Pointer::root(address, alloc);
        for field in fields {
            let to = at.offset(field.offset);
            let size = self.code.types.get(field.ty)?.size;
            match (field.name.as_str(), size) {
                ("line", 4) => self.store_scalar(to, 4, u128::from(location.line).into())?,
                ("col" | "column", 4) => {
                    self.store_scalar(to, 4, u128::from(location.column).into())?;
                }
                (_, 16) => self.store_pointer(to, file, true)?,
                (_, 0) => {}
                _ => return Err(Fault::malformed("a `Location` of another shape")),
            }
        }
        if let Some(found) = self.s.memory.get_mut(alloc) {
            found.mutable = false;
        }
        std::rc::Rc::make_mut(&mut self.s.locations).insert(key, at);
        Ok(at)
    }

    /// Text goes out.
    pub(super) fn print(&mut self, stderr: bool, text: &str) -> Eval<()> {
        let printed = self.s.stdout.len() + self.s.stderr.len() + text.len();
        if printed > self.s.config.max_output {
            return Err(Fault::limit(Limit::Output(self.s.config.max_output)));
        }
        let stream = if stderr { &mut self.s.stderr } else { &mut self.s.stdout };
        std::rc::Rc::make_mut(stream).push_str(text);
        if self.observed() {
            let text = text.to_owned();
            self.event(crate::EventKind::Print { stderr, text });
        }
        Ok(())
    }
}
