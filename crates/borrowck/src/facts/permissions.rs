//! What may be done with each place at each moment, and why not.
//!
//! A place may be read when it holds a value and nobody borrows it mutably; written when moreover
//! nobody borrows it at all and neither a missing `mut` nor a `&` on the way forbids it; moved when
//! it holds a value of its own and nobody borrows it.

use std::collections::{BTreeMap, BTreeSet};

use mir::{
    BorrowKind, Mutability, Place, PlaceElem, Rvalue, Span, StatementKind, TyKind, VarDebugInfo,
    borrows::{BodyBorrows, Moment, MomentKind, NamedPlace, Permission, PlaceState},
};
use mir_dataflow::{Holding, PlaceTy, holdings, never_written, place_ty};

use super::{
    Facts,
    keeper::Keeper,
    moments::{MomentAt, moments},
};
use crate::{
    conflict::{Bias, Depth, places_conflict},
    describe::describe,
    loans::Activation,
};

/// The places and moments of a body, without its loans.
pub(super) fn gather(facts: &Facts<'_>) -> BodyBorrows {
    let body = &facts.explainer.input.body;
    let moments = moments(facts);
    let places = places(facts, &moments);
    let wanted: Vec<Place> = places.iter().map(|it| it.place.clone()).collect();
    let at: Vec<_> = moments.iter().map(|it| facts.explainer.points.location(it.point)).collect();
    let holdings = holdings(body, facts.explainer.types, &wanted, &at);
    let never: Vec<[Option<String>; 2]> = wanted.iter().map(|place| never(facts, place)).collect();
    let answers: Vec<Vec<Option<Answer>>> = moments
        .iter()
        .zip(&holdings)
        .map(|(moment, holdings)| {
            let answer = |(index, place): (usize, &Known<'_>)| {
                let is_named = place.is_named_at(moment, &places);
                is_named.then(|| answer(facts, moment, place, &holdings[index], &never[index]))
            };
            places.iter().enumerate().map(answer).collect()
        })
        .collect();
    let mut sentences = Sentences::default();
    let mut told = Vec::new();
    for (index, moment) in moments.iter().enumerate() {
        let states = places.iter().enumerate().filter_map(|(place, known)| {
            let now = answers[index][place].as_ref()?;
            let before: Vec<&Answer> = moment
                .before
                .iter()
                .filter(|&&before| moments[before].at.lo < moment.at.lo || moment.before.len() == 1)
                .filter_map(|&before| answers[before][place].as_ref())
                .collect();
            Some(state(facts, moment, place, known, now, &before, &mut sentences))
        });
        let mut states: Vec<PlaceState> = states.collect();
        leave_out_wholes(&mut states, &places);
        told.push(Moment {
            at: moment.at,
            kind: moment.kind,
            line: moment.line,
            begins_line: false,
            states,
        });
    }
    let named = places.iter().map(|known| NamedPlace {
        name: known.name.clone(),
        declared: known.declared.into(),
        is_variable: known.is_variable,
    });
    BodyBorrows {
        name: body.name.clone(),
        loans: Vec::new(),
        places: named.collect(),
        moments: in_order(told),
        sentences: sentences.texts,
    }
}

/// A place with a name.
struct Known<'a> {
    name: String,
    place: Place,
    variable: &'a VarDebugInfo,
    declared: Span,
    is_variable: bool,
}

impl Known<'_> {
    /// Does the name mean this place at the moment?
    fn is_named_at(&self, moment: &MomentAt, all: &[Known<'_>]) -> bool {
        let holds =
            |scope: Span| scope.is_user() && scope.lo <= moment.at.lo && moment.at.lo < scope.hi;
        let scope = self.variable.scope;
        holds(scope)
            && !all.iter().any(|other| {
                other.is_variable
                    && other.variable.name == self.variable.name
                    && other.variable.place != self.variable.place
                    && holds(other.variable.scope)
                    && other.variable.scope.lo > scope.lo
            })
    }
}

/// The variables; what references among them lead to; and the parts that are borrowed or moved by
/// themselves.
fn places<'a>(facts: &Facts<'a>, moments: &[MomentAt]) -> Vec<Known<'a>> {
    let input = facts.explainer.input;
    let types = facts.explainer.types;
    let mut places: Vec<Known<'a>> = Vec::new();
    for variable in &input.body.var_debug_info {
        let place = variable.place.clone();
        let Some(local) = input.body.locals.get(place.local.index()) else { continue };
        if !variable.scope.is_user() || places.iter().any(|it| it.place == place) {
            continue;
        }
        let name = variable.name.clone();
        let declared = local.span;
        let target = place.deref();
        let is_ref = match reference(&place, &input.body, types) {
            Some(Mutability::Mut) => true,
            // Nobody expects to write or move it, but where somebody tries to.
            Some(Mutability::Not) => is_written(facts, |place| {
                place.projection.starts_with(&target.projection) && place.local == target.local
            }),
            None => false,
        };
        places.push(Known { name: name.clone(), place, variable, declared, is_variable: true });
        if is_ref {
            let name = format!("*{name}");
            places.push(Known { name, place: target, variable, declared, is_variable: false });
        }
    }
    let borrowed = facts.loans.list.iter().map(|loan| &loan.place);
    let used = moments.iter().flat_map(|moment| &moment.used);
    let is_part = |place: &&Place| {
        place.projection.iter().all(|it| matches!(it, PlaceElem::Field(_) | PlaceElem::Deref))
            && matches!(place.projection.last(), Some(PlaceElem::Field(_)))
    };
    for place in borrowed.chain(used).filter(is_part) {
        if places.iter().any(|it| it.place == *place) {
            continue;
        }
        let holder = input.body.var_debug_info.iter().find(|it| {
            it.place.local == place.local && place.projection.starts_with(&it.place.projection)
        });
        let (Some(variable), Some(name)) = (holder, describe(place, &input.body, types)) else {
            continue;
        };
        let declared = input.body.locals[place.local.index()].span;
        let place = place.clone();
        places.push(Known { name, place, variable, declared, is_variable: false });
    }
    places
}

/// Is the place a reference?
fn reference(place: &Place, body: &mir::Body, types: &[mir::Ty]) -> Option<Mutability> {
    match types.get(place_ty(place, body, types)?.ty.index())?.kind {
        TyKind::Ref(_, mutability) => Some(mutability),
        _ => None,
    }
}

/// Does the body write to a place, or borrow it mutably?
fn is_written(facts: &Facts<'_>, is_wanted: impl Fn(&Place) -> bool) -> bool {
    let blocks = &facts.explainer.input.body.blocks;
    blocks.iter().flat_map(|block| &block.statements).any(|it| match &it.kind {
        StatementKind::Assign(to, rvalue) => {
            let borrowed = match rvalue {
                Rvalue::Ref(BorrowKind::Mut { .. }, place)
                | Rvalue::RawPtr(Mutability::Mut, place) => is_wanted(place),
                _ => false,
            };
            borrowed || is_wanted(to)
        }
        _ => false,
    })
}

/// Of a variable without a value, as a clause.
const EMPTY: &str = "it holds no value yet";

/// What is never allowed, whoever borrows: to write, and to move away.
fn never(facts: &Facts<'_>, place: &Place) -> [Option<String>; 2] {
    let body = &facts.explainer.input.body;
    let types = facts.explainer.types;
    let write = never_written(body, types, place);
    let mut ty = body.locals.get(place.local.index()).map(|local| PlaceTy::of(local.ty));
    let mut owner = None;
    for (index, &elem) in place.projection.iter().enumerate() {
        let kind = ty.and_then(|ty| types.get(ty.ty.index())).map(|ty| &ty.kind);
        if elem == PlaceElem::Deref && matches!(kind, Some(TyKind::Ref(..) | TyKind::RawPtr(..))) {
            let base = Place { local: place.local, projection: place.projection[..index].to_vec() };
            let base = describe(&base, body, types).unwrap_or_else(|| "a reference".to_owned());
            owner = Some(format!("belongs to somebody else: `{base}` only borrows it"));
        }
        ty = ty.and_then(|ty| ty.step(elem, types));
    }
    [write, owner]
}

/// Why something may not be done.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Why {
    /// It never may; the end of a sentence that begins with the place.
    Never(String),
    /// The place holds nothing; a clause.
    Gone(String),
    /// A loan; what borrows, as a clause, and the holder by itself.
    Loan(String, Option<String>),
}

/// Why a place may not be read, written, moved; none for what may be done.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Answer([Option<Why>; 3]);

fn answer(
    facts: &Facts<'_>,
    moment: &MomentAt,
    known: &Known<'_>,
    holding: &Holding,
    never: &[Option<String>; 2],
) -> Answer {
    let goes = moment.moved.iter().any(|moved| {
        moved.local == known.place.local && known.place.projection.starts_with(&moved.projection)
    });
    let gone = match holding {
        _ if goes => Some("the call has taken it".to_owned()),
        Holding::Value => None,
        Holding::Empty if matches!(moment.kind, MomentKind::Drop(_) | MomentKind::Return) => {
            Some("its scope ends".to_owned())
        }
        Holding::Empty => Some(EMPTY.to_owned()),
        Holding::Moved { by, partly, perhaps } => {
            let mut lines: Vec<u32> = by.iter().map(|span| facts.source.line(span.lo)).collect();
            lines.sort_unstable();
            lines.dedup();
            let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
            let what = if *partly { "a part of it" } else { "it" };
            let how = if *perhaps { "may have been" } else { "was" };
            Some(format!("{what} {how} moved on line {}", lines.join(" or ")))
        }
    };
    if let Some(gone) = gone {
        let why = || Some(Why::Gone(gone.clone()));
        return Answer([why(), why(), why()]);
    }
    let [write, owner] = never.clone().map(|why| why.map(Why::Never));
    let mut answer = Answer([None, write, owner]);
    let types = facts.explainer.types;
    let body = &facts.explainer.input.body;
    let is_ref = place_ty(&known.place, body, types)
        .and_then(|ty| types.get(ty.ty.index()))
        .is_some_and(|ty| matches!(ty.kind, TyKind::Ref(..)));
    for (_, loan) in facts.loans.in_scope(moment.point) {
        let conflicts =
            |depth| places_conflict(body, types, &loan.place, &known.place, depth, Bias::Overlap);
        if !conflicts(Depth::Deep) {
            continue;
        }
        let is_exclusive = matches!(loan.kind, BorrowKind::Mut { .. })
            && loan.activation != Activation::Never
            && loan.is_active(moment.point);
        let keeper = facts.keeper(loan, moment.point);
        let what = match describe(&loan.place, body, types) {
            Some(name) if name != known.name => format!("`{name}`"),
            _ => "it".to_owned(),
        };
        let Keeper { holder, .. } = &keeper;
        let why = Why::Loan(keeper.clause(loan, &what), holder.clone());
        let lost = [is_exclusive, !is_ref || conflicts(Depth::Shallow), true];
        for (slot, _) in
            answer.0.iter_mut().zip(lost).filter(|(slot, lost)| {
                *lost && !matches!(slot, Some(Why::Never(_) | Why::Loan(..)))
            })
        {
            *slot = Some(why.clone());
        }
    }
    answer
}

/// What can be said of a part that is used need not be said of the whole again.
fn leave_out_wholes(states: &mut [PlaceState], places: &[Known<'_>]) {
    let place = |state: &PlaceState| &places[state.place as usize].place;
    let letters = |state: &PlaceState| (state.read, state.write, state.own);
    let is_said = |whole: &PlaceState| {
        states.iter().any(|part| {
            part.matters
                && part.place != whole.place
                && place(part).local == place(whole).local
                && place(part).projection.starts_with(&place(whole).projection)
                && letters(part) == letters(whole)
        })
    };
    let said: Vec<bool> = states.iter().map(is_said).collect();
    for (state, said) in states.iter_mut().zip(said) {
        state.matters &= !said;
    }
}

fn state(
    facts: &Facts<'_>,
    moment: &MomentAt,
    place: usize,
    known: &Known<'_>,
    now: &Answer,
    before: &[&Answer],
    sentences: &mut Sentences,
) -> PlaceState {
    let is_held = |answer: &Answer, index: usize| answer.0[index].is_none();
    let permission = |index: usize| match &now.0[index] {
        Some(Why::Never(_)) => Permission::Never,
        Some(_) if before.iter().any(|it| is_held(it, index)) => Permission::Taken,
        Some(_) => Permission::Lost,
        None if before.is_empty() => Permission::Gained,
        None if before.iter().any(|it| !is_held(it, index)) => Permission::Gained,
        None => Permission::Held,
    };
    let [read, write, own] = [0, 1, 2].map(permission);
    let changes = |it| matches!(it, Permission::Gained | Permission::Taken);
    let is_end = matches!(moment.kind, MomentKind::Return);
    // A variable that waits for its first value: nothing is lost, and the line may give it one.
    let is_empty = matches!(&now.0[0], Some(Why::Gone(why)) if why == EMPTY);
    let is_used = !is_empty
        && moment.used.iter().any(|used| {
            // A part is not looked at when the whole is.
            (known.is_variable || used.projection.len() >= known.place.projection.len())
                && concerns(facts, &known.place, used)
        });
    let is_new = before.is_empty();
    let matters = is_used
        || (!is_end
            && [read, write, own].into_iter().any(changes)
            && (known.is_variable || !is_new));
    let sentence = sentences.number(sentence(&known.name, [read, write, own], now, before));
    PlaceState { place: place as u32, read, write, own, matters, sentence }
}

/// Does a use of the one place have to do with the other, rather than with what it points to?
fn concerns(facts: &Facts<'_>, place: &Place, used: &Place) -> bool {
    if place.local != used.local {
        return false;
    }
    let (shorter, longer) = match place.projection.len() <= used.projection.len() {
        true => (place, used),
        false => (used, place),
    };
    if !longer.projection.starts_with(&shorter.projection) {
        return false;
    }
    let body = &facts.explainer.input.body;
    let types = facts.explainer.types;
    let mut ty = place_ty(shorter, body, types);
    longer.projection[shorter.projection.len()..].iter().all(|&elem| {
        let kind = ty.and_then(|ty| types.get(ty.ty.index())).map(|ty| &ty.kind);
        let leaves =
            elem == PlaceElem::Deref && matches!(kind, Some(TyKind::Ref(..) | TyKind::RawPtr(..)));
        ty = ty.and_then(|ty| ty.step(elem, types));
        !leaves
    })
}

const VERBS: [&str; 3] = ["read", "written", "moved"];

fn sentence(name: &str, states: [Permission; 3], now: &Answer, before: &[&Answer]) -> String {
    let with = |wanted: &dyn Fn(usize) -> bool| -> Vec<&str> {
        (0..3).filter(|&index| wanted(index)).map(|index| VERBS[index]).collect()
    };
    let mut sentences = Vec::new();
    let held = with(&|index| states[index].is_held());
    let was_gone = |index: usize| before.iter().any(|it| matches!(it.0[index], Some(Why::Gone(_))));
    let is_new = (0..3)
        .any(|index| states[index] == Permission::Gained && (before.is_empty() || was_gone(index)));
    let gained = with(&|index| states[index] == Permission::Gained);
    if is_new {
        sentences.push(format!("`{name}` holds a value now: it can be {}.", list(&held, "and")));
    } else if !gained.is_empty() {
        let again = before.iter().find_map(|it| {
            (0..3).find_map(|index| match &it.0[index] {
                Some(why) if states[index] == Permission::Gained => Some(why),
                _ => None,
            })
        });
        let why = match again {
            Some(Why::Loan(_, Some(holder))) => format!("{holder} is not used again"),
            Some(Why::Loan(_, None)) => "the borrow is over".to_owned(),
            _ => "nothing forbids it any more".to_owned(),
        };
        sentences.push(format!("`{name}` can be {} again: {why}.", list(&gained, "and")));
    }
    let mut reasons: Vec<(&Why, Vec<&str>)> = Vec::new();
    for (why, verb) in now.0.iter().zip(VERBS).filter_map(|(why, verb)| Some((why.as_ref()?, verb)))
    {
        match reasons.iter_mut().find(|(it, _)| *it == why) {
            Some((_, verbs)) => verbs.push(verb),
            None => reasons.push((why, vec![verb])),
        }
    }
    reasons.sort_by_key(|(why, _)| matches!(why, Why::Never(_)));
    for (why, verbs) in &reasons {
        let verbs = list(verbs, "or");
        sentences.push(match why {
            Why::Never(why) => format!("`{name}` is never {verbs}: it {why}."),
            Why::Gone(why) | Why::Loan(why, _) => {
                format!("`{name}` cannot be {verbs} here: {why}.")
            }
        });
    }
    if sentences.is_empty()
        || (!is_new
            && gained.is_empty()
            && reasons.iter().all(|(why, _)| matches!(why, Why::Never(_))))
    {
        sentences.insert(0, format!("`{name}` can be {}.", list(&held, "and")));
    }
    sentences.join(" ")
}

fn list(words: &[&str], last: &str) -> String {
    match words {
        [] => "neither read nor written".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// Texts, each once.
#[derive(Default)]
struct Sentences {
    texts: Vec<String>,
    numbers: BTreeMap<String, u32>,
}

impl Sentences {
    fn number(&mut self, text: String) -> u32 {
        *self.numbers.entry(text).or_insert_with_key(|text| {
            self.texts.push(text.clone());
            self.texts.len() as u32 - 1
        })
    }
}

/// In the order of the source; moments that the builder lowered twice are one, in which is lost
/// what is lost in any of them.
fn in_order(mut moments: Vec<Moment>) -> Vec<Moment> {
    moments.sort_by_key(|moment| (moment.at, moment.kind));
    let mut kept: Vec<Moment> = Vec::new();
    for moment in moments {
        match kept.last_mut().filter(|it| (it.at, it.kind) == (moment.at, moment.kind)) {
            Some(same) => merge(same, moment),
            None => kept.push(moment),
        }
    }
    // The outermost statement that begins on a line stands for it.
    let mut first: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
    for (index, moment) in kept.iter().enumerate() {
        if moment.kind == MomentKind::Before {
            let key = (moment.at.lo, index);
            first.entry(moment.line).and_modify(|best| *best = key.min(*best)).or_insert(key);
        }
    }
    for (line, (_, index)) in first {
        // What is used on the line at all is told of at its start.
        let later = kept.iter().filter(|it| it.line == line && it.kind == MomentKind::Before);
        let used: BTreeSet<u32> = later
            .flat_map(|it| it.states.iter().filter(|state| state.matters))
            .map(|state| state.place)
            .collect();
        for state in &mut kept[index].states {
            state.matters |= used.contains(&state.place);
        }
        kept[index].begins_line = true;
    }
    kept
}

fn merge(into: &mut Moment, other: Moment) {
    for state in other.states {
        match into.states.iter_mut().find(|it| it.place == state.place) {
            Some(same) => {
                let held = |it: &PlaceState| {
                    [it.read, it.write, it.own].iter().filter(|it| it.is_held()).count()
                };
                let matters = same.matters | state.matters;
                if held(&state) < held(same) {
                    *same = state;
                }
                same.matters = matters;
            }
            None => into.states.push(state),
        }
    }
}
