//! Permissions on the variables of the picture, at the moment that is shown.

use diagram::{Diagram, Item, Point, Shape, State, Target, TextRole};
use machine::Moment;
use mir::Borrows;
use mir::borrows::{BodyBorrows, MomentKind, PlaceState, Range};

use super::permissions::{in_words, short};

/// Room for three letters beside a variable's name, in pixels.
pub const ROOM: f32 = 30.0;

/// Writes the letters of each variable beside its name.
pub fn add_letters(diagram: &mut Diagram, moment: &Moment, facts: &Borrows) {
    let mut added = Vec::new();
    for (at, item) in &mut diagram.items {
        let (Shape::Text { role: role @ TextRole::Name, text }, Some(target)) =
            (&item.shape, &item.target)
        else {
            continue;
        };
        let Some((_, state)) = state_of(moment, facts, target) else { continue };
        let shape = Shape::Text { role: TextRole::Badge, text: short(state) };
        let at = Point::new(at.x + role.width(text) + 8.0, at.y);
        item.label = format!("{}; {}", item.label, in_words(state));
        let label = String::new();
        added.push((at, Item { shape, target: None, state: State::Live, changed: false, label }));
    }
    diagram.items.extend(added);
}

/// Why a variable may or may not be used at the moment.
pub fn sentence_of(moment: &Moment, facts: &Borrows, target: &Target) -> Option<String> {
    let (body, state) = state_of(moment, facts, target)?;
    body.sentences.get(state.sentence as usize).cloned()
}

fn state_of<'a>(
    moment: &Moment,
    facts: &'a Borrows,
    target: &Target,
) -> Option<(&'a BodyBorrows, &'a PlaceState)> {
    let Target::Local { thread, frame, local } = *target else { return None };
    let machine = &moment.machine;
    let frames = machine.frames_of(thread);
    let stop = &moment.stop;
    let is_innermost = stop.thread == thread && stop.depth == frame;
    let span = match is_innermost {
        true => stop.span,
        false => machine.span_in(thread, frame as usize).filter(|span| span.is_user())?,
    };
    let body = machine.program().bodies.get(frames.get(frame as usize)?.body.index())?;
    let declared = Range::from(body.locals.get(local.index())?.span);
    let at = Range::from(span);
    facts.bodies.iter().find_map(|body| {
        let fits = |kind| (kind == MomentKind::Call) != is_innermost;
        let moment = body.moments.iter().find(|it| it.at == at && fits(it.kind))?;
        let state = moment.states.iter().find(|state| {
            let place = body.places.get(state.place as usize);
            place.is_some_and(|it| it.is_variable && it.declared == declared)
        })?;
        Some((body, state))
    })
}
