//! Does rustc accept the reader's program?

use std::panic::{AssertUnwindSafe, catch_unwind};

use hir::{AnyDiagnostic, Semantics, db::HirDatabase};
use hir_def::{
    FunctionId, Lookup, ModuleDefId, nameres::crate_def_map, signatures::FunctionSignature,
    src::HasSource,
};
use hir_expand::EditionedFileId;
use hir_ty::display::DisplayTarget;
use syntax::{AstNode, SyntaxNode, TextRange, ast};

use crate::{
    Diagnostic, World,
    block_impls::impl_of_outside,
    checks::rejections,
    explain::{explain, header_range},
    names::variables_in_lengths,
    operators::unresolved_operators,
    paths::{Paths, Unresolved},
    phases::silence,
    raw_strings::raw_lines,
    syntax_errors::syntax_errors,
};

/// Why rustc would reject the reader's program, in the order of the source; empty when it would
/// not, as far as the front end knows.
///
/// Never panics: a panic of rust-analyzer becomes a diagnostic without a code. (On wasm, where
/// panics abort, the worker that holds this crate is started again.)
pub fn check(world: &World) -> Vec<Diagnostic> {
    let found = catch_unwind(AssertUnwindSafe(|| world.attach(|| Check::new(world).run())));
    found
        .unwrap_or_else(|_| vec![Diagnostic::without_place("The checker gave up on this program.")])
}

struct Check<'db> {
    world: &'db World,
    text: String,
    found: Vec<Diagnostic>,
    /// What a `#[cfg(…)]` turns off.
    inactive: Vec<TextRange>,
}

impl<'db> Check<'db> {
    fn new(world: &'db World) -> Self {
        Self { world, text: world.source(), found: Vec::new(), inactive: Vec::new() }
    }

    fn run(mut self) -> Vec<Diagnostic> {
        let stops = self.syntax();
        let grammar = self.found.len();
        if !stops {
            self.main_is_there();
            self.statics_are_shared();
            let db: &'db dyn HirDatabase = &self.world.db;
            let semantics = Semantics::new_dyn(db);
            let file = semantics.parse(self.file());
            let paths = Paths::new(&semantics, file.syntax());
            self.types(&semantics, &paths);
            self.names(&semantics, &paths, file.syntax());
            for it in unresolved_operators(self.world) {
                self.push(Some(it.code), it.range, it.message);
            }
        }
        let inactive = std::mem::take(&mut self.inactive);
        let mut index = 0;
        self.found.retain(|it| {
            index += 1;
            // The grammar must be right also where `#[cfg(…)]` turns code off.
            index <= grammar || !inactive.iter().any(|off| off.contains_range(it.range()))
        });
        self.impls_in_blocks();
        if self.found.iter().any(|it| it.is_unsupported) {
            // The rest may follow from what is missing.
            self.found.retain(|it| it.is_unsupported);
        }
        let file = self.file().parse(&self.world.db).syntax_node();
        silence(&mut self.found, &file);
        self.found.sort_by_key(|it| (it.span.start, it.span.end, it.code));
        self.found.dedup_by(|a, b| a.span == b.span && a.code == b.code && a.message == b.message);
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

    /// What an `impl` in a block would make right, is not known to be wrong.
    fn impls_in_blocks(&mut self) {
        let may_be_right = |it: &Diagnostic| matches!(it.code, Some("E0277" | "E0369" | "E0599"));
        let file = self.file().parse(&self.world.db).syntax_node();
        // Without it, another method may be called.
        if (self.found.is_empty() || self.found.iter().any(may_be_right))
            && let Some(range) = impl_of_outside(&file)
        {
            let message = "The simulator does not see an `impl` inside of a function when its \
                           trait and its type are both from outside: move it out.";
            self.push(None, range, message.to_owned());
            if let Some(last) = self.found.last_mut() {
                last.is_unsupported = true;
            }
        }
    }

    fn file(&self) -> EditionedFileId {
        EditionedFileId::new(&self.world.db, self.world.user_file, self.world.edition.into())
    }

    /// Errors of the grammar; says whether rustc stops there.
    fn syntax(&mut self) -> bool {
        let (errors, stops) = syntax_errors(&self.file().parse(&self.world.db));
        for it in errors {
            self.push(it.code, it.range, it.message);
        }
        stops
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
        let mut declarations = map[map.root_module_id()].scope.declarations();
        if let Some(ModuleDefId::FunctionId(main)) = declarations.find(|&def| is_main(def)) {
            self.main_takes_nothing(main);
        } else if !self.text.contains("#![crate_type") {
            let end = TextRange::empty((self.text.trim_end().len() as u32).into());
            let message =
                "There is no `main` function: a program starts at `fn main()`.".to_owned();
            self.push(Some("E0601"), end, message);
        }
    }

    /// E0580 and E0277.
    fn main_takes_nothing(&mut self, main: FunctionId) {
        let node = main.lookup(&self.world.db).source(&self.world.db).value;
        if node.param_list().is_some_and(|list| list.params().next().is_some()) {
            let message = "`main` takes no parameters.".to_owned();
            self.push(Some("E0580"), header_range(node.syntax()), message);
        }
        let function = hir::Function::from(main);
        let result = function.ret_type(&self.world.db);
        let lang = hir_def::lang_item::lang_items(&self.world.db, self.world.user_crate);
        if let Some(termination) = lang.Termination
            && let Some(written) = node.ret_type().and_then(|it| it.ty())
            && !result.contains_unknown()
            && !result.impls_trait(&self.world.db, termination.into(), &[])
        {
            let message = "`main` can return `()`, a `Result` or an `ExitCode`.".to_owned();
            self.push(Some("E0277"), written.syntax().text_range(), message);
        }
    }

    /// E0277: all threads share a static.
    fn statics_are_shared(&mut self) {
        let lang = hir_def::lang_item::lang_items(&self.world.db, self.world.user_crate);
        let Some(sync) = lang.Sync else { return };
        let map = crate_def_map(&self.world.db, self.world.user_crate);
        let declared = map.modules().flat_map(|(_, module)| module.scope.declarations());
        let statics: Vec<_> = declared
            .filter_map(|def| match def {
                ModuleDefId::StaticId(id) => Some(id),
                _ => None,
            })
            .collect();
        for id in statics {
            let item = hir::Static::from(id);
            let ty = item.ty(&self.world.db);
            if item.is_mut(&self.world.db)
                || ty.contains_unknown()
                || ty.impls_trait(&self.world.db, sync.into(), &[])
            {
                continue;
            }
            let source = id.lookup(&self.world.db).source(&self.world.db);
            if let Some(written) = source.value.ty() {
                let message =
                    "A static is shared by all threads, and this type is not `Sync`.".to_owned();
                self.push(Some("E0277"), written.syntax().text_range(), message);
            }
        }
    }

    /// What name resolution and type inference found.
    fn types(&mut self, semantics: &Semantics<'db, dyn HirDatabase>, paths: &Paths<'_, 'db>) {
        let mut diagnostics = Vec::new();
        let krate = hir::Crate::from(self.world.user_crate);
        krate.root_module(&self.world.db).diagnostics(&self.world.db, &mut diagnostics, false);
        for diagnostic in &diagnostics {
            match diagnostic {
                AnyDiagnostic::InactiveCode(it) if it.node.file_id == self.file() => {
                    self.inactive.push(it.node.value.text_range());
                }
                AnyDiagnostic::UnresolvedImport(it) => self.import(semantics, paths, it),
                AnyDiagnostic::UnresolvedIdent(it) => {
                    self.value(semantics, paths, it, diagnostic);
                }
                AnyDiagnostic::UnresolvedMacroCall(it)
                    if it.path.segments().last().is_some_and(|it| paths.is_dummy(it.as_str())) => {}
                _ => self.explained(diagnostic),
            }
        }
    }

    fn explained(&mut self, diagnostic: &AnyDiagnostic<'db>) {
        let Some(explained) = explain(self.world, diagnostic) else { return };
        if explained.file != self.world.user_file {
            return;
        }
        match explained.missing {
            Some(missing) => self.push_missing(explained.range, &missing),
            None => self.push(explained.code, explained.range, explained.message),
        }
    }

    /// E0432, E0433 and E0603 of an import.
    fn import(
        &mut self,
        semantics: &Semantics<'db, dyn HirDatabase>,
        paths: &Paths<'_, 'db>,
        diagnostic: &hir::UnresolvedImport,
    ) {
        if diagnostic.decl.file_id != self.file() {
            return;
        }
        let tree = semantics.to_node(diagnostic.decl);
        let Some(it) = paths.unresolved_import(&tree) else { return };
        let item = tree.syntax().ancestors().find_map(ast::Use::cast);
        let item = item.map(|it| it.syntax().text_range());
        let is_told = it.code == "E0432"
            && self.found.iter().any(|earlier| {
                earlier.code == Some("E0432")
                    && item.is_some_and(|item| item.contains_range(earlier.range()))
            });
        if !is_told {
            self.unresolved(it);
        }
    }

    /// A name that is no value: E0425 and its kin.
    fn value(
        &mut self,
        semantics: &Semantics<'db, dyn HirDatabase>,
        paths: &Paths<'_, 'db>,
        unresolved: &hir::UnresolvedIdent,
        diagnostic: &AnyDiagnostic<'db>,
    ) {
        let Some(explained) = explain(self.world, diagnostic) else { return };
        if explained.file != self.world.user_file {
            return;
        }
        let node = unresolved.node.map(|(node, _)| node);
        let root = semantics.parse_or_expand(node.file_id);
        let path = node.value.syntax_node_ptr().try_to_node(&root).and_then(|node| {
            let path = ast::PathExpr::cast(node.clone()).and_then(|it| it.path());
            path.or_else(|| ast::PathPat::cast(node).and_then(|it| it.path()))
        });
        let Some(path) = path else { return self.explained(diagnostic) };
        let Some(found) = paths.unresolved_value(&path) else { return };
        let in_file = node.file_id == self.file();
        let range = if in_file { found.range } else { explained.range };
        self.unresolved(Unresolved { range, ..found });
    }

    fn unresolved(&mut self, it: Unresolved) {
        if it.is_library {
            let text = self.text.get(it.range.start().into()..it.range.end().into());
            let what = format!("`{}`", text.unwrap_or_default());
            self.push_missing(it.range, &what);
        } else {
            self.push(Some(it.code), it.range, it.message);
        }
    }

    /// What the syntax shows, with the names it resolves to.
    fn names(
        &mut self,
        semantics: &Semantics<'db, dyn HirDatabase>,
        paths: &Paths<'_, 'db>,
        file: &SyntaxNode,
    ) {
        for (range, message) in variables_in_lengths(semantics, file) {
            self.push(Some("E0435"), range, message);
        }
        let target = DisplayTarget::from_crate(&self.world.db, self.world.user_crate);
        for it in rejections(semantics, file, target) {
            self.push(it.code, it.range, it.message);
        }
        for it in paths.unresolved(file) {
            self.unresolved(it);
        }
        for range in raw_lines(file) {
            self.push_missing(range, "a line end after a raw string: write a plain string here");
        }
    }
}
