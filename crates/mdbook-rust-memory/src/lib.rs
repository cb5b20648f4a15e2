//! An mdBook preprocessor: ` ```rust,memory ` blocks become live programs in HTML, and a picture
//! with a list of steps elsewhere.
//!
//! A book is JSON here, as mdBook sends it, and only the texts of its chapters are touched: so one
//! program serves mdBook 0.4 and 0.5, which name the parts of a book differently.

mod block;
mod program;
mod write;

use serde_json::Value;

use write::Target;

/// Answers mdBook: `[context, book]` in, the book out.
///
/// # Errors
/// A sentence for the author, with the chapter and the line.
pub fn preprocess(input: &str) -> Result<String, String> {
    let message: Value = serde_json::from_str(input)
        .map_err(|error| format!("this is no book of mdBook's: {error}"))?;
    let (Some(context), Some(book)) = (message.get(0), message.get(1)) else {
        return Err("this is no book of mdBook's: two parts are expected".to_owned());
    };
    let is_html = context.get("renderer").and_then(Value::as_str) == Some("html");
    let site = context.pointer("/config/preprocessor/rust-memory/site").and_then(Value::as_str);
    let target = match (is_html, site) {
        (false, _) => Target::Still,
        (true, Some(site)) if site.starts_with("https://") || site.starts_with("http://") => {
            Target::Html { site: format!("{}/", site.trim_end_matches('/')) }
        }
        (true, Some(site)) => return Err(format!("`site = \"{site}\"` is no https:// address")),
        (true, None) => {
            return Err("book.toml must say where the player is: `site = \"https://…\"` under \
                        [preprocessor.rust-memory]"
                .to_owned());
        }
    };
    let mut book = book.clone();
    let mut programs = program::Programs::default();
    chapters(&mut book, &mut |name, text| block::replace(name, text, &target, &mut programs))?;
    serde_json::to_string(&book).map_err(|error| error.to_string())
}

/// Changes the text of every chapter, wherever it is in the book.
fn chapters(
    book: &mut Value,
    change: &mut impl FnMut(&str, &str) -> Result<Option<String>, String>,
) -> Result<(), String> {
    match book {
        Value::Array(items) => items.iter_mut().try_for_each(|item| chapters(item, change)),
        Value::Object(fields) => {
            if let Some(Value::Object(chapter)) = fields.get_mut("Chapter") {
                let text = |name: &str| chapter.get(name).and_then(Value::as_str);
                let place = text("path").or_else(|| text("name")).unwrap_or_default();
                let new = change(place, text("content").unwrap_or_default())?;
                if let Some(new) = new {
                    chapter.insert("content".to_owned(), new.into());
                }
            }
            fields.values_mut().try_for_each(|field| chapters(field, change))
        }
        _ => Ok(()),
    }
}
