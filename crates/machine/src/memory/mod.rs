//! Memory: allocations of abstract bytes at deterministic addresses.

mod allocation;
mod borrows;
mod bytes;
mod clock;
mod heap;
mod layout;
mod races;
mod tracker;
mod tree_borrows;
mod typed;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use mir::{FnId, GlobalId, Program, Ty};

pub use allocation::{AllocId, AllocKind, Allocation, Ghost, GhostKind, Provenance, Site, Tag};
pub(crate) use allocation::{add_ghost, clear_ghosts};
pub(crate) use borrows::{
    Access, Attempt, Borrows, Ended, Made, New, Permission, Pointee, Violation,
};
pub use bytes::{AbstractByte, Bytes};
pub(crate) use bytes::{Width, read_le};
pub use layout::STACK_TOP;
pub(crate) use races::{Order, Races, Stamp, Use};
pub(crate) use tracker::Tracker;
pub(crate) use tree_borrows::{NewNode, State, Tree};
pub use typed::TypedRun;

use crate::interpret::{Eval, Fault};
use crate::outcome::{Limit, UbKind};
use heap::Heap;
use layout::Globals;
use std::collections::VecDeque;

/// A pointer value: where, for which allocation, and the length or vtable of a fat one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Pointer {
    /// The address.
    pub address: u64,
    /// What it may be used for.
    pub provenance: Option<Provenance>,
    /// The length of a slice or the address of a vtable; 0 for a thin pointer.
    pub meta: u64,
    /// The vtable.
    pub meta_alloc: Option<AllocId>,
}

impl Pointer {
    #[inline]
    pub(crate) fn thin(address: u64, provenance: Option<Provenance>) -> Self {
        Self { address, provenance, meta: 0, meta_alloc: None }
    }

    /// The pointer of the owner of an allocation.
    #[inline]
    pub(crate) fn root(address: u64, alloc: AllocId) -> Self {
        Self::thin(address, Some(Provenance::root(alloc)))
    }

    /// To the registers of the frame that runs.
    #[inline]
    pub(crate) fn register(offset: u64) -> Self {
        Self::root(offset, AllocId::REGISTERS)
    }

    /// The allocation it may be used for.
    #[inline]
    pub(crate) fn alloc(&self) -> Option<AllocId> {
        self.provenance.map(|provenance| provenance.alloc)
    }

    pub(crate) fn offset(self, bytes: u64) -> Self {
        Self { address: self.address.wrapping_add(bytes), ..self }
    }
}

/// How much memory there is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Usage {
    /// Blocks of the heap alive.
    pub heap_blocks: u64,
    /// Their bytes.
    pub heap_bytes: u64,
    /// The most bytes of the heap alive at once so far.
    pub heap_peak: u64,
    /// Calls of `alloc` and `realloc` so far.
    pub allocations: u64,
    /// The bytes that they asked for.
    pub allocated_bytes: u64,
    /// Bytes of the stack in use.
    pub stack_bytes: u64,
}

/// Registers of frames as the allocations that they stand for.
pub(crate) type Views = BTreeMap<AllocId, Allocation>;

/// Freed allocations that are kept so that dangling pointers have a target: this many of the
/// heap and as many of the stack, the oldest forgotten first. A run may free millions.
const TOMBSTONES: usize = 256;

/// Where texts and locations that the machine makes are: among the shared libraries.
const MACHINE_START: u64 = 0x7fff_f7d0_0000;

/// All allocations.
///
/// Freed ones stay as tombstones (`live` is false) for a while; then their slot is used again
/// with another generation, so that an old [`AllocId`] never finds a new allocation.
#[derive(Clone, Debug)]
pub struct Memory {
    /// Shared with clones until written.
    slots: Vec<Rc<Allocation>>,
    free: Vec<u32>,
    dead_stack: VecDeque<u32>,
    dead_heap: VecDeque<u32>,
    heap: Heap,
    globals: Rc<Globals>,
    /// Where the next thing that the machine itself makes goes.
    machine_next: u64,
    max_memory: u64,
    pub(crate) usage: Usage,
    /// The registers of the frames as allocations, made when somebody looks.
    views: OnceCell<Rc<Views>>,
    /// What was written, while somebody asks.
    pub(crate) writes: Option<Vec<(AllocId, Range<u64>)>>,
    /// Who used what, while there is more than one thread.
    pub(crate) races: Option<Box<RefCell<Races>>>,
}

impl Memory {
    /// The memory of a program that has not begun: functions, literals and vtables are there.
    pub(crate) fn new(program: &Program, max_memory: u64) -> Self {
        let (slots, globals, end) = layout::load(program);
        Self {
            slots,
            free: Vec::new(),
            dead_stack: VecDeque::new(),
            dead_heap: VecDeque::new(),
            heap: Heap::new(end),
            globals: Rc::new(globals),
            machine_next: MACHINE_START,
            max_memory,
            usage: Usage::default(),
            views: OnceCell::new(),
            writes: None,
            races: None,
        }
    }

    /// Makes the views of registers, unless they are there.
    pub(crate) fn view(&self, make: impl FnOnce() -> Views) {
        self.views.get_or_init(|| Rc::new(make()));
    }

    /// Registers will change.
    #[inline]
    pub(crate) fn forget_views(&mut self) {
        if self.views.get().is_some() {
            self.views.take();
        }
    }

    /// An allocation, alive or a tombstone.
    #[inline]
    pub fn get(&self, id: AllocId) -> Option<&Allocation> {
        let Some(found) = self.slots.get(id.slot as usize) else {
            return self.views.get()?.get(&id);
        };
        (found.generation == id.generation).then_some(&**found)
    }

    /// Every allocation, alive or a tombstone, in no meaningful but a deterministic order.
    pub fn iter(&self) -> impl Iterator<Item = (AllocId, &Allocation)> {
        self.slots
            .iter()
            .enumerate()
            .filter(|(_, found)| found.live || found.freed_at.is_some())
            .map(|(slot, found)| {
                (AllocId { slot: slot as u32, generation: found.generation }, &**found)
            })
            .chain(
                self.views
                    .get()
                    .into_iter()
                    .flat_map(|views| views.iter().map(|(&id, found)| (id, found))),
            )
    }

    /// Host bytes of what is not the same in an earlier state, roughly.
    pub(crate) fn unshared(&self, earlier: &Self) -> u64 {
        let all = self.slots.iter().enumerate();
        let new = all.filter(|(slot, found)| {
            !earlier.slots.get(*slot).is_some_and(|before| Rc::ptr_eq(found, before))
        });
        let bytes: u64 =
            new.map(|(_, found)| size_of::<Allocation>() as u64 + found.bytes.host_bytes()).sum();
        bytes + 8 * self.slots.len() as u64
    }

    /// The live allocation that holds an address, or begins or ends there when nothing holds it.
    /// Looks at every allocation.
    pub fn at_address(&self, address: u64) -> Option<AllocId> {
        let live = || self.iter().filter(|(_, found)| found.live);
        live()
            .find(|(_, found)| {
                found.address <= address && address - found.address < found.bytes.len()
            })
            .or_else(|| live().find(|(_, found)| found.end() == address))
            .map(|(id, _)| id)
    }

    /// The same among those whose address was exposed.
    pub(crate) fn exposed_at(&self, address: u64) -> Option<AllocId> {
        let live = || self.iter().filter(|(_, found)| found.live && found.exposed);
        let holds = |found: &Allocation| found.address <= address && address < found.end();
        live()
            .find(|(_, found)| holds(found))
            .or_else(|| live().find(|(_, found)| found.end() == address))
            .map(|(id, _)| id)
    }

    /// How much memory there is.
    pub fn usage(&self) -> Usage {
        self.usage
    }

    /// The allocation of a global. Consts have one that holds their bytes, but no program can
    /// point into it.
    pub fn global(&self, id: GlobalId) -> Option<AllocId> {
        self.globals.globals.get(id.index()).copied()
    }

    /// The allocation that stands for the code of a function.
    pub fn function(&self, id: FnId) -> Option<AllocId> {
        self.globals.functions.get(id.index()).copied()
    }

    /// A new allocation at an address.
    pub(crate) fn allocate(
        &mut self,
        kind: AllocKind,
        size: u64,
        align: u64,
        address: u64,
        allocated_at: Site,
    ) -> AllocId {
        if let Some(slot) = self.free.pop()
            && let Some(shared) = self.slots.get_mut(slot as usize)
        {
            let generation = shared.generation.wrapping_add(1);
            match Rc::get_mut(shared) {
                Some(reused) => {
                    reused.bytes.reset(size);
                    reused.ghosts.clear();
                    reused.types.clear();
                    reused.borrows = None;
                    reused.exposed = false;
                    reused.by_malloc = false;
                    reused.kind = kind;
                    reused.address = address;
                    reused.align = align;
                    reused.live = true;
                    reused.mutable = true;
                    reused.allocated_at = allocated_at;
                    reused.freed_at = None;
                    reused.generation = generation;
                }
                None => {
                    let mut fresh = Allocation::new(kind, size, align, address, allocated_at);
                    fresh.generation = generation;
                    *shared = Rc::new(fresh);
                }
            }
            return AllocId { slot, generation };
        }
        let slot = self.slots.len() as u32;
        self.slots.push(Rc::new(Allocation::new(kind, size, align, address, allocated_at)));
        AllocId { slot, generation: 0 }
    }

    /// A local goes away: what points to it dangles from here.
    #[inline]
    pub(crate) fn kill_local(&mut self, id: AllocId, freed_at: Site) {
        self.bury(id, freed_at);
        self.dead_stack.push_back(id.slot);
        if self.dead_stack.len() > TOMBSTONES {
            let oldest = self.dead_stack.pop_front();
            self.forget(oldest);
        }
    }

    /// An address for what the machine itself makes.
    pub(crate) fn machine_address(&mut self, size: u64, align: u64) -> u64 {
        let address = align_up(self.machine_next, align);
        self.machine_next = address + size.max(1);
        address
    }

    /// Memory that the machine needed within a step goes away without a trace.
    pub(crate) fn discard(&mut self, id: AllocId) {
        if let Some(found) = self.get_mut(id) {
            found.live = false;
        }
        self.forget(Some(id.slot));
        if let Some(writes) = &mut self.writes {
            writes.retain(|(alloc, _)| *alloc != id);
        }
    }

    /// A block of the heap.
    pub(crate) fn heap_alloc(&mut self, size: u64, align: u64, site: Site) -> Eval<AllocId> {
        let total = self.usage.heap_bytes.checked_add(size).filter(|&all| all <= self.max_memory);
        let Some(total) = total else {
            return Err(Fault::limit(Limit::Memory(self.max_memory)));
        };
        let address = self.heap.take(size, align);
        self.usage.heap_bytes = total;
        self.usage.heap_blocks += 1;
        self.usage.allocations += 1;
        self.usage.allocated_bytes += size;
        self.usage.heap_peak = self.usage.heap_peak.max(total);
        Ok(self.allocate(AllocKind::Heap, size, align, address, site))
    }

    /// Resizes a block of the heap: always a new allocation, at the old address when the block
    /// that was handed out has room, as malloc does; elsewhere otherwise.
    pub(crate) fn heap_realloc(
        &mut self,
        old: AllocId,
        new_size: u64,
        site: Site,
    ) -> Eval<AllocId> {
        let Some((old_size, align, address)) =
            self.get(old).map(|found| (found.bytes.len(), found.align, found.address))
        else {
            return Err(Fault::malformed("no such allocation"));
        };
        let stays = Heap::chunk(old_size) == Heap::chunk(new_size) && align <= 16;
        let total = (self.usage.heap_bytes - old_size).saturating_add(new_size);
        if total > self.max_memory {
            return Err(Fault::limit(Limit::Memory(self.max_memory)));
        }
        let address = if stays { address } else { self.heap.take(new_size, align) };
        let new = self.allocate(AllocKind::Heap, new_size, align, address, site);
        let size = old_size.min(new_size);
        if let Some(source) = self.slots.get(old.slot as usize).map(Rc::clone)
            && let Some(target) = self.slots.get_mut(new.slot as usize)
        {
            let target = Rc::make_mut(target);
            target.bytes.copy_from(0, &source.bytes, 0, size);
            target.copy_types(0, &source.types, 0..size);
        }
        if let Some(writes) = &mut self.writes {
            writes.push((new, 0..size));
        }
        self.free_block(old, site, !stays);
        self.usage.heap_bytes += new_size;
        self.usage.heap_blocks += 1;
        self.usage.allocations += 1;
        self.usage.allocated_bytes += new_size;
        self.usage.heap_peak = self.usage.heap_peak.max(self.usage.heap_bytes);
        Ok(new)
    }

    /// Frees a block of the heap, which the caller has checked to be one and alive.
    pub(crate) fn heap_free(&mut self, id: AllocId, site: Site) {
        self.free_block(id, site, true);
    }

    fn free_block(&mut self, id: AllocId, site: Site, reuse_address: bool) {
        let Some((address, size, align)) =
            self.get(id).map(|found| (found.address, found.bytes.len(), found.align))
        else {
            return;
        };
        self.bury(id, site);
        self.usage.heap_bytes = self.usage.heap_bytes.saturating_sub(size);
        self.usage.heap_blocks = self.usage.heap_blocks.saturating_sub(1);
        if reuse_address {
            self.heap.give_back(address, size, align);
        }
        self.dead_heap.push_back(id.slot);
        if self.dead_heap.len() > TOMBSTONES {
            let oldest = self.dead_heap.pop_front();
            self.forget(oldest);
        }
    }

    #[inline]
    fn bury(&mut self, id: AllocId, freed_at: Site) {
        if let Some(shared) = self.slots.get_mut(id.slot as usize) {
            let dying = Rc::make_mut(shared);
            dying.live = false;
            dying.freed_at = Some(freed_at);
        }
    }

    fn forget(&mut self, slot: Option<u32>) {
        let Some(slot) = slot else { return };
        if let Some(shared) = self.slots.get_mut(slot as usize) {
            let size = shared.bytes.len();
            if size > 4096 {
                // Do not keep a large buffer for a slot that may never need it again.
                let generation = shared.generation;
                let mut empty = Allocation::new(AllocKind::Heap, 0, 1, 0, shared.allocated_at);
                empty.generation = generation;
                empty.live = false;
                *shared = Rc::new(empty);
            } else if let Some(forgotten) = Rc::get_mut(shared) {
                forgotten.freed_at = None;
                forgotten.generation = forgotten.generation.wrapping_add(1);
            } else {
                let mut copy = (**shared).clone();
                copy.freed_at = None;
                copy.generation = copy.generation.wrapping_add(1);
                *shared = Rc::new(copy);
            }
        }
        self.free.push(slot);
    }

    /// The live allocation a pointer may be used for, and the offset of `size` bytes inside it.
    #[inline]
    pub(crate) fn access(&self, pointer: Pointer, size: u64) -> Eval<(&Allocation, u64)> {
        if let Some(Provenance { alloc: id, .. }) = pointer.provenance
            && let Some(found) = self.slots.get(id.slot as usize)
            && found.generation == id.generation
            && found.live
        {
            let offset = pointer.address.wrapping_sub(found.address);
            let len = found.bytes.len();
            if offset <= len && size <= len - offset {
                return Ok((found, offset));
            }
        }
        Err(self.access_fault(pointer, size))
    }

    /// Was an allocation ever borrowed?
    #[inline]
    pub(crate) fn is_borrowed(&self, id: AllocId) -> bool {
        self.slots.get(id.slot as usize).is_some_and(|found| found.borrows.is_some())
    }

    /// As [`access`](Self::access), shared.
    pub(crate) fn share(&self, pointer: Pointer, size: u64) -> Eval<(Rc<Allocation>, u64)> {
        let (_, offset) = self.read(pointer, size)?;
        match pointer.alloc().and_then(|id| self.slots.get(id.slot as usize)) {
            Some(found) => Ok((Rc::clone(found), offset)),
            None => Err(self.access_fault(pointer, size)),
        }
    }

    /// The live allocation that a pointer leads to, where a value of a width would be aligned.
    #[inline]
    fn near(&self, pointer: Pointer, width: Width, access: Access) -> Option<(usize, u64)> {
        let Provenance { alloc: id, tag } = pointer.provenance?;
        let found = self.slots.get(id.slot as usize)?;
        let offset = pointer.address.wrapping_sub(found.address);
        let fits = found.generation == id.generation
            && found.live
            && offset & (width.size() - 1) == 0
            && offset.checked_add(width.size())? <= found.bytes.len();
        let is_allowed =
            |borrows: &Tracker| borrows.is_quiet(&(offset..offset + width.size()), tag, access);
        (fits && found.borrows.as_deref().is_none_or(is_allowed))
            .then_some((id.slot as usize, offset))
    }

    /// Are so many bytes there, alive?
    #[inline]
    pub(crate) fn covers(&self, pointer: Pointer, size: u64) -> bool {
        self.access(pointer, size).is_ok()
    }

    /// The value at a pointer, when it is simple to get.
    #[inline]
    pub(crate) fn load(&self, pointer: Pointer, width: Width) -> Option<(u64, Option<Provenance>)> {
        let (slot, offset) = self.near(pointer, width, Access::Read)?;
        let found = self.slots.get(slot)?;
        match width {
            Width::Eight => found.bytes.load_word(offset),
            _ => Some((found.bytes.load(offset, width)?, None)),
        }
    }

    /// Writes a value of a type at a pointer, when that is simple; false, and nothing is done,
    /// when it is not.
    #[inline]
    pub(crate) fn store(
        &mut self,
        pointer: Pointer,
        width: Width,
        ty: mir::TyId,
        bits: u64,
        provenance: Option<Provenance>,
    ) -> bool {
        let Some((slot, offset)) = self.near(pointer, width, Access::Write) else {
            return false;
        };
        let Some(shared) = self.slots.get_mut(slot) else { return false };
        if !shared.mutable || !shared.ghosts.is_empty() {
            return false;
        }
        let is_typed =
            shared.kind != AllocKind::Heap || shared.type_covering(offset, width.size()).is_some();
        let target = Rc::make_mut(shared);
        let stored = match width {
            Width::Eight => target.bytes.store_word(offset, bits, provenance),
            _ => target.bytes.store(offset, width, bits),
        };
        if stored && !is_typed {
            target.note_type(offset, ty, width.size());
        }
        stored
    }

    /// As [`access`](Self::access), to read: a use that can race.
    #[inline]
    pub(crate) fn read(&self, pointer: Pointer, size: u64) -> Eval<(&Allocation, u64)> {
        let (found, offset) = self.access(pointer, size)?;
        if self.races.is_some() {
            self.touch(pointer.alloc(), offset..offset + size, Use::Read)?;
        }
        Ok((found, offset))
    }

    /// A use of bytes by the running thread that can race with another's.
    #[cold]
    pub(crate) fn touch(&self, alloc: Option<AllocId>, range: Range<u64>, how: Use) -> Eval<()> {
        let (Some(races), Some(alloc)) = (&self.races, alloc) else { return Ok(()) };
        if alloc.is_special() {
            return Ok(());
        }
        races
            .borrow_mut()
            .touch(alloc, range, how)
            .map_err(|earlier| Box::new(Fault::DataRace { earlier, how, alloc }))
    }

    /// The running thread makes or ends a whole allocation.
    #[inline]
    pub(crate) fn touch_all(&self, alloc: AllocId, how: Use) -> Eval<()> {
        match self.races.is_some() {
            true => {
                let len = self.get(alloc).map_or(0, |found| found.bytes.len());
                self.touch(Some(alloc), 0..len, how)
            }
            false => Ok(()),
        }
    }

    /// As [`access`](Self::access), to write: ghosts of the range go away, and the write is noted.
    #[inline]
    pub(crate) fn access_mut(
        &mut self,
        pointer: Pointer,
        size: u64,
    ) -> Eval<(&mut Allocation, u64)> {
        let (found, offset) = self.access(pointer, size)?;
        if !found.mutable {
            return Err(self.read_only_fault(pointer));
        }
        let Some(id) = pointer.alloc() else {
            return Err(self.access_fault(pointer, size));
        };
        if let Some(writes) = &mut self.writes
            && size > 0
        {
            writes.push((id, offset..offset + size));
        }
        if self.races.is_some() {
            self.touch(Some(id), offset..offset + size, Use::Write)?;
        }
        let Some(shared) = self.slots.get_mut(id.slot as usize) else {
            return Err(Fault::malformed("no such allocation"));
        };
        let target = Rc::make_mut(shared);
        clear_ghosts(&mut target.ghosts, &(offset..offset + size));
        Ok((target, offset))
    }

    /// For the machine itself: changes an allocation whatever its state.
    pub(crate) fn get_mut(&mut self, id: AllocId) -> Option<&mut Allocation> {
        let shared = self.slots.get_mut(id.slot as usize)?;
        (shared.generation == id.generation).then(|| Rc::make_mut(shared))
    }

    /// Copies `size` abstract bytes; the ranges may overlap.
    pub(crate) fn copy(&mut self, from: Pointer, to: Pointer, size: u64) -> Eval<()> {
        if size == 0 {
            return Ok(());
        }
        self.read(from, size)?;
        if from.alloc() == to.alloc() {
            let (target, to_offset) = self.access_mut(to, size)?;
            let from_offset = from.address.wrapping_sub(target.address);
            target.bytes.copy_within(from_offset, to_offset, size);
            if !target.types.is_empty() {
                let source = target.types.clone();
                target.copy_types(to_offset, &source, from_offset..from_offset + size);
            }
            return Ok(());
        }
        let source = match from.alloc().and_then(|id| self.slots.get(id.slot as usize)) {
            Some(source) => Rc::clone(source),
            None => return Err(self.access_fault(from, size)),
        };
        let from_offset = from.address.wrapping_sub(source.address);
        let (target, to_offset) = self.access_mut(to, size)?;
        target.bytes.copy_from(to_offset, &source.bytes, from_offset, size);
        if !source.types.is_empty() && target.kind == AllocKind::Heap {
            target.copy_types(to_offset, &source.types, from_offset..from_offset + size);
        }
        Ok(())
    }

    #[cold]
    fn read_only_fault(&self, pointer: Pointer) -> Box<Fault> {
        Fault::ub(UbKind::ReadOnlyWrite, "writing to read-only memory".to_owned())
            .about(pointer.alloc())
    }

    /// Why an access is not allowed.
    #[cold]
    pub(crate) fn access_fault(&self, pointer: Pointer, size: u64) -> Box<Fault> {
        let what = match size {
            0 => "a pointer".to_owned(),
            1 => "access to 1 byte".to_owned(),
            _ => format!("access to {size} bytes"),
        };
        let Some(id) = pointer.alloc().filter(|&id| id != AllocId::WILD) else {
            return if pointer.address == 0 {
                Fault::ub(UbKind::NullPointer, format!("{what} through a null pointer"))
            } else {
                Fault::ub(
                    UbKind::DanglingPointer,
                    format!(
                        "{what} at address {:#x}, through a pointer that belongs to no allocation",
                        pointer.address
                    ),
                )
            };
        };
        let Some(found) = self.get(id) else {
            return Fault::ub(
                UbKind::UseAfterFree,
                format!("{what} at address {:#x}, in memory freed long ago", pointer.address),
            );
        };
        if !found.live {
            let which = match found.kind {
                AllocKind::Stack { .. } => "of a variable that no longer exists",
                _ => "that was freed",
            };
            return Fault::ub(
                UbKind::UseAfterFree,
                format!("{what} at address {:#x}, in memory {which}", pointer.address),
            )
            .about(Some(id));
        }
        let offset = pointer.address.wrapping_sub(found.address) as i64;
        let len = found.bytes.len();
        Fault::ub(
            UbKind::OutOfBounds,
            format!("{what} at offset {offset} of an allocation of {len} bytes"),
        )
        .about(Some(id))
    }

    /// Everything that decides the rest of the run, for comparing two machines.
    pub(crate) fn hash_state(&self, state: &mut impl std::hash::Hasher) {
        use std::hash::Hash;
        self.slots.hash(state);
        self.free.hash(state);
        self.dead_stack.hash(state);
        self.dead_heap.hash(state);
        self.heap.hash(state);
        self.usage.hash(state);
        if let Some(races) = &self.races {
            races.borrow().hash_state(state);
        }
    }
}

/// The next multiple of an alignment.
pub(crate) fn align_up(value: u64, align: u64) -> u64 {
    match align {
        0 | 1 => value,
        _ => value.wrapping_add(align - 1) & !(align - 1),
    }
}

/// Is the alignment a power of two, and does the size fit any address space?
pub(crate) fn has_sane_layout(ty: &Ty) -> bool {
    ty.align.is_power_of_two() && ty.size < 1 << 40
}
