//! Patterns as lists of tests and bindings.

use hir_ty::next_solver::{Ty, TyKind};
use mir::{BasicBlock, PlaceElem, Span, TyKind as MirTyKind, VariantIdx};
use rustc_type_ir::inherent::IntoKind;

use crate::build::{
    builder::{Builder, PlaceBuilder},
    thir::{BindingMode, Pat, PatConst, PatKind, Var},
};

/// One alternative of a pattern.
#[derive(Clone, Default)]
pub(super) struct Candidate<'db> {
    /// Its arm.
    pub(super) arm: usize,
    /// What still has to be tested; a place comes after those it is inside of.
    pub(super) tests: Vec<MatchPair<'db>>,
    pub(super) bindings: Vec<Binding<'db>>,
    /// A part that cannot be lowered.
    pub(super) unsupported: Option<(Span, String)>,
}

/// A candidate that the tests lead to.
pub(super) struct Matched<'db> {
    pub(super) arm: usize,
    pub(super) bindings: Vec<Binding<'db>>,
    pub(super) block: BasicBlock,
    /// Where to go on when the guard is false.
    pub(super) otherwise: BasicBlock,
}

#[derive(Clone)]
pub(super) struct Binding<'db> {
    pub(super) var: Var,
    pub(super) mode: BindingMode,
    pub(super) place: PlaceBuilder,
    /// The type of the place.
    pub(super) ty: Ty<'db>,
    pub(super) span: Span,
}

/// A place and what its value must be.
#[derive(Clone)]
pub(super) struct MatchPair<'db> {
    pub(super) place: PlaceBuilder,
    pub(super) ty: Ty<'db>,
    pub(super) case: TestCase<'db>,
    pub(super) span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum TestCase<'db> {
    Variant(VariantIdx),
    Constant(PatConst<'db>),
    Range {
        lo: Option<PatConst<'db>>,
        hi: Option<PatConst<'db>>,
        inclusive: bool,
    },
    /// A slice of `len` elements; at least as many, when `variable`.
    Slice {
        len: u64,
        variable: bool,
    },
}

/// All alternatives of a pattern, in order.
pub(super) fn candidates<'db>(
    builder: &mut Builder<'_, 'db>,
    place: &PlaceBuilder,
    pat: &Pat<'db>,
) -> Vec<Candidate<'db>> {
    let mut all = vec![Candidate::default()];
    add(builder, place, pat, &mut all);
    all
}

fn add<'db>(
    builder: &mut Builder<'_, 'db>,
    place: &PlaceBuilder,
    pat: &Pat<'db>,
    all: &mut Vec<Candidate<'db>>,
) {
    let test = |all: &mut Vec<Candidate<'db>>, case: TestCase<'db>| {
        for candidate in all {
            let (place, case) = (place.clone(), case.clone());
            candidate.tests.push(MatchPair { place, ty: pat.ty, case, span: pat.span });
        }
    };
    match &pat.kind {
        PatKind::Wild => {}
        PatKind::Binding { var, mode, subpattern } => {
            for candidate in all.iter_mut() {
                candidate.bindings.push(Binding {
                    var: *var,
                    mode: *mode,
                    place: place.clone(),
                    ty: pat.ty,
                    span: pat.span,
                });
            }
            if let Some(subpattern) = subpattern {
                add(builder, place, subpattern, all);
            }
        }
        PatKind::Variant { variant, subpatterns } => {
            if !is_only_variant(builder, pat.ty, *variant, pat.span) {
                test(all, TestCase::Variant(*variant));
            }
            let place = place.clone_project(PlaceElem::Downcast(*variant));
            for (field, subpattern) in subpatterns {
                let place = place.clone_project(PlaceElem::Field(*field));
                add(builder, &place, subpattern, all);
            }
        }
        PatKind::Leaf { subpatterns } => {
            for (field, subpattern) in subpatterns {
                let place = place.clone_project(PlaceElem::Field(*field));
                add(builder, &place, subpattern, all);
            }
        }
        PatKind::Deref { subpattern } => {
            let place = place.clone_project(PlaceElem::Deref);
            add(builder, &place, subpattern, all);
        }
        PatKind::Constant { value } => test(all, TestCase::Constant(*value)),
        PatKind::Range { lo, hi, inclusive } => {
            test(all, TestCase::Range { lo: *lo, hi: *hi, inclusive: *inclusive });
        }
        PatKind::Slice { prefix, slice, suffix } => {
            let len = (prefix.len() + suffix.len()) as u64;
            let array = match pat.ty.kind() {
                TyKind::Array(_, len) => {
                    hir_ty::consteval::try_const_usize(builder.cx.db, len).map(|len| len as u64)
                }
                _ => None,
            };
            let variable = slice.is_some();
            if array.is_none() && (len > 0 || !variable) {
                test(all, TestCase::Slice { len, variable });
            }
            for (index, subpattern) in prefix.iter().enumerate() {
                let elem = PlaceElem::ConstantIndex { offset: index as u64, from_end: false };
                add(builder, &place.clone_project(elem), subpattern, all);
            }
            if let Some(subpattern) = slice {
                let (from, back) = (prefix.len() as u64, suffix.len() as u64);
                let elem = match array {
                    Some(len) => PlaceElem::Subslice { from, to: len - back, from_end: false },
                    None => PlaceElem::Subslice { from, to: back, from_end: true },
                };
                add(builder, &place.clone_project(elem), subpattern, all);
            }
            for (index, subpattern) in suffix.iter().enumerate() {
                let back = (suffix.len() - index) as u64;
                let elem = match array {
                    Some(len) => PlaceElem::ConstantIndex { offset: len - back, from_end: false },
                    None => PlaceElem::ConstantIndex { offset: back, from_end: true },
                };
                add(builder, &place.clone_project(elem), subpattern, all);
            }
        }
        PatKind::Or { pats } => {
            let before = std::mem::take(all);
            for candidate in before {
                for pat in pats {
                    let mut alternative = vec![candidate.clone()];
                    add(builder, place, pat, &mut alternative);
                    all.extend(alternative);
                }
            }
        }
        PatKind::Unsupported(why) => {
            for candidate in all {
                candidate.unsupported = Some((pat.span, why.clone()));
            }
        }
    }
}

/// No other variant of the enum can exist.
fn is_only_variant<'db>(
    builder: &mut Builder<'_, 'db>,
    ty: Ty<'db>,
    variant: VariantIdx,
    span: Span,
) -> bool {
    let id = builder.ty(ty, span);
    match &builder.cx.ty_data(id).kind {
        MirTyKind::Adt(adt) => adt
            .variants
            .iter()
            .enumerate()
            .all(|(index, it)| index == variant.index() || it.is_uninhabited),
        _ => true,
    }
}
