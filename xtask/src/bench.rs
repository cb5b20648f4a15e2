//! `bench`: how fast it is, native and in the browser's engine.

use std::process::Command;

use crate::{
    paths,
    report::{self, Result},
    shell,
};

/// Runs the native measurements.
///
/// # Errors
/// When they cannot be built.
pub fn bench() -> Result {
    report::doing("native measurements (release build, 15 minutes the first time)");
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root());
    cargo.args(["run", "--quiet", "--release", "--package", "site", "--bin", "bench"]);
    shell::run(&mut cargo, "Read the first error above.")
}
