//! MIR as text, in the manner of `rustc --emit=mir`.

use mir::{BodyKind, Program, pretty_with_stops};

/// The bodies that the reader wrote, or all.
pub fn mir_text(program: &Program, all: bool) -> String {
    let bodies = program.bodies.iter().filter(|body| all || body.kind == BodyKind::User);
    bodies.map(|body| pretty_with_stops(program, body) + "\n").collect()
}
