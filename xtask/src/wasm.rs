//! The compiler for wasm32: which one, and how it is called.
//!
//! Two ways: the target of the toolchain in use (rustup), or Debian's `rustc-web`, which builds the
//! standard library itself. The first one that works is taken.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{
    apt, paths,
    report::{self, Failure, Result},
    shell,
};

/// What the modules are compiled to.
pub const TARGET: &str = "wasm32-unknown-unknown";
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

/// A way to compile to wasm32.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Toolchain {
    /// The toolchain in use has the target.
    Own,
    /// Debian's packages in `/usr/bin`.
    Debian,
}

impl Toolchain {
    /// What is there now.
    pub fn find() -> Option<Self> {
        let sysroot = shell::ask("rustc", &["--print", "sysroot"])?;
        if Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
            return Some(Self::Own);
        }
        PACKAGES.iter().all(|package| apt::has(package)).then_some(Self::Debian)
    }

    /// What is there, or is installed now.
    ///
    /// # Errors
    /// When neither way works on this machine.
    pub fn ensure() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if shell::ask("rustup", &["--version"]).is_some() {
            report::doing("rustup target add wasm32-unknown-unknown (half a minute)");
            let mut rustup = Command::new("rustup");
            rustup.args(["target", "add", TARGET]);
            if shell::within(Duration::from_secs(180), &mut rustup) && Self::find().is_some() {
                return Ok(Self::Own);
            }
            report::note("rustup could not install it; Debian's packages are the other way");
        }
        apt::install(PACKAGES, "compiling to wasm32")?;
        Self::find().ok_or_else(|| {
            Failure::new(
                "There is still no compiler for wasm32 after the installation.",
                "Run `rustup target add wasm32-unknown-unknown` and read what it says, \
                 or send us the output of `cargo xtask doctor`.",
            )
        })
    }

    /// What `doctor` says about it.
    pub fn describe(self) -> String {
        match self {
            Self::Own => format!("the toolchain in use has {TARGET}"),
            Self::Debian => {
                let version = shell::ask("/usr/bin/rustc", &["--version"]).unwrap_or_default();
                format!("Debian's rustc-web ({version})")
            }
        }
    }

    /// What would be installed when nothing is there.
    pub fn plan() -> String {
        let apt = format!("apt-get install {}", PACKAGES.join(" "));
        match shell::ask("rustup", &["--version"]) {
            Some(_) => format!("rustup target add {TARGET}; if that fails, {apt}"),
            None => apt,
        }
    }

    /// Sets up a command that calls cargo for wasm32, directly or inside.
    pub fn prepare(self, command: &mut Command) {
        command.current_dir(paths::root());
        command.env("CARGO_TARGET_DIR", paths::wasm_target());
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        let mut folders = paths::tool_folders();
        if self == Self::Debian {
            // `cargo xtask` runs inside another cargo, which names its own tools to its children.
            for variable in ["RUSTUP_TOOLCHAIN", "RUSTUP_HOME", "CARGO", "RUSTC", "RUSTDOC"] {
                command.env_remove(variable);
            }
            command.env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
            let own = folders.iter().position(|folder| folder.join("cargo").is_file());
            folders.insert(own.unwrap_or(folders.len()), PathBuf::from("/usr/bin"));
        }
        if let Ok(path) = env::join_paths(folders) {
            command.env("PATH", path);
        }
    }

    /// Its rustc.
    pub fn rustc(self) -> &'static str {
        match self {
            Self::Own => "rustc",
            Self::Debian => "/usr/bin/rustc",
        }
    }

    /// A cargo for wasm32.
    pub fn cargo(self) -> Command {
        let mut command = match self {
            Self::Own => Command::new("cargo"),
            Self::Debian => Command::new("/usr/bin/cargo"),
        };
        self.prepare(&mut command);
        command
    }
}

/// The front end's crate `ra_ap_hir_ty` as the browser needs it: a copy in the target folder with
/// our patch, and the `--config` that makes cargo take it. A path override leaves `Cargo.lock`
/// alone.
///
/// # Errors
/// When the crate's source is not in cargo's registry or the patch does not fit.
pub fn patched_front_end() -> Result<Option<String>> {
    let patch = paths::root().join("crates/analysis/patches/ra_ap_hir_ty.patch");
    if !patch.is_file() {
        return Ok(None);
    }
    let broken = |error: std::io::Error| {
        Failure::new(
            format!("The patched copy of ra_ap_hir_ty could not be made: {error}"),
            format!("Delete {} and try again.", paths::work().display()),
        )
    };
    let metadata = shell::ask("cargo", &["metadata", "--format-version=1", "--locked"])
        .or_else(|| shell::ask("cargo", &["metadata", "--format-version=1"]))
        .unwrap_or_default();
    let manifest = metadata
        .split('"')
        .find(|text| text.contains("/ra_ap_hir_ty-") && text.ends_with("/Cargo.toml"))
        .map(PathBuf::from);
    let Some(source) = manifest.as_deref().and_then(Path::parent) else {
        return Err(Failure::new(
            "The source of ra_ap_hir_ty was not found in cargo's registry.",
            "Run `cargo fetch --locked` and look at what it says.",
        ));
    };
    let copy = paths::work().join("ra_ap_hir_ty");
    let stamp = paths::work().join("ra_ap_hir_ty.stamp");
    let wanted = format!("{}\n{}", source.display(), fs::read_to_string(&patch).map_err(broken)?);
    if fs::read_to_string(&stamp).ok().as_deref() != Some(&wanted) {
        report::doing("patching a copy of ra_ap_hir_ty for 32-bit hosts");
        if copy.exists() {
            fs::remove_dir_all(&copy).map_err(broken)?;
        }
        copy_folder(source, &copy).map_err(broken)?;
        let mut git = Command::new("git");
        // Outside of its repository `git apply` takes paths as they are.
        git.current_dir(&copy)
            .env("GIT_CEILING_DIRECTORIES", paths::work())
            .env("GIT_DIR", "/nonexistent");
        git.args(["apply", "-p1"]).arg(&patch);
        shell::run_quiet(
            &mut git,
            "The patch must be renewed when the version of ra_ap_hir_ty changes.",
        )?;
        fs::write(&stamp, wanted).map_err(broken)?;
    }
    Ok(Some(format!("paths=[{:?}]", copy.display().to_string())))
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
