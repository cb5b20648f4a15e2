//! Does rustc accept the reader's program?

use std::panic::{AssertUnwindSafe, catch_unwind};

use hir::Semantics;
use hir_def::{
    FunctionId, Lookup, ModuleDefId, nameres::crate_def_map, signatures::FunctionSignature,
    src::HasSource,
};
use hir_expand::EditionedFileId;
use syntax::{AstNode, TextRange};

use crate::{
    Diagnostic, World,
    explain::{explain, header_range},
    items::rejections,
    names::{variables_in_lengths, why_not_found},
    operators::unresolved_operators,
    paths::unresolved_paths,
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
            self.paths();
            for it in unresolved_operators(self.world) {
                self.push(Some(it.code), it.range, it.message);
            }
        }
        self.only_names();
        self.no_consequences();
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
            // What follows on the same line follows from it.
            let line = |it: &Diagnostic| it.line;
            self.found.dedup_by_key(|it| line(it));
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
        let mut declarations = map[map.root_module_id()].scope.declarations();
        if let Some(ModuleDefId::FunctionId(main)) = declarations.find(|&def| is_main(def)) {
            self.main_takes_nothing(main);
        } else {
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

    /// What only the syntax shows.
    fn paths(&mut self) {
        let db: &'db dyn hir::db::HirDatabase = &self.world.db;
        let semantics = Semantics::new_dyn(db);
        let file = semantics.parse(self.file());
        for it in &mut self.found {
            let range = TextRange::new(it.span.start.into(), it.span.end.into());
            if it.code == Some("E0425")
                && let Some((code, message)) = why_not_found(&semantics, file.syntax(), range)
            {
                (it.code, it.message) = (Some(code), message);
            }
        }
        for (range, message) in variables_in_lengths(&semantics, file.syntax()) {
            self.push(Some("E0435"), range, message);
        }
        for it in rejections(&semantics, file.syntax()) {
            self.push(Some(it.code), it.range, it.message);
        }
        for it in unresolved_paths(&semantics, file.syntax()) {
            if it.is_library {
                let text = self.text.get(it.range.start().into()..it.range.end().into());
                let what = format!("`{}`", text.unwrap_or_default());
                self.push_missing(it.range, &what);
            } else {
                self.push(Some(it.code), it.range, it.message);
            }
        }
    }

    /// A type that cannot be found may follow from any other error.
    fn no_consequences(&mut self) {
        if self.found.iter().any(|it| it.code != Some("E0282")) {
            self.found.retain(|it| it.code != Some("E0282"));
        }
    }

    /// Unresolved imports and macros end rustc's work before it looks at types.
    fn only_names(&mut self) {
        let is_import = |it: &Diagnostic| it.code == Some("E0432");
        if self.found.iter().any(is_import) {
            self.found.retain(|it| {
                matches!(
                    it.code,
                    None | Some("E0405" | "E0422" | "E0425" | "E0432" | "E0433" | "E0531")
                )
            });
        }
    }
}

/// A message of the parser as a sentence.
fn sentence(message: &str) -> String {
    let message = message.strip_prefix("Syntax Error: ").unwrap_or(message);
    let message = message
        .replace("SEMICOLON", "`;`")
        .replace("COMMA", "`,`")
        .replace("COLON", "`:`")
        .replace("R_PAREN", "`)`")
        .replace("R_BRACK", "`]`")
        .replace("R_CURLY", "`}`")
        .replace("L_PAREN", "`(`")
        .replace("L_CURLY", "`{`")
        .replace("FAT_ARROW", "`=>`")
        .replace("EQ", "`=`");
    let mut chars = message.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
