//! Which way a condition took, and what a loop does. Said only where the run itself shows it: the
//! next stop lies in the source that the way leads to.

use machine::{StopKind, StopPoint};
use mir::{Span, StatementKind, Stop};

use super::Step;

impl Step<'_> {
    /// What the condition or loop head does that is quoted: `is true`, `takes the arm …`.
    pub(super) fn what_happens(&self, quote: &str) -> Option<String> {
        let before = &self.moment.before.as_ref()?.stop;
        let first = quote.split([' ', '(']).next().unwrap_or_default();
        if before.kind == StopKind::Statement {
            return (first == "for").then(|| "begins".to_owned());
        }
        let ways = self.ways(before)?;
        let now = &self.moment.stop;
        if !is_in_the_same_call(before, now) || contains(before.span, now.span) && first != "for" {
            return None;
        }
        let taken = ways.iter().find(|way| contains(**way, now.span));
        match (first, taken) {
            (_, None) if ways.is_empty() => None,
            ("for", Some(_)) => Some("begins the next round".to_owned()),
            ("for", None) => Some("is over".to_owned()),
            ("match", Some(arm)) => Some(format!("takes the arm `{}`", self.pattern(*arm)?)),
            ("match", None) => None,
            (_, taken) => {
                let holds = match (quote.contains("let "), taken) {
                    (true, Some(_)) => "matches",
                    (true, None) => "does not match",
                    (false, Some(_)) => "is true",
                    (false, None) => "is false",
                };
                let end =
                    if first == "while" && taken.is_none() { ", the loop is over" } else { "" };
                Some(format!("{holds}{end}"))
            }
        }
    }

    /// Where the condition at a stop may lead.
    fn ways(&self, stop: &StopPoint) -> Option<&[Span]> {
        let body = self.program.bodies.get(stop.body.index())?;
        let statements = body.blocks.iter().flat_map(|block| &block.statements);
        { statements }.find_map(|statement| match &statement.kind {
            StatementKind::Stop(Stop::Condition(ways)) if statement.span == stop.span => {
                Some(ways.as_slice())
            }
            _ => None,
        })
    }

    /// The pattern of an arm, with its guard.
    fn pattern(&self, arm: Span) -> Option<String> {
        let file = self.program.files.get(arm.file.index())?;
        let (pattern, _) = file.text.get(arm.lo as usize..arm.hi as usize)?.split_once("=>")?;
        Some(super::cut(pattern.trim(), super::QUOTE))
    }
}

fn is_in_the_same_call(before: &StopPoint, now: &StopPoint) -> bool {
    let is_here = (before.thread, before.depth, before.body) == (now.thread, now.depth, now.body);
    is_here && !matches!(now.kind, StopKind::Enter | StopKind::End)
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.lo <= inner.lo && inner.hi <= outer.hi
}
