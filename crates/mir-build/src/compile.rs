//! The whole: check, build, elaborate.

use std::panic::{AssertUnwindSafe, catch_unwind};

use analysis::{Diagnostic, World};
use hir_def::{
    FunctionId, ItemContainerId, ModuleDefId, hir::generics::GenericParams, nameres::crate_def_map,
    signatures::FunctionSignature,
};
use mir::{Body, BodyKind, Callee, FnId};
use mir_dataflow::{ElaborateCx, elaborate_drops, move_errors};

use crate::{
    build,
    cx::{Cx, Instance, Memo, Result, Shim},
    link::{Roots, link},
    shim,
};

/// What [`compile`] made of the reader's program.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// Why rustc would reject the program; empty when it would not, as far as we know.
    pub errors: Vec<Diagnostic>,
    /// The program, when there is no error.
    pub program: Option<mir::Program>,
}

/// Checks the reader's program and lowers it with everything it reaches. Never panics: a panic
/// of the front end becomes an error without a place.
pub fn compile(world: &World) -> Compiled {
    let errors = analysis::check(world);
    if !errors.is_empty() {
        return Compiled { errors, program: None };
    }
    let build = AssertUnwindSafe(|| world.attach(|| build_program(world)));
    let (errors, program) = catch_unwind(build).unwrap_or_else(|_| {
        (vec![Diagnostic::without_place("The compiler gave up on this program.")], None)
    });
    Compiled { program: program.filter(|_| errors.is_empty()), errors }
}

fn build_program(world: &World) -> (Vec<Diagnostic>, Option<mir::Program>) {
    let mut cx = Cx::new(world);
    let memo = world.memo.take().and_then(|memo| memo.downcast::<Memo>().ok());
    cx.recall(memo.map_or_else(Memo::default, |memo| *memo));
    let prepared = roots(&mut cx).and_then(|roots| {
        let types = &cx.interner.default_types().types;
        let (bool_ty, unit_ty) = (types.bool, types.unit);
        Ok((roots, cx.ty(bool_ty)?, cx.ty(unit_ty)?))
    });
    let (roots, bool_ty, unit_ty) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => return (vec![Diagnostic::without_place(error.why)], None),
    };
    let mut errors = MoveErrors { source: world.source(), found: Vec::new() };
    let program = link(&mut cx, &roots, |cx, id| {
        if let Some(body) = cx.finished(id) {
            return body.clone();
        }
        let mut body = body(cx, id);
        if body.kind == BodyKind::User {
            errors.check(&body, cx.ty_table());
        }
        let elaborate = ElaborateCx { types: cx.ty_table(), bool_ty, unit_ty };
        elaborate_drops(&mut body, elaborate);
        body.blocks = build::simplify(body.blocks);
        cx.finish(id, &body);
        body
    });
    check_unreached(&mut cx, &mut errors);
    world.memo.set(Some(Box::new(cx.remember())));
    (errors.finish(), Some(program))
}

/// Builds the reader's functions that nothing calls, for the move checker. Those that are generic
/// have no types to build them with: they are checked by what calls them.
fn check_unreached(cx: &mut Cx<'_>, errors: &mut MoveErrors) {
    for function in analysis::functions::all(cx.world) {
        let is_generic =
            GenericParams::of(cx.db, function.into()).iter_type_or_consts().next().is_some();
        let has_body = FunctionSignature::of(cx.db, function).has_body();
        let in_trait = matches!(function.loc(cx.db).container, ItemContainerId::TraitId(_));
        let in_generic_impl = match function.loc(cx.db).container {
            ItemContainerId::ImplId(id) => {
                GenericParams::of(cx.db, id.into()).iter_type_or_consts().next().is_some()
            }
            _ => false,
        };
        if is_generic || !has_body || in_trait || in_generic_impl {
            continue;
        }
        let instance = Instance::Fn(function, cx.fn_args(function, &[]));
        if cx.is_known(&instance) {
            continue;
        }
        let body = build::body(cx, &instance);
        errors.check(&body, cx.ty_table());
    }
}

/// What the move checker says about the reader's bodies; the instances of a generic function
/// say the same once.
struct MoveErrors {
    source: String,
    found: Vec<Diagnostic>,
}

impl MoveErrors {
    fn check(&mut self, body: &Body, types: &[mir::Ty]) {
        for error in move_errors(body, types) {
            if !error.span.is_user() {
                continue;
            }
            let before = self.source.get(..error.span.lo as usize).unwrap_or(&self.source);
            let line = before.matches('\n').count() as u32 + 1;
            let labels = error.labels.into_iter().filter(|label| label.span.is_user());
            self.found.push(Diagnostic {
                labels: labels.map(|it| (it.span.lo..it.span.hi, it.text)).collect(),
                explanation: error.explanation,
                ..Diagnostic::new(
                    Some(error.code),
                    error.span.lo..error.span.hi,
                    line,
                    error.message,
                )
            });
        }
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|it| (it.span.start, it.span.end, it.code));
        self.found.dedup_by(|a, b| a.span == b.span && a.code == b.code);
        self.found
    }
}

/// One body, before drop elaboration.
fn body(cx: &mut Cx<'_>, id: FnId) -> Body {
    match cx.instance_of(id).cloned() {
        Some(Instance::Shim(shim)) => shim::body(cx, &shim),
        Some(instance) => build::body(cx, &instance),
        None => cx.take_body(id).unwrap_or_else(|| {
            // Only bodies added by hand have no instance, and each is built once.
            shim::missing(cx)
        }),
    }
}

fn roots(cx: &mut Cx<'_>) -> Result<Roots> {
    let span = cx.no_span();
    let lang = cx.interner.lang_items();
    let Some(main) = main_function(cx) else {
        return cx.unsupported(span, "the program has no `main` function");
    };
    let Some(lang_start) = lang.Start else {
        return cx.unsupported(span, "the library has no `start` lang item");
    };
    let (Some(panic), Some(location)) = (lang.Panic, lang.PanicLocation) else {
        return cx.unsupported(span, "the library has no `panic` or `panic_location` lang item");
    };
    let main_id = cx.instance(Instance::Fn(main, cx.no_args()));
    let start = cx.instance(Instance::Shim(Shim::Start { lang_start, main }));
    let Callee::Fn(panic) = cx.callee(panic, cx.fn_args(panic, &[]), span)? else {
        return cx.unsupported(span, "the `panic` lang item is not a function");
    };
    let str_ty = cx.interner.default_types().types.str;
    let str_ref = cx.ref_ty(str_ty, hir_ty::next_solver::Mutability::Not);
    let str_ref = cx.ty(str_ref)?;
    let location = hir_ty::next_solver::Ty::new_adt(
        cx.interner,
        location.into(),
        cx.adt_args_erased(location.into()),
    );
    let location = cx.ty(location)?;
    Ok(Roots { start, main: main_id, panic, str_ref, location })
}

/// `main` of the reader's crate.
fn main_function(cx: &Cx<'_>) -> Option<FunctionId> {
    let map = crate_def_map(cx.db, cx.world.user_crate);
    let scope = &map[map.root_module_id()].scope;
    scope.declarations().find_map(|def| match def {
        ModuleDefId::FunctionId(id) => {
            let name = &FunctionSignature::of(cx.db, id).name;
            (name.as_str() == "main").then_some(id)
        }
        _ => None,
    })
}
