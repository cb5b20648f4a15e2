//! What the user reads.

/// Why a command could not do its work, and the way out.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong.
    pub what: String,
    /// What to do about it.
    pub way_out: String,
}

/// The result of a step.
pub type Result<T = ()> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure with the way out.
    pub fn new(what: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self { what: what.into(), way_out: way_out.into() }
    }
}

/// Says what is being done now.
pub fn doing(what: &str) {
    eprintln!("· {what}");
}

/// Says something about what was done.
pub fn note(what: &str) {
    eprintln!("  {what}");
}

/// Prints a failure and its way out.
pub fn failure(failure: &Failure) {
    eprintln!("\n✗ {}", failure.what);
    for line in failure.way_out.lines() {
        eprintln!("  → {line}");
    }
}
