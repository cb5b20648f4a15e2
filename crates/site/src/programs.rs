//! The programs of the book: read, compiled and run once each.

use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path, PathBuf},
    rc::Rc,
};

use analysis::{Diagnostic, Edition, World};
use machine::{Config, Outcome, Trace};
use mir_build::LayoutOf;

/// A program of the book.
pub(crate) struct Program {
    /// `stack/frames`.
    pub id: String,
    /// `2024`.
    pub edition: String,
    /// Its text.
    pub source: String,
    /// Why rustc rejects it.
    pub errors: Vec<Diagnostic>,
    /// Its run, when rustc accepts it.
    pub trace: Option<Trace>,
    /// What the borrow checker knows of it.
    pub borrows: mir::Borrows,
    /// The program that rustc would not build, when all that is wrong are its borrows and moves.
    pub anyway: Option<mir::Program>,
}

/// All programs that were asked for so far.
pub(crate) struct Programs {
    chapters: PathBuf,
    worlds: BTreeMap<String, World>,
    programs: BTreeMap<(String, String), Rc<Program>>,
}

impl Programs {
    /// Of a folder of chapters.
    pub fn new(chapters: &Path) -> Self {
        Self {
            chapters: chapters.to_path_buf(),
            worlds: BTreeMap::new(),
            programs: BTreeMap::new(),
        }
    }

    /// The program `file` as a chapter names it.
    ///
    /// # Errors
    /// A sentence: there is no such file, it is not what its marks say, or its run ends in a way
    /// that no chapter should show.
    pub fn get(&mut self, slug: &str, file: &str, edition: &str) -> Result<Rc<Program>, String> {
        let id = identity(slug, file)?;
        let key = (id.clone(), edition.to_owned());
        if let Some(program) = self.programs.get(&key) {
            return Ok(Rc::clone(program));
        }
        let program = Rc::new(self.load(id, edition)?);
        self.programs.insert(key, Rc::clone(&program));
        Ok(program)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Rc<Program>> {
        self.programs.values()
    }

    /// The layout of a type, as it is written in a program or without any.
    ///
    /// # Errors
    /// Why there is none.
    pub fn layout(&mut self, source: &str, ty: &str) -> Result<LayoutOf, String> {
        let world = self.world("2024");
        world.set_source(source);
        mir_build::layout_of(world, ty).map_err(|error| error.message)
    }

    fn load(&mut self, id: String, edition: &str) -> Result<Program, String> {
        let path = self.chapters.join(format!("{id}.rs"));
        let marked = fs::read_to_string(&path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        let source = without_marks(&marked);
        let world = self.world(edition);
        world.set_source(&source);
        let compiled = mir_build::compile(world);
        let mut found: Vec<_> = compiled.errors.iter().map(Found::from).collect();
        let mut trace = None;
        if let Some(program) = compiled.program {
            let mut run = Trace::new(Rc::new(program), Config::default());
            run.record(u64::MAX);
            if let Some(
                outcome @ (Outcome::Unsupported { span, .. } | Outcome::Malformed { span, .. }),
            ) = run.outcome()
            {
                let line = run.program().line(*span);
                return Err(format!("{}:{line}: {outcome}", path.display()));
            }
            if let Some(Outcome::UndefinedBehavior(ub)) = run.outcome() {
                let code = format!("ub:{}", ub.kind.name());
                let line = run.program().line(ub.span);
                found.push(Found { line, code, message: ub.message.clone() });
            }
            trace = Some(run);
        }
        check_marks(&path, &marked, &found)?;
        let errors = compiled.errors;
        let world = self.world(edition);
        let borrows = mir_build::borrows(world);
        let mut borrows = mir_build::with_fixes(world, borrows);
        let anyway = (!errors.is_empty()).then(|| mir_build::compile_anyway(world)).flatten();
        borrows.runs_anyway = anyway.is_some();
        let edition = edition.to_owned();
        Ok(Program { id, edition, source, errors, trace, borrows, anyway })
    }

    fn world(&mut self, edition: &str) -> &mut World {
        self.worlds
            .entry(edition.to_owned())
            .or_insert_with(|| World::new(edition.parse::<Edition>().unwrap_or_default()))
    }
}

/// `stack/frames`, of `frames.rs` in chapter `stack` or of `../stack/frames.rs` in another.
fn identity(slug: &str, file: &str) -> Result<String, String> {
    let mut parts = vec![slug.to_owned()];
    for component in Path::new(file.trim_end_matches(".rs")).components() {
        match component {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir if parts.len() == 1 => parts.clear(),
            _ => return Err(format!("`{file}` is not a program of a chapter")),
        }
    }
    match parts.len() {
        2 => Ok(parts.join("/")),
        _ => Err(format!("`{file}` is not a program of a chapter")),
    }
}

/// What is wrong with a program: an error of the compiler, or undefined behaviour.
struct Found {
    line: u32,
    code: String,
    message: String,
}

impl From<&Diagnostic> for Found {
    fn from(error: &Diagnostic) -> Self {
        let code = error.code.unwrap_or("syntax").to_owned();
        Self { line: error.line, code, message: error.message.clone() }
    }
}

/// The program as the reader sees it: the comments that announce what is wrong would give the
/// answers of exercises away.
fn without_marks(source: &str) -> String {
    let line = |line: &str| match line.split_once("//~") {
        Some((code, _)) => code.trim_end().to_owned() + "\n",
        None => line.to_owned() + "\n",
    };
    source.lines().map(line).collect()
}

/// What is found is what `//~ E0382` and `//~ ub:use_after_free` announce, line by line.
fn check_marks(path: &Path, marked: &str, found: &[Found]) -> Result<(), String> {
    let mut expected: Vec<(u32, String)> = Vec::new();
    for (index, line) in marked.lines().enumerate() {
        if let Some((_, mark)) = line.split_once("//~") {
            let codes = mark.split_whitespace().map(str::to_owned);
            expected.extend(codes.map(|code| (index as u32 + 1, code)));
        }
    }
    for Found { line, code, message } in found {
        match expected.iter().position(|mark| *mark == (*line, code.clone())) {
            Some(found) => drop(expected.remove(found)),
            None => return Err(format!("{}:{line}: {code}: {message}", path.display())),
        }
    }
    match expected.first() {
        None => Ok(()),
        Some((line, code)) => {
            Err(format!("{}:{line}: {code} is announced and does not come", path.display()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities() {
        assert_eq!(identity("rc", "cycle.rs").as_deref(), Ok("rc/cycle"));
        assert_eq!(identity("rc", "../stack/frames.rs").as_deref(), Ok("stack/frames"));
        assert!(identity("rc", "../../x.rs").is_err());
        assert!(identity("rc", "/etc/x.rs").is_err());
        assert!(identity("rc", "a/b.rs").is_err());
    }

    #[test]
    fn marks() {
        let source = "fn main() {\n    x; //~ E0425\n}\n";
        assert_eq!(without_marks(source), "fn main() {\n    x;\n}\n");
        let error = |line, code: &str| Found { line, code: code.into(), message: "no x".into() };
        let check = |errors: &[Found]| check_marks(Path::new("p.rs"), source, errors);
        assert_eq!(check(&[error(2, "E0425")]), Ok(()));
        assert_eq!(check(&[]), Err("p.rs:2: E0425 is announced and does not come".to_owned()));
        let other = [error(2, "E0425"), error(3, "E0308")];
        assert_eq!(check(&other), Err("p.rs:3: E0308: no x".to_owned()));
    }
}
