//! The value of each region: the points where it must be valid, and the universal regions it must
//! outlive.

use std::collections::BTreeSet;

use mir_dataflow::BitSet;

use crate::{
    input::{Input, RegionVid},
    points::Points,
};

/// The smallest values that satisfy the constraints.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Values {
    /// By region: the points.
    points: Vec<BitSet>,
    /// By region: the universal regions.
    universals: Vec<BitSet>,
    /// By region: where its value is.
    class: Vec<usize>,
    universal_count: usize,
}

impl Values {
    /// Must the region be valid at the point?
    pub fn contains_point(&self, region: RegionVid, point: usize) -> bool {
        self.points[self.class[region.index()]].contains(point)
    }

    /// Must the region outlive the universal region?
    pub fn outlives(&self, region: RegionVid, universal: RegionVid) -> bool {
        self.universals[self.class[region.index()]].contains(universal.index())
    }

    /// The universal regions that the region must outlive.
    pub fn outlived(&self, region: RegionVid) -> impl Iterator<Item = RegionVid> + '_ {
        self.universals[self.class[region.index()]].iter().map(|it| RegionVid(it as u32))
    }

    /// The same, whichever solver it comes from: points and universals by region.
    pub fn sets(&self) -> Vec<(BTreeSet<usize>, BTreeSet<usize>)> {
        self.class
            .iter()
            .map(|&class| {
                (self.points[class].iter().collect(), self.universals[class].iter().collect())
            })
            .collect()
    }
}

/// Regions that outlive each other have one value; the values are found from the shortest regions
/// to the longest, each constraint once.
pub(crate) fn solve(input: &Input, live: &[BitSet], points: &Points) -> Values {
    let edges = edges(input);
    let (class, members) = components(&edges);
    let universal_count = input.universals.len();
    let mut values = Values {
        points: Vec::with_capacity(members.len()),
        universals: Vec::with_capacity(members.len()),
        class,
        universal_count,
    };
    for (index, regions) in members.iter().enumerate() {
        let (mut at, mut outlived) = (BitSet::new(points.len()), BitSet::new(universal_count));
        for &region in regions {
            start(region, universal_count, live, &mut at, &mut outlived, points);
            for &sub in &edges[region] {
                let sub = values.class[sub];
                if sub != index {
                    at.union(&values.points[sub]);
                    outlived.union(&values.universals[sub]);
                }
            }
        }
        values.points.push(at);
        values.universals.push(outlived);
    }
    values
}

/// The same by applying every constraint until nothing changes: slow, and plain enough to be the
/// reference in tests.
pub(crate) fn solve_naive(input: &Input, live: &[BitSet], points: &Points) -> Values {
    let universal_count = input.universals.len();
    let mut values = Values {
        points: vec![BitSet::new(points.len()); input.region_count],
        universals: vec![BitSet::new(universal_count); input.region_count],
        class: (0..input.region_count).collect(),
        universal_count,
    };
    for region in 0..input.region_count {
        let (at, outlived) = (&mut values.points[region], &mut values.universals[region]);
        start(region, universal_count, live, at, outlived, points);
    }
    let mut changed = true;
    while changed {
        changed = false;
        for constraint in &input.constraints {
            let (sup, sub) = (constraint.sup.index(), constraint.sub.index());
            let (at, outlived) = (values.points[sub].clone(), values.universals[sub].clone());
            changed |= values.points[sup].union(&at) | values.universals[sup].union(&outlived);
        }
    }
    values
}

/// A region is valid where it is live; a universal one also everywhere, and it outlives itself.
fn start(
    region: usize,
    universal_count: usize,
    live: &[BitSet],
    at: &mut BitSet,
    outlived: &mut BitSet,
    points: &Points,
) {
    at.union(&live[region]);
    if region < universal_count {
        outlived.insert(region);
        (0..points.len()).for_each(|point| at.insert(point));
    }
}

/// From each region to those it must outlive.
fn edges(input: &Input) -> Vec<Vec<usize>> {
    let mut edges = vec![Vec::new(); input.region_count];
    for constraint in &input.constraints {
        if constraint.sup != constraint.sub {
            edges[constraint.sup.index()].push(constraint.sub.index());
        }
    }
    edges
}

/// Strongly connected components (Tarjan), those reached first: the component of each region, and
/// the regions of each component.
fn components(edges: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    const NONE: usize = usize::MAX;
    let count = edges.len();
    let mut class = vec![NONE; count];
    let mut members = Vec::new();
    let (mut index, mut low) = (vec![NONE; count], vec![0; count]);
    let (mut next, mut stack) = (0, Vec::new());
    for root in 0..count {
        if index[root] != NONE {
            continue;
        }
        let mut calls = vec![(root, 0)];
        while let Some(&mut (node, ref mut edge)) = calls.last_mut() {
            if *edge == 0 {
                index[node] = next;
                low[node] = next;
                next += 1;
                stack.push(node);
            }
            if let Some(&to) = edges[node].get(*edge) {
                *edge += 1;
                if index[to] == NONE {
                    calls.push((to, 0));
                } else if class[to] == NONE {
                    low[node] = low[node].min(index[to]);
                }
                continue;
            }
            calls.pop();
            if let Some(&(parent, _)) = calls.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == index[node] {
                let from = stack.iter().rposition(|&it| it == node).unwrap_or(0);
                let regions = stack.split_off(from);
                regions.iter().for_each(|&region| class[region] = members.len());
                members.push(regions);
            }
        }
    }
    (class, members)
}
