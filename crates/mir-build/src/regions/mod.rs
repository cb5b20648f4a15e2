//! The regions of a body: what the borrow checker is given (rustc's `type_check`).
//!
//! Inference erases regions. Here each type of a body gets them back: those of the signature as
//! they were written or elided ([`signature`]), a fresh region variable in every other place. The
//! body is then typed once more, statement by statement ([`typeck`]), by rust-analyzer's own
//! relations and trait solver, which say how the regions depend on each other. What cannot be
//! typed is left out, and listed: the checker then accepts more than rustc.

mod annotations;
mod bounds;
mod calls;
mod closure;
mod constraints;
mod drops;
mod place;
mod signature;
mod typeck;
mod written;

use borrowck::{Checked, Input, RegionVid};
use hir_def::{FunctionId, GenericDefId};
use hir_ty::next_solver::{Region, Ty, infer::InferCtxt};
use mir::Span;
use mir_dataflow::Upvar;
use rustc_hash::FxHashMap;
use rustc_type_ir::inherent::Region as _;

use crate::{
    build,
    cx::{Cx, Instance},
};

/// A body that was checked.
pub(crate) struct CheckedBody {
    /// Its regions and the body itself, before drop elaboration.
    pub(crate) input: Input,
    /// What was found.
    pub(crate) checked: Checked,
    /// Of a closure: what it captures.
    pub(crate) upvars: Vec<Upvar>,
}

/// Checks the body of an instance that has one in the source, and of the closures in it, which
/// come first.
pub(crate) fn check<'db>(
    cx: &mut Cx<'db>,
    instance: &Instance<'db>,
    owner: GenericDefId,
) -> Vec<CheckedBody> {
    let mut done = Vec::new();
    check_into(cx, instance, owner, &mut done);
    done
}

fn check_into<'db>(
    cx: &mut Cx<'db>,
    instance: &Instance<'db>,
    owner: GenericDefId,
    done: &mut Vec<CheckedBody>,
) -> usize {
    let body = build::body(cx, instance);
    let input = RegionCx::new(cx, owner).body(instance, body, done);
    let checked = borrowck::check(&input, cx.ty_table());
    let upvars = closure::upvars(cx, instance);
    done.push(CheckedBody { input, checked, upvars });
    done.len() - 1
}

/// The state of typing one body.
struct RegionCx<'a, 'db> {
    cx: &'a mut Cx<'db>,
    infcx: InferCtxt<'db>,
    /// The item whose parameters the body may use.
    owner: GenericDefId,
    /// The regions that the body does not choose.
    universals: Vec<borrowck::Universal>,
    universal_ids: FxHashMap<Region<'db>, RegionVid>,
    known: Vec<(Region<'db>, Region<'db>)>,
    /// What the signature says that type parameters outlive.
    known_types: Vec<(Ty<'db>, Region<'db>)>,
    raw: Vec<constraints::Raw<'db>>,
    tests: Vec<constraints::Test<'db>>,
    /// Obligations of the inference context that were turned into constraints.
    seen_obligations: usize,
    /// The type of each local.
    locals: Vec<Ty<'db>>,
    borrows: Vec<(mir_dataflow::Location, Region<'db>)>,
    /// The regions of what the `impl Trait` of the result stands for.
    hidden: Vec<Region<'db>>,
    /// The types that are written in the body; none for bodies without any, and while they are looked at.
    written: Option<written::Written<'db>>,
    captures: std::collections::BTreeMap<mir::Local, borrowck::Capture>,
    skipped: Vec<(Span, String)>,
}

impl<'a, 'db> RegionCx<'a, 'db> {
    fn new(cx: &'a mut Cx<'db>, owner: GenericDefId) -> Self {
        let infcx = cx.infcx();
        let mut this = Self {
            cx,
            infcx,
            owner,
            universals: Vec::new(),
            universal_ids: FxHashMap::default(),
            known: Vec::new(),
            known_types: Vec::new(),
            raw: Vec::new(),
            tests: Vec::new(),
            seen_obligations: 0,
            locals: Vec::new(),
            borrows: Vec::new(),
            hidden: Vec::new(),
            written: None,
            captures: Default::default(),
            skipped: Vec::new(),
        };
        let statik = Region::new_static(this.cx.interner);
        this.universal(
            statik,
            borrowck::Universal {
                name: Some("'static".to_owned()),
                kind: borrowck::UniversalKind::Static,
                is_local: false,
                argument: None,
            },
        );
        this
    }

    fn universal(&mut self, region: Region<'db>, universal: borrowck::Universal) {
        if self.universal_ids.contains_key(&region) {
            return;
        }
        self.universal_ids.insert(region, RegionVid(self.universals.len() as u32));
        self.universals.push(universal);
    }

    fn body(
        mut self,
        instance: &Instance<'db>,
        body: mir::Body,
        done: &mut Vec<CheckedBody>,
    ) -> Input {
        self.signature(instance, &body);
        self.written = written::Written::of(self.cx, instance);
        self.annotate_locals(&body);
        self.statements(&body, done);
        let is_constant = matches!(instance, Instance::ConstInit(..) | Instance::StaticInit(_));
        let is_closure = matches!(instance, Instance::Closure { .. } | Instance::Coroutine(_));
        let in_trait_impl = match instance {
            Instance::Fn(function, _) => self.is_in_trait_impl(*function),
            _ => false,
        };
        self.finish(body, is_closure, is_constant, in_trait_impl)
    }

    /// The guards of the matches in the body's source.
    fn guards(&self) -> Vec<borrowck::Guard> {
        self.written.as_ref().map_or_else(Vec::new, |it| it.guards.clone())
    }

    fn is_in_trait_impl(&self, function: FunctionId) -> bool {
        use hir_def::{ItemContainerId, Lookup, signatures::ImplSignature};
        match function.lookup(self.cx.db).container {
            ItemContainerId::ImplId(id) => ImplSignature::of(self.cx.db, id).target_trait.is_some(),
            _ => false,
        }
    }

    fn skip(&mut self, span: Span, why: impl Into<String>) {
        self.skipped.push((span, why.into()));
    }
}
