//! Why a loan is still live at a point (rustc's `explain_borrow`).

use std::collections::VecDeque;

use mir::{Local, Span};
use mir_dataflow::BitSet;

use crate::{
    input::{Category, Constraint, Input, RegionVid},
    liveness::{Access, Liveness},
    loans::Loan,
    points::Points,
    solve::Values,
};

/// What is known of a body once its regions are solved.
pub(crate) struct Explainer<'a> {
    pub input: &'a Input,
    pub types: &'a [mir::Ty],
    pub points: &'a Points,
    pub liveness: &'a Liveness,
    pub values: &'a Values,
}

/// Why a loan is live.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Explanation {
    /// A variable that holds the reference is used later.
    UsedLater { local: Local, span: Span, point: usize, in_loop: bool },
    /// A variable that may use the reference in its drop is dropped later.
    DroppedLater { local: Local, span: Span, point: usize },
    /// It has to outlive a region of the signature.
    MustBeValidFor { region: RegionVid, blame: Constraint },
    /// Nothing was found.
    Unexplained,
}

impl Explainer<'_> {
    /// Why the loan is live at the point.
    pub fn explain(&self, loan: &Loan, point: usize) -> Explanation {
        self.explain_region(loan.region, point, loan.at)
    }

    fn explain_region(&self, region: RegionVid, point: usize, taken_at: usize) -> Explanation {
        let live = self
            .search(region, |it| self.liveness.regions[it.index()].contains(point))
            .map_or(region, |path| path.last().map_or(region, |last| last.sub));
        match self.find_use(live, point, taken_at) {
            Some(found) => found,
            None => match self.outlived_universal(region) {
                Some(universal) => match self.blame(region, universal) {
                    Some(blame) => Explanation::MustBeValidFor { region: universal, blame },
                    None => Explanation::Unexplained,
                },
                None => Explanation::Unexplained,
            },
        }
    }

    /// The constraint that best says why the first region outlives the second.
    pub fn blame(&self, from: RegionVid, to: RegionVid) -> Option<Constraint> {
        let path = self.search(from, |region| region == to)?;
        let best = path
            .iter()
            .enumerate()
            .rev()
            .min_by_key(|(_, constraint)| interest(constraint.category))
            .map(|(index, _)| index)?;
        let chosen = path[best];
        match path.get(best + 1) {
            // The result is influenced by the `impl Trait` of the signature.
            Some(next)
                if chosen.category == Category::Return && next.category == Category::OpaqueType =>
            {
                Some(Constraint { category: Category::OpaqueType, ..chosen })
            }
            _ => Some(chosen),
        }
    }

    /// The universal region that a region has to outlive: the longest.
    pub fn outlived_universal(&self, region: RegionVid) -> Option<RegionVid> {
        if region.index() < self.input.universals.len() {
            return Some(region);
        }
        let outlived: Vec<_> = self.values.outlived(region).collect();
        outlived
            .iter()
            .copied()
            .find(|&it| outlived.iter().all(|&other| self.known_outlives(it, other)))
            .or_else(|| outlived.first().copied())
    }

    /// Does the signature say that the first outlives the second?
    pub fn known_outlives(&self, longer: RegionVid, shorter: RegionVid) -> bool {
        if longer == shorter || longer == RegionVid::STATIC {
            return true;
        }
        let mut seen = BitSet::new(self.input.universals.len());
        let mut work = vec![longer];
        while let Some(region) = work.pop() {
            // What outlives `'static` outlives all.
            if region == shorter || region == RegionVid::STATIC {
                return true;
            }
            if seen.contains(region.index()) {
                continue;
            }
            seen.insert(region.index());
            work.extend(self.input.known.iter().filter(|(it, _)| *it == region).map(|it| it.1));
        }
        false
    }

    /// The shortest way through the constraints to a region; empty when it is the start.
    fn search(
        &self,
        from: RegionVid,
        is_goal: impl Fn(RegionVid) -> bool,
    ) -> Option<Vec<Constraint>> {
        if is_goal(from) {
            return Some(Vec::new());
        }
        let mut by_sup: Vec<Vec<&Constraint>> = vec![Vec::new(); self.input.region_count];
        for constraint in &self.input.constraints {
            by_sup[constraint.sup.index()].push(constraint);
        }
        let mut came_by: Vec<Option<&Constraint>> = vec![None; self.input.region_count];
        let mut work = VecDeque::from([from]);
        while let Some(region) = work.pop_front() {
            for &constraint in &by_sup[region.index()] {
                let next = constraint.sub;
                if next == from || came_by[next.index()].is_some() {
                    continue;
                }
                came_by[next.index()] = Some(constraint);
                if is_goal(next) {
                    let mut path = vec![*constraint];
                    while let Some(last) = path.last()
                        && last.sup != from
                        && let Some(before) = came_by[last.sup.index()]
                    {
                        path.push(*before);
                    }
                    path.reverse();
                    return Some(path);
                }
                work.push_back(next);
            }
        }
        None
    }

    /// The first use of a variable with the region in its type, from the point on.
    fn find_use(&self, region: RegionVid, from: usize, taken_at: usize) -> Option<Explanation> {
        let body = &self.input.body;
        let mut seen = BitSet::new(self.points.len());
        let mut work = VecDeque::from([from]);
        while let Some(point) = work.pop_front() {
            if seen.contains(point) || !self.values.contains_point(region, point) {
                continue;
            }
            seen.insert(point);
            let mut is_defined = false;
            for &(local, access) in &self.liveness.accesses[point] {
                let regions = &self.input.locals[local.index()];
                let span = self.points.node(body, point).span();
                match access {
                    Access::Use if regions.used.contains(&region) => {
                        let in_loop = point == taken_at || self.comes_back(from, point, taken_at);
                        return Some(Explanation::UsedLater { local, span, point, in_loop });
                    }
                    Access::Drop
                        if regions.dropped.contains(&region)
                            && self.liveness.may_be_initialised(local, point, self.points) =>
                    {
                        return Some(Explanation::DroppedLater { local, span, point });
                    }
                    Access::Def => is_defined |= regions.used.contains(&region),
                    Access::Use | Access::Drop => {}
                }
            }
            if !is_defined {
                work.extend(self.points.successors(point));
            }
        }
        None
    }

    /// Is the later use at the place of the conflict, or before it in the source and reached by
    /// going round a loop?
    fn comes_back(&self, from: usize, used: usize, taken_at: usize) -> bool {
        if used == from {
            return true;
        }
        let spans = |point| self.points.node(&self.input.body, point).span().lo;
        spans(used) < spans(from) && spans(used) <= spans(taken_at)
    }
}

/// The lower, the more a constraint tells (rustc's `best_blame_constraint`).
fn interest(category: Category) -> u8 {
    match category {
        Category::Return => 0,
        Category::Cast
        | Category::TypeAnnotation
        | Category::CallArgument
        | Category::Assignment
        | Category::ClosureUpvar(_) => 2,
        Category::Predicate | Category::OpaqueType => 4,
        Category::Boring => 5,
        Category::BoringNoLocation => 6,
    }
}
