//! Function instances: what a body is made from, and the list of those still to build.

use hir_def::{ConstId, FunctionId, StaticId};
use hir_ty::{
    db::{AnonConstId, InternedClosureId},
    next_solver::GenericArgs,
};
use mir::FnId;
use rustc_hash::FxHashMap;

use super::Cx;

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
        ty: hir_ty::next_solver::Ty<'db>,
    },
    /// The initialiser of a `const` item: `fn() -> T`.
    ConstInit(ConstId, GenericArgs<'db>),
    /// The value of an inline `const {}` or of another expression in a type: `fn() -> T`.
    AnonConst(AnonConstId<'db>, GenericArgs<'db>),
    /// The initialiser of a `static`: `fn() -> T`.
    StaticInit(StaticId),
}

/// Instances by id, in the order they were first asked for.
#[derive(Default)]
pub(super) struct Instances<'db> {
    ids: FxHashMap<Instance<'db>, FnId>,
    list: Vec<Pending<'db>>,
}

/// An entry of the function table.
enum Pending<'db> {
    /// Still to be built.
    Instance(Instance<'db>),
    /// There already.
    Body(mir::Body),
}

impl<'db> Cx<'db> {
    /// The id of an instance; its body is built later.
    pub(crate) fn instance(&mut self, instance: Instance<'db>) -> FnId {
        if let Some(&id) = self.instances.ids.get(&instance) {
            return id;
        }
        let id = FnId(self.instances.list.len() as u32);
        self.instances.ids.insert(instance.clone(), id);
        self.instances.list.push(Pending::Instance(instance));
        id
    }

    /// Adds a body that was made by hand.
    pub(crate) fn add_body(&mut self, body: mir::Body) -> FnId {
        let id = FnId(self.instances.list.len() as u32);
        self.instances.list.push(Pending::Body(body));
        id
    }
}
