//! The tables of the program under construction: types, instances, globals.

mod globals;
mod instance;
mod mono;
mod resolve;
mod source;
mod types;
mod unsize;

use analysis::{Db, World};
use hir_ty::{
    ParamEnvAndCrate,
    next_solver::{DbInterner, ParamEnv},
};

pub(crate) use instance::Instance;

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
    /// No assumptions: every type is concrete. What the trait solver and the layout code want.
    pub(crate) env: ParamEnvAndCrate<'db>,
    types: types::Types<'db>,
    instances: instance::Instances<'db>,
    globals: globals::Globals<'db>,
}

impl<'db> Cx<'db> {
    /// Empty tables over a checked program.
    pub(crate) fn new(world: &'db World) -> Self {
        let interner = DbInterner::new_with(&world.db, world.user_crate);
        let env = ParamEnvAndCrate {
            param_env: ParamEnv::empty(interner),
            krate: world.user_crate,
        };
        Self {
            world,
            db: &world.db,
            interner,
            env,
            types: Default::default(),
            instances: Default::default(),
            globals: Default::default(),
        }
    }
}
