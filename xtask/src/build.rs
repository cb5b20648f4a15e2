//! The static site: the app by trunk, the compile module by cargo, the pages by `crates/site`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    glue, paths,
    report::{self, Failure, Result},
    shell, small, tools,
    wasm::{self, Toolchain},
    weights,
};

const LOOK: &str =
    "Read the first error above; `cargo xtask doctor` says whether the tools are complete.";

/// What rustc's wasm uses, and every browser of the last years has: with more, wasm-opt would write
/// what browsers do not read yet.
const FEATURES: &[&str] = &[
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// For size, which brotli sees differently: `-Oz` is smaller only before it. Not
/// `--traps-never-happen`: it takes checks away, and what goes on after a failed one draws a wrong
/// picture.
const PASSES: &[&str] = &["-Os"];

/// rust-analyzer's own switch: without it, syntax trees are dropped on a thread, and a page has none.
const NO_THREADS: &str =
    r#"target.wasm32-unknown-unknown.rustflags=["--cfg=no_salsa_async_drops"]"#;

/// Builds the site; returns its folder.
///
/// # Errors
/// When a part does not build, or weighs too much.
pub fn site() -> Result<PathBuf> {
    let toolchain = Toolchain::ensure()?;
    let wasm_opt = tools::wasm_opt()?;
    let is_small = unweighed(toolchain, Some(&wasm_opt))?;
    weights::hold(&paths::dist(), is_small)?;
    report::doing(&format!("the site is in {}", paths::dist().display()));
    Ok(paths::dist())
}

/// Builds the site without making the modules small when there is no wasm-opt, and without
/// weighing it. Returns whether the player could be compiled small.
///
/// # Errors
/// When a part does not build.
pub fn unweighed(toolchain: Toolchain, wasm_opt: Option<&Path>) -> Result<bool> {
    let trunk = tools::trunk()?;
    let wasm_bindgen = tools::wasm_bindgen()?;
    let staging = paths::work().join("dist");
    tools::make(&staging)?;
    let is_small = app(toolchain, &trunk, &staging)?;
    compiler(toolchain, &wasm_bindgen, &staging)?;
    if let Some(wasm_opt) = wasm_opt {
        // Not the compile module: wasm-opt works on it for more than six minutes, and it keeps its
        // limit as it is.
        shrink(wasm_opt, &staging)?;
    }
    pages(&staging)?;
    publish(&staging, &paths::dist())?;
    Ok(is_small)
}

/// Writes the pages and the programs' bundles.
///
/// # Errors
/// When a chapter or a program has a mistake.
pub fn pages(staging: &Path) -> Result {
    report::doing(
        "writing the pages and running every program of the book (a few minutes the first time)",
    );
    shell::run(&mut natively(), LOOK)?;
    let mut site = Command::new(paths::target().join("debug/site"));
    site.current_dir(paths::root()).arg("chapters").arg(staging);
    shell::run(&mut site, "Each line above names the file and the line to look at.")
}

/// Builds every native program of ours. Always all of them, as the tests do: a smaller set of
/// packages would share fewer features of their dependencies, and compile rust-analyzer again.
pub fn natively() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root());
    cargo.args(["build", "--quiet", "--workspace"]);
    cargo.args(["--exclude", "where-your-data-lives", "--exclude", "compiler-web"]);
    cargo
}

fn app(toolchain: Toolchain, trunk: &Path, staging: &Path) -> Result<bool> {
    report::doing("building the player with trunk (5 minutes the first time)");
    let mut command = Command::new(trunk);
    toolchain.prepare(&mut command);
    let small = small::set_up(toolchain, &mut command);
    command.args(["build", "--skip-version-check", "--dist"]).arg(staging);
    // trunk takes only `true` and `false` for this one, which others set to 1.
    command.env_remove("NO_COLOR");
    if let Err(why) = small {
        report::note(&format!("the player becomes a third heavier: {why}"));
    }
    shell::run(&mut command, LOOK)?;
    Ok(small.is_ok())
}

fn compiler(toolchain: Toolchain, wasm_bindgen: &Path, staging: &Path) -> Result {
    let patch = wasm::patched_front_end()?;
    report::doing("building the compile module (10 minutes the first time)");
    let target = paths::compiler_target();
    let mut cargo = toolchain.cargo();
    cargo.env("CARGO_TARGET_DIR", &target);
    cargo.args(["build", "--package", "compiler-web", "--profile", "web"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--config", NO_THREADS]);
    if let Some(patch) = patch {
        cargo.args(["--config", &patch]);
    }
    shell::run(&mut cargo, LOOK)?;
    let module = target.join("wasm32-unknown-unknown/web/compiler_web.wasm");
    let mut bindgen = Command::new(wasm_bindgen);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "compiler_web", "--out-dir"]);
    bindgen.arg(staging).arg(module);
    shell::run(&mut bindgen, LOOK)
}

/// Makes the player small: what its glue does not need, then wasm-opt, unless the same module was
/// shrunk before.
fn shrink(wasm_opt: &Path, staging: &Path) -> Result {
    const MODULE: &str = "app_bg.wasm";
    let path = staging.join(MODULE);
    let glue_path = staging.join("app.js");
    let broken = |error: std::io::Error| {
        Failure::new(
            format!("{MODULE} or app.js could not be read or written: {error}"),
            format!("Delete {} and build again.", paths::work().display()),
        )
    };
    let mut original = fs::read(&path).map_err(broken)?;
    let glue = fs::read_to_string(&glue_path).map_err(broken)?;
    if let Some((module, glue)) = glue::tidy(&original, &glue) {
        fs::write(&path, &module).map_err(broken)?;
        fs::write(glue_path, glue).map_err(broken)?;
        original = module;
    }
    let before = paths::work().join(format!("{MODULE}.before"));
    let after = paths::work().join(format!("{MODULE}.after"));
    if fs::read(&before).ok().as_deref() != Some(&original) || !after.is_file() {
        report::doing(&format!("making {MODULE} small with wasm-opt (up to two minutes)"));
        let mut command = Command::new(wasm_opt);
        command.args(PASSES).args(FEATURES);
        command.arg(&path).arg("-o").arg(&after);
        shell::run(&mut command, LOOK)?;
        fs::write(&before, original).map_err(broken)?;
    }
    fs::copy(&after, &path).map_err(broken)?;
    Ok(())
}

/// Puts the finished site in place, so that a broken build never leaves half a site.
fn publish(staging: &Path, dist: &Path) -> Result {
    let broken = |error: std::io::Error| {
        Failure::new(
            format!("The site could not be written: {error}"),
            format!("Is there room on the disk? May {} be written?", dist.display()),
        )
    };
    let old = weights::files_below(dist);
    for file in weights::files_below(staging) {
        let name = file.strip_prefix(staging).unwrap_or(&file);
        let target = dist.join(name);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(broken)?;
        }
        fs::copy(&file, &target).map_err(broken)?;
    }
    for file in old {
        let name = file.strip_prefix(dist).unwrap_or(&file);
        if !staging.join(name).exists() {
            fs::remove_file(&file).map_err(broken)?;
        }
    }
    Ok(())
}
