//! Function instances: what a body is made from, and the list of those still to build.

use std::rc::Rc;

use hir_def::{
    BuiltinDeriveImplId, ConstId, FunctionId, StaticId, VariantId,
    builtin_derive::BuiltinDeriveImplMethod,
};
use hir_ty::{
    db::InternedClosureId,
    next_solver::{GenericArgs, Ty},
};
use mir::FnId;
use rustc_hash::FxHashMap;

use super::Cx;
use crate::names::Finished;

/// A function of the program before it has a body. The arguments are concrete: no parameter, no
/// alias, regions erased.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Instance<'db> {
    /// A function with a body in the source.
    Fn(FunctionId, GenericArgs<'db>),
    /// The body of a closure; called with the closure by value or reference as its own kind says,
    /// and the tuple of its arguments.
    Closure {
        /// The closure expression and the body it is in.
        id: InternedClosureId<'db>,
        /// The generic arguments of the function it is in.
        args: GenericArgs<'db>,
        /// The closure's type.
        ty: Ty<'db>,
    },
    /// `Future::poll` of an `async` block or function, by the type of its future.
    Coroutine(Ty<'db>),
    /// The initialiser of a `const` item: `fn() -> T`.
    ConstInit(ConstId, GenericArgs<'db>),
    /// The initialiser of a `static`: `fn() -> T`.
    StaticInit(StaticId),
    /// A body that no one wrote.
    Shim(Shim<'db>),
}

/// A body that no one wrote (rustc's `InstanceKind` has the same).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Shim<'db> {
    /// `fn(*mut T)`: drops the value in place.
    DropGlue(Ty<'db>),
    /// A tuple struct or variant as a function; the arguments are those of its type.
    Constructor(VariantId, GenericArgs<'db>),
    /// `FnOnce::call_once` of a closure that is called by reference.
    ClosureOnce(Ty<'db>),
    /// A closure without captures as a function pointer.
    ClosureFnPointer(Ty<'db>),
    /// `Fn*::call*` of a function item or pointer: unpacks the tuple of arguments.
    FnPointerCall {
        /// The function item or pointer.
        ty: Ty<'db>,
        /// `call` and `call_mut` take it by reference.
        by_ref: bool,
    },
    /// `fn(*mut F, Args) -> F::Output`: calls a closure that is moved out of memory.
    CallOnceInPlace(GenericArgs<'db>),
    /// A method of a trait object as a function pointer: calls through the vtable.
    Virtual(FunctionId, GenericArgs<'db>),
    /// An intrinsic as a function.
    Intrinsic(FunctionId, GenericArgs<'db>),
    /// `fn() -> &'static str`: the name of a type with its path.
    TypeName(Ty<'db>),
    /// `Clone::clone` of a type whose clone is made by the compiler.
    Clone(Ty<'db>),
    /// A method of a derived trait; the arguments are those of the impl.
    Derive(BuiltinDeriveImplId, BuiltinDeriveImplMethod, GenericArgs<'db>),
    /// The program's entry.
    Start {
        /// The `start` lang item.
        lang_start: FunctionId,
        /// The reader's `main`.
        main: FunctionId,
    },
}

/// Instances by id, in the order they were first asked for.
#[derive(Default)]
pub(super) struct Instances<'db> {
    pub(super) ids: FxHashMap<Instance<'db>, FnId>,
    pub(super) list: Vec<Option<Instance<'db>>>,
    /// Made by hand, and not yet finished.
    bodies: FxHashMap<FnId, mir::Body>,
    /// Finished, and not the reader's own.
    pub(super) finished: FxHashMap<FnId, Rc<Finished>>,
}

impl<'db> Cx<'db> {
    /// The id of an instance; its body is built when something that runs reaches it.
    pub(crate) fn instance(&mut self, instance: Instance<'db>) -> FnId {
        if let Some(&id) = self.instances.ids.get(&instance) {
            return id;
        }
        let id = FnId(self.instances.list.len() as u32);
        self.instances.ids.insert(instance.clone(), id);
        self.instances.list.push(Some(instance));
        id
    }

    /// Adds a body that was made by hand.
    pub(crate) fn add_body(&mut self, body: mir::Body) -> FnId {
        let id = FnId(self.instances.list.len() as u32);
        self.instances.list.push(None);
        self.instances.bodies.insert(id, body);
        id
    }

    /// What a function is made from; `None` for those added with a body.
    pub(crate) fn instance_of(&self, id: FnId) -> Option<&Instance<'db>> {
        self.instances.list[id.index()].as_ref()
    }

    /// Takes the body that was added by hand under this id.
    pub(crate) fn take_body(&mut self, id: FnId) -> Option<mir::Body> {
        self.instances.bodies.remove(&id)
    }
}
