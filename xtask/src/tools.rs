//! The tools of the web build: trunk, the wasm-bindgen command line, wasm-opt, npm's packages.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    apt, paths,
    report::{self, Failure, Result},
    shell,
};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";

/// A tool, where it is, and what is done when it is not there.
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// The program, when there is one of a fitting version.
    pub found: Option<PathBuf>,
    /// How it would be installed.
    pub plan: String,
}

/// All of them, for `doctor`.
pub fn all() -> Vec<Tool> {
    vec![
        Tool {
            name: "trunk",
            found: find("trunk", TRUNK),
            plan: format!("cargo install --debug --locked trunk {TRUNK} (about 8 minutes)"),
        },
        Tool {
            name: "wasm-bindgen",
            found: wasm_bindgen_version().and_then(|version| find("wasm-bindgen", &version)),
            plan: "cargo install --debug wasm-bindgen-cli, the version of Cargo.lock (about 4 minutes)".to_owned(),
        },
        Tool {
            name: "node and npm",
            found: npm(),
            plan: "apt-get install nodejs npm".to_owned(),
        },
        Tool {
            name: "wasm-opt",
            found: installed_wasm_opt(),
            plan: format!("npm install binaryen@{BINARYEN} into {}", paths::cache().display()),
        },
    ]
}

/// trunk.
///
/// # Errors
/// When it cannot be installed.
pub fn trunk() -> Result<PathBuf> {
    match find("trunk", TRUNK) {
        Some(path) => Ok(path),
        None => cargo_install("trunk", "trunk", TRUNK, true, "about 8 minutes on 2 cores"),
    }
}

/// The wasm-bindgen command line of the version in `Cargo.lock`.
///
/// # Errors
/// When it cannot be installed.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let version = wasm_bindgen_version().ok_or_else(|| {
        Failure::new(
            "Cargo.lock names no version of wasm-bindgen.",
            "Run `cargo metadata` once, which completes Cargo.lock, and look at what it says.",
        )
    })?;
    match find("wasm-bindgen", &version) {
        Some(path) => Ok(path),
        None => cargo_install(
            "wasm-bindgen-cli",
            "wasm-bindgen",
            &version,
            false,
            "about 4 minutes on 2 cores",
        ),
    }
}

/// wasm-opt from npm's `binaryen`.
///
/// # Errors
/// When npm is missing and cannot be installed, or fails.
pub fn wasm_opt() -> Result<PathBuf> {
    if let Some(path) = installed_wasm_opt() {
        return Ok(path);
    }
    let folder = paths::cache().join("npm");
    report::doing(&format!("npm install binaryen@{BINARYEN} (half a minute)"));
    make(&folder)?;
    let mut npm = Command::new(ensure_npm()?);
    npm.args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"]);
    npm.arg(&folder).arg(format!("binaryen@{BINARYEN}"));
    shell::run_quiet(&mut npm, "See what npm says; is the network reachable?")?;
    installed_wasm_opt().ok_or_else(|| {
        Failure::new(
            "npm installed binaryen, but wasm-opt does not run.",
            format!("Delete {} and try again; node 18 or later is needed.", folder.display()),
        )
    })
}

/// mdBook, when there is one: compiling it takes longer than all of our tests.
pub fn mdbook() -> Option<PathBuf> {
    paths::programs("mdbook").next()
}

/// npm, installed when it is missing.
///
/// # Errors
/// When it cannot be installed.
pub fn ensure_npm() -> Result<PathBuf> {
    if let Some(npm) = npm() {
        return Ok(npm);
    }
    apt::install(&["nodejs", "npm"], "node and npm")?;
    npm().ok_or_else(|| {
        Failure::new("npm still does not run.", "Install node 18 or later with npm by hand.")
    })
}

fn npm() -> Option<PathBuf> {
    shell::ask("node", &["--version"])?;
    paths::programs("npm").find(|npm| shell::ask(npm, &["--version"]).is_some())
}

fn installed_wasm_opt() -> Option<PathBuf> {
    let path = paths::cache().join("npm/node_modules/.bin/wasm-opt");
    shell::ask(&path, &["--version"]).map(|_| path)
}

/// A program whose `--version` names this version.
fn find(name: &str, version: &str) -> Option<PathBuf> {
    paths::programs(name).find(|path| {
        shell::ask(path, &["--version"])
            .is_some_and(|said| said.split_whitespace().any(|word| word == version))
    })
}

fn wasm_bindgen_version() -> Option<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).ok()?;
    let (_, after) = lock.split_once("name = \"wasm-bindgen\"\nversion = \"")?;
    Some(after.split_once('"')?.0.to_owned())
}

fn cargo_install(
    package: &str,
    program: &str,
    version: &str,
    locked: bool,
    time: &str,
) -> Result<PathBuf> {
    report::doing(&format!("cargo install {package} {version} ({time}, only the first time)"));
    let folder = paths::cache();
    make(&folder)?;
    let mut cargo = Command::new("cargo");
    cargo.args(["install", "--quiet", "--debug", "--force", "--version", version, package]);
    cargo.arg("--root").arg(&folder);
    cargo.current_dir(&folder).env("CARGO_TARGET_DIR", paths::work().join("tools"));
    if locked {
        cargo.arg("--locked");
    }
    let way_out = format!(
        "Install {package} {version} by hand so that `{program}` is on PATH, or name its folder in LIVES_TOOLS."
    );
    shell::run(&mut cargo, &way_out)?;
    find(program, version).ok_or_else(|| {
        Failure::new(format!("{program} was installed, but does not run."), way_out.clone())
    })
}

/// Makes a folder.
///
/// # Errors
/// When the system refuses.
pub fn make(folder: &Path) -> Result {
    fs::create_dir_all(folder).map_err(|error| {
        Failure::new(
            format!("The folder {} cannot be made: {error}", folder.display()),
            "Name a folder that can be written in XDG_CACHE_HOME or CARGO_TARGET_DIR.",
        )
    })
}
