//! The regions of signatures: each name in its colour, and a name for those that are left out.

use mir::Borrows;

use super::overlay::{Overlay, escape};

/// Colours there are in the style sheet.
const COLOURS: u32 = 4;

pub(super) fn add(overlay: &mut Overlay, facts: &Borrows, source: &str) {
    for region in &facts.regions {
        let say = overlay.say(&region.sentence);
        let class = format!("region region-{}", region.number % COLOURS);
        let name = if region.is_elided { region.name.as_str() } else { "" };
        let after = format!(
            "<button type=\"button\" class=\"{class}\" tabindex=\"-1\" data-say=\"{say}\" aria-label=\"Lifetime {}\">{}</button>",
            escape(&region.name),
            if name.is_empty() { "?" } else { name },
        );
        overlay.mark(source, region.at, &class, &after);
        overlay.text += &format!("{}\n", region.sentence.replace('`', ""));
    }
}
