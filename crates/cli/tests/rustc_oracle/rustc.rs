//! What the installed rustc makes of a program, remembered by content under the target folder.

#![allow(dead_code, reason = "each test file uses a part")]

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Accepted or rejected, and the run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Expected {
    /// Codes (`syntax` for errors without one) and lines, sorted.
    pub errors: Vec<(String, u32)>,
    /// What the program did, if rustc accepts it.
    pub run: Option<Run>,
}

/// What a program did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Run {
    pub stdout: String,
    pub exit_code: Option<i32>,
    pub panic: Option<String>,
    pub panic_line: Option<u32>,
    pub stack_overflow: bool,
    /// How many blocks `main` asked the allocator for and their bytes, of programs that say
    /// `//@ allocations`.
    #[serde(default)]
    pub allocations: Option<(u64, u64)>,
}

/// Renames the program's `main` and puts before it what counts. The standard library's own buffer
/// for output is there before the count begins: the machine has none.
const COUNTER: &str = r#"
mod counting_allocator {
    use std::alloc::{GlobalAlloc, Layout, System};
    use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
    static COUNT: AtomicU64 = AtomicU64::new(0);
    static BYTES: AtomicU64 = AtomicU64::new(0);
    struct Counting;
    unsafe impl GlobalAlloc for Counting {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            COUNT.fetch_add(1, Relaxed);
            BYTES.fetch_add(layout.size() as u64, Relaxed);
            unsafe { System.alloc(layout) }
        }
        unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            COUNT.fetch_add(1, Relaxed);
            BYTES.fetch_add(size as u64, Relaxed);
            unsafe { System.realloc(ptr, layout, size) }
        }
        unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
            unsafe { System.dealloc(ptr, layout) }
        }
    }
    #[global_allocator]
    static ALLOCATOR: Counting = Counting;
    pub fn run() {
        let _ = std::io::stdout();
        let before = (COUNT.load(Relaxed), BYTES.load(Relaxed));
        super::counted_main();
        let (count, bytes) = (COUNT.load(Relaxed) - before.0, BYTES.load(Relaxed) - before.1);
        eprintln!("allocations {count} {bytes}");
    }
}
fn main() {
    counting_allocator::run()
}
"#;

/// `2021` of a first line `//@ edition: 2021`; 2024 without one.
pub fn edition(source: &str) -> String {
    let first = source.lines().next().unwrap_or_default();
    first.strip_prefix("//@ edition:").map_or("2024", str::trim).to_owned()
}

/// Asks rustc, or the memory of it.
#[allow(dead_code, reason = "of two tests that share this file, one asks less")]
pub fn ask(file: &Path) -> Expected {
    let source = std::fs::read_to_string(file).expect("a readable program");
    let folder = folder(&source);
    let memory = folder.with_extension("json");
    if let Ok(text) = std::fs::read_to_string(&memory)
        && let Ok(expected) = serde_json::from_str(&text)
    {
        return expected;
    }
    let expected = compile_and_run(&folder, &source);
    let text = serde_json::to_string(&expected).expect("serialisable");
    std::fs::write(memory, text).expect("a writable target folder");
    expected
}

/// Does rustc compile the program, whatever it does then? Remembered as [`ask`] does.
pub fn accepts(source: &str) -> bool {
    let folder = folder(source);
    let memory = folder.with_extension("accepted");
    if let Ok(text) = std::fs::read_to_string(&memory) {
        return text == "yes";
    }
    std::fs::create_dir_all(&folder).expect("a writable target folder");
    let file = folder.join("main.rs");
    std::fs::write(&file, source).expect("a writable target folder");
    let output = Command::new("rustc")
        .args(["--edition", &edition(source), "-A", "warnings", "--emit=metadata"])
        .arg("--out-dir")
        .args([&folder, &file])
        .output()
        .expect("rustc is installed");
    let _ = std::fs::remove_dir_all(folder);
    let answer = if output.status.success() { "yes" } else { "no" };
    std::fs::write(memory, answer).expect("a writable target folder");
    output.status.success()
}

/// A folder for this program and this rustc.
fn folder(source: &str) -> PathBuf {
    static VERSION: OnceLock<String> = OnceLock::new();
    let version = VERSION.get_or_init(|| {
        let output = Command::new("rustc").arg("-vV").output().expect("rustc is installed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    });
    let mut hasher = DefaultHasher::new();
    (version, source).hash(&mut hasher);
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("rustc-{:016x}", hasher.finish()))
}

fn compile_and_run(folder: &Path, source: &str) -> Expected {
    // `src/main.rs` is the name that our programs have, and that panics print.
    std::fs::create_dir_all(folder.join("src")).expect("a writable target folder");
    std::fs::write(folder.join("src/main.rs"), source).expect("a writable target folder");
    let output = Command::new("rustc")
        .args(["--edition", &edition(source), "-C", "debuginfo=0", "-C", "debug-assertions=on"])
        .args(["--error-format=json", "-A", "warnings", "src/main.rs", "-o", "program"])
        .current_dir(folder)
        .output()
        .expect("rustc is installed");
    let messages = String::from_utf8_lossy(&output.stderr);
    let mut errors: Vec<_> = messages.lines().filter_map(error).collect();
    errors.sort();
    let mut run = output.status.success().then(|| run(&folder.join("program")));
    if let Some(run) = &mut run
        && source.lines().any(|line| line == "//@ allocations")
    {
        run.allocations = Some(count_allocations(folder, source));
    }
    let _ = std::fs::remove_dir_all(folder);
    Expected { errors, run }
}

/// Compiles the program once more, with a counting allocator, and runs it.
fn count_allocations(folder: &Path, source: &str) -> (u64, u64) {
    let source = source.replace("fn main()", "fn counted_main()") + COUNTER;
    std::fs::write(folder.join("src/main.rs"), &source).expect("a writable target folder");
    let status = Command::new("rustc")
        .args(["--edition", &edition(&source), "-A", "warnings", "src/main.rs", "-o", "counted"])
        .current_dir(folder)
        .status();
    assert!(status.is_ok_and(|it| it.success()), "the program does not compile with the counter");
    let output = Command::new(folder.join("counted")).output().expect("the program starts");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = stderr.lines().rev().find_map(|line| line.strip_prefix("allocations "));
    let (count, bytes) = line.and_then(|line| line.split_once(' ')).expect("the counter's line");
    (count.parse().expect("a number"), bytes.parse().expect("a number"))
}

/// The code and line of an error in rustc's JSON.
fn error(line: &str) -> Option<(String, u32)> {
    let message: Value = serde_json::from_str(line).ok()?;
    if message["level"] != "error" {
        return None;
    }
    let spans = message["spans"].as_array()?;
    let mut span = spans.iter().find(|span| span["is_primary"] == true)?;
    while span["file_name"] != "src/main.rs" && span["expansion"].is_object() {
        span = &span["expansion"]["span"];
    }
    let code = message["code"]["code"].as_str().unwrap_or("syntax").to_owned();
    Some((code, span["line_start"].as_u64()? as u32))
}

fn run(program: &Path) -> Run {
    let output =
        Command::new(program).env("RUST_BACKTRACE", "0").output().expect("the program starts");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let panic = panic(&stderr);
    Run {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        exit_code: output.status.code(),
        panic_line: panic.as_ref().map(|(line, _)| *line),
        panic: panic.map(|(_, message)| message),
        stack_overflow: stderr.contains("has overflowed its stack"),
        allocations: None,
    }
}

/// Line and message of the last panic that standard error tells of.
pub fn panic(stderr: &str) -> Option<(u32, String)> {
    let (_, rest) = stderr.rsplit_once("panicked at src/main.rs:")?;
    let (place, rest) = rest.split_once(":\n")?;
    let line = place.split(':').next()?.parse().ok()?;
    let message = rest.split("\nnote: run with").next().unwrap_or(rest);
    Some((line, message.to_owned()))
}
