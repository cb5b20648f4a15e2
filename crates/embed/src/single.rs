//! One program in one file, which works from a disk and without a network.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;

use crate::{Still, escape};

/// Mounts the program once the module above it is there.
const BOOT: &str = include_str!("../js/single.js");

/// What the file is made of.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// What the program is called.
    pub title: &'a str,
    /// Its text.
    pub source: &'a str,
    /// `2021` or `2024`.
    pub edition: &'a str,
    /// The compiled program, whole: `mir::encode`.
    pub bundle: &'a [u8],
    /// `app.js` of the built site.
    pub glue: &'a str,
    /// `app_bg.wasm` of the built site.
    pub module: &'a [u8],
    /// [`style`](crate::style) of the book's sheets.
    pub style: &'a str,
}

/// The file.
pub fn single_page(parts: &Parts<'_>, still: &Still) -> String {
    let data = |mime: &str, bytes: &[u8]| format!("data:{mime};base64,{}", STANDARD.encode(bytes));
    let program = json!({
        "title": parts.title,
        "source": parts.source,
        "edition": parts.edition,
        "bundle": data("application/octet-stream", parts.bundle),
        "module": data("application/wasm", parts.module),
        "style": parts.style,
    });
    // `<` would end the script early if it began `</script`.
    let program = program.to_string().replace('<', "\\u003c");
    let glue = parts.glue.replace("</script", "<\\/script");
    let title = escape(parts.title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n</head>\n<body>\n\
         <div id=\"rust-memory\">\n<pre>{}</pre>\n<figure>{}</figure>\n{}\n</div>\n\
         <script type=\"application/json\" id=\"rust-memory-program\">{program}</script>\n\
         <script type=\"module\">\n{glue}\n{BOOT}</script>\n</body>\n</html>\n",
        escape(parts.source),
        still.svg,
        still.steps_html(),
    )
}
