//! Does rustc accept the reader's program?

use std::panic::{AssertUnwindSafe, catch_unwind};

use hir::Semantics;
use hir_def::{ModuleDefId, nameres::crate_def_map, signatures::FunctionSignature};
use hir_expand::EditionedFileId;
use syntax::{AstNode, TextRange, ast};

use crate::{Diagnostic, World, explain::explain, library, operators::unresolved_operators};

/// Why rustc would reject the reader's program, in the order of the source; empty when it would
/// not, as far as the front end knows.
///
/// Never panics: a panic of rust-analyzer becomes a diagnostic without a code. (On wasm, where
/// panics abort, the worker that holds this crate is started again.)
pub fn check(world: &World) -> Vec<Diagnostic> {
    let found = catch_unwind(AssertUnwindSafe(|| world.attach(|| Check::new(world).run())));
    found.unwrap_or_else(|_| {
        vec![Diagnostic::without_place("The checker gave up on this program.")]
    })
}

struct Check<'db> {
    world: &'db World,
    text: String,
    found: Vec<Diagnostic>,
}

impl<'db> Check<'db> {
    fn new(world: &'db World) -> Self {
        Self { world, text: world.source(), found: Vec::new() }
    }

    fn run(mut self) -> Vec<Diagnostic> {
        self.syntax();
        if self.found.is_empty() {
            self.main_is_there();
            self.types();
            self.unresolved_paths();
            for it in unresolved_operators(self.world) {
                self.push(Some(it.code), it.range, it.message);
            }
        }
        if self.found.iter().any(|it| it.is_unsupported) {
            // The rest may follow from what is missing.
            self.found.retain(|it| it.is_unsupported);
        }
        self.found.sort_by_key(|it| (it.span.start, it.span.end, it.code));
        self.found.dedup_by(|a, b| a.span == b.span && a.code == b.code);
        self.found
    }

    fn push(&mut self, code: Option<&'static str>, range: TextRange, message: String) {
        let span = u32::from(range.start())..u32::from(range.end());
        let before = self.text.get(..span.start as usize).unwrap_or(&self.text);
        let line = before.matches('\n').count() as u32 + 1;
        self.found.push(Diagnostic::new(code, span, line, message));
    }

    /// Something of the real library that ours lacks.
    fn push_missing(&mut self, range: TextRange, what: &str) {
        let message = format!("The library of the simulator does not have {what}.");
        self.push(None, range, message);
        if let Some(last) = self.found.last_mut() {
            last.is_unsupported = true;
        }
    }

    fn file(&self) -> EditionedFileId {
        EditionedFileId::new(&self.world.db, self.world.user_file, self.world.edition.into())
    }

    fn syntax(&mut self) {
        let errors = self.file().parse_errors(&self.world.db);
        for error in errors.into_iter().flatten() {
            self.push(None, error.range(), sentence(&error.to_string()));
        }
    }

    /// E0601.
    fn main_is_there(&mut self) {
        let map = crate_def_map(&self.world.db, self.world.user_crate);
        let is_main = |def: ModuleDefId| match def {
            ModuleDefId::FunctionId(id) => {
                FunctionSignature::of(&self.world.db, id).name.as_str() == "main"
            }
            _ => false,
        };
        if !map[map.root_module_id()].scope.declarations().any(is_main) {
            let end = TextRange::empty((self.text.trim_end().len() as u32).into());
            let message =
                "There is no `main` function: a program starts at `fn main()`.".to_owned();
            self.push(Some("E0601"), end, message);
        }
    }

    /// What name resolution and type inference found.
    fn types(&mut self) {
        let mut diagnostics = Vec::new();
        let krate = hir::Crate::from(self.world.user_crate);
        krate.root_module(&self.world.db).diagnostics(&self.world.db, &mut diagnostics, false);
        for diagnostic in &diagnostics {
            let Some(explained) = explain(self.world, diagnostic) else { continue };
            if explained.file != self.world.user_file {
                continue;
            }
            match explained.missing {
                Some(missing) => self.push_missing(explained.range, &missing),
                None => self.push(explained.code, explained.range, explained.message),
            }
        }
    }

    /// Paths of types and traits that lead nowhere: the front end makes them error types without
    /// a diagnostic.
    fn unresolved_paths(&mut self) {
        let db: &'db dyn hir::db::HirDatabase = &self.world.db;
        let semantics = Semantics::new_dyn(db);
        let file = semantics.parse(self.file());
        for ty in file.syntax().descendants().filter_map(ast::PathType::cast) {
            let Some(path) = ty.path() else { continue };
            if semantics.resolve_path(&path).is_some() || is_inside_macro(ty.syntax()) {
                continue;
            }
            let Some(name) = path.segment().and_then(|segment| segment.name_ref()) else {
                continue;
            };
            if path.qualifier().is_some_and(|qualifier| is_generic(&qualifier)) {
                continue;
            }
            let is_bound = ty.syntax().parent().is_some_and(|it| ast::TypeBound::can_cast(it.kind()))
                || ty
                    .syntax()
                    .parent()
                    .and_then(ast::Impl::cast)
                    .is_some_and(|it| it.trait_().is_some_and(|it| it.syntax() == ty.syntax()));
            let range = name.syntax().text_range();
            let first = path.segments().next().map(|it| it.syntax().text().to_string());
            if first.is_some_and(|first| library::is_root(&first)) {
                self.push_missing(range, &format!("`{}`", path.syntax().text()));
                continue;
            }
            let (code, what) = match path.qualifier() {
                Some(qualifier) if semantics.resolve_path(&qualifier).is_none() => {
                    ("E0433", "module or type")
                }
                _ if is_bound => ("E0405", "trait"),
                _ => ("E0412", "type"),
            };
            self.push(Some(code), range, format!("There is no {what} `{}` here.", name.text()));
        }
    }
}

/// `T::Item`, `Self::Item`, `<T as Trait>::Item`: only type inference can say.
fn is_generic(qualifier: &ast::Path) -> bool {
    let Some(segment) = qualifier.segment() else { return true };
    let name = segment.name_ref().map(|name| name.text().to_string());
    match name {
        Some(name) => name == "Self" || name.len() <= 2,
        None => true,
    }
}

fn is_inside_macro(node: &syntax::SyntaxNode) -> bool {
    node.ancestors().any(|it| ast::MacroCall::can_cast(it.kind()))
}

/// A message of the parser as a sentence.
fn sentence(message: &str) -> String {
    let message = message.strip_prefix("Syntax Error: ").unwrap_or(message);
    let mut chars = message.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
