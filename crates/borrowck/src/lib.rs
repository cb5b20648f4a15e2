//! Non-lexical lifetimes over our MIR, after rustc's `rustc_borrowck`: which loans are live where,
//! what each body does that a live loan forbids, and the facts that pictures need.
//!
//! The types of a body with their regions are the front end's business: `mir-build` types the
//! body, and hands over the regions as numbers with the constraints between them ([`Input`]).
//! [`check`] solves them, and finds
//! - conflicts: an access to a place while a loan of it is live (E0499, E0502, E0505, E0597 …);
//! - region errors: a lifetime of the signature that would have to outlive another (E0521, E0621,
//!   "lifetime may not live long enough");
//! - [`facts`], when somebody looks: where each loan is live and why, and what each place may be
//!   used for.
//!
//! What this crate must not know: rust-analyzer, the machine, the web.

mod access;
mod conflict;
mod describe;
mod explain;
mod facts;
mod guards;
mod input;
mod liveness;
mod loans;
mod points;
mod report;
mod solve;
mod type_tests;
mod universal;

pub use facts::facts;
pub use input::{
    Capture, Category, Constraint, Guard, Input, LocalRegions, RegionVid, TypeTest, Universal,
    UniversalKind,
};
pub use report::{BorrowError, Label, Role};
pub use solve::Values;
pub use universal::Requirement;

use explain::Explainer;
use liveness::Liveness;
use loans::Loans;
use points::Points;
use solve::{solve, solve_naive};

/// What was found out about a body.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Why rustc rejects the body, in the order of the source.
    pub errors: Vec<BorrowError>,
    /// What a closure asks of the function that makes it.
    pub requirements: Vec<Requirement>,
    /// What a closure asks of the types of the function that makes it.
    pub type_tests: Vec<TypeTest>,
}

/// Checks one body. `types` is the table that the ids in the body refer to.
pub fn check(input: &Input, types: &[mir::Ty]) -> Checked {
    let points = Points::new(&input.body);
    let liveness = Liveness::compute(input, types, &points);
    let values = solve(input, &liveness.regions, &points);
    let loans = Loans::gather(input, types, &points, &values);
    let explainer =
        Explainer { input, types, points: &points, liveness: &liveness, values: &values };
    let mut errors = access::conflicts(&explainer, &loans);
    let (region_errors, requirements) = universal::check(&explainer);
    errors.extend(region_errors);
    errors.extend(guards::changes(&explainer));
    let (type_errors, type_tests) = type_tests::check(&explainer);
    errors.extend(type_errors);
    errors.sort_by(|a, b| a.order().cmp(&b.order()));
    errors.dedup_by(|a, b| a.order() == b.order());
    Checked { errors, requirements, type_tests }
}

/// The values of all regions, by the fast solver and by the naive one: for the test that compares
/// them.
pub fn solve_both(input: &Input, types: &[mir::Ty]) -> (Values, Values) {
    let points = Points::new(&input.body);
    let liveness = Liveness::compute(input, types, &points);
    (solve(input, &liveness.regions, &points), solve_naive(input, &liveness.regions, &points))
}
