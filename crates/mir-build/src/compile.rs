//! The whole: check, build, elaborate.

use std::panic::{AssertUnwindSafe, catch_unwind};

use analysis::{Diagnostic, World};
use hir_def::{FunctionId, ModuleDefId, nameres::crate_def_map, signatures::FunctionSignature};
use hir_ty::next_solver::TyKind;
use mir::{
    Body, Callee, FnId,
    borrows::{Conflict, Range},
};
use mir_dataflow::{ElaborateCx, elaborate_drops};
use rustc_type_ir::inherent::IntoKind;

use crate::{
    borrows as checker, build,
    cx::{Cx, Instance, Memo, Shim, Unsupported},
    link::{Roots, link},
    names::Finished,
    shim, signatures,
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
    let build = AssertUnwindSafe(|| world.attach(|| check_and_build(world)));
    catch_unwind(build).unwrap_or_else(|_| {
        let gave_up = Diagnostic::without_place("The compiler gave up on this program.");
        Compiled { errors: vec![gave_up], program: None }
    })
}

/// The program as it would run if rustc let it through: what the borrow checker says is passed over,
/// and the machine finds what that does to memory. None when it has errors of types or names, for
/// then there is nothing to run.
pub fn compile_anyway(world: &World) -> Option<mir::Program> {
    if !analysis::check(world).is_empty() {
        return None;
    }
    let build = AssertUnwindSafe(|| world.attach(|| build_program(world)));
    catch_unwind(build).ok()?.ok()
}

/// What the borrow checker knows of a program, for pictures: also of one that it rejects. Empty
/// when there are errors of types or names.
pub fn borrows(world: &World) -> mir::Borrows {
    let regions = signatures::regions(&world.source());
    mir::Borrows { regions, ..check_borrows(world, true) }
}

/// The conflicts, and with facts the loans and permissions.
pub(crate) fn check_borrows(world: &World, with_facts: bool) -> mir::Borrows {
    let errors = analysis::check(world);
    let has_types = errors.is_empty();
    let (errors, bodies) = match has_types {
        false => (errors, Vec::new()),
        true => {
            let check = AssertUnwindSafe(|| world.attach(|| checker::check(world, with_facts)));
            catch_unwind(check).map(|found| (found.errors, found.bodies)).unwrap_or_default()
        }
    };
    let is_accepted = errors.is_empty();
    let conflicts = errors.into_iter().map(|error| Conflict {
        code: error.code.map(str::to_owned),
        at: Range { lo: error.span.start, hi: error.span.end },
        line: error.line,
        message: error.message,
        explanation: error.explanation,
        labels: error
            .labels
            .into_iter()
            .map(|(span, text)| (Range { lo: span.start, hi: span.end }, text))
            .collect(),
    });
    let conflicts = conflicts.collect();
    let runs_anyway = has_types && !is_accepted;
    mir::Borrows { bodies, conflicts, runs_anyway, ..mir::Borrows::default() }
}

/// The bodies of a program without type errors for which the two solvers of regions, the fast one
/// and the naive one, differ: there must be none.
pub fn solvers_differ(world: &World) -> Vec<String> {
    if !analysis::check(world).is_empty() {
        return Vec::new();
    }
    world.attach(|| checker::solvers_differ(world))
}

fn check_and_build(world: &World) -> Compiled {
    let errors = checker::check(world, false).errors;
    if !errors.is_empty() {
        return Compiled { errors, program: None };
    }
    match build_program(world) {
        Ok(program) => Compiled { errors, program: Some(program) },
        Err(why) => Compiled { errors: vec![Diagnostic::without_place(why)], program: None },
    }
}

fn build_program(world: &World) -> Result<mir::Program, String> {
    let memo = world.memo.take().and_then(|memo| memo.downcast::<Memo>().ok());
    let mut cx = Cx::recalling(world, memo.map_or_else(Memo::default, |memo| *memo));
    let prepared = roots(&mut cx).and_then(|roots| {
        let types = &cx.interner.default_types().types;
        let (bool_ty, unit_ty) = (types.bool, types.unit);
        Ok((roots, cx.ty(bool_ty)?, cx.ty(unit_ty)?))
    });
    let (roots, bool_ty, unit_ty) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => return Err(error.why),
    };
    let program = link(&mut cx, &roots, |cx, id| {
        if let Some(body) = cx.finished(id) {
            return body;
        }
        let mut body = match coroutine_body(cx, id) {
            Some(body) => body,
            None => {
                let mut body = body(cx, id);
                let elaborate = ElaborateCx { types: cx.ty_table(), bool_ty, unit_ty };
                elaborate_drops(&mut body, elaborate);
                body
            }
        };
        body.blocks = build::simplify(body.blocks);
        let body = Finished::new(cx, body);
        cx.finish(id, body)
    });
    world.memo.set(Some(Box::new(cx.remember())));
    Ok(program)
}

/// The functions of a future, whose drops were elaborated when it was laid out.
fn coroutine_body(cx: &mut Cx<'_>, id: FnId) -> Option<Body> {
    let instance = cx.instance_of(id)?.clone();
    let (body, name) = match &instance {
        Instance::Coroutine(ty) => (cx.coroutine_poll(*ty), cx.instance_name(&instance)),
        Instance::Shim(Shim::DropGlue(ty)) if matches!(ty.kind(), TyKind::Coroutine(..)) => {
            (cx.coroutine_drop_glue(*ty), cx.instance_name(&instance))
        }
        _ => return None,
    };
    Some(body.unwrap_or_else(|unsupported| shim::unsupported(cx, name, unsupported.why)))
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

fn roots(cx: &mut Cx<'_>) -> Result<Roots, Unsupported> {
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
    let allocator = cx.global_allocator()?;
    Ok(Roots { start, main: main_id, panic, str_ref, location, allocator })
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
