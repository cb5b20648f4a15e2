//! `bench`: how fast it is, native and in a browser.

use std::process::Command;

use crate::{
    build, paths,
    report::{self, Result},
    shell, test,
};

/// Runs the native measurements, then those in headless Chromium over the built site.
///
/// # Errors
/// When something cannot be built or does not run.
pub fn bench() -> Result {
    report::doing("native measurements (release build, 15 minutes the first time)");
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root());
    cargo.args(["run", "--quiet", "--release", "--package", "site", "--bin", "bench"]);
    shell::run(&mut cargo, "Read the first error above.")?;
    build::site()?;
    report::doing("measurements in headless Chromium (2 minutes)");
    let mut node = test::node()?;
    node.arg("bench.mjs");
    shell::run(
        &mut node,
        "Open the page by `cargo xtask serve --no-build` and look at its console.",
    )
}
