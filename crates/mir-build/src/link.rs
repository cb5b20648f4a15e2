//! From what was asked for to what runs: builds the bodies that the program reaches, and numbers
//! functions, types, globals and files again so that nothing else is left.

use std::{collections::VecDeque, rc::Rc};

use mir::{
    Allocator, Body, FileId, FnId, GlobalId, GlobalKind, Program, SourceFile, Span, TyId,
    VtblEntry,
    visit::{Visitor, visit_body, visit_global, visit_ty, visit_type},
};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    cx::Cx,
    names::{Finished, Name},
};

/// Functions that a [`Program`] names.
pub(crate) struct Roots {
    pub(crate) start: FnId,
    pub(crate) main: FnId,
    pub(crate) panic: FnId,
    pub(crate) str_ref: TyId,
    pub(crate) location: TyId,
    pub(crate) allocator: Option<Allocator>,
}

/// Builds everything that `roots` reach; `build` makes one finished body.
pub(crate) fn link<'db>(
    cx: &mut Cx<'db>,
    roots: &Roots,
    mut build: impl FnMut(&mut Cx<'db>, FnId) -> Rc<Finished>,
) -> Program {
    let mut reached = Reached::default();
    for id in [roots.start, roots.main, roots.panic] {
        reached.function(id);
    }
    for id in [roots.str_ref, roots.location] {
        reached.ty(id);
    }
    if let Some(Allocator { of, alloc, alloc_zeroed, realloc, dealloc }) = roots.allocator {
        reached.global(of);
        for id in [alloc, alloc_zeroed, realloc, dealloc] {
            reached.function(id);
        }
    }
    while let Some(work) = reached.queue.pop_front() {
        match work {
            Work::Function(id) => {
                let body = build(cx, id);
                body.names.iter().for_each(|&name| reached.name(name));
                reached.bodies.insert(id, body);
            }
            Work::Ty(id) => {
                let mut kind = cx.ty_data(id).kind.clone();
                visit_ty(&mut kind, &mut |id| reached.ty(*id));
            }
            Work::Global(id) => reach_global(cx, &mut reached, id),
        }
    }
    renumber(cx, roots, reached)
}

enum Work {
    Function(FnId),
    Ty(TyId),
    Global(GlobalId),
}

/// What the program reaches, in the order it was met.
#[derive(Default)]
struct Reached {
    queue: VecDeque<Work>,
    functions: Numbers<FnId>,
    types: Numbers<TyId>,
    globals: Numbers<GlobalId>,
    bodies: FxHashMap<FnId, Rc<Finished>>,
}

struct Numbers<Id> {
    numbers: FxHashMap<Id, u32>,
    order: Vec<Id>,
}

impl<Id> Default for Numbers<Id> {
    fn default() -> Self {
        Self { numbers: FxHashMap::default(), order: Vec::new() }
    }
}

impl<Id: Copy + Eq + std::hash::Hash> Numbers<Id> {
    /// Gives the id the next number; false when it has one.
    fn add(&mut self, id: Id) -> bool {
        if self.numbers.contains_key(&id) {
            return false;
        }
        self.numbers.insert(id, self.order.len() as u32);
        self.order.push(id);
        true
    }

    fn get(&self, id: Id) -> Option<u32> {
        self.numbers.get(&id).copied()
    }
}

impl Reached {
    fn name(&mut self, name: Name) {
        match name {
            Name::Ty(id) => self.ty(id),
            Name::Fn(id) => self.function(id),
            Name::Global(id) => self.global(id),
        }
    }

    fn function(&mut self, id: FnId) {
        if self.functions.add(id) {
            self.queue.push_back(Work::Function(id));
        }
    }

    fn ty(&mut self, id: TyId) {
        if self.types.add(id) {
            self.queue.push_back(Work::Ty(id));
        }
    }

    fn global(&mut self, id: GlobalId) {
        if self.globals.add(id) {
            self.queue.push_back(Work::Global(id));
        }
    }

    /// A value of the type is dropped somewhere.
    fn dropped(&mut self, cx: &Cx<'_>, id: TyId) {
        if let Some(glue) = cx.ty_data(id).drop_glue {
            self.function(glue);
        }
    }
}

fn reach_global(cx: &Cx<'_>, reached: &mut Reached, id: GlobalId) {
    match &cx.global(id).kind {
        GlobalKind::Literal(_) => {}
        GlobalKind::Static { ty, init, .. }
        | GlobalKind::Const { ty, init, .. }
        | GlobalKind::Promoted { ty, init } => {
            reached.ty(*ty);
            reached.function(*init);
        }
        GlobalKind::Vtable { ty, entries, .. } => {
            reached.ty(*ty);
            reached.dropped(cx, *ty);
            for entry in entries {
                match *entry {
                    VtblEntry::Method(function) => reached.function(function),
                    VtblEntry::TraitVPtr(vtable) => reached.global(vtable),
                    VtblEntry::Vacant => {}
                }
            }
        }
    }
}

fn renumber(cx: &Cx<'_>, roots: &Roots, mut reached: Reached) -> Program {
    let globals = dependencies_first(cx, &reached, roots.panic);
    let mut map = Renumber {
        functions: std::mem::take(&mut reached.functions),
        types: std::mem::take(&mut reached.types),
        globals,
        files: Numbers::default(),
        // What the numbering does not know: glue of types that are never dropped.
        unreached: FnId(0),
    };
    map.unreached = FnId(map.functions.order.len() as u32);
    map.files.add(FileId::USER);
    let mut bodies = Vec::new();
    for id in map.functions.order.clone() {
        let mut body = match reached.bodies.remove(&id).map(Rc::try_unwrap) {
            Some(Ok(own)) => own.body,
            Some(Err(remembered)) => remembered.body.clone(),
            None => unreached_body(cx),
        };
        visit_body(&mut body, &mut map);
        bodies.push(body);
    }
    bodies.push(unreached_body(cx));
    let mut types: Vec<_> = map.types.order.iter().map(|&id| cx.ty_data(id).clone()).collect();
    types.iter_mut().for_each(|ty| visit_type(ty, &mut map));
    let mut globals: Vec<_> = map.globals.order.iter().map(|&id| cx.global(id).clone()).collect();
    globals.iter_mut().for_each(|global| visit_global(global, &mut map));
    let mut root = |mut id: FnId| {
        map.function(&mut id);
        id
    };
    let (start, main, panic) = (root(roots.start), root(roots.main), root(roots.panic));
    let (mut str_ref, mut location) = (roots.str_ref, roots.location);
    map.ty(&mut str_ref);
    map.ty(&mut location);
    let allocator = roots.allocator.map(|mut it| {
        map.global(&mut it.of);
        for id in [&mut it.alloc, &mut it.alloc_zeroed, &mut it.realloc, &mut it.dealloc] {
            map.function(id);
        }
        it
    });
    let files = map.files.order.iter().map(|&id| source_file(cx, id)).collect();
    Program { files, types, bodies, globals, start, main, panic, str_ref, location, allocator }
}

/// A body for the functions that are named but never run.
fn unreached_body(cx: &Cx<'_>) -> Body {
    let span = cx.no_span();
    Body {
        name: "drop_in_place".to_owned(),
        kind: mir::BodyKind::Shim,
        span,
        track_caller: false,
        no_unwind: false,
        arg_count: 0,
        locals: Vec::new(),
        var_debug_info: Vec::new(),
        blocks: vec![mir::BasicBlockData {
            statements: Vec::new(),
            terminator: mir::Terminator { span, kind: mir::TerminatorKind::Unreachable },
            is_cleanup: false,
        }],
    }
}

fn source_file(cx: &Cx<'_>, id: FileId) -> SourceFile {
    let (name, text) = cx.file(id);
    let mut file = SourceFile::new(name, text);
    if id != FileId::USER {
        file.text = String::new();
    }
    file
}

/// Old ids to new ones.
struct Renumber {
    functions: Numbers<FnId>,
    types: Numbers<TyId>,
    globals: Numbers<GlobalId>,
    files: Numbers<FileId>,
    unreached: FnId,
}

impl Visitor for Renumber {
    fn ty(&mut self, id: &mut TyId) {
        *id = TyId(self.types.get(*id).unwrap_or(0));
    }

    fn function(&mut self, id: &mut FnId) {
        *id = self.functions.get(*id).map_or(self.unreached, FnId);
    }

    fn global(&mut self, id: &mut GlobalId) {
        *id = GlobalId(self.globals.get(*id).unwrap_or(0));
    }

    fn span(&mut self, span: &mut Span) {
        if self.files.get(span.file).is_none() {
            self.files.add(span.file);
        }
        span.file = FileId(self.files.get(span.file).unwrap_or(0));
    }
}

/// Numbers the globals so that each comes after those its initialiser may read.
fn dependencies_first(cx: &Cx<'_>, reached: &Reached, panic: FnId) -> Numbers<GlobalId> {
    let mut order = Order {
        cx,
        bodies: &reached.bodies,
        functions: FxHashSet::default(),
        done: Numbers::default(),
    };
    let mut started = FxHashSet::default();
    // Any initialiser may panic, also without naming the function.
    order.reach(vec![panic], &mut started);
    for &id in &reached.globals.order {
        order.global(id, &mut started);
    }
    order.done
}

struct Order<'a, 'db> {
    cx: &'a Cx<'db>,
    bodies: &'a FxHashMap<FnId, Rc<Finished>>,
    functions: FxHashSet<FnId>,
    done: Numbers<GlobalId>,
}

impl Order<'_, '_> {
    fn global(&mut self, id: GlobalId, started: &mut FxHashSet<GlobalId>) {
        if !started.insert(id) {
            return;
        }
        let functions: Vec<FnId> = match &self.cx.global(id).kind {
            GlobalKind::Literal(_) => Vec::new(),
            GlobalKind::Static { init, .. }
            | GlobalKind::Const { init, .. }
            | GlobalKind::Promoted { init, .. } => vec![*init],
            GlobalKind::Vtable { entries, .. } => {
                let mut functions = Vec::new();
                for entry in entries {
                    match *entry {
                        VtblEntry::Method(function) => functions.push(function),
                        VtblEntry::TraitVPtr(vtable) => self.global(vtable, started),
                        VtblEntry::Vacant => {}
                    }
                }
                functions
            }
        };
        self.reach(functions, started);
        self.done.add(id);
    }

    /// The globals that functions may read, and those that they call.
    fn reach(&mut self, mut stack: Vec<FnId>, started: &mut FxHashSet<GlobalId>) {
        while let Some(function) = stack.pop() {
            if !self.functions.insert(function) {
                continue;
            }
            let Some(body) = self.bodies.get(&function) else { continue };
            for used in body.globals() {
                self.global(used, started);
            }
            stack.extend(body.functions());
        }
    }
}
