//! `test`: everything, and one closing line.

use std::{path::Path, process::Command};

use crate::{
    browser::{self, Browser},
    build, paths,
    report::{self, Failure, Result},
    shell, tools,
    wasm::Toolchain,
};

/// What passed and what failed.
#[derive(Default)]
struct Count {
    passed: u64,
    failed: u64,
    /// Which parts failed.
    parts: Vec<&'static str>,
}

/// Runs every test.
///
/// # Errors
/// When one failed.
pub fn test(filter: Option<&str>, native_only: bool) -> Result {
    let mut count = Count::default();
    count.part("native", native(filter));
    if !native_only {
        count.part("components in the browser", components());
        if filter.is_none() {
            count.part("site", build::site().map(|_| (1, 0)));
        }
        count.part("end to end", end_to_end(filter));
    }
    println!("{} passed, {} failed", count.passed, count.failed);
    if count.failed == 0 {
        return Ok(());
    }
    Err(Failure::new(
        format!("Failed: {}.", count.parts.join(", ")),
        "The failures stand above; `cargo xtask test NAME` runs only the tests with NAME in their name.",
    ))
}

impl Count {
    fn part(&mut self, name: &'static str, result: Result<(u64, u64)>) {
        let (passed, failed) = result.unwrap_or_else(|failure| {
            report::failure(&failure);
            (0, 1)
        });
        self.passed += passed;
        self.failed += failed;
        if failed > 0 {
            self.parts.push(name);
        }
    }
}

fn native(filter: Option<&str>) -> Result<(u64, u64)> {
    report::doing(
        "native tests: every crate, and every program against rustc (10 minutes the first time)",
    );
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root());
    cargo.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    cargo.args(["--exclude", "where-your-data-lives", "--exclude", "compiler-web"]);
    cargo.args(filter);
    cargo_test(cargo)
}

fn components() -> Result<(u64, u64)> {
    let toolchain = Toolchain::ensure()?;
    tools::wasm_bindgen()?;
    let browser = Browser::ensure()?;
    report::doing("the app's components in headless Chromium (5 minutes the first time)");
    let mut cargo = toolchain.cargo();
    cargo.args(["test", "--package", "where-your-data-lives"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    cargo.env("CHROMEDRIVER", browser.driver);
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    cargo_test(cargo)
}

/// Runs `cargo test` and adds up its summary lines.
fn cargo_test(mut cargo: Command) -> Result<(u64, u64)> {
    let (mut passed, mut failed) = (0, 0);
    let succeeded = shell::follow(&mut cargo, "Is cargo on PATH?", |line| {
        if let Some(summary) = line.trim().strip_prefix("test result: ") {
            passed += number_before(summary, " passed");
            failed += number_before(summary, " failed");
        }
    })?;
    // A crate that does not compile has no summary line.
    if !succeeded && failed == 0 {
        failed = 1;
    }
    Ok((passed, failed))
}

fn end_to_end(filter: Option<&str>) -> Result<(u64, u64)> {
    let mut node = node()?;
    report::doing("end to end in headless Chromium and Firefox over the built site (6 minutes)");
    node.args(["--test", "--test-reporter=tap"]);
    if let Some(filter) = filter {
        node.arg(format!("--test-name-pattern={filter}"));
    }
    node.args(["book.test.mjs", "borrows.test.mjs", "element.test.mjs", "embed.test.mjs"]);
    node.arg("hosts.test.mjs");
    let (mut passed, mut failed) = (0, 0);
    let succeeded = shell::follow(&mut node, "Is node on PATH?", |line| {
        let number = |name: &str| {
            let rest = line.strip_prefix(name)?;
            rest.trim().parse::<u64>().ok()
        };
        passed += number("# pass ").unwrap_or(0);
        failed += number("# fail ").unwrap_or(0);
    })?;
    if !succeeded && failed == 0 {
        failed = 1;
    }
    Ok((passed, failed))
}

/// A node that finds the browser, the built site and the locked packages.
///
/// # Errors
/// When one of them cannot be installed.
pub fn node() -> Result<Command> {
    let browser = Browser::ensure()?;
    let npm = tools::ensure_npm()?;
    let folder = paths::root().join("tests/e2e");
    let installed = paths::work().join("e2e");
    install_packages(&npm, &folder, &installed)?;
    let mut node = Command::new("node");
    node.current_dir(&folder);
    node.env("LIVES_DIST", paths::dist());
    node.env("LIVES_CHROMIUM", browser.chromium);
    node.env("LIVES_BIN", paths::target().join("debug"));
    match tools::mdbook() {
        Some(mdbook) => drop(node.env("LIVES_MDBOOK", mdbook)),
        None => report::note(
            "without mdbook (`cargo install mdbook`, 9 minutes): the preprocessor is not tried in a real book",
        ),
    }
    match browser::firefox() {
        Some(firefox) => drop(node.env("LIVES_FIREFOX", firefox)),
        None => report::note(
            "without Firefox (apt-get install firefox-esr): embeds are tried in Chromium alone",
        ),
    }
    node.env("LIVES_MODULES", installed.join("node_modules"));
    Ok(node)
}

/// Installs the locked npm packages of the end-to-end tests, outside the checkout's folders.
fn install_packages(npm: &Path, folder: &Path, installed: &Path) -> Result {
    let lock = std::fs::read(folder.join("package-lock.json")).unwrap_or_default();
    if std::fs::read(installed.join("package-lock.json")).is_ok_and(|old| old == lock)
        && installed.join("node_modules/playwright-core").is_dir()
    {
        return Ok(());
    }
    report::doing("npm ci for the end-to-end tests (half a minute)");
    tools::make(installed)?;
    for name in ["package.json", "package-lock.json"] {
        std::fs::copy(folder.join(name), installed.join(name)).map_err(|error| {
            Failure::new(
                format!("tests/e2e/{name} cannot be copied: {error}"),
                "Is the checkout complete?",
            )
        })?;
    }
    let mut command = Command::new(npm);
    command.current_dir(installed).args(["ci", "--no-audit", "--no-fund"]);
    shell::run_quiet(&mut command, "See what npm says; is the network reachable?")
}

/// The number that stands before a word: 3 in `ok. 3 passed; …`.
fn number_before(text: &str, word: &str) -> u64 {
    let before = text.split(word).next().unwrap_or("");
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::number_before;

    #[test]
    fn summary_lines() {
        let line = "FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!((number_before(line, " passed"), number_before(line, " failed")), (12, 3));
    }
}
