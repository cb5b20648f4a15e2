//! `bless`: write the results of this machine into the tests that keep expected output.

use std::process::Command;

use crate::{
    paths,
    report::{self, Result},
    shell,
};

/// Runs the native tests with `UPDATE_EXPECT`.
///
/// # Errors
/// When a test fails for another reason.
pub fn bless() -> Result {
    report::doing(
        "writing expected output (10 minutes the first time); look at the difference with git diff",
    );
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).env("UPDATE_EXPECT", "1");
    cargo.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    cargo.args(["--exclude", "where-your-data-lives", "--exclude", "compiler-web"]);
    shell::run(&mut cargo, "Tests that keep no expected output failed: see above.")
}
