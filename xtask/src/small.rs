//! How the player is compiled small: with switches of rustc and cargo that are not stable yet.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use crate::{
    paths, report, shell,
    wasm::{TARGET, Toolchain},
};

/// A panic of the player is a trap without a message (`index.html` says it to the reader), and the
/// standard library is compiled along, for size. Panics of the reader's programs are the machine's
/// and not concerned. `-Zfmt-debug=none` would save more, but the machine prints floats with `{:?}`.
const SWITCHES: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_WEB_OPT_LEVEL", "z"),
    ("CARGO_PROFILE_WEB_PANIC", "immediate-abort"),
    ("CARGO_UNSTABLE_PROFILE_RUSTFLAGS", "true"),
    ("CARGO_PROFILE_WEB_RUSTFLAGS", "-Zlocation-detail=none"),
];

/// Sets up a command that compiles the player.
///
/// # Errors
/// Why the player cannot be compiled small on this machine: it is then compiled as usual, a third
/// heavier.
pub fn set_up(toolchain: Toolchain, command: &mut Command) -> Result<(), &'static str> {
    has_source(toolchain)?;
    knows_switches(toolchain)?;
    command.envs(SWITCHES.iter().copied());
    command.env("CARGO_TARGET_DIR", paths::player_target());
    Ok(())
}

fn has_source(toolchain: Toolchain) -> Result<(), &'static str> {
    let is_there = || {
        let sysroot = shell::ask(toolchain.rustc(), &["--print", "sysroot"]).unwrap_or_default();
        Path::new(&sysroot).join("lib/rustlib/src/rust/library/std").is_dir()
    };
    if !is_there() && toolchain == Toolchain::Own && shell::ask("rustup", &["--version"]).is_some()
    {
        report::doing("rustup component add rust-src (a few seconds)");
        let mut rustup = Command::new("rustup");
        shell::within(Duration::from_secs(120), rustup.args(["component", "add", "rust-src"]));
    }
    match is_there() {
        true => Ok(()),
        false => {
            Err("the source of the standard library is missing (`rustup component add rust-src`)")
        }
    }
}

fn knows_switches(toolchain: Toolchain) -> Result<(), &'static str> {
    let mut rustc = Command::new(toolchain.rustc());
    rustc.env("RUSTC_BOOTSTRAP", "1");
    rustc.args(["--print", "cfg", "--target", TARGET, "-Zunstable-options"]);
    rustc.args(["-Cpanic=immediate-abort", "-Zlocation-detail=none"]);
    let status = rustc.stdout(Stdio::null()).stderr(Stdio::null()).status();
    match status.is_ok_and(|status| status.success()) {
        true => Ok(()),
        false => Err("this rustc does not know `-Cpanic=immediate-abort` (1.92 and later do)"),
    }
}
