//! `bench`: how fast it is, native and in a browser.

use std::process::Command;

use crate::{
    build, paths,
    report::{self, Result},
    shell, test, tools,
};

/// The programs of `tests/bench` that run natively.
const PROGRAMS: &[&str] = &["forty_lines", "hundred_thousand", "long_run"];

/// Runs the native measurements, then those in headless Chromium over the built site.
///
/// # Errors
/// When something cannot be built or does not run.
pub fn bench() -> Result {
    native()?;
    build::site()?;
    report::doing("measurements in headless Chromium (2 minutes)");
    let mut node = test::node()?;
    node.arg("bench.mjs");
    shell::run(
        &mut node,
        "Open the page by `cargo xtask serve --no-build` and look at its console.",
    )
}

fn native() -> Result {
    let bundles = paths::work().join("bench");
    tools::make(&bundles)?;
    report::doing("compiling the programs of tests/bench (10 minutes the first time)");
    shell::run(&mut build::natively(), "Read the first error above.")?;
    let mut files = Vec::new();
    for name in PROGRAMS {
        let bundle = bundles.join(format!("{name}.bundle"));
        let mut lives = Command::new(paths::target().join("debug/lives"));
        lives.arg("bundle").arg(paths::root().join(format!("tests/bench/{name}.rs")));
        lives.arg("-o").arg(&bundle);
        shell::run(&mut lives, "Run the same command by hand and read what it says.")?;
        files.push(bundle);
    }
    report::doing("native measurements (release build of the machine, a minute the first time)");
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root());
    cargo.args(["run", "--quiet", "--release", "--package", "bench", "--"]).args(files);
    shell::run(&mut cargo, "Read the first error above.")
}
