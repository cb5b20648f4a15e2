//! What the borrow checker says of the reader's program: every function is built once, with its
//! type parameters as they are, reached or not.

use std::panic::{AssertUnwindSafe, catch_unwind};

use analysis::{Diagnostic, World, functions::Constant};
use hir_def::{FunctionId, GenericDefId, signatures::FunctionSignature};
use hir_ty::{
    db::HirDatabase,
    next_solver::{GenericArgs, ParamEnv},
};
use mir::{SourceFile, Span, borrows::BodyBorrows};
use mir_dataflow::{Upvars, move_errors};
use rustc_type_ir::inherent::GenericArgs as _;

use crate::{
    cx::{Cx, Instance},
    packed::unaligned_references,
    regions::{self, CheckedBody},
};

/// What was found in all bodies.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) errors: Vec<Diagnostic>,
    /// The reader's functions and closures with their regions, and the types they use: for the
    /// pictures, when asked for.
    pub(crate) bodies: Vec<BodyBorrows>,
}

/// Checks every function of the reader; finds the facts for pictures only if asked to. Must run
/// with the database attached.
pub(crate) fn check(world: &World, with_facts: bool) -> Findings {
    let file = with_facts.then(|| SourceFile::new(String::new(), world.source()));
    let mut report = Report { source: world.source(), file, found: Findings::default() };
    let mut plain = Cx::generic(world, Cx::new(world).env.param_env);
    for function in analysis::functions::all(world) {
        if !FunctionSignature::of(&world.db, function).has_body() {
            continue;
        }
        let checked = catch_unwind(AssertUnwindSafe(|| {
            if is_generic(&plain, function) {
                let env = world.db.trait_environment(function.into());
                check_function(&mut Cx::generic(world, env), function, &mut report);
            } else {
                check_function(&mut plain, function, &mut report);
            }
        }));
        // A panic of the front end: the function is not checked, and never rejected for it.
        if checked.is_err() {
            plain = Cx::generic(world, Cx::new(world).env.param_env);
        }
    }
    // Pictures show functions only.
    let constants = if with_facts { Vec::new() } else { analysis::functions::constants(world) };
    for constant in constants {
        let _ = catch_unwind(AssertUnwindSafe(|| check_constant(world, constant, &mut report)));
    }
    report.finish()
}

/// The bodies for which the fast solver of regions and the naive one differ: for tests. Must run
/// with the database attached.
pub(crate) fn solvers_differ(world: &World) -> Vec<String> {
    let mut differ = Vec::new();
    for function in analysis::functions::all(world) {
        if !FunctionSignature::of(&world.db, function).has_body() {
            continue;
        }
        let mut cx = Cx::generic(world, world.db.trait_environment(function.into()));
        let owner = GenericDefId::FunctionId(function);
        let args = GenericArgs::identity_for_item(cx.interner, owner.into());
        for body in regions::check(&mut cx, &Instance::Fn(function, args), owner) {
            let (fast, naive) = borrowck::solve_both(&body.input, cx.ty_table());
            if fast.sets() != naive.sets() {
                differ.push(body.input.body.name);
            }
        }
    }
    differ
}

fn check_function<'db>(cx: &mut Cx<'db>, function: FunctionId, report: &mut Report) {
    let owner = GenericDefId::FunctionId(function);
    let args = GenericArgs::identity_for_item(cx.interner, owner.into());
    let instance = Instance::Fn(function, args);
    for body in regions::check(cx, &instance, owner) {
        report.body(cx, body);
    }
}

fn check_constant(world: &World, constant: Constant, report: &mut Report) {
    let owner: GenericDefId = match constant {
        Constant::Const(id) => id.into(),
        Constant::Static(id) => id.into(),
    };
    let mut cx = Cx::generic(world, world.db.trait_environment(owner));
    let instance = match constant {
        Constant::Const(id) => {
            Instance::ConstInit(id, GenericArgs::identity_for_item(cx.interner, owner.into()))
        }
        Constant::Static(id) => Instance::StaticInit(id),
    };
    for body in regions::check(&mut cx, &instance, owner) {
        report.body(&cx, body);
    }
}

/// Do the types of the function depend on parameters, or on what is said of lifetimes?
fn is_generic(cx: &Cx<'_>, function: FunctionId) -> bool {
    let owner = GenericDefId::FunctionId(function);
    let args = GenericArgs::identity_for_item(cx.interner, owner.into());
    args.as_slice().iter().any(|arg| arg.region().is_none())
        || cx.db.trait_environment(owner) != ParamEnv::empty(cx.interner)
}

struct Report {
    source: String,
    /// The same with its lines, when the facts are wanted.
    file: Option<SourceFile>,
    found: Findings,
}

impl Report {
    fn body(&mut self, cx: &Cx<'_>, body: CheckedBody) {
        let CheckedBody { input, checked, upvars: captures } = body;
        let upvars = Upvars { borrowed: input.captures.keys().copied().collect(), captures };
        for (span, field) in unaligned_references(cx, &input.body) {
            let message = format!("reference to field {field} of packed struct is unaligned");
            let explanation = "The fields of a packed struct lie anywhere, and a reference must \
                               point to an aligned value: copy the field to a variable, or take \
                               a raw pointer with `&raw const`.";
            self.error(Some("E0793"), span, message, Vec::new(), explanation.to_owned());
        }
        for error in move_errors(&input.body, cx.ty_table(), &upvars) {
            let labels = error.labels.into_iter().map(|label| (label.span, label.text));
            let labels = labels.collect();
            self.error(Some(error.code), error.span, error.message, labels, error.explanation);
        }
        for error in checked.errors {
            let labels = error.labels.into_iter().map(|label| (label.span, label.text)).collect();
            self.error(error.code, error.span, error.message, labels, error.explanation);
        }
        if let Some(file) = &self.file {
            self.found.bodies.push(borrowck::facts(&input, cx.ty_table(), file));
        }
    }

    fn error(
        &mut self,
        code: Option<&'static str>,
        span: Span,
        message: String,
        labels: Vec<(Span, String)>,
        explanation: String,
    ) {
        if !span.is_user() {
            return;
        }
        let before = self.source.get(..span.lo as usize).unwrap_or(&self.source);
        let line = before.matches('\n').count() as u32 + 1;
        let labels = labels.into_iter().filter(|(span, _)| span.is_user());
        self.found.errors.push(Diagnostic {
            labels: labels.map(|(span, text)| (span.lo..span.hi, text)).collect(),
            explanation,
            ..Diagnostic::new(code, span.lo..span.hi, line, message)
        });
    }

    /// In the order of the source, each once.
    fn finish(mut self) -> Findings {
        let errors = &mut self.found.errors;
        errors.sort_by(|a, b| order(a).cmp(&order(b)));
        errors.dedup_by(|a, b| order(a) == order(b));
        self.found
    }
}

/// Errors that are equal in this are one: see [`borrowck::BorrowError::order`].
fn order(error: &Diagnostic) -> (u32, u32, Option<&'static str>, &str, &str) {
    let (message, explanation) = match error.code {
        None => (error.message.as_str(), error.explanation.as_str()),
        Some("E0373" | "E0309" | "E0310" | "E0311") => (error.message.as_str(), ""),
        Some(_) => ("", ""),
    };
    (error.span.start, error.span.end, error.code, message, explanation)
}
