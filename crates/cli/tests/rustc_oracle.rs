//! rustc is the oracle: every program of the book and of `tests/programs/` is compiled and run by
//! the installed rustc and by our machine, and the two must agree: accepted or rejected with the
//! same codes on the same lines, the same output, the same end.

#[path = "rustc_oracle/rustc.rs"]
mod rustc;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};

use analysis::{Edition, World};
use cli::{RunOptions, Verdict, verdict};
use rustc::Expected;

/// The compiler of the program under test nests deeper than the 2 MiB of a test's thread allow
/// without optimisation.
const STACK: usize = 64 << 20;

#[test]
fn programs_agree_with_rustc() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    collect(&root.join("tests/programs"), &mut files);
    collect(&root.join("chapters"), &mut files);
    files.sort();
    assert!(files.len() > 80, "the programs are missing: {} found", files.len());

    let expected = ask_rustc(&files);
    let check = move || {
        let mut worlds = BTreeMap::new();
        let mut failures = Vec::new();
        for (file, expected) in files.iter().zip(&expected) {
            if let Err(difference) = compare(file, expected, &mut worlds) {
                let name = file.strip_prefix(&root).unwrap_or(file).display();
                failures.push(format!("{name}: {difference}"));
            }
        }
        let count = files.len();
        assert!(
            failures.is_empty(),
            "{} of {count} programs differ from rustc:\n{}",
            failures.len(),
            failures.join("\n")
        );
    };
    let checked = thread::Builder::new().stack_size(STACK).spawn(check).expect("a thread");
    if let Err(panic) = checked.join() {
        std::panic::resume_unwind(panic);
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
}

/// What rustc makes of the files, two at a time.
fn ask_rustc(files: &[PathBuf]) -> Vec<Expected> {
    let next = Mutex::new(files.iter().enumerate());
    let answers = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some((index, file)) = next.lock().expect("no panic").next() else { break };
                    let answer = rustc::ask(file);
                    answers.lock().expect("no panic").insert(index, answer);
                }
            });
        }
    });
    answers.into_inner().expect("no panic").into_values().collect()
}

fn compare(
    file: &Path,
    expected: &Expected,
    worlds: &mut BTreeMap<String, World>,
) -> Result<(), String> {
    let source = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let (undefined, announced): (Vec<_>, Vec<_>) =
        annotations(&source).into_iter().partition(|(code, _)| code.starts_with("ub:"));
    if announced != expected.errors {
        return Err(format!("`//~` says {announced:?}, rustc {:?}", expected.errors));
    }
    let edition = rustc::edition(&source);
    let world = worlds.entry(edition.clone()).or_insert_with(|| {
        World::new(edition.parse::<Edition>().expect("an edition that rustc takes"))
    });
    world.set_source(&source);
    let ours = verdict(world, RunOptions::default());
    match &expected.run {
        None => same_errors(&expected.errors, &ours),
        // What a real run does means nothing.
        Some(_) if !undefined.is_empty() => {
            let found = ours.ub.map(|ub| (format!("ub:{}", ub.kind), ub.line));
            same("undefined behaviour (announced, ours)", &undefined, &Vec::from_iter(found))
        }
        Some(run) => same_run(run, &ours),
    }
}

/// The codes that comments announce, with their lines: `//~ E0382`, `//~ ub:use_after_free`.
fn annotations(source: &str) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    for (line, text) in (1..).zip(source.lines()) {
        if let Some((_, codes)) = text.split_once("//~") {
            found.extend(codes.split_whitespace().map(|code| (code.to_owned(), line)));
        }
    }
    found.sort();
    found
}

fn same_errors(expected: &[(String, u32)], ours: &Verdict) -> Result<(), String> {
    let mut found: Vec<_> =
        ours.errors.iter().map(|it| (it.code.unwrap_or("syntax").to_owned(), it.line)).collect();
    found.sort();
    if ours.status == "compile_error" && found == expected {
        return Ok(());
    }
    let reason = ours.reason.as_deref().unwrap_or_default();
    Err(format!("rustc rejects it with {expected:?}; we: {} {found:?} {reason}", ours.status))
}

fn same_run(run: &rustc::Run, ours: &Verdict) -> Result<(), String> {
    let overflowed = ours.status == "timeout" && ours.exit_code == Some(134);
    if run.stack_overflow && overflowed {
        return Ok(());
    }
    if !matches!(ours.status, "ok" | "panic") {
        let errors: Vec<_> =
            ours.errors.iter().map(|it| (it.code, it.line, it.message.as_str())).collect();
        return Err(format!("rustc runs it; we: {} {:?} {errors:?}", ours.status, ours.reason));
    }
    same("stdout", &run.stdout, &ours.stdout)?;
    same("exit code", &run.exit_code, &ours.exit_code)?;
    if let Some(expected) = run.allocations {
        let ours = (ours.allocations.count, ours.allocations.bytes);
        same("allocations and their bytes", &expected, &ours)?;
    }
    // The last panic that was told, also when it ended only a thread.
    let told = rustc::panic(&ours.stderr);
    same("panic", &run.panic, &told.as_ref().map(|(_, message)| message.clone()))?;
    same("line of the panic", &run.panic_line, &told.map(|(line, _)| line))
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, rustc: &T, ours: &T) -> Result<(), String> {
    if rustc == ours { Ok(()) } else { Err(format!("{what}: rustc {rustc:?}; we {ours:?}")) }
}
