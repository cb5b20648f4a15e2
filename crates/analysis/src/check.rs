//! Does rustc accept the reader's program?

use crate::{Diagnostic, World};

/// Why rustc would reject the reader's program, in the order of the source; empty when it would
/// not, as far as the front end knows.
pub fn check(world: &World) -> Vec<Diagnostic> {
    let _ = world;
    Vec::new()
}
