//! The loans of a body, line by line.

use std::collections::{BTreeMap, BTreeSet};

use mir::{
    BorrowKind,
    borrows::{LiveLine, Loan as Shown, LoanKind},
};
use mir_dataflow::BitSet;

use super::{
    Facts, is_stop,
    keeper::{Keeper, Until},
};
use crate::{describe::describe, loans::Loan};

/// Every borrow of a place with a name, in the order of the source. A borrow by a macro is shown
/// only when it outlives the statement.
pub(super) fn gather(facts: &Facts<'_>) -> Vec<Shown> {
    let explainer = facts.explainer;
    let occupied: BTreeSet<u32> =
        (0..explainer.points.len()).filter_map(|point| facts.line(point)).collect();
    let mut found: Vec<Shown> = Vec::new();
    for loan in &facts.loans.list {
        let Some(place) = describe(&loan.place, &explainer.input.body, explainer.types) else {
            continue;
        };
        if !loan.span.is_user() || !facts.reachable[loan.at] {
            continue;
        }
        let shown = show(facts, loan, place, &occupied);
        if shown.is_brief && facts.is_of_macro(loan.span) {
            continue;
        }
        match found.iter_mut().find(|it| (it.taken, &it.place) == (shown.taken, &shown.place)) {
            Some(same) => merge(same, &shown),
            None => found.push(shown),
        }
    }
    found.sort_by_key(|loan| (loan.taken.lo, loan.taken.hi));
    give_lanes(&mut found);
    found
}

fn show(facts: &Facts<'_>, loan: &Loan, place: String, occupied: &BTreeSet<u32>) -> Shown {
    let definite = definite(facts, loan);
    let line = facts.source.line(loan.span.lo);
    let mut lines = BTreeMap::from([(line, true)]);
    let mut keepers = BTreeSet::new();
    let mut first = true;
    for point in loan.in_scope.iter() {
        let Some(at) = facts.line(point) else { continue };
        let is_definite = lines.entry(at).or_insert(true);
        *is_definite &= definite.contains(point);
        if is_stop(facts.node(point)) || std::mem::take(&mut first) {
            keepers.insert(facts.keeper(loan, point));
        }
    }
    let is_brief = lines.len() == 1 && !stops_inside(facts, loan);
    let live = fill(&lines, occupied);
    let kind = match loan.kind {
        BorrowKind::Shared => LoanKind::Shared,
        BorrowKind::Mut { two_phase: true } => LoanKind::TwoPhase,
        BorrowKind::Mut { two_phase: false } => LoanKind::Mut,
    };
    let sentence = sentence(kind, &place, line, &live, is_brief, &keepers);
    let taken = loan.span.into();
    Shown { kind, place, taken, line, live, is_brief, lane: 0, sentence }
}

/// Is the loan live when another statement begins, be it on the same line?
fn stops_inside(facts: &Facts<'_>, loan: &Loan) -> bool {
    loan.in_scope.iter().any(|point| facts.reachable[point] && is_stop(facts.node(point)))
}

/// The points at which the loan is live whichever way the run came.
fn definite(facts: &Facts<'_>, loan: &Loan) -> BitSet {
    let points = facts.explainer.points;
    let mut definite = loan.in_scope.clone();
    let holds = |definite: &BitSet, before: usize| {
        before == loan.at
            || !facts.reachable[before]
            || (definite.contains(before) && !loan.ends_at(facts.explainer, before))
    };
    loop {
        let wrong: Vec<usize> = definite
            .iter()
            .filter(|&point| !points.predecessors(point).iter().all(|&it| holds(&definite, it)))
            .collect();
        if wrong.is_empty() {
            return definite;
        }
        wrong.into_iter().for_each(|point| definite.remove(point));
    }
}

/// Lines on which nothing runs belong to what is around them.
fn fill(lines: &BTreeMap<u32, bool>, occupied: &BTreeSet<u32>) -> Vec<LiveLine> {
    let (Some(&first), Some(&last)) = (lines.keys().next(), lines.keys().next_back()) else {
        return Vec::new();
    };
    let mut live = Vec::new();
    let mut before = None;
    for line in first..=last {
        let state = match lines.get(&line) {
            Some(&is_definite) => Some(is_definite),
            // As what comes next, if that goes on.
            None if !occupied.contains(&line) => {
                let next = occupied.range(line..).next();
                before.filter(|_| next.is_some_and(|next| lines.contains_key(next)))
            }
            None => None,
        };
        live.extend(state.map(|is_definite| LiveLine { line, is_definite }));
        before = state;
    }
    live
}

fn sentence(
    kind: LoanKind,
    place: &str,
    line: u32,
    live: &[LiveLine],
    is_brief: bool,
    keepers: &BTreeSet<Keeper>,
) -> String {
    let how = if kind == LoanKind::Shared { "a shared" } else { "a mutable" };
    if is_brief {
        let phases = match kind {
            LoanKind::TwoPhase => {
                " It is taken in two phases: until the call begins, the place may still be read."
            }
            _ => "",
        };
        return format!(
            "Line {line} takes {how} borrow of `{place}`, which is over with the statement.{phases}"
        );
    }
    let longest = keepers.iter().max_by_key(|it| (&it.until, it.holder.is_some()));
    let holder = longest.and_then(|it| it.holder.as_deref());
    let end = match longest.map(|it| &it.until) {
        Some(Until::Used(at, false)) => format!(" Its last use is on line {at}."),
        Some(Until::Used(at, true)) => {
            format!(" It is used again on line {at}, in the next turn of the loop.")
        }
        Some(Until::Returned) => " The function returns it.".to_owned(),
        Some(Until::Dropped(at)) => format!(
            " {} is dropped on line {at}, and its `drop` may look through the reference.",
            capital(holder.unwrap_or("what holds it"))
        ),
        Some(Until::Region(name)) => {
            format!(" It must be valid for `{name}`, longer than this function runs.")
        }
        Some(Until::Unknown) | None => String::new(),
    };
    let held = match holder {
        Some(holder) => {
            format!("Line {line} takes {how} borrow of `{place}`, which {holder} holds.")
        }
        None => format!("Line {line} takes {how} borrow of `{place}`."),
    };
    let meanwhile = match kind {
        LoanKind::Shared => {
            format!(" As long as it is live, `{place}` can be read, but not written or moved.")
        }
        _ => format!(" As long as it is live, `{place}` can be reached only through it."),
    };
    let perhaps: Vec<u32> = live.iter().filter(|it| !it.is_definite).map(|it| it.line).collect();
    let perhaps = match (perhaps.first(), perhaps.last()) {
        (Some(first), Some(last)) if first == last => {
            format!(" On line {first} it is live only if the run came by the borrow.")
        }
        (Some(first), Some(last)) => {
            format!(" On lines {first} to {last} it is live only if the run came by the borrow.")
        }
        _ => String::new(),
    };
    format!("{held}{end}{meanwhile}{perhaps}")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// One expression that the builder lowered twice is one loan.
fn merge(into: &mut Shown, other: &Shown) {
    into.is_brief &= other.is_brief;
    for live in &other.live {
        match into.live.iter_mut().find(|it| it.line == live.line) {
            Some(same) => same.is_definite &= live.is_definite,
            None => into.live.push(*live),
        }
    }
    into.live.sort();
    if other.sentence.len() > into.sentence.len() {
        into.sentence.clone_from(&other.sentence);
    }
}

/// Gives each loan the first lane that is free on all of its lines.
fn give_lanes(loans: &mut [Shown]) {
    let mut ends: Vec<u32> = Vec::new();
    let mut order: Vec<&mut Shown> = loans.iter_mut().filter(|loan| !loan.is_brief).collect();
    let ends_of = |loan: &Shown| {
        let lines = loan.live.iter().map(|it| it.line);
        (lines.clone().min().unwrap_or(loan.line), lines.max().unwrap_or(loan.line))
    };
    order.sort_by_key(|loan| ends_of(loan));
    for loan in order {
        let (first, last) = ends_of(loan);
        let lane = ends.iter().position(|&end| end < first).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(last);
        } else {
            ends[lane] = last;
        }
        loan.lane = lane as u32;
    }
}
