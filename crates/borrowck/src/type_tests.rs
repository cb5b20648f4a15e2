//! E0309, E0310 and E0311: a type parameter may hold references that end too early (rustc's
//! `check_type_tests`).

use crate::{
    explain::Explainer,
    input::{RegionVid, TypeTest, UniversalKind},
    report::BorrowError,
};

/// The tests that fail, and for a closure those that the function around it must answer.
pub(crate) fn check(explainer: &Explainer<'_>) -> (Vec<BorrowError>, Vec<TypeTest>) {
    let (mut errors, mut asked) = (Vec::new(), Vec::new());
    for test in &explainer.input.type_tests {
        let failing = explainer.values.outlived(test.region).find(|&region| {
            // Also what only an error elsewhere says: it is reported once.
            !test.known.iter().any(|&known| {
                explainer.known_outlives(known, region) || explainer.values.outlives(known, region)
            })
        });
        let Some(region) = failing else { continue };
        if explainer.input.is_closure {
            asked.push(TypeTest { region, ..test.clone() });
        } else if test.span.is_user() {
            errors.push(error(explainer, test, region));
        }
    }
    (errors, asked)
}

fn error(explainer: &Explainer<'_>, test: &TypeTest, region: RegionVid) -> BorrowError {
    let universal = &explainer.input.universals[region.index()];
    let (code, bound) = match (universal.kind, &universal.name) {
        (UniversalKind::Static, _) => ("E0310", "'static".to_owned()),
        (_, Some(name)) => ("E0309", name.clone()),
        _ => ("E0311", "'a".to_owned()),
    };
    let what = &test.what;
    BorrowError {
        code: Some(code),
        span: test.span,
        message: format!("{what} may not live long enough"),
        labels: Vec::new(),
        explanation: format!(
            "A type that stands for any other may hold references. Here it must outlive `{bound}`: \
             say so with a bound `: {bound}`."
        ),
    }
}
