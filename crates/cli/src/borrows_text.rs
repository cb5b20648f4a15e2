//! What the borrow checker knows of a program, as text: its loans, and what may be done with each
//! place when a line begins.

use std::fmt::Write as _;

use analysis::World;
use mir::borrows::{BodyBorrows, LoanKind, Permission, PlaceState};

/// The regions of signatures, and every borrow of the reader's functions: where it is taken, the lines on which it is live (`?`
/// where that depends on the way the run came), and what that means.
pub fn borrows_text(world: &World) -> String {
    let mut out = String::new();
    let (source, borrows) = (world.source(), mir_build::borrows(world));
    for region in &borrows.regions {
        let text = source.get(region.at.lo as usize..region.at.hi as usize).unwrap_or_default();
        let _ = writeln!(out, "{text} is {}: {}", region.name, region.sentence);
    }
    for body in borrows.bodies {
        if body.loans.is_empty() {
            continue;
        }
        let _ = writeln!(out, "fn {}", body.name);
        for loan in &body.loans {
            let kind = match loan.kind {
                LoanKind::Shared => "&",
                LoanKind::Mut => "&mut ",
                LoanKind::TwoPhase => "&two-phase ",
            };
            let live: Vec<String> = loan
                .live
                .iter()
                .map(|it| format!("{}{}", it.line, if it.is_definite { "" } else { "?" }))
                .collect();
            let _ = writeln!(out, "  {kind}{} live on {}", loan.place, live.join(" "));
            let _ = writeln!(out, "    {}", loan.sentence);
        }
    }
    out
}

/// Changes after which rustc accepts a rejected program, each with the lines that it changes.
pub fn fixes_text(world: &mut World) -> String {
    let borrows = mir_build::borrows(world);
    let source = world.source();
    let before: Vec<&str> = source.lines().collect();
    let mut out = String::new();
    for fix in mir_build::with_fixes(world, borrows).fixes {
        let _ = writeln!(out, "{}", fix.title);
        let after: Vec<&str> = fix.source.lines().collect();
        for line in before.iter().filter(|line| !after.contains(line)) {
            let _ = writeln!(out, "  - {}", line.trim());
        }
        for line in after.iter().filter(|line| !before.contains(line)) {
            let _ = writeln!(out, "  + {}", line.trim());
        }
    }
    out
}

/// Line by line: read, write and own for each place that matters there. A small letter is a
/// permission that is lost, `-` one that the place never has; `+` and `!` mark what has just been
/// gained and taken.
pub fn permissions_text(world: &World) -> String {
    let source = world.source();
    let lines: Vec<&str> = source.lines().collect();
    let mut out = String::new();
    for body in mir_build::borrows(world).bodies {
        let _ = writeln!(out, "fn {}", body.name);
        for moment in body.moments.iter().filter(|it| it.begins_line) {
            let text = lines.get(moment.line as usize - 1).copied().unwrap_or_default();
            let _ = writeln!(out, "  {:>3} {}", moment.line, text.trim());
            for state in moment.states.iter().filter(|it| it.matters) {
                place_text(&mut out, &body, state);
            }
        }
    }
    out
}

fn place_text(out: &mut String, body: &BodyBorrows, state: &PlaceState) {
    let letter = |letter: char, permission: Permission| match permission {
        Permission::Held => letter.to_string(),
        Permission::Gained => format!("{letter}+"),
        Permission::Lost => letter.to_ascii_lowercase().to_string(),
        Permission::Taken => format!("{}!", letter.to_ascii_lowercase()),
        Permission::Never => "-".to_owned(),
    };
    let letters = letter('R', state.read) + &letter('W', state.write) + &letter('O', state.own);
    let name = &body.places[state.place as usize].name;
    let _ = writeln!(out, "      {name} {letters}  {}", body.sentences[state.sentence as usize]);
}
