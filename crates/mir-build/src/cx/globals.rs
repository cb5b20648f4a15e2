//! Literals, statics, consts, promoted values and vtables.

use hir_def::{ConstId, StaticId, signatures::StaticSignature};
use hir_ty::{
    db::HirDatabase,
    method_resolution::lookup_impl_const,
    next_solver::{GenericArgs, TraitRef, Ty},
};
use mir::{Body, Global, GlobalId, GlobalKind, Span, TyId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Cx, Instance, Result};

/// Globals by id, in the order they were first asked for.
#[derive(Default)]
pub(super) struct Globals<'db> {
    pub(super) literals: FxHashMap<Vec<u8>, GlobalId>,
    pub(super) statics: FxHashMap<StaticId, GlobalId>,
    pub(super) consts: FxHashMap<(ConstId, GenericArgs<'db>), GlobalId>,
    /// By concrete type and trait.
    pub(super) vtables: FxHashMap<(Ty<'db>, Option<TraitRef<'db>>), GlobalId>,
    pub(super) list: Vec<Global>,
    /// Those that something in the library asked for.
    pub(super) library: FxHashSet<GlobalId>,
}

impl<'db> Cx<'db> {
    /// The bytes of a string or byte-string literal; equal literals share one global.
    pub(crate) fn literal(&mut self, bytes: &[u8], span: Span) -> GlobalId {
        if let Some(&id) = self.globals.literals.get(bytes) {
            self.shared_global(id, span);
            return id;
        }
        let kind = GlobalKind::Literal(bytes.to_vec());
        let id = self.add_global(Global { kind, span });
        self.globals.literals.insert(bytes.to_vec(), id);
        id
    }

    /// A `static`.
    pub(crate) fn static_item(&mut self, id: StaticId, _span: Span) -> Result<GlobalId> {
        if let Some(&known) = self.globals.statics.get(&id) {
            return Ok(known);
        }
        let ty = self.mono(self.db.type_for_static(id).skip_binder(), self.no_args());
        let ty_id = self.ty(ty)?;
        let init = self.instance(Instance::StaticInit(id));
        let flags = StaticSignature::of(self.db, id).flags;
        let mutable =
            flags.contains(hir_def::signatures::StaticFlags::MUTABLE) || !self.is_freeze(ty);
        let kind = GlobalKind::Static { name: self.static_name(id), ty: ty_id, mutable, init };
        let global = self.add_global(Global { kind, span: self.static_span(id) });
        self.globals.statics.insert(id, global);
        Ok(global)
    }

    /// A `const` item, also an associated one of a trait, with concrete arguments.
    pub(crate) fn const_item(
        &mut self,
        id: ConstId,
        args: GenericArgs<'db>,
        _span: Span,
    ) -> Result<GlobalId> {
        let (id, args) = lookup_impl_const(&self.infcx(), self.env.param_env, id, args);
        let args = self.mono(args, self.no_args());
        if let Some(&known) = self.globals.consts.get(&(id, args)) {
            return Ok(known);
        }
        let ty = self.mono(self.db.type_for_const(id).skip_binder(), args);
        let ty = self.ty(ty)?;
        let init = self.instance(Instance::ConstInit(id, args));
        let kind = GlobalKind::Const { name: self.const_item_name(id), ty, init };
        let global = self.add_global(Global { kind, span: self.const_span(id) });
        self.globals.consts.insert((id, args), global);
        Ok(global)
    }

    /// A value that rustc promotes to a read-only static: `body` is `fn() -> T`.
    pub(crate) fn promoted(&mut self, body: Body, ty: TyId, span: Span) -> GlobalId {
        let init = self.add_body(body);
        self.add_global(Global { kind: GlobalKind::Promoted { ty, init }, span })
    }

    /// The `const` item that a global is the value of, with its arguments.
    pub(crate) fn const_of(&self, id: GlobalId) -> Option<(ConstId, GenericArgs<'db>)> {
        self.globals.consts.iter().find(|it| *it.1 == id).map(|it| *it.0)
    }

    /// The `static` that a global is.
    pub(crate) fn static_of(&self, id: GlobalId) -> Option<StaticId> {
        self.globals.statics.iter().find(|it| *it.1 == id).map(|it| *it.0)
    }

    /// A global of the table.
    pub(crate) fn global(&self, id: GlobalId) -> &Global {
        &self.globals.list[id.index()]
    }

    pub(super) fn add_global(&mut self, global: Global) -> GlobalId {
        let id = GlobalId(self.globals.list.len() as u32);
        if !global.span.is_user() {
            self.globals.library.insert(id);
        }
        self.globals.list.push(global);
        id
    }

    /// A global is asked for again. It is where the reader first wrote it, whoever asked before:
    /// the same with and without a memory.
    pub(super) fn shared_global(&mut self, id: GlobalId, span: Span) {
        let global = &mut self.globals.list[id.index()];
        if !span.is_user() {
            self.globals.library.insert(id);
        } else if !global.span.is_user() {
            global.span = span;
        }
    }

    /// Has no interior mutability outside of pointers.
    pub(crate) fn is_freeze(&self, ty: Ty<'db>) -> bool {
        use hir_ty::next_solver::TyKind;
        use rustc_type_ir::inherent::{GenericArgs as _, IntoKind};
        match ty.kind() {
            TyKind::Adt(def, args) => {
                let id = def.def_id();
                if let hir_def::AdtId::StructId(id) = id
                    && Some(id) == self.interner.lang_items().UnsafeCell
                {
                    return false;
                }
                self.variants(id)
                    .into_iter()
                    .flat_map(|variant| self.field_tys(variant, args))
                    .all(|field| self.is_freeze(field))
            }
            TyKind::Tuple(fields) => fields.iter().all(|field| self.is_freeze(field)),
            TyKind::Array(element, _) | TyKind::Slice(element) => self.is_freeze(element),
            TyKind::Closure(_, args) => self.is_freeze(args.as_closure().tupled_upvars_ty()),
            TyKind::Coroutine(..) => false,
            _ => true,
        }
    }
}
