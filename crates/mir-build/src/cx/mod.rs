//! The tables of the program under construction: types, instances, globals.

mod coroutine;
mod globals;
mod instance;
mod keep;
mod layout;
mod memo;
mod mono;
mod names;
mod resolve;
mod source;
mod symbols;
mod traits;
mod type_path;
mod types;
mod unsize;

use std::{cell::RefCell, rc::Rc};

use analysis::{Db, World};
use hir_ty::{
    ParamEnvAndCrate,
    layout::{Layout, LayoutError},
    next_solver::{DbInterner, GenericArgs, ParamEnv, Ty},
};
use rustc_hash::FxHashMap;
use triomphe::Arc;

pub(crate) use instance::{Instance, Shim};
pub(crate) use memo::Memo;
pub(crate) use types::lower_mutability;

/// What cannot be lowered, and why: becomes a `TerminatorKind::Unsupported` at its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Unsupported {
    /// The source that asked for it.
    pub(crate) span: mir::Span,
    /// A sentence for the reader.
    pub(crate) why: String,
}

pub(crate) type Result<T, E = Unsupported> = std::result::Result<T, E>;

/// The program under construction.
pub(crate) struct Cx<'db> {
    pub(crate) world: &'db World,
    pub(crate) db: &'db Db,
    pub(crate) interner: DbInterner<'db>,
    /// What the trait solver and the layout code want. No assumptions, as every type is concrete;
    /// when bodies are built for the borrow checker, what the item says of its parameters.
    pub(crate) env: ParamEnvAndCrate<'db>,
    /// Bodies are built once for all instances, for the borrow checker: type parameters stay,
    /// nothing is laid out, and calls name the function as it was written.
    pub(crate) is_generic: bool,
    types: types::Types<'db>,
    instances: instance::Instances<'db>,
    globals: globals::Globals<'db>,
    callees: FxHashMap<(hir_def::FunctionId, GenericArgs<'db>), mir::Callee>,
    aliases: RefCell<FxHashMap<Ty<'db>, Ty<'db>>>,
    copies: RefCell<FxHashMap<Ty<'db>, bool>>,
    drops: RefCell<FxHashMap<Ty<'db>, bool>>,
    layouts: RefCell<FxHashMap<Ty<'db>, Result<Arc<Layout>, LayoutError>>>,
    unsized_tails: RefCell<FxHashMap<hir_def::AdtId, bool>>,
    coroutines: FxHashMap<Ty<'db>, Result<Rc<coroutine::Coroutine>, String>>,
    /// The reader's items, see [`analysis::skeleton`].
    skeleton: String,
    /// What of the tables came from the memory.
    known: memo::Kept,
}

impl<'db> Cx<'db> {
    /// Empty tables over a checked program.
    pub(crate) fn new(world: &'db World) -> Self {
        let interner = DbInterner::new_with(&world.db, world.user_crate);
        let env =
            ParamEnvAndCrate { param_env: ParamEnv::empty(interner), krate: world.user_crate };
        Self {
            world,
            db: &world.db,
            interner,
            env,
            is_generic: false,
            types: Default::default(),
            instances: Default::default(),
            globals: Default::default(),
            callees: Default::default(),
            aliases: Default::default(),
            copies: Default::default(),
            drops: Default::default(),
            layouts: Default::default(),
            unsized_tails: Default::default(),
            coroutines: Default::default(),
            skeleton: String::new(),
            known: Default::default(),
        }
    }

    /// Empty tables for bodies that are only borrow-checked.
    pub(crate) fn generic(world: &'db World, param_env: ParamEnv<'db>) -> Self {
        let mut this = Self::new(world);
        this.env.param_env = param_env;
        this.is_generic = true;
        this
    }

    /// No generic arguments.
    pub(crate) fn no_args(&self) -> GenericArgs<'db> {
        GenericArgs::empty(self.interner)
    }

    /// The error of something that is not simulated.
    pub(crate) fn unsupported<T>(&self, span: mir::Span, why: impl Into<String>) -> Result<T> {
        Err(Unsupported { span, why: why.into() })
    }
}
