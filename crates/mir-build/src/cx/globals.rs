//! Literals, statics, consts, promoted values and vtables.

use hir_def::{ConstId, StaticId};
use hir_ty::{db::AnonConstId, next_solver::GenericArgs};
use mir::{Body, Global, GlobalId, GlobalKind, Span, TyId};
use rustc_hash::FxHashMap;

use super::{Cx, Result, Unsupported};

/// Globals by id, in the order they were first asked for.
#[derive(Default)]
pub(super) struct Globals<'db> {
    literals: FxHashMap<Vec<u8>, GlobalId>,
    list: Vec<Global>,
    marker: std::marker::PhantomData<&'db ()>,
}

impl<'db> Cx<'db> {
    /// The bytes of a string or byte-string literal; equal literals share one global.
    pub(crate) fn literal(&mut self, bytes: &[u8], span: Span) -> GlobalId {
        if let Some(&id) = self.globals.literals.get(bytes) {
            return id;
        }
        let kind = GlobalKind::Literal(bytes.to_vec());
        let id = self.add_global(Global { kind, span });
        self.globals.literals.insert(bytes.to_vec(), id);
        id
    }

    /// A `static`.
    pub(crate) fn static_item(&mut self, _id: StaticId, span: Span) -> Result<GlobalId> {
        Err(Unsupported { span, why: "statics are not there yet".to_owned() })
    }

    /// A `const` item, also an associated one of a trait, with concrete arguments.
    pub(crate) fn const_item(
        &mut self,
        _id: ConstId,
        _args: GenericArgs<'db>,
        span: Span,
    ) -> Result<GlobalId> {
        Err(Unsupported { span, why: "consts are not there yet".to_owned() })
    }

    /// An inline const or an array length, with concrete arguments of the body it is in.
    pub(crate) fn anon_const(
        &mut self,
        _id: AnonConstId<'db>,
        _args: GenericArgs<'db>,
        span: Span,
    ) -> Result<GlobalId> {
        Err(Unsupported { span, why: "inline consts are not there yet".to_owned() })
    }

    /// A value that rustc promotes to a read-only static: `body` is `fn() -> T`.
    pub(crate) fn promoted(&mut self, body: Body, ty: TyId, span: Span) -> GlobalId {
        let init = self.add_body(body);
        self.add_global(Global { kind: GlobalKind::Promoted { ty, init }, span })
    }

    pub(super) fn add_global(&mut self, global: Global) -> GlobalId {
        let id = GlobalId(self.globals.list.len() as u32);
        self.globals.list.push(global);
        id
    }
}
