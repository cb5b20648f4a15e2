//! What is remembered of the library from one program to the next: types, instances, globals and
//! finished bodies that mention nothing of the reader's. Ids stay what they were; the linker
//! numbers what is reached again, so a program is the same with and without a memory.

use std::{ops::ControlFlow, rc::Rc};

use hir_def::{
    BuiltinDeriveImplId, CallableDefId, ConstId, FunctionId, HasModule, StaticId, TraitId,
    VariantId, builtin_derive::BuiltinDeriveImplMethod,
};
use hir_ty::layout::Layout;
use hir_ty::next_solver::{
    DbInterner, ExistentialPredicate, StoredGenericArgs, StoredTy, TraitRef, Ty, TyKind,
};
use mir::{
    Body, BodyKind, Callee, FnId, Global, GlobalId, GlobalKind, Span, TyId, VtblEntry,
    visit::{Visitor, visit_body, visit_ty},
};
use rustc_hash::FxHashMap;
use rustc_type_ir::{TypeSuperVisitable, TypeVisitable, TypeVisitor, inherent::IntoKind};
use triomphe::Arc;

use super::{Cx, Instance, Shim};

/// When fewer than one in this many entries is still of use, the memory starts anew.
const MAX_WASTE: usize = 8;

/// The tables of a [`Cx`] without what is the reader's; that leaves holes.
#[derive(Default)]
pub(crate) struct Memo {
    types: Vec<(Option<StoredTy>, mir::Ty)>,
    copies: Vec<(StoredTy, bool)>,
    drops: Vec<(StoredTy, bool)>,
    layouts: Vec<(StoredTy, Arc<Layout>)>,
    instances: Vec<Option<StoredInstance>>,
    globals: Vec<(Option<GlobalKey>, Global)>,
    callees: Vec<(FunctionId, StoredGenericArgs, Callee)>,
    bodies: FxHashMap<FnId, Rc<Body>>,
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
    /// Fills empty tables with what is remembered.
    pub(crate) fn recall(&mut self, memo: Memo) {
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
        let copies = memo.copies.iter().map(|(ty, is)| (ty.as_ref(), *is));
        self.copies.borrow_mut().extend(copies);
        let drops = memo.drops.iter().map(|(ty, is)| (ty.as_ref(), *is));
        self.drops.borrow_mut().extend(drops);
        let layouts = memo.layouts.into_iter().map(|(ty, layout)| (ty, Ok(layout)));
        for (ty, layout) in layouts {
            self.layouts.borrow_mut().insert(ty.as_ref(), layout);
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
    }

    /// A body that is remembered.
    pub(crate) fn finished(&self, id: FnId) -> Option<&Body> {
        self.instances.finished.get(&id).map(|body| &**body)
    }

    /// Remembers a finished body, if the library can be asked for it again.
    pub(crate) fn finish(&mut self, id: FnId, body: &Body) {
        if body.kind != BodyKind::User {
            self.instances.finished.insert(id, Rc::new(body.clone()));
        }
    }

    /// What may be kept for the next program.
    pub(crate) fn remember(self) -> Memo {
        let keep = Keep::new(&self);
        let mut memo = Memo::default();
        let live = keep.types.iter().chain(&keep.functions).filter(|&&keep| keep).count();
        if live * MAX_WASTE < keep.types.len() + keep.functions.len() {
            return memo;
        }
        for (&id, body) in &self.instances.finished {
            if keep.function(id) && keep.body(body) {
                memo.bodies.insert(id, Rc::clone(body));
            }
        }
        for (&(function, args), callee) in &self.callees {
            let known = match callee {
                Callee::Fn(id) => keep.function(*id),
                Callee::Intrinsic(_, tys) => tys.iter().all(|&ty| keep.ty(ty)),
                Callee::Pointer(_) => false,
                Callee::Virtual(_) => true,
            };
            if known && self.is_library_fn(function) && self.is_library(args) {
                memo.callees.push((function, args.store(), callee.clone()));
            }
        }
        let is_kept = |ty: &Ty<'db>| match self.types.ids.get(ty) {
            Some(Ok(id)) => keep.ty(*id),
            _ => false,
        };
        let stored = |(&ty, &is): (&Ty<'db>, &bool)| is_kept(&ty).then(|| (ty.store(), is));
        memo.copies = self.copies.borrow().iter().filter_map(stored).collect();
        memo.drops = self.drops.borrow().iter().filter_map(stored).collect();
        memo.layouts = (self.layouts.borrow().iter())
            .filter(|(ty, _)| is_kept(ty))
            .filter_map(|(ty, layout)| Some((ty.store(), layout.clone().ok()?)))
            .collect();
        let keys = self.global_keys(&keep);
        memo.globals = keys.into_iter().zip(self.globals.list).collect();
        memo.types = self
            .types
            .sources
            .iter()
            .zip(self.types.list)
            .zip(&keep.types)
            .map(|((source, ty), keep)| (keep.then(|| source.store()), ty))
            .collect();
        memo.instances = self
            .instances
            .list
            .iter()
            .zip(&keep.functions)
            .map(|(instance, keep)| match instance {
                Some(instance) if *keep => StoredInstance::new(instance),
                _ => None,
            })
            .collect();
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
            if !keep.globals[index] {
                *key = None;
            } else if key.is_none() {
                *key = Some(GlobalKey::Promoted);
            }
        }
        keys
    }

    fn is_library_fn(&self, function: FunctionId) -> bool {
        function.module(self.db).krate(self.db) == self.world.std_crate
    }

    /// Mentions nothing of the reader's, and nothing that lives only as long as the borrow.
    fn is_library(&self, value: impl TypeVisitable<DbInterner<'db>>) -> bool {
        value.visit_with(&mut OnlyLibrary { cx: self }).is_continue()
    }

    fn is_library_instance(&self, instance: &Instance<'db>) -> bool {
        match *instance {
            Instance::Fn(id, args) => self.is_library_fn(id) && self.is_library(args),
            Instance::ConstInit(id, args) => {
                id.module(self.db).krate(self.db) == self.world.std_crate && self.is_library(args)
            }
            Instance::StaticInit(id) => id.module(self.db).krate(self.db) == self.world.std_crate,
            Instance::Closure { .. } => false,
            Instance::Shim(ref shim) => match *shim {
                Shim::DropGlue(ty)
                | Shim::Clone(ty)
                | Shim::TypeName(ty)
                | Shim::FnPointerCall { ty, .. } => self.is_library(ty),
                Shim::Constructor(id, args) => {
                    id.module(self.db).krate(self.db) == self.world.std_crate
                        && self.is_library(args)
                }
                Shim::CallOnceInPlace(args) => self.is_library(args),
                Shim::Virtual(id, args) | Shim::Intrinsic(id, args) => {
                    self.is_library_fn(id) && self.is_library(args)
                }
                Shim::Derive(id, _, args) => {
                    id.loc(self.db).adt.module(self.db).krate(self.db) == self.world.std_crate
                        && self.is_library(args)
                }
                Shim::ClosureOnce(_) | Shim::ClosureFnPointer(_) | Shim::Start { .. } => false,
            },
        }
    }
}

impl StoredInstance {
    fn new(instance: &Instance<'_>) -> Option<Self> {
        Some(match *instance {
            Instance::Fn(id, args) => Self::Fn(id, args.store()),
            Instance::ConstInit(id, args) => Self::ConstInit(id, args.store()),
            Instance::StaticInit(id) => Self::StaticInit(id),
            Instance::Closure { .. } => return None,
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

/// Breaks at what is the reader's.
struct OnlyLibrary<'a, 'db> {
    cx: &'a Cx<'db>,
}

impl<'db> TypeVisitor<DbInterner<'db>> for OnlyLibrary<'_, 'db> {
    type Result = ControlFlow<()>;

    fn visit_ty(&mut self, ty: Ty<'db>) -> Self::Result {
        let db = self.cx.db;
        let std_crate = self.cx.world.std_crate;
        let is_library = match ty.kind() {
            TyKind::Adt(def, _) => def.def_id().module(db).krate(db) == std_crate,
            TyKind::FnDef(def, _) => {
                let module = match def.0 {
                    CallableDefId::FunctionId(id) => id.module(db),
                    CallableDefId::StructId(id) => id.module(db),
                    CallableDefId::EnumVariantId(id) => id.module(db),
                };
                module.krate(db) == std_crate
            }
            TyKind::Dynamic(bounds, _) => bounds.iter().all(|bound| match bound.skip_binder() {
                ExistentialPredicate::Trait(it) => it.def_id.0.module(db).krate(db) == std_crate,
                ExistentialPredicate::AutoTrait(it) => it.0.module(db).krate(db) == std_crate,
                ExistentialPredicate::Projection(_) => true,
            }),
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Uint(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Array(..)
            | TyKind::Pat(..)
            | TyKind::Slice(_)
            | TyKind::RawPtr(..)
            | TyKind::Ref(..)
            | TyKind::FnPtr(..)
            | TyKind::Never
            | TyKind::Tuple(_) => true,
            _ => false,
        };
        if is_library { ty.super_visit_with(self) } else { ControlFlow::Break(()) }
    }
}

/// Which entries of the tables stay.
struct Keep {
    types: Vec<bool>,
    functions: Vec<bool>,
    globals: Vec<bool>,
}

impl Keep {
    fn new(cx: &Cx<'_>) -> Self {
        let mut this = Self { types: Vec::new(), functions: Vec::new(), globals: Vec::new() };
        this.types = cx
            .types
            .sources
            .iter()
            .map(|ty| matches!(cx.types.ids.get(ty), Some(Ok(_))) && cx.is_library(*ty))
            .collect();
        this.only_whole_types(cx);
        this.functions = cx
            .instances
            .list
            .iter()
            .map(|it| it.as_ref().is_some_and(|it| cx.is_library_instance(it)))
            .collect();
        this.globals = vec![false; cx.globals.list.len()];
        let items = cx.globals.statics.values().chain(cx.globals.consts.values());
        for &id in items.chain(cx.globals.vtables.values()) {
            this.globals[id.index()] = this.global(&cx.globals.list[id.index()]);
        }
        for &id in cx.globals.literals.values() {
            this.globals[id.index()] = !cx.globals.list[id.index()].span.is_user();
        }
        // Promoted values last: their bodies have no instance and stay with what they mention.
        for (index, global) in cx.globals.list.iter().enumerate() {
            if let GlobalKind::Promoted { init, ty } = global.kind
                && let Some(body) = cx.instances.finished.get(&init)
                && !global.span.is_user()
                && this.ty(ty)
                && this.body(body)
            {
                this.functions[init.index()] = true;
                this.globals[index] = true;
            }
        }
        this
    }

    /// A library type has library fields; should one not have, it goes too.
    fn only_whole_types(&mut self, cx: &Cx<'_>) {
        let mut changed = true;
        while changed {
            changed = false;
            for index in 0..self.types.len() {
                if !self.types[index] {
                    continue;
                }
                let mut whole = true;
                let mut kind = cx.types.list[index].kind.clone();
                visit_ty(&mut kind, &mut |id| whole &= self.types[id.index()]);
                changed |= !whole;
                self.types[index] = whole;
            }
        }
    }

    fn ty(&self, id: TyId) -> bool {
        self.types[id.index()]
    }

    fn function(&self, id: FnId) -> bool {
        self.functions[id.index()]
    }

    fn global(&self, global: &Global) -> bool {
        match &global.kind {
            GlobalKind::Literal(_) => true,
            GlobalKind::Static { ty, init, .. }
            | GlobalKind::Const { ty, init, .. }
            | GlobalKind::Promoted { ty, init } => self.ty(*ty) && self.function(*init),
            GlobalKind::Vtable { ty, entries, .. } => {
                let stays = |entry: &VtblEntry| match *entry {
                    VtblEntry::Method(function) => self.function(function),
                    // Supertraits' tables are not looked at in order.
                    VtblEntry::TraitVPtr(_) => false,
                    VtblEntry::Vacant => true,
                };
                self.ty(*ty) && entries.iter().all(stays)
            }
        }
    }

    /// Everything the body mentions stays.
    fn body(&self, body: &Body) -> bool {
        let mut mentions = Mentions { keep: self, all_stay: true };
        visit_body(&mut body.clone(), &mut mentions);
        mentions.all_stay
    }
}

struct Mentions<'a> {
    keep: &'a Keep,
    all_stay: bool,
}

impl Visitor for Mentions<'_> {
    fn ty(&mut self, id: &mut TyId) {
        self.all_stay &= self.keep.ty(*id);
    }

    fn function(&mut self, id: &mut FnId) {
        self.all_stay &= self.keep.function(*id);
    }

    fn global(&mut self, id: &mut GlobalId) {
        self.all_stay &= self.keep.globals[id.index()];
    }

    fn span(&mut self, span: &mut Span) {
        self.all_stay &= !span.is_user();
    }
}
