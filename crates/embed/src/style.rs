//! The book's style sheets for a shadow root in a page of others.
//!
//! The page's own styles reach a shadow root only by inheritance and by `rem`: the root of the
//! program starts from initial values, and lengths are pixels. What the page may change are our
//! custom properties: `--rust-memory-accent` stands before `--accent`, and so on for each of them.

use std::fmt::Write as _;

/// Pixels of a `rem` in the book.
const REM: f64 = 16.0;

/// The root of a program. Colours follow the page's `color-scheme` unless `theme` says otherwise.
const ROOT: &str = "\
:host { display: block; inline-size: 100%; box-sizing: border-box; }
:host([hidden]) { display: none; }
section.program {
  all: initial; display: block; color-scheme: inherit; direction: ltr; unicode-bidi: isolate;
  margin: 0; color: var(--ink); font: 16px/1.5 var(--ui); container-type: inline-size;
}
section.program[data-theme=\"light\"] { color-scheme: light; }
section.program[data-theme=\"dark\"] { color-scheme: dark; }
section.program[data-controls=\"none\"] :is(.bar, .toggles, .controls, .as-text) { display: none; }
section.program[data-controls=\"steps\"] :is(.bar, .toggles, .as-text) { display: none; }
[role=\"alert\"] { margin: 0 0 8px; padding: 8px 14px; border: 1px solid currentColor; border-radius: 6px; font: 14px/1.5 system-ui, sans-serif; }
";

/// The sheet, from those of the book in their order.
pub fn style(sheets: &[&str]) -> String {
    let mut out = String::new();
    for sheet in sheets {
        for (selector, body) in rules(sheet) {
            rule(&mut out, selector, body);
        }
    }
    out.push_str(ROOT);
    out
}

fn rule(out: &mut String, selector: &str, body: &str) {
    // Writing to a string cannot fail.
    let _ = match selector {
        ":root" => writeln!(out, ":host {{{}}}", settable(&pixels(body))),
        // The document's; ours is `ROOT`.
        "html" | "body" => Ok(()),
        _ if selector.starts_with(":root[") || selector.starts_with("main") => Ok(()),
        _ if selector.starts_with('@')
            && body.contains('{')
            && !selector.starts_with("@keyframes") =>
        {
            let mut inner = String::new();
            for (selector, body) in rules(body) {
                rule(&mut inner, selector, body);
            }
            writeln!(out, "{} {{\n{inner}}}", pixels(selector))
        }
        _ => writeln!(out, "{selector} {{{}}}", pixels(body)),
    };
}

/// The rules of a sheet: what stands before each brace, and what between it and its partner.
fn rules(sheet: &str) -> Vec<(&str, &str)> {
    let mut rules = Vec::new();
    let mut rest = sheet;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        let Some((selector, after)) = rest.split_once('{') else { return rules };
        let mut depth = 1;
        let end = after.find(|c| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        let Some(end) = end else { return rules };
        rules.push((selector.trim(), after[..end].trim_end()));
        rest = &after[end + 1..];
    }
}

/// `--accent: x;` becomes `--accent: var(--rust-memory-accent, x);`.
fn settable(body: &str) -> String {
    let mut out = String::new();
    for declaration in body.split(';').map(str::trim).filter(|it| !it.is_empty()) {
        let _ = match declaration.split_once(':') {
            Some((name, value)) if name.starts_with("--") => {
                let short = name.trim_start_matches("--");
                write!(out, "\n  {name}: var(--rust-memory-{short}, {});", value.trim())
            }
            // `color-scheme` is the page's affair.
            _ => Ok(()),
        };
    }
    out + "\n"
}

/// `1.5rem` becomes `24px`.
fn pixels(css: &str) -> String {
    let mut parts: Vec<&str> = css.split("rem").collect();
    let last = parts.pop().unwrap_or_default();
    let mut out = String::new();
    for part in parts {
        let digits =
            part.len() - part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (before, number) = part.split_at(part.len() - digits);
        out.push_str(before);
        match number.parse::<f64>() {
            Ok(rems) => {
                let _ = write!(out, "{}px", (rems * REM * 100.0).round() / 100.0);
            }
            // A word, not a unit.
            Err(_) => out.push_str(&format!("{number}rem")),
        }
    }
    out + last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expect: &str) {
        assert_eq!(style(&[css]).strip_suffix(ROOT), Some(expect));
    }

    #[test]
    fn lengths_are_pixels() {
        check(".a { margin: 0.5rem -1rem 2px; }", ".a { margin: 8px -16px 2px;}\n");
        check(".theorem { top: 0; }", ".theorem { top: 0;}\n");
        check(
            "@container (min-width: 52rem) {\n  .a { gap: 1rem; }\n}",
            "@container (min-width: 832px) {\n.a { gap: 16px;}\n}\n",
        );
    }

    #[test]
    fn the_document_is_left_alone() {
        check("html { top: 0; } body { margin: 0; } main:focus { outline: none; }", "");
        check(":root[data-theme=\"dark\"] { color-scheme: dark; }", "");
    }

    #[test]
    fn properties_can_be_set_by_the_page() {
        check(
            "/* Ours. */ :root { color-scheme: light dark; --ink: light-dark(#000, #fff); }",
            ":host {\n  --ink: var(--rust-memory-ink, light-dark(#000, #fff));\n}\n",
        );
    }
}
