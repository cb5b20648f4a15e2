//! `serve`: build, serve, and build again what changes.

use std::{
    thread,
    time::{Duration, SystemTime},
};

use crate::{
    build, paths,
    report::{self, Failure, Result},
    server, tools,
    wasm::Toolchain,
    weights,
};

/// Builds and serves the site until it is stopped.
///
/// # Errors
/// When the first build fails or no port is free.
pub fn serve(port: u16, no_build: bool) -> Result {
    if no_build && !paths::dist().join("index.html").is_file() {
        return Err(Failure::new(
            "There is no built site yet.",
            "Run `cargo xtask serve` without --no-build.",
        ));
    }
    let toolchain = if no_build { None } else { Some(Toolchain::ensure()?) };
    let wasm_opt = match tools::wasm_opt() {
        Ok(path) => Some(path),
        Err(why) => {
            report::note(&format!(
                "going on without wasm-opt, the modules stay large: {}",
                why.what
            ));
            None
        }
    };
    if let Some(toolchain) = toolchain {
        build::unweighed(toolchain, wasm_opt.as_deref())?;
    }
    let address = server::start(paths::dist(), port)?;
    report::doing(&format!("the book is at {address} (Ctrl-C ends it)"));
    let mut seen = newest();
    loop {
        thread::sleep(Duration::from_secs(1));
        let now = newest();
        let Some(toolchain) = toolchain else { continue };
        if now == seen {
            continue;
        }
        seen = now;
        report::doing("a file changed");
        match build::unweighed(toolchain, wasm_opt.as_deref()) {
            Ok(_) => report::doing(&format!("reload {address}")),
            Err(failure) => report::failure(&failure),
        }
    }
}

/// The time of the last change of anything the site is made from.
fn newest() -> Option<SystemTime> {
    let root = paths::root();
    ["chapters", "crates", "src", "style", "index.html", "Cargo.toml"]
        .iter()
        .flat_map(|name| {
            let path = root.join(name);
            if path.is_dir() { weights::files_below(&path) } else { vec![path] }
        })
        .filter_map(|file| file.metadata().ok()?.modified().ok())
        .max()
}
