//! The facts of the borrow checker as text: before each statement, which loans are live and why,
//! and what each borrowed variable may be used for.

use std::fmt::Write as _;

use analysis::World;
use borrowck::{Facts, LoanKind, permissions};
use mir::Span;
use mir_build::BodyFacts;

/// All of the reader's bodies that take a loan.
pub fn borrows_text(world: &World) -> String {
    let source = world.source();
    let mut out = String::new();
    for body in mir_build::borrow_facts(world) {
        body_text(&mut out, &body, &source);
    }
    out
}

fn body_text(out: &mut String, body: &BodyFacts, source: &str) {
    let line = |at: u32| {
        let before = source.get(..at as usize).unwrap_or(source);
        before.matches('\n').count() as u32 + 1
    };
    let _ = writeln!(out, "fn {}", body.name);
    for &statement in &body.statements {
        let text = source.get(statement.lo as usize..statement.hi as usize).unwrap_or_default();
        let text = text.lines().next().unwrap_or_default();
        let _ = writeln!(out, "  {:>3} {text}", line(statement.lo));
        loans(out, &body.facts, statement, &line);
        for variable in &body.variables {
            let permission = permissions(&body.facts, variable, statement, line);
            if !permission.cause.is_empty() {
                let may = permission.permissions;
                let flag = |is: bool, letter: char| if is { letter } else { '-' };
                let _ = writeln!(
                    out,
                    "      {variable}: {}{}{}  {}",
                    flag(may.read, 'R'),
                    flag(may.write, 'W'),
                    flag(may.own, 'O'),
                    permission.cause
                );
            }
        }
    }
}

fn loans(out: &mut String, facts: &Facts, statement: Span, line: &impl Fn(u32) -> u32) {
    for loan in &facts.loans {
        let Some(range) = loan.live.iter().find(|it| it.statements.contains(&statement)) else {
            continue;
        };
        let sign = match loan.kind {
            LoanKind::Shared => "&",
            LoanKind::Mut => "&mut ",
            LoanKind::Reserved => "&two-phase ",
        };
        let until = match (&range.holder, range.until) {
            (Some(holder), Some(until)) => format!("`{holder}` is used on line {}", line(until.lo)),
            (None, Some(until)) => format!("used on line {}", line(until.lo)),
            (_, None) => "outlives this function".to_owned(),
        };
        let _ = writeln!(
            out,
            "      {sign}{} taken on line {}, live: {until}",
            loan.place,
            line(loan.taken_at.lo)
        );
    }
}
