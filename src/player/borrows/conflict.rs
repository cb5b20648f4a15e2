//! Why rustc rejects the program, drawn on its source: the place, and those that belong to it.

use mir::Borrows;
use mir::borrows::Range;

use super::overlay::{Overlay, escape};

pub(super) fn add(overlay: &mut Overlay, facts: &Borrows, source: &str) {
    for conflict in &facts.conflicts {
        let code = conflict.code.as_deref().unwrap_or("error");
        note(overlay, source, conflict.at, "bad", &format!("{code}: {}", conflict.message));
        for (range, text) in &conflict.labels {
            note(overlay, source, *range, "part", text);
        }
    }
}

fn note(overlay: &mut Overlay, source: &str, range: Range, class: &str, text: &str) {
    let Some(before) = source.get(..range.lo as usize) else { return };
    overlay.mark(source, range, class, "");
    let line = before.matches('\n').count() as u32 + 1;
    let below = format!("<p class=\"note {class}\">{}</p>", code_of(text));
    let below_line = &mut overlay.line(line).below;
    if !below_line.contains(&below) {
        *below_line += &below;
    }
}

/// Parts between backquotes as code.
fn code_of(text: &str) -> String {
    let part = |(index, part): (usize, &str)| match index % 2 {
        0 => escape(part),
        _ => format!("<code>{}</code>", escape(part)),
    };
    text.split('`').enumerate().map(part).collect()
}
