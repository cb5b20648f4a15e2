//! `doctor`: what was found and what would be installed.

use crate::{browser::Browser, paths, report::Result, shell, tools, wasm::Toolchain};

/// Prints what every command needs.
///
/// # Errors
/// Never: what is missing is a line, not a failure.
pub fn doctor() -> Result {
    let rustc = shell::ask("rustc", &["--version"]);
    line("rustc", rustc.as_deref(), "https://rustup.rs");
    let wasm = Toolchain::find().map(Toolchain::describe);
    line("wasm32 compiler", wasm.as_deref(), &Toolchain::plan());
    for tool in tools::all() {
        let found = tool.found.map(|path| path.display().to_string());
        line(tool.name, found.as_deref(), &tool.plan);
    }
    let browser = Browser::find()
        .map(|found| format!("{}, {}", found.chromium.display(), found.driver.display()));
    line(
        "headless browser (tests only)",
        browser.as_deref(),
        "apt-get install chromium chromium-driver",
    );
    println!("  tools are installed into {}", paths::cache().display());
    println!("  native builds go to {}", paths::target().display());
    println!("  wasm builds go to {}", paths::wasm_target().display());
    Ok(())
}

fn line(what: &str, found: Option<&str>, plan: &str) {
    match found {
        Some(found) => println!("✓ {what}: {found}"),
        None => println!("· {what}: not there; would be installed: {plan}"),
    }
}
