//! Which memory can be reached, and as what it is seen.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use machine::{AllocId, AllocKind};
use mir::{AdtKind, GlobalKind, Local, TyId, TyKind};

use crate::node::{PointerTo, Slot};
use crate::shape::Shape;
use crate::value::{Value, World};

/// Elements of one array that are searched for pointers.
const ELEMENTS: u64 = 4096;

/// Steps of the search: more than any picture can show.
const VALUES: usize = 200_000;

/// How an allocation is seen.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub slot: Slot,
    pub shape: Shape,
}

/// The memory at one moment as its typed pointers see it.
#[derive(Default)]
pub(crate) struct Reach {
    /// The best view of each allocation that a typed pointer leads to.
    pub seen: BTreeMap<AllocId, Seen>,
    /// What some usable pointer leads to, typed or not.
    pub reachable: BTreeSet<AllocId>,
}

/// Follows every pointer from the locals of all frames and from the statics.
pub(crate) fn reach(world: World<'_>, roots: &[Value]) -> Reach {
    let mut search =
        Search { world, found: Reach::default(), has_pointers: Vec::new(), visited: 0 };
    search.run(roots);
    search.found.reachable = reachable(world, roots);
    search.found
}

/// The locals that have memory, of the frames that `is_root` chooses, and the statics.
pub(crate) fn roots(
    world: World<'_>,
    machine: &machine::Machine,
    is_root: impl Fn(usize) -> bool,
) -> Vec<Value> {
    let mut roots = Vec::new();
    let others = machine.threads().filter(|thread| thread.id != machine.running());
    let others = others.flat_map(|thread| machine.frames_of(thread.id));
    let frames = machine.frames().iter().enumerate().filter(|(index, _)| is_root(*index));
    for frame in frames.map(|(_, frame)| frame).chain(others) {
        let Some(body) = world.program.bodies.get(frame.body.index()) else { continue };
        for (index, decl) in body.locals.iter().enumerate() {
            if let Some(alloc) = frame.local(Local(index as u32)) {
                roots.push(root(decl.ty, alloc));
            }
        }
    }
    for (id, allocation) in world.memory.iter() {
        if let AllocKind::ThreadLocal { ty, .. } = allocation.kind
            && allocation.live
        {
            roots.push(root(ty, id));
        }
        if let AllocKind::Global(global) = allocation.kind
            && let Some(GlobalKind::Static { ty, .. }) =
                world.program.globals.get(global.index()).map(|global| &global.kind)
        {
            roots.push(root(*ty, id));
        }
    }
    roots
}

fn root(ty: TyId, alloc: AllocId) -> Value {
    Value { ty, alloc, offset: 0, meta: None, owners: vec![] }
}

/// What the bytes alone lead to: pointers in bytes that were not moved out.
fn reachable(world: World<'_>, roots: &[Value]) -> BTreeSet<AllocId> {
    let mut found = BTreeSet::new();
    let mut queue: Vec<AllocId> = roots.iter().map(|root| root.alloc).collect();
    while let Some(id) = queue.pop() {
        let Some(allocation) = world.allocation(id) else { continue };
        for (offset, target) in allocation.bytes.pointers() {
            if allocation.ghost(&(offset..offset + 8)).is_none() && found.insert(target) {
                queue.push(target);
            }
        }
    }
    found
}

struct Search<'a> {
    world: World<'a>,
    found: Reach,
    /// Of the types that were looked at.
    has_pointers: Vec<Option<bool>>,
    visited: usize,
}

impl Search<'_> {
    fn run(&mut self, roots: &[Value]) {
        let mut queue: VecDeque<Value> = roots.iter().cloned().collect();
        self.drain(&mut queue);
        // Blocks that no typed pointer reaches are seen as what was last written to them; what
        // they point to is then reached.
        for (id, allocation) in self.world.memory.iter() {
            let is_known = self.found.seen.get(&id).is_some_and(|seen| seen.shape.rank > 0);
            if allocation.kind != AllocKind::Heap || is_known {
                continue;
            }
            if let Some(seen) = self.written(id) {
                if allocation.live {
                    queue.extend(self.world.contents(seen.slot, &seen.shape, ELEMENTS));
                }
                self.found.seen.insert(id, seen);
                self.drain(&mut queue);
            }
        }
    }

    fn drain(&mut self, queue: &mut VecDeque<Value>) {
        while let Some(value) = queue.pop_front() {
            self.visited += 1;
            if self.visited > VALUES {
                return;
            }
            self.visit(value, queue);
        }
    }

    /// The largest run of values of one type written to a block. Bytes say nothing.
    fn written(&self, id: AllocId) -> Option<Seen> {
        let allocation = self.world.allocation(id)?;
        let run = allocation.types.iter().max_by_key(|run| run.size * run.count)?;
        let ty = self.inside_union(run.ty);
        if run.size <= 1 {
            return None;
        }
        let room = allocation.bytes.len().checked_sub(run.offset)?;
        let count = room / run.size;
        let shape = Shape {
            ty,
            meta: None,
            count: (count != 1).then_some(count),
            len: None,
            is_below: false,
            is_text: false,
            extent: count * run.size,
            rank: 1,
        };
        Some(Seen { slot: Slot { alloc: id, offset: run.offset, size: shape.extent }, shape })
    }

    /// A union of the library (`MaybeUninit<T>`) is named as what fills it.
    fn inside_union(&self, ty: TyId) -> TyId {
        let Some(TyKind::Adt(adt)) = self.world.kind(ty) else { return ty };
        let fields = adt.variants.iter().flat_map(|variant| &variant.fields);
        let size = |ty: TyId| self.world.program.types.get(ty.index()).map(|ty| ty.size);
        let filling = fields.map(|field| field.ty).find(|&field| size(field) == size(ty));
        match filling {
            Some(inner) if adt.is_std && adt.kind == AdtKind::Union => match self.world.kind(inner)
            {
                // `ManuallyDrop<T>`, and what it wraps.
                Some(TyKind::Adt(wrapper)) if wrapper.is_std && wrapper.args.len() == 1 => {
                    wrapper.args[0]
                }
                _ => inner,
            },
            _ => ty,
        }
    }

    fn visit(&mut self, value: Value, queue: &mut VecDeque<Value>) {
        if !self.has_pointers(value.ty) {
            return;
        }
        let Some(allocation) = self.world.allocation(value.alloc) else { return };
        let size = self.world.size(&value);
        if allocation.ghost(&(value.offset..value.offset + size)).is_some() {
            return;
        }
        if let Some((end, shape)) = self.world.follow(&value) {
            if let (PointerTo::Live(slot) | PointerTo::Freed(slot), Some(shape)) = (end.to, shape) {
                self.see(Seen { slot, shape }, queue);
            }
            return;
        }
        if let Some(concrete) = self.world.concrete(&value) {
            queue.push_back(concrete);
        } else if let Some((element, count)) = self.world.elements(&value) {
            let size = self.world.program.types.get(element.index()).map_or(0, |ty| ty.size);
            for index in 0..count.min(ELEMENTS) {
                let offset = value.offset + index * size;
                queue.push_back(Value { ty: element, offset, meta: None, ..value.clone() });
            }
        } else {
            queue.extend(self.world.parts(&value).1.into_iter().map(|part| part.value));
        }
    }

    /// Keeps the better view: of the whole block rather than its inside, of something known
    /// rather than bytes, of more rather than less, by the owner rather than a borrower.
    fn see(&mut self, seen: Seen, queue: &mut VecDeque<Value>) {
        let rank = |seen: &Seen| {
            let is_known = seen.shape.rank > 0;
            (seen.slot.offset == 0, is_known, seen.slot.size, seen.shape.rank)
        };
        let old = self.found.seen.get(&seen.slot.alloc);
        if old.is_none_or(|old| rank(old) < rank(&seen)) {
            queue.extend(self.world.contents(seen.slot, &seen.shape, ELEMENTS));
            self.found.seen.insert(seen.slot.alloc, seen);
        }
    }

    fn has_pointers(&mut self, ty: TyId) -> bool {
        if let Some(Some(known)) = self.has_pointers.get(ty.index()) {
            return *known;
        }
        // A recursive type contains itself only through a pointer.
        self.note(ty, false);
        let found = match self.world.kind(ty) {
            Some(TyKind::Ref(..) | TyKind::RawPtr(..) | TyKind::FnPtr | TyKind::Dyn) => true,
            Some(&TyKind::Array(element, _) | &TyKind::Slice(element)) => {
                self.has_pointers(element)
            }
            Some(TyKind::Tuple(fields) | TyKind::Closure(fields)) => {
                fields.iter().any(|field| self.has_pointers(field.ty))
            }
            Some(TyKind::Adt(adt)) => adt
                .variants
                .iter()
                .flat_map(|variant| &variant.fields)
                .any(|field| self.has_pointers(field.ty)),
            _ => false,
        };
        self.note(ty, found);
        found
    }

    fn note(&mut self, ty: TyId, has_pointers: bool) {
        if self.has_pointers.len() <= ty.index() {
            self.has_pointers.resize(ty.index() + 1, None);
        }
        self.has_pointers[ty.index()] = Some(has_pointers);
    }
}
