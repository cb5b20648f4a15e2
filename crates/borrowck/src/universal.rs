//! Regions of the signature: each may outlive only what the signature says (rustc's
//! `check_universal_regions`).

use mir::Span;

use crate::{
    explain::Explainer,
    input::{Category, RegionVid, UniversalKind},
    report::{BorrowError, region_error},
};

/// What a closure asks of the function that makes it: one of the regions in its type, counted in
/// the order of the type, or a region that both know, outlives another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Requirement {
    /// The longer one, as a universal region of the closure.
    pub sup: RegionVid,
    /// The shorter one.
    pub sub: RegionVid,
    /// What in the closure asks for it.
    pub category: Category,
    /// Where.
    pub span: Span,
}

/// Checks every universal region against what it has to outlive.
pub(crate) fn check(explainer: &Explainer<'_>) -> (Vec<BorrowError>, Vec<Requirement>) {
    let input = explainer.input;
    let (mut errors, mut requirements) = (Vec::new(), Vec::new());
    for longer in (1..input.universals.len()).map(|index| RegionVid(index as u32)) {
        if input.universals[longer.index()].kind == UniversalKind::Opaque {
            continue;
        }
        let mut is_reported = false;
        for shorter in explainer.values.outlived(longer) {
            if explainer.known_outlives(longer, shorter) {
                continue;
            }
            let Some(blame) = explainer.blame(longer, shorter) else { continue };
            if input.is_closure
                && let Some(sup) = from_outside_below(explainer, longer)
            {
                let sub = from_outside_above(explainer, shorter);
                requirements.push(Requirement {
                    sup,
                    sub,
                    category: blame.category,
                    span: blame.span,
                });
                continue;
            }
            if !is_reported && blame.span.is_user() {
                errors.extend(region_error(explainer, longer, shorter, blame));
            }
            is_reported = true;
        }
    }
    (errors, requirements)
}

/// The region itself if it is from outside, or one from outside that it is known to outlive.
fn from_outside_below(explainer: &Explainer<'_>, region: RegionVid) -> Option<RegionVid> {
    let universals = &explainer.input.universals;
    if !universals[region.index()].is_local {
        return Some(region);
    }
    (0..universals.len())
        .map(|index| RegionVid(index as u32))
        .find(|&it| !universals[it.index()].is_local && explainer.known_outlives(region, it))
}

/// The region itself if it is from outside, or one from outside that is known to outlive it;
/// `'static` when there is no shorter.
fn from_outside_above(explainer: &Explainer<'_>, region: RegionVid) -> RegionVid {
    let universals = &explainer.input.universals;
    if !universals[region.index()].is_local {
        return region;
    }
    (1..universals.len())
        .map(|index| RegionVid(index as u32))
        .find(|&it| !universals[it.index()].is_local && explainer.known_outlives(it, region))
        .unwrap_or(RegionVid::STATIC)
}
