//! A bracket beside the source for each borrow, from where it is taken to its last line.
//!
//! Shared borrows are thin lines, mutable ones thick; where it depends on the way of the run
//! whether the borrow is live, the line is broken.

use mir::Borrows;
use mir::borrows::{Loan, LoanKind};

use super::overlay::{Overlay, button, escape};

pub(super) fn add(overlay: &mut Overlay, facts: &Borrows) {
    let loans = || facts.bodies.iter().flat_map(|body| &body.loans);
    let long = || loans().filter(|loan| !loan.is_brief);
    let lanes = long().map(|loan| loan.lane as usize + 1).max().unwrap_or(0);
    let last = long().flat_map(|loan| &loan.live).map(|it| it.line).max().unwrap_or(0);
    let mut cells = vec![vec![String::from("<i></i>"); lanes]; last as usize];
    for loan in loans() {
        let say = overlay.say(&loan.sentence);
        let label = label(loan);
        let seen = escape(&[sign(loan), &loan.place].concat());
        let html = button(&["loan ", class(loan)].concat(), say, &seen, &label);
        overlay.line(loan.line).beside += &html;
        overlay.text += &format!("{label}. {}\n", loan.sentence.replace('`', ""));
        if loan.is_brief {
            continue;
        }
        for (index, live) in loan.live.iter().enumerate() {
            let is_first = live.line == loan.line;
            let is_last = index + 1 == loan.live.len();
            let classes = [
                (true, class(loan)),
                (!live.is_definite, "perhaps"),
                (is_first, "first"),
                (is_last, "last"),
            ];
            let classes: Vec<&str> =
                classes.iter().filter(|(on, _)| *on).map(|(_, class)| *class).collect();
            let row = cells.get_mut((live.line as usize).saturating_sub(1));
            if let Some(cell) = row.and_then(|row| row.get_mut(loan.lane as usize)) {
                *cell = format!("<i class=\"{}\" data-say=\"{say}\"></i>", classes.join(" "));
            }
        }
    }
    for (row, line) in cells.into_iter().zip(1..) {
        overlay.line(line).lanes = row.concat();
    }
    let empty = "<i></i>".repeat(lanes);
    for line in &mut overlay.lines {
        if line.lanes.is_empty() {
            line.lanes.clone_from(&empty);
        }
    }
}

fn class(loan: &Loan) -> &'static str {
    match loan.kind {
        LoanKind::Shared => "shared",
        LoanKind::Mut | LoanKind::TwoPhase => "mut",
    }
}

fn sign(loan: &Loan) -> &'static str {
    match loan.kind {
        LoanKind::Shared => "&",
        LoanKind::Mut | LoanKind::TwoPhase => "&mut ",
    }
}

fn label(loan: &Loan) -> String {
    let kind = match loan.kind {
        LoanKind::Shared => "Shared borrow",
        LoanKind::Mut => "Mutable borrow",
        LoanKind::TwoPhase => "Two-phase mutable borrow",
    };
    let last = loan.live.last().map_or(loan.line, |it| it.line);
    let lines = match last == loan.line {
        true => format!("on line {last}"),
        false => format!("from line {} to line {last}", loan.line),
    };
    format!("{kind} of {} {lines}", loan.place)
}
