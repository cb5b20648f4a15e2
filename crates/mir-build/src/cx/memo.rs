//! What is remembered from one program to the next: types, instances, globals and finished bodies
//! that mention nothing of the reader's text but its items, while these stay as they are
//! ([`analysis::skeleton`]). Ids stay what they were; the linker numbers what is reached again, so a
//! program is the same with and without a memory.

use std::rc::Rc;

use analysis::World;
use hir_def::{
    BuiltinDeriveImplId, ConstId, FunctionId, StaticId, TraitId, VariantId,
    builtin_derive::BuiltinDeriveImplMethod,
};
use hir_ty::layout::Layout;
use hir_ty::next_solver::{StoredGenericArgs, StoredTy, TraitRef, Ty};
use mir::{BodyKind, Callee, FileId, FnId, Global, GlobalId, GlobalKind, Span, TyId};
use rustc_hash::FxHashMap;
use triomphe::Arc;

use super::{
    Cx, Instance, Shim,
    keep::{Keep, Keeping, Scope},
};
use crate::names::Finished;

/// When fewer than one in this many entries is still of use, the memory starts anew.
const MAX_WASTE: usize = 8;

/// Where a literal is that the reader's program and the library share, once the program is gone.
const SOMEWHERE_IN_LIBRARY: Span = Span { file: FileId(1), lo: 0, hi: 0 };

/// The tables of a [`Cx`] without what does not outlive the program; that leaves holes.
#[derive(Default)]
pub(crate) struct Memo {
    /// The items that what is remembered may depend on.
    skeleton: String,
    kept: Kept,
    types: Vec<(Option<StoredTy>, mir::Ty)>,
    copies: Vec<(TyId, bool)>,
    drops: Vec<(TyId, bool)>,
    layouts: Vec<(TyId, Arc<Layout>)>,
    instances: Vec<Option<StoredInstance>>,
    globals: Vec<(Option<GlobalKey>, Global)>,
    /// Only of the library.
    callees: Vec<(FunctionId, StoredGenericArgs, Callee)>,
    bodies: FxHashMap<FnId, Rc<Finished>>,
}

/// Which entries are there for the next program.
#[derive(Default)]
pub(super) struct Kept {
    /// While the reader's items stay as they are.
    items: Keep,
    /// For every program.
    library: Keep,
}

/// An [`Instance`] that outlives the database borrow.
enum StoredInstance {
    Fn(FunctionId, StoredGenericArgs),
    ConstInit(ConstId, StoredGenericArgs),
    StaticInit(StaticId),
    DropGlue(StoredTy),
    Constructor(VariantId, StoredGenericArgs),
    FnPointerCall(StoredTy, bool),
    CallOnceInPlace(StoredGenericArgs),
    Virtual(FunctionId, StoredGenericArgs),
    Intrinsic(FunctionId, StoredGenericArgs),
    Clone(StoredTy),
    TypeName(StoredTy),
    Derive(BuiltinDeriveImplId, BuiltinDeriveImplMethod, StoredGenericArgs),
}

/// What a global is found by.
enum GlobalKey {
    Literal,
    Static(StaticId),
    Const(ConstId, StoredGenericArgs),
    Vtable(StoredTy, Option<(TraitId, StoredGenericArgs)>),
    Promoted,
}

impl<'db> Cx<'db> {
    /// Tables with what is remembered.
    pub(crate) fn recalling(world: &'db World, mut memo: Memo) -> Self {
        let skeleton = analysis::skeleton(world);
        if memo.skeleton != skeleton {
            memo.forget_items();
        }
        let mut cx = Self::new(world);
        cx.recall(memo);
        cx.skeleton = skeleton;
        cx
    }

    /// Fills empty tables.
    fn recall(&mut self, memo: Memo) {
        for (index, (source, ty)) in memo.types.into_iter().enumerate() {
            let source = match source {
                Some(source) => {
                    self.types.ids.insert(source.as_ref(), Ok(TyId(index as u32)));
                    source.as_ref()
                }
                None => self.interner.default_types().types.error,
            };
            self.types.sources.push(source);
            self.types.list.push(ty);
        }
        let source = |(id, is): (TyId, bool)| (self.types.sources[id.index()], is);
        self.copies.borrow_mut().extend(memo.copies.into_iter().map(source));
        self.drops.borrow_mut().extend(memo.drops.into_iter().map(source));
        for (id, layout) in memo.layouts {
            self.layouts.borrow_mut().insert(self.types.sources[id.index()], Ok(layout));
        }
        for (index, instance) in memo.instances.into_iter().enumerate() {
            let instance = instance.map(|it| it.recall());
            if let Some(instance) = &instance {
                self.instances.ids.insert(instance.clone(), FnId(index as u32));
            }
            self.instances.list.push(instance);
        }
        for (index, (key, global)) in memo.globals.into_iter().enumerate() {
            let id = GlobalId(index as u32);
            let globals = &mut self.globals;
            match (key, &global.kind) {
                (Some(GlobalKey::Literal), GlobalKind::Literal(bytes)) => {
                    globals.literals.insert(bytes.clone(), id);
                }
                (Some(GlobalKey::Static(item)), _) => {
                    globals.statics.insert(item, id);
                }
                (Some(GlobalKey::Const(item, args)), _) => {
                    globals.consts.insert((item, args.as_ref()), id);
                }
                (Some(GlobalKey::Vtable(ty, object)), _) => {
                    let interner = self.interner;
                    let object = object.map(|(trait_id, args)| {
                        TraitRef::new_from_args(interner, trait_id.into(), args.as_ref())
                    });
                    globals.vtables.insert((ty.as_ref(), object), id);
                }
                _ => {}
            }
            globals.list.push(global);
        }
        let callees = memo.callees.iter().map(|(id, args, it)| ((*id, args.as_ref()), it.clone()));
        self.callees.extend(callees);
        self.instances.finished = memo.bodies;
        self.globals.library = memo.kept.items.kept_globals();
        self.known = memo.kept;
    }

    /// A body that is remembered.
    pub(crate) fn finished(&self, id: FnId) -> Option<Rc<Finished>> {
        self.instances.finished.get(&id).map(Rc::clone)
    }

    /// Remembers a finished body, if it can be asked for again.
    pub(crate) fn finish(&mut self, id: FnId, body: Finished) -> Rc<Finished> {
        let body = Rc::new(body);
        if body.body.kind != BodyKind::User {
            self.instances.finished.insert(id, Rc::clone(&body));
        }
        body
    }

    /// What may be kept for the next program.
    pub(crate) fn remember(mut self) -> Memo {
        let bodies = std::mem::take(&mut self.instances.finished);
        let keep = Keep::new(&self.known.items, &self, Keeping::ReadersItems, &bodies);
        let library = Keep::new(&self.known.library, &self, Keeping::LibraryOnly, &bodies);
        if library.is_waste(MAX_WASTE) {
            return Memo::default();
        }
        let skeleton = std::mem::take(&mut self.skeleton);
        let mut memo = Memo { skeleton, bodies, ..Memo::default() };
        memo.bodies.retain(|&id, body| keep.body(id, body));
        let scope = Scope { cx: &self, keeping: Keeping::LibraryOnly };
        for (&(function, args), callee) in &self.callees {
            let known = match callee {
                Callee::Fn(id) => library.function(*id),
                Callee::Intrinsic(_, tys) => tys.iter().all(|&ty| library.ty(ty)),
                Callee::Pointer(_) => false,
                Callee::Virtual(_) => true,
            };
            if known && scope.callee(function, args) {
                memo.callees.push((function, args.store(), callee.clone()));
            }
        }
        let kept = |ty: &Ty<'db>| match self.types.ids.get(ty) {
            Some(Ok(id)) if keep.ty(*id) => Some(*id),
            _ => None,
        };
        let stored = |(ty, &is): (&Ty<'db>, &bool)| Some((kept(ty)?, is));
        memo.copies = self.copies.borrow().iter().filter_map(stored).collect();
        memo.drops = self.drops.borrow().iter().filter_map(stored).collect();
        memo.layouts = (self.layouts.borrow().iter())
            .filter_map(|(ty, layout)| Some((kept(ty)?, layout.clone().ok()?)))
            .collect();
        let keys = self.global_keys(&keep);
        for (key, global) in keys.iter().zip(&mut self.globals.list) {
            if key.is_some() && global.span.is_user() {
                global.span = SOMEWHERE_IN_LIBRARY;
            }
        }
        memo.globals = keys.into_iter().zip(self.globals.list).collect();
        memo.types = self
            .types
            .sources
            .iter()
            .zip(self.types.list)
            .zip(keep.of_types())
            .map(|((source, ty), keep)| (keep.then(|| source.store()), ty))
            .collect();
        memo.instances = self
            .instances
            .list
            .iter()
            .zip(keep.of_functions())
            .map(|(instance, keep)| match instance {
                Some(instance) if *keep => StoredInstance::new(instance),
                _ => None,
            })
            .collect();
        memo.kept = Kept { items: keep, library };
        memo
    }

    fn global_keys(&self, keep: &Keep) -> Vec<Option<GlobalKey>> {
        let mut keys: Vec<Option<GlobalKey>> = self.globals.list.iter().map(|_| None).collect();
        for &id in self.globals.literals.values() {
            keys[id.index()] = Some(GlobalKey::Literal);
        }
        for (&item, &id) in &self.globals.statics {
            keys[id.index()] = Some(GlobalKey::Static(item));
        }
        for (&(item, args), &id) in &self.globals.consts {
            keys[id.index()] = Some(GlobalKey::Const(item, args.store()));
        }
        for (&(ty, object), &id) in &self.globals.vtables {
            let object = object.map(|object| (object.def_id.0, object.args.store()));
            keys[id.index()] = Some(GlobalKey::Vtable(ty.store(), object));
        }
        for (index, key) in keys.iter_mut().enumerate() {
            if !keep.global_id(GlobalId(index as u32)) {
                *key = None;
            } else if key.is_none() {
                *key = Some(GlobalKey::Promoted);
            }
        }
        keys
    }
}

impl Memo {
    /// Leaves what is the library's alone. Looks at nothing of the reader's: it may be no more.
    fn forget_items(&mut self) {
        let keep = self.kept.library.clone();
        for ((source, _), &keep) in self.types.iter_mut().zip(keep.of_types()) {
            source.take_if(|_| !keep);
        }
        self.copies.retain(|(id, _)| keep.ty(*id));
        self.drops.retain(|(id, _)| keep.ty(*id));
        self.layouts.retain(|(id, _)| keep.ty(*id));
        for (instance, &keep) in self.instances.iter_mut().zip(keep.of_functions()) {
            instance.take_if(|_| !keep);
        }
        for (id, (key, _)) in (0..).map(GlobalId).zip(&mut self.globals) {
            key.take_if(|_| !keep.global_id(id));
        }
        self.bodies.retain(|&id, body| keep.body(id, body));
        self.kept.items = keep;
    }
}

impl StoredInstance {
    fn new(instance: &Instance<'_>) -> Option<Self> {
        Some(match *instance {
            Instance::Fn(id, args) => Self::Fn(id, args.store()),
            Instance::ConstInit(id, args) => Self::ConstInit(id, args.store()),
            Instance::StaticInit(id) => Self::StaticInit(id),
            Instance::Closure { .. } | Instance::Coroutine(_) => return None,
            Instance::Shim(ref shim) => match *shim {
                Shim::DropGlue(ty) => Self::DropGlue(ty.store()),
                Shim::Constructor(id, args) => Self::Constructor(id, args.store()),
                Shim::FnPointerCall { ty, by_ref } => Self::FnPointerCall(ty.store(), by_ref),
                Shim::CallOnceInPlace(args) => Self::CallOnceInPlace(args.store()),
                Shim::Virtual(id, args) => Self::Virtual(id, args.store()),
                Shim::Intrinsic(id, args) => Self::Intrinsic(id, args.store()),
                Shim::Clone(ty) => Self::Clone(ty.store()),
                Shim::TypeName(ty) => Self::TypeName(ty.store()),
                Shim::Derive(id, method, args) => Self::Derive(id, method, args.store()),
                Shim::ClosureOnce(_) | Shim::ClosureFnPointer(_) | Shim::Start { .. } => {
                    return None;
                }
            },
        })
    }

    fn recall<'db>(&self) -> Instance<'db> {
        Instance::Shim(match self {
            Self::Fn(id, args) => return Instance::Fn(*id, args.as_ref()),
            Self::ConstInit(id, args) => return Instance::ConstInit(*id, args.as_ref()),
            Self::StaticInit(id) => return Instance::StaticInit(*id),
            Self::DropGlue(ty) => Shim::DropGlue(ty.as_ref()),
            Self::Constructor(id, args) => Shim::Constructor(*id, args.as_ref()),
            Self::FnPointerCall(ty, by_ref) => {
                Shim::FnPointerCall { ty: ty.as_ref(), by_ref: *by_ref }
            }
            Self::CallOnceInPlace(args) => Shim::CallOnceInPlace(args.as_ref()),
            Self::Virtual(id, args) => Shim::Virtual(*id, args.as_ref()),
            Self::Intrinsic(id, args) => Shim::Intrinsic(*id, args.as_ref()),
            Self::Clone(ty) => Shim::Clone(ty.as_ref()),
            Self::TypeName(ty) => Shim::TypeName(ty.as_ref()),
            Self::Derive(id, method, args) => Shim::Derive(*id, *method, args.as_ref()),
        })
    }
}
