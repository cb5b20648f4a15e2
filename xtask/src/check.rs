//! What CI checks before the tests.

use std::process::Command;

use crate::{
    paths,
    report::{self, Result},
    shell,
    wasm::Toolchain,
};

/// `cargo fmt --check`.
///
/// # Errors
/// When a file is not formatted.
pub fn fmt() -> Result {
    report::doing("checking the formatting");
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).args(["fmt", "--all", "--check"]);
    shell::run(&mut cargo, "Run `cargo fmt --all`.")
}

/// Clippy on everything, for the host and for wasm32.
///
/// # Errors
/// When there is a warning.
pub fn clippy() -> Result {
    report::doing("clippy, native crates (6 minutes the first time)");
    let way_out = "Do what clippy says above; it is nearly always right.";
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root());
    cargo.args(["clippy", "--quiet", "--workspace", "--all-targets"]);
    cargo.args(["--exclude", "where-your-data-lives", "--exclude", "compiler-web"]);
    cargo.args(["--", "--deny", "warnings"]);
    shell::run(&mut cargo, way_out)?;
    report::doing("compiler warnings of the web crates (5 minutes the first time)");
    let mut cargo = Toolchain::ensure()?.cargo();
    cargo.args(["check", "--quiet", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--package", "where-your-data-lives", "--all-targets"]);
    cargo.env("RUSTFLAGS", "-Dwarnings --cfg=erase_components");
    shell::run(&mut cargo, way_out)
}
