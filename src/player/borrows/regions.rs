//! The regions of signatures: each name in its colour, and a name for those that are left out.

use mir::Borrows;

use super::overlay::{Overlay, button, escape};

/// Colours there are in the style sheet.
const COLOURS: u32 = 4;

pub(super) fn add(overlay: &mut Overlay, facts: &Borrows, source: &str) {
    for region in &facts.regions {
        let say = overlay.say(&region.sentence);
        let class = format!("region region-{}", region.number % COLOURS);
        let seen = if region.is_elided { escape(&region.name) } else { "?".to_owned() };
        let after = button(&class, say, &seen, &format!("Lifetime {}", region.name));
        overlay.mark(source, region.at, &class, &after);
        overlay.text += &format!("{}\n", region.sentence.replace('`', ""));
    }
}
