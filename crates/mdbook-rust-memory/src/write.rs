//! What stands in the place of a block.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use embed::escape;

use crate::program::Program;

/// For whom the book is built.
pub enum Target {
    /// Pages that can load scripts from the site.
    Html {
        /// With a slash at its end.
        site: String,
    },
    /// Everything else.
    Still,
}

/// The words after `rust,memory`.
#[derive(PartialEq, Eq, Debug)]
pub struct Options {
    /// `2021` or `2024`.
    pub edition: String,
    /// The step to show, from 1.
    pub step: Option<usize>,
    /// The element's other attributes, as they are written.
    attributes: Vec<(String, String)>,
}

impl Options {
    /// Reads the words.
    ///
    /// # Errors
    /// The word that means nothing.
    pub fn parse<'a>(words: impl Iterator<Item = &'a str>) -> Result<Self, String> {
        let mut options = Self { edition: "2024".to_owned(), step: None, attributes: Vec::new() };
        for word in words {
            let (name, value) = word.split_once('=').unwrap_or((word, ""));
            let value = value.trim_matches('"');
            match name {
                "edition2021" | "edition2024" => options.edition = name.replace("edition", ""),
                "step" => options.step = Some(value.parse().map_err(|_| bad(word))?),
                "editable" | "autoplay" if value.is_empty() => {
                    options.attributes.push((name.to_owned(), String::new()));
                }
                "view" | "controls" | "theme" | "speed" | "height" | "name"
                    if !value.is_empty() =>
                {
                    // A comma would end the word: `view=bytes+addresses`.
                    options.attributes.push((name.to_owned(), value.replace('+', " ")));
                }
                _ => return Err(bad(word)),
            }
        }
        Ok(options)
    }
}

fn bad(word: &str) -> String {
    format!(
        "`{word}` means nothing here; there are step=N, view=bytes, controls=, theme=, speed=, \
         height=, name=, editable, autoplay, edition2021"
    )
}

/// The block as the renderer gets it.
///
/// # Errors
/// When the program has no such step.
pub fn block(
    program: &Program,
    source: &str,
    options: &Options,
    target: &Target,
    is_first: bool,
) -> Result<String, String> {
    let still = &program.still;
    let (svg, shown) = match options.step {
        Some(step) => (program.picture(step)?, step),
        None => (still.svg.clone(), still.shown),
    };
    let picture = format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg));
    let alt = format!("Memory of the program at step {shown} of {}", still.total);
    let Target::Html { site } = target else {
        let mut out = format!("```rust\n{source}```\n\n![{alt}]({picture})\n\n");
        for (index, step) in still.steps.iter().enumerate() {
            let line = step.line.map(|line| format!("Line {line}: ")).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{}. {line}{}", index + 1, step.sentence);
        }
        if still.total > still.steps.len() {
            let _ = writeln!(out, "\nAnd {} more steps.", still.total - still.steps.len());
        }
        return Ok(out);
    };
    let mut attributes = String::new();
    if options.edition != "2024" {
        let _ = write!(attributes, " edition=\"{}\"", options.edition);
    }
    if let Some(step) = options.step {
        let _ = write!(attributes, " step=\"{step}\"");
    }
    for (name, value) in &options.attributes {
        let _ = write!(attributes, " {name}=\"{}\"", escape(value));
    }
    let mut out = String::new();
    if is_first {
        let _ = write!(
            out,
            "<script type=\"module\" src=\"{}embed/{}\"></script>\n\n",
            escape(site),
            embed::LOADER
        );
    }
    // One line: a blank one would end the HTML for Markdown. In a `<div>`, because Markdown puts an
    // element that it does not know into a paragraph, and there a `<pre>` cannot be.
    let source = escape(source.trim_end()).replace('\n', "&#10;");
    let bundle = STANDARD.encode(&program.bundle);
    let _ = write!(
        out,
        "<div><rust-memory bundle=\"data:application/octet-stream;base64,{bundle}\"{attributes}>\
         <pre>{source}</pre><figure><img src=\"{picture}\" alt=\"{alt}\"></figure>{}</rust-memory></div>\n\n",
        still.steps_html().replace('\n', " "),
    );
    Ok(out)
}
