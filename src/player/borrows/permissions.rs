//! Read, write and own, for the places that matter on each line, as it begins.
//!
//! A letter is filled when the permission is there, hollow and struck out when it is lost, a dot
//! when the place never has it; `+` and `−` mark what has changed since the line before.

use mir::Borrows;
use mir::borrows::{Permission, PlaceState};

use super::overlay::{Overlay, button, escape};

pub(super) fn add(overlay: &mut Overlay, facts: &Borrows) {
    for body in &facts.bodies {
        for moment in body.moments.iter().filter(|moment| moment.begins_line) {
            for state in moment.states.iter().filter(|state| state.matters) {
                let (Some(place), Some(sentence)) = (
                    body.places.get(state.place as usize),
                    body.sentences.get(state.sentence as usize),
                ) else {
                    continue;
                };
                let label = format!("{}: {}", place.name, in_words(state));
                let say = overlay.say(sentence);
                overlay.text += &format!("Line {}: {label}.\n", moment.line);
                let seen = format!("<b>{}</b>{}", escape(&place.name), letters(state));
                let html = button("permission", say, &seen, &label);
                overlay.line(moment.line).beside += &html;
            }
        }
    }
}

fn each(state: &PlaceState) -> [(&'static str, &'static str, Permission); 3] {
    [("R", "read", state.read), ("W", "written", state.write), ("O", "moved", state.own)]
}

fn letters(state: &PlaceState) -> String {
    let html = |(letter, _, permission)| match permission {
        Permission::Held => format!("<i class=\"held\">{letter}</i>"),
        Permission::Gained => format!("<i class=\"held\">{letter}</i><sup>+</sup>"),
        Permission::Lost => format!("<i class=\"lost\">{letter}</i>"),
        Permission::Taken => format!("<i class=\"lost\">{letter}</i><sup>−</sup>"),
        Permission::Never => "<i>·</i>".to_owned(),
    };
    each(state).map(html).concat()
}

/// `may be read, not written, not moved`.
pub(super) fn in_words(state: &PlaceState) -> String {
    let word = |(_, verb, permission): (_, &str, Permission)| match permission {
        Permission::Held => format!("may be {verb}"),
        Permission::Gained => format!("may be {verb} from here on"),
        Permission::Lost => format!("not {verb}"),
        Permission::Taken => format!("not {verb} from here on"),
        Permission::Never => format!("never {verb}"),
    };
    each(state).map(word).join(", ")
}

/// `RW–`, for a variable in the picture.
pub(super) fn short(state: &PlaceState) -> String {
    each(state).map(|(letter, _, it)| if it.is_held() { letter } else { "–" }).concat()
}
