//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The static site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// cargo's target folder for native code.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// cargo's target folder for wasm: another compiler may build it, and the two must not throw each
/// other's work away.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// The player compiled small: with a standard library of its own, which the component tests do not
/// have.
pub fn player_target() -> PathBuf {
    target().join("wasm-player")
}

/// The compile module has other compiler flags than the app: sharing a folder, each would throw the
/// other's dependencies away.
pub fn compiler_target() -> PathBuf {
    target().join("wasm-compiler")
}

/// Files of the build that are not part of the site.
pub fn work() -> PathBuf {
    target().join("site")
}

/// Installed tools, outside the checkout so that they outlive it.
pub fn cache() -> PathBuf {
    let base = match (env::var_os("XDG_CACHE_HOME"), env::var_os("HOME")) {
        (Some(folder), _) if !folder.is_empty() => PathBuf::from(folder),
        (_, Some(home)) => PathBuf::from(home).join(".cache"),
        _ => target(),
    };
    base.join("where-your-data-lives")
}

/// Folders that may hold tools, best first: `LIVES_TOOLS`, our own, the cache's shared one, `PATH`.
pub fn tool_folders() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    folders.extend(env::var_os("LIVES_TOOLS").map(PathBuf::from));
    folders.push(cache().join("bin"));
    folders.extend(cache().parent().map(|base| base.join("tools/bin")));
    let path = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&path));
    folders
}

/// All programs of a name, best first.
pub fn programs(name: &str) -> impl Iterator<Item = PathBuf> {
    tool_folders().into_iter().map(move |folder| folder.join(name)).filter(|path| path.is_file())
}
