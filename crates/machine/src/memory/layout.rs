//! Where the parts of a program lie: the low ranges of a position-independent x86-64 executable.

use std::rc::Rc;

use mir::{FileId, GlobalKind, Program, Span, VtblEntry};

use super::{AllocId, AllocKind, Allocation, Site, align_up};

/// The first byte above the stack.
pub const STACK_TOP: u64 = 0x7fff_ffff_e000;

/// Where the code begins; read-only data, statics and the heap follow on their own pages.
const CODE: u64 = 0x5555_5555_5000;

/// Bytes of the largest static.
const MAX_GLOBAL: u64 = 64 << 20;

/// The allocations of functions and globals.
#[derive(Debug)]
pub(super) struct Globals {
    pub(super) functions: Vec<AllocId>,
    pub(super) globals: Vec<AllocId>,
}

/// The allocations of a program at load, and the first address behind them. Values of statics,
/// consts and promoted expressions are uninitialised until their initialisers have run.
pub(super) fn load(program: &Program) -> (Vec<Rc<Allocation>>, Globals, u64) {
    let mut loader = Loader { slots: Vec::new(), next: CODE };
    let nowhere = Span { file: FileId::USER, lo: 0, hi: 0 };
    let functions = (0..program.bodies.len() as u32)
        .map(|id| loader.add(AllocKind::Function(mir::FnId(id)), &[0xcc], None, 16, false, nowhere))
        .collect::<Vec<_>>();
    let mut globals = vec![AllocId { slot: 0, generation: 0 }; program.globals.len()];
    loader.page();
    for constant in [true, false] {
        for (index, global) in program.globals.iter().enumerate() {
            if constant == matches!(global.kind, GlobalKind::Static { mutable: true, .. }) {
                continue;
            }
            let id = mir::GlobalId(index as u32);
            globals[index] = loader.global(program, id, &functions, &globals);
        }
        loader.page();
    }
    (loader.slots, Globals { functions, globals }, loader.next)
}

struct Loader {
    slots: Vec<Rc<Allocation>>,
    next: u64,
}

impl Loader {
    fn page(&mut self) {
        self.next = align_up(self.next + 1, 4096);
    }

    fn add(
        &mut self,
        kind: AllocKind,
        bytes: &[u8],
        uninit: Option<u64>,
        align: u64,
        mutable: bool,
        span: Span,
    ) -> AllocId {
        let size = uninit.unwrap_or(bytes.len() as u64);
        let address = align_up(self.next, align);
        self.next = address + size;
        let site = Site { span, step: 0 };
        let mut allocation = Allocation::new(kind, size, align, address, site);
        allocation.bytes.write(0, bytes);
        allocation.mutable = mutable;
        let slot = self.slots.len() as u32;
        self.slots.push(Rc::new(allocation));
        AllocId { slot, generation: 0 }
    }

    fn global(
        &mut self,
        program: &Program,
        id: mir::GlobalId,
        functions: &[AllocId],
        globals: &[AllocId],
    ) -> AllocId {
        let Some(global) = program.globals.get(id.index()) else {
            return AllocId { slot: u32::MAX, generation: 0 };
        };
        let ty = match &global.kind {
            GlobalKind::Literal(bytes) => {
                return self.add(AllocKind::Global(id), bytes, None, 1, false, global.span);
            }
            GlobalKind::Vtable { ty, entries, .. } => {
                let entries = entries.iter().map(|entry| match *entry {
                    VtblEntry::Method(function) => functions.get(function.index()).copied(),
                    // A supertrait's table has a lower number: it is there already.
                    VtblEntry::TraitVPtr(vtable) => globals.get(vtable.index()).copied(),
                    VtblEntry::Vacant => None,
                });
                let concrete = program.types.get(ty.index());
                let glue = concrete.and_then(|ty| functions.get(ty.drop_glue?.index()).copied());
                let (size, align) = concrete.map_or((0, 1), |ty| (ty.size, ty.align));
                return self.vtable(id, glue, size, align, entries.collect(), global.span);
            }
            GlobalKind::Static { ty, .. }
            | GlobalKind::Const { ty, .. }
            | GlobalKind::Promoted { ty, .. } => *ty,
        };
        let (size, align) = program
            .types
            .get(ty.index())
            .filter(|ty| super::has_sane_layout(ty) && ty.size <= MAX_GLOBAL)
            .map_or((0, 1), |ty| (ty.size, ty.align));
        // Written by its initialiser; made read-only then.
        self.add(AllocKind::Global(id), &[], Some(size), align, true, global.span)
    }

    fn vtable(
        &mut self,
        id: mir::GlobalId,
        glue: Option<AllocId>,
        size: u64,
        align: u64,
        entries: Vec<Option<AllocId>>,
        span: Span,
    ) -> AllocId {
        let bytes = 24 + 8 * entries.len() as u64;
        let table = self.add(AllocKind::Vtable(id), &[], Some(bytes), 8, false, span);
        let word = |target: Option<AllocId>| {
            let address = self.slots.get(target?.slot as usize)?.address;
            Some((address, target))
        };
        let mut words = vec![word(glue).unwrap_or((0, None)), (size, None), (align, None)];
        words.extend(entries.into_iter().map(|entry| word(entry).unwrap_or((0, None))));
        if let Some(allocation) = self.slots.get_mut(table.slot as usize) {
            let bytes = &mut Rc::make_mut(allocation).bytes;
            for (word, (bits, target)) in words.into_iter().enumerate() {
                let provenance = target.map(super::Provenance::root);
                bytes.write_scalar(word as u64 * 8, 8, bits.into(), provenance);
            }
        }
        table
    }
}
