//! Debian packages.

use std::{path::Path, process::Command};

use crate::{
    report::{self, Failure, Result},
    shell,
};

/// Is this a machine with apt?
pub fn is_here() -> bool {
    Path::new("/usr/bin/apt-get").exists()
}

/// Is a package installed?
pub fn has(package: &str) -> bool {
    shell::ask("dpkg-query", &["-W", "-f=${Status}", package])
        .is_some_and(|status| status.ends_with(" installed"))
}

/// Installs packages, as root or by sudo without a password.
///
/// # Errors
/// When there is no apt, no right to use it, or it fails.
pub fn install(packages: &[&str], what_for: &str) -> Result {
    let line = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    let by_hand = format!("Install by hand what is needed for {what_for}: sudo {line}");
    if !is_here() {
        let what = format!("{what_for} is missing, and this machine has no apt-get.");
        return Err(Failure::new(
            what,
            format!("Install it by your system's means: {}", packages.join(", ")),
        ));
    }
    report::doing(&format!("installing {} (a minute or a few)", packages.join(", ")));
    let update = shell::run_quiet(apt_get()?.arg("update"), &by_hand);
    if update.is_err() {
        report::note("apt-get update failed; going on with the package lists that are there");
    }
    let mut install = apt_get()?;
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    shell::run_quiet(&mut install, &by_hand)
}

fn apt_get() -> Result<Command> {
    let is_root = shell::ask("id", &["-u"]).is_some_and(|id| id == "0");
    if !is_root && shell::ask("sudo", &["-n", "true"]).is_none() {
        return Err(Failure::new(
            "Debian packages are missing, and only root may install them.",
            "Run `sudo -v` first, or run this command as root once.",
        ));
    }
    let mut command = Command::new(if is_root { "apt-get" } else { "sudo" });
    if !is_root {
        command.args(["-n", "apt-get"]);
    }
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}
