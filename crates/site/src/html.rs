//! Writing HTML.

pub(crate) use embed::escape;

/// Rust source as coloured lines inside `<code>`.
pub(crate) fn code(source: &str) -> String {
    let mut lines = highlight::lines(source.trim_end());
    if lines.is_empty() {
        lines.push(Vec::new());
    }
    let lines: Vec<String> = lines.iter().map(|line| self::line(line)).collect();
    format!("<code>{}</code>", lines.join("\n"))
}

/// As [`code`], each line with its number as an attribute, for the page to show.
pub(crate) fn listing(source: &str) -> String {
    let lines = highlight::lines(source.trim_end());
    let lines: Vec<String> = (lines.iter().enumerate())
        .map(|(index, line)| {
            format!("<span class=\"line\" data-line=\"{}\">{}</span>", index + 1, self::line(line))
        })
        .collect();
    // A scrollable region must be reachable by keyboard.
    format!("<pre class=\"listing\" tabindex=\"0\"><code>{}</code></pre>", lines.join("\n"))
}

fn line(pieces: &[highlight::Piece]) -> String {
    let mut out = String::new();
    for (class, text) in pieces {
        match *class {
            "" => out.push_str(&escape(text)),
            class => {
                out.push_str(&format!("<span class=\"{class}\">{}</span>", escape(text)));
            }
        }
    }
    out
}
