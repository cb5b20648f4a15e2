//! Running other programs.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::report::{Failure, Result};

/// The output of a program that is asked something; `None` when it is not there or fails.
pub fn ask(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Runs a program whose output the user sees.
///
/// # Errors
/// When it is not there or fails; `way_out` says what to do then.
pub fn run(command: &mut Command, way_out: &str) -> Result {
    let status = command.status().map_err(|error| {
        Failure::new(format!("{} could not be started: {error}", name(command)), way_out)
    })?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("{} failed ({status}), see above.", name(command)), way_out))
}

/// Runs a program and shows its output only when it fails.
///
/// # Errors
/// As [`run`].
pub fn run_quiet(command: &mut Command, way_out: &str) -> Result {
    let output = command.stdin(Stdio::null()).output().map_err(|error| {
        Failure::new(format!("{} could not be started: {error}", name(command)), way_out)
    })?;
    if output.status.success() {
        return Ok(());
    }
    eprint!("{}", String::from_utf8_lossy(&output.stdout));
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    let what = format!("{} failed ({}), see above.", name(command), output.status);
    Err(Failure::new(what, way_out))
}

/// Runs a program, shows its output, and hands each line of its standard output to `line`. Returns
/// whether it succeeded.
///
/// # Errors
/// When it cannot be started.
pub fn follow(command: &mut Command, way_out: &str, mut line: impl FnMut(&str)) -> Result<bool> {
    let cannot = |command: &Command, error: std::io::Error| {
        Failure::new(format!("{} could not be run: {error}", name(command)), way_out)
    };
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| cannot(command, error))?;
    if let Some(stdout) = child.stdout.take() {
        for text in BufReader::new(stdout).split(b'\n').map_while(std::result::Result::ok) {
            let text = String::from_utf8_lossy(&text);
            println!("{text}");
            line(&text);
        }
    }
    let status = child.wait().map_err(|error| cannot(command, error))?;
    Ok(status.success())
}

/// Runs a program that may hang on a machine without network. Returns whether it succeeded in
/// time.
pub fn within(limit: Duration, command: &mut Command) -> bool {
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let Ok(mut child) = child else { return false };
    let started = Instant::now();
    while started.elapsed() < limit {
        if let Ok(Some(status)) = child.try_wait() {
            return status.success();
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    // It may have ended in between: then there is nothing to end.
    let _ = child.kill();
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        let _ = stderr.read_to_string(&mut said);
    }
    let _ = child.wait();
    false
}

fn name(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().take(3).map(|arg| arg.to_string_lossy().into_owned()));
    format!("`{}`", words.join(" "))
}
