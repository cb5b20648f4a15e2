//! Which entries of the tables outlive the program.

use std::{ops::ControlFlow, rc::Rc};

use hir_def::{CallableDefId, FunctionId, HasModule};
use hir_ty::next_solver::{DbInterner, ExistentialPredicate, GenericArgs, Ty, TyKind};
use mir::{FnId, Global, GlobalId, GlobalKind, TyId, VtblEntry, visit::visit_ty};
use rustc_hash::{FxHashMap, FxHashSet};
use rustc_type_ir::{TypeSuperVisitable, TypeVisitable, TypeVisitor, inherent::IntoKind};

use super::{Cx, Instance, Shim};
use crate::names::{Finished, Name};

/// What an entry that is kept may mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Keeping {
    /// The library.
    LibraryOnly,
    /// The library and the reader's items, for programs that have the same.
    ReadersItems,
}

/// Which entries of the tables stay.
#[derive(Clone, Default)]
pub(super) struct Keep {
    types: Vec<bool>,
    functions: Vec<bool>,
    globals: Vec<bool>,
}

type Bodies = FxHashMap<FnId, Rc<Finished>>;

impl Keep {
    /// Decides on everything but what came from the memory: what that mentions may be no more.
    pub(super) fn new<'db>(known: &Self, cx: &Cx<'db>, keeping: Keeping, bodies: &Bodies) -> Self {
        let scope = Scope { cx, keeping };
        let mut this = known.clone();
        this.types(&scope);
        let new = &cx.instances.list[this.functions.len()..];
        let is_kept = |it: &Option<Instance<'db>>| it.as_ref().is_some_and(|it| scope.instance(it));
        this.functions.extend(new.iter().map(is_kept));
        this.globals(&scope, bodies);
        this
    }

    fn types<'db>(&mut self, scope: &Scope<'_, 'db>) {
        let types = &scope.cx.types;
        let known = self.types.len();
        let is_kept = |ty: &Ty<'db>| matches!(types.ids.get(ty), Some(Ok(_))) && scope.has(*ty);
        self.types.extend(types.sources[known..].iter().map(is_kept));
        // What is kept has parts that are kept; should one not be, it goes too.
        let mut changed = true;
        while changed {
            changed = false;
            for index in known..self.types.len() {
                if !self.types[index] {
                    continue;
                }
                let mut is_whole = true;
                let mut kind = types.list[index].kind.clone();
                visit_ty(&mut kind, &mut |id| is_whole &= self.types[id.index()]);
                changed |= !is_whole;
                self.types[index] = is_whole;
            }
        }
    }

    fn globals(&mut self, scope: &Scope<'_, '_>, bodies: &Bodies) {
        let globals = &scope.cx.globals;
        let known = self.globals.len();
        self.globals.resize(globals.list.len(), false);
        let statics = globals.statics.values().copied();
        let items = statics.chain(globals.consts.values().copied());
        for id in items.filter(|id| id.index() >= known) {
            self.globals[id.index()] = self.global(&globals.list[id.index()]);
        }
        for ((_, principal), id) in globals.vtables.iter().filter(|(_, id)| id.index() >= known) {
            self.globals[id.index()] = globals.library.contains(id)
                && self.global(&globals.list[id.index()])
                && principal.is_none_or(|it| scope.is_in(it.def_id.0) && scope.has(it.args));
        }
        for id in globals.literals.values().filter(|id| id.index() >= known) {
            self.globals[id.index()] = globals.library.contains(id);
        }
        // Promoted values last: their bodies have no instance and stay with what they mention.
        for (index, global) in globals.list.iter().enumerate().skip(known) {
            if let GlobalKind::Promoted { init, ty } = global.kind
                && let Some(body) = bodies.get(&init)
                && !global.span.is_user()
                && self.ty(ty)
                && self.names(body)
            {
                self.functions[init.index()] = true;
                self.globals[index] = true;
            }
        }
    }

    /// Fewer than one in `most` entries is of use.
    pub(super) fn is_waste(&self, most: usize) -> bool {
        let live = self.types.iter().chain(&self.functions).filter(|&&keep| keep).count();
        live * most < self.types.len() + self.functions.len()
    }

    pub(super) fn of_types(&self) -> &[bool] {
        &self.types
    }

    pub(super) fn of_functions(&self) -> &[bool] {
        &self.functions
    }

    pub(super) fn kept_globals(&self) -> FxHashSet<GlobalId> {
        let ids = (0..).map(GlobalId).zip(&self.globals);
        ids.filter_map(|(id, &keep)| keep.then_some(id)).collect()
    }

    pub(super) fn ty(&self, id: TyId) -> bool {
        self.types[id.index()]
    }

    pub(super) fn function(&self, id: FnId) -> bool {
        self.functions[id.index()]
    }

    pub(super) fn global_id(&self, id: GlobalId) -> bool {
        self.globals[id.index()]
    }

    /// The function stays, and everything that its body mentions.
    pub(super) fn body(&self, id: FnId, body: &Finished) -> bool {
        self.function(id) && self.names(body)
    }

    fn names(&self, body: &Finished) -> bool {
        let stays = |name: &Name| match *name {
            Name::Ty(id) => self.ty(id),
            Name::Fn(id) => self.function(id),
            Name::Global(id) => self.global_id(id),
        };
        !body.is_users && body.names.iter().all(stays)
    }

    fn global(&self, global: &Global) -> bool {
        match &global.kind {
            GlobalKind::Literal(_) => true,
            GlobalKind::Static { ty, init, .. }
            | GlobalKind::Const { ty, init, .. }
            | GlobalKind::Promoted { ty, init } => {
                !global.span.is_user() && self.ty(*ty) && self.function(*init)
            }
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
}

/// What may be mentioned.
pub(super) struct Scope<'a, 'db> {
    pub(super) cx: &'a Cx<'db>,
    pub(super) keeping: Keeping,
}

impl<'db> Scope<'_, 'db> {
    /// A call of something in scope.
    pub(super) fn callee(&self, function: FunctionId, args: GenericArgs<'db>) -> bool {
        self.is_in(function) && self.has(args)
    }

    fn has(&self, value: impl TypeVisitable<DbInterner<'db>>) -> bool {
        value.visit_with(&mut InScope(self)).is_continue()
    }

    fn is_in(&self, item: impl HasModule) -> bool {
        let module = item.module(self.cx.db);
        let is_library = module.krate(self.cx.db) == self.cx.world.std_crate;
        match self.keeping {
            Keeping::LibraryOnly => is_library,
            // The items of a block of the reader's are made anew with its function. What is kept of
            // the library alone must be kept here too.
            Keeping::ReadersItems => is_library || !module.is_block_module(self.cx.db),
        }
    }

    fn instance(&self, instance: &Instance<'db>) -> bool {
        match *instance {
            Instance::Fn(id, args) => self.callee(id, args),
            Instance::ConstInit(id, args) => self.is_in(id) && self.has(args),
            Instance::StaticInit(id) => self.is_in(id),
            Instance::Closure { .. } | Instance::Coroutine(_) => false,
            Instance::Shim(ref shim) => match *shim {
                Shim::DropGlue(ty)
                | Shim::Clone(ty)
                | Shim::TypeName(ty)
                | Shim::FnPointerCall { ty, .. } => self.has(ty),
                Shim::Constructor(id, args) => self.is_in(id) && self.has(args),
                Shim::CallOnceInPlace(args) => self.has(args),
                Shim::Virtual(id, args) | Shim::Intrinsic(id, args) => self.callee(id, args),
                Shim::Derive(id, _, args) => self.is_in(id.loc(self.cx.db).adt) && self.has(args),
                Shim::ClosureOnce(_) | Shim::ClosureFnPointer(_) | Shim::Start { .. } => false,
            },
        }
    }
}

/// Breaks at what is out of scope, and at what lives only as long as the borrow.
struct InScope<'a, 'b, 'db>(&'a Scope<'b, 'db>);

impl<'db> TypeVisitor<DbInterner<'db>> for InScope<'_, '_, 'db> {
    type Result = ControlFlow<()>;

    fn visit_ty(&mut self, ty: Ty<'db>) -> Self::Result {
        let scope = self.0;
        let is_in = match ty.kind() {
            TyKind::Adt(def, _) => scope.is_in(def.def_id()),
            TyKind::FnDef(def, _) => match def.0 {
                CallableDefId::FunctionId(id) => scope.is_in(id),
                CallableDefId::StructId(id) => scope.is_in(id),
                CallableDefId::EnumVariantId(id) => scope.is_in(id),
            },
            TyKind::Dynamic(bounds, _) => bounds.iter().all(|bound| match bound.skip_binder() {
                ExistentialPredicate::Trait(it) => scope.is_in(it.def_id.0),
                ExistentialPredicate::AutoTrait(it) => scope.is_in(it.0),
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
        if is_in { ty.super_visit_with(self) } else { ControlFlow::Break(()) }
    }
}
