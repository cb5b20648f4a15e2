//! Blocks of the heap: of the program's allocator, of the system's, and of C's.

use mir::{Allocator, Intrinsic as I};

use super::Request;
use crate::EventKind;
use crate::interpret::call::Arg;
use crate::interpret::terminator::Then;
use crate::interpret::{Eval, Fault, Interpreter, Scalar};
use crate::memory::{Access, AllocId, AllocKind, Allocation, Pointer, Use};
use crate::outcome::UbKind;

/// What C's `malloc` aligns to on x86-64.
const MALLOC_ALIGN: u64 = 16;

impl Interpreter<'_> {
    pub(super) fn allocation_intrinsic(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        match intrinsic {
            I::Alloc | I::SystemAlloc => self.alloc(false, request),
            I::AllocZeroed | I::SystemAllocZeroed => self.alloc(true, request),
            I::Realloc | I::SystemRealloc => self.realloc(request),
            I::Dealloc | I::SystemDealloc => {
                let at = self.pointer(request.arg(0)?)?;
                let size = self.u64(request.arg(1)?)?;
                let align = self.u64(request.arg(2)?)?;
                let block = self.block(at, size, align, "freeing")?;
                self.free(at, block, size)
            }
            _ => self.c_allocation(intrinsic, request),
        }
    }

    /// Calls the method of the reader's `#[global_allocator]`.
    #[cold]
    pub(super) fn call_allocator(
        &mut self,
        intrinsic: I,
        request: Request<'_>,
        then: Then,
    ) -> Eval<()> {
        let Some(allocator) = self.code.program().allocator else {
            return Err(Fault::malformed("a program without an allocator of its own"));
        };
        let Allocator { of, alloc, alloc_zeroed, realloc, dealloc } = allocator;
        let function = match intrinsic {
            I::Alloc => alloc,
            I::AllocZeroed => alloc_zeroed,
            I::Realloc => realloc,
            _ => dealloc,
        };
        let Some(&(address, id)) = self.code.globals.get(of.index()) else {
            return Err(Fault::malformed("an allocator that is no global"));
        };
        let return_to = self.return_to(function, request.destination, then)?;
        let mut args = vec![Arg::Thin(Pointer::root(address, id))];
        args.extend(request.args.iter().map(Arg::Operand));
        self.push_frame(function, args.into_iter(), return_to)
    }

    fn c_allocation(&mut self, intrinsic: I, request: Request<'_>) -> Eval<()> {
        if intrinsic == I::CMalloc {
            let size = self.u64(request.arg(0)?)?;
            let site = self.site();
            let alloc = self.s.memory.heap_alloc(size, MALLOC_ALIGN, site)?;
            if let Some(found) = self.s.memory.get_mut(alloc) {
                found.by_malloc = true;
            }
            return self.allocated(alloc, size, request.to);
        }
        let at = self.pointer(request.arg(0)?)?;
        let doing = if intrinsic == I::CFree { "freeing" } else { "resizing" };
        let block = self.any_block(at, doing)?;
        let found = self.found(block)?;
        let size = found.bytes.len();
        if !found.by_malloc {
            let message = format!("{doing} a block as C does that did not come from C's `malloc`");
            return Err(Fault::ub(UbKind::InvalidFree, message).about(Some(block)));
        }
        match intrinsic {
            I::CFree => self.free(at, block, size),
            _ => self.store_scalar(request.to, 8, Scalar::from(u128::from(size))),
        }
    }

    fn free(&mut self, at: Pointer, block: AllocId, size: u64) -> Eval<()> {
        self.used(at, size, Access::Free)?;
        let site = self.site();
        self.s.memory.touch_all(block, Use::Free)?;
        self.s.memory.heap_free(block, site);
        if self.observed() {
            self.event(EventKind::Dealloc { alloc: block, size });
        }
        Ok(())
    }

    /// A new block is there: its address is the result.
    fn allocated(&mut self, alloc: AllocId, size: u64, to: Pointer) -> Eval<()> {
        self.s.memory.touch_all(alloc, Use::Alloc)?;
        if self.observed() {
            self.event(EventKind::Alloc { alloc, size });
        }
        let at = self.start_of(alloc);
        self.store_pointer(to, at, false)
    }

    fn found(&self, id: AllocId) -> Eval<&Allocation> {
        self.s.memory.get(id).ok_or_else(|| Fault::malformed("no such allocation"))
    }

    fn alloc(&mut self, zeroed: bool, request: Request<'_>) -> Eval<()> {
        let size = self.u64(request.arg(0)?)?;
        let align = self.u64(request.arg(1)?)?;
        check_layout(size, align)?;
        let site = self.site();
        let alloc = self.s.memory.heap_alloc(size, align, site)?;
        self.s.memory.touch_all(alloc, Use::Alloc)?;
        let at = self.start_of(alloc);
        if zeroed {
            let (target, _) = self.write(at, size)?;
            target.fill(0..size, 0);
        }
        if self.observed() {
            self.event(EventKind::Alloc { alloc, size });
        }
        self.store_pointer(request.to, at, false)
    }

    fn realloc(&mut self, request: Request<'_>) -> Eval<()> {
        let at = self.pointer(request.arg(0)?)?;
        let old_size = self.u64(request.arg(1)?)?;
        let align = self.u64(request.arg(2)?)?;
        let new_size = self.u64(request.arg(3)?)?;
        let old = self.block(at, old_size, align, "resizing")?;
        check_layout(new_size, align)?;
        self.used(at, old_size, Access::Free)?;
        let site = self.site();
        self.s.memory.touch_all(old, Use::Free)?;
        let new = self.s.memory.heap_realloc(old, new_size, site)?;
        self.s.memory.touch_all(new, Use::Alloc)?;
        if self.observed() {
            self.event(EventKind::Realloc { old, old_size, new, new_size });
        }
        let at = self.start_of(new);
        self.store_pointer(request.to, at, false)
    }

    fn start_of(&self, alloc: AllocId) -> Pointer {
        let address = self.s.memory.get(alloc).map_or(0, |found| found.address);
        Pointer::root(address, alloc)
    }

    /// The live block of the heap that begins at a pointer and has this layout.
    fn block(&self, at: Pointer, size: u64, align: u64, doing: &str) -> Eval<AllocId> {
        let id = self.any_block(at, doing)?;
        let found = self.found(id)?;
        if found.by_malloc {
            let message = format!("{doing} a block that came from C's `malloc`");
            return Err(Fault::ub(UbKind::InvalidFree, message).about(Some(id)));
        }
        if (found.bytes.len(), found.align) != (size, align) {
            let message = format!(
                "{doing} a block of {} bytes aligned to {} as one of {size} bytes aligned to \
                 {align}",
                found.bytes.len(),
                found.align
            );
            return Err(Fault::ub(UbKind::WrongLayout, message).about(Some(id)));
        }
        Ok(id)
    }

    /// The live block of the heap that begins at a pointer.
    fn any_block(&self, at: Pointer, doing: &str) -> Eval<AllocId> {
        let invalid =
            |message: String| Err(Fault::ub(UbKind::InvalidFree, message).about(at.alloc()));
        let Some(id) = at.alloc() else {
            return invalid(format!("{doing} address {:#x}, which is no allocation", at.address));
        };
        let Some(found) = self.s.memory.get(id) else {
            return Err(Fault::ub(
                UbKind::DoubleFree,
                format!("{doing} a block that was freed long ago"),
            ));
        };
        if found.kind != AllocKind::Heap {
            return invalid(format!("{doing} memory that is not on the heap"));
        }
        if !found.live {
            return Err(Fault::ub(
                UbKind::DoubleFree,
                format!("{doing} a block of {} bytes that was freed before", found.bytes.len()),
            )
            .about(Some(id)));
        }
        if found.address != at.address {
            let offset = at.address.wrapping_sub(found.address) as i64;
            return invalid(format!("{doing} a block by a pointer to its byte {offset}"));
        }
        Ok(id)
    }
}

fn check_layout(size: u64, align: u64) -> Eval<()> {
    if size > 0 && align.is_power_of_two() && size <= i64::MAX as u64 - (align - 1) {
        return Ok(());
    }
    Err(Fault::ub(UbKind::InvalidOperation, format!("allocating {size} bytes aligned to {align}")))
}
