//! The moments of a body, what comes before each, and what happens between one and the next.

use std::collections::BTreeMap;

use mir::{
    Operand, Place, StatementKind, Stop, TerminatorKind,
    borrows::{MomentKind, Range},
};

use super::{Facts, is_stop};
use crate::{liveness::rvalue_places, loans::terminator_operands, points::Node};

/// A moment: before a stop, or during a call.
pub(super) struct MomentAt {
    pub point: usize,
    pub at: Range,
    pub kind: MomentKind,
    pub line: u32,
    /// The moments from which the run comes here without another between.
    pub before: Vec<usize>,
    /// The places that are used from here to the next moment.
    pub used: Vec<Place>,
    /// For a call: what it takes away.
    pub moved: Vec<Place>,
}

/// All moments that a run can reach without a panic.
pub(super) fn moments(facts: &Facts<'_>) -> Vec<MomentAt> {
    let points = facts.explainer.points;
    let mut moments = Vec::new();
    let mut stops = BTreeMap::new();
    for point in (0..points.len()).filter(|&point| facts.reachable[point]) {
        let node = facts.node(point);
        let span = node.span();
        let Some(kind) = kind(facts, node).filter(|_| span.is_user()) else { continue };
        if kind != MomentKind::Call {
            stops.insert(point, moments.len());
        }
        let (mut used, mut moved) = (Vec::new(), Vec::new());
        match (kind, node) {
            (MomentKind::Call, Node::Terminator(call)) => {
                terminator_operands(&call.kind, &mut |operand| {
                    used.extend(operand.place().cloned());
                    if let Operand::Move(place) = operand {
                        moved.push(place.clone());
                    }
                });
            }
            _ => used = used_from(facts, point),
        }
        let line = facts.source.line(span.lo);
        let before = Vec::new();
        moments.push(MomentAt { point, at: span.into(), kind, line, before, used, moved });
    }
    for moment in &mut moments {
        moment.before = before(facts, moment.point, &stops);
    }
    moments
}

fn kind(facts: &Facts<'_>, node: Node<'_>) -> Option<MomentKind> {
    match node {
        Node::Statement(statement) => match &statement.kind {
            StatementKind::Stop(Stop::Drop(place)) => {
                let locals = &facts.explainer.input.body.locals;
                Some(MomentKind::Drop(locals.get(place.local.index())?.span.lo))
            }
            StatementKind::Stop(Stop::Return) => Some(MomentKind::Return),
            StatementKind::Stop(_) => Some(MomentKind::Before),
            _ => None,
        },
        Node::Terminator(it) => {
            matches!(it.kind, TerminatorKind::Call { .. }).then_some(MomentKind::Call)
        }
    }
}

fn before(facts: &Facts<'_>, point: usize, stops: &BTreeMap<usize, usize>) -> Vec<usize> {
    let points = facts.explainer.points;
    let mut seen = vec![false; points.len()];
    let mut work = points.predecessors(point).to_vec();
    let mut found = Vec::new();
    while let Some(point) = work.pop() {
        if !facts.reachable[point] || std::mem::replace(&mut seen[point], true) {
            continue;
        }
        match stops.get(&point) {
            Some(&moment) => found.push(moment),
            None => work.extend(points.predecessors(point)),
        }
    }
    found
}

fn used_from(facts: &Facts<'_>, point: usize) -> Vec<Place> {
    let points = facts.explainer.points;
    let mut seen = vec![false; points.len()];
    let mut work = points.successors(point).to_vec();
    let mut used = Vec::new();
    while let Some(point) = work.pop() {
        let node = facts.node(point);
        let is_done = !facts.reachable[point] || is_stop(node);
        if !is_done && !std::mem::replace(&mut seen[point], true) {
            add_places(node, &mut used);
            work.extend(points.successors(point));
        }
    }
    used
}

fn add_places(node: Node<'_>, used: &mut Vec<Place>) {
    match node {
        Node::Statement(statement) => {
            if let StatementKind::Assign(place, rvalue) = &statement.kind {
                rvalue_places(rvalue, &mut |place| used.push(place.clone()));
                used.push(place.clone());
            }
        }
        Node::Terminator(terminator) => {
            terminator_operands(&terminator.kind, &mut |it| used.extend(it.place().cloned()));
            match &terminator.kind {
                TerminatorKind::Call { destination, .. } => used.push(destination.clone()),
                TerminatorKind::Drop { place, .. } => used.push(place.clone()),
                _ => {}
            }
        }
    }
}
