//! Links between chapters.

use book::{Block, Book};

/// The address of a link, relative to the site's root.
///
/// # Errors
/// When it leads to no chapter or no section.
pub(crate) fn resolve(book: &Book, slug: &str, target: &str) -> Result<String, String> {
    if target.starts_with("https://") || target.starts_with("mailto:") {
        return Ok(target.to_owned());
    }
    if target.starts_with("http://") {
        return Err(format!("`{target}` is not https"));
    }
    let (file, section) = target.split_once('#').unwrap_or((target, ""));
    let wanted = match file {
        "" => slug,
        file => {
            file.strip_prefix("../").and_then(|file| file.strip_suffix("/chapter.md")).ok_or_else(
                || format!("`{target}` is neither https:// nor `../chapter/chapter.md#section`"),
            )?
        }
    };
    let chapter = book
        .chapters
        .iter()
        .find(|chapter| chapter.slug == wanted)
        .ok_or_else(|| format!("there is no chapter `{wanted}`"))?;
    if section.is_empty() {
        return Ok(format!("./{wanted}.html"));
    }
    let sections = || {
        chapter.blocks.iter().filter_map(|block| match block {
            Block::Heading { id, .. } => Some(id.as_str()),
            _ => None,
        })
    };
    if !sections().any(|id| id == section) {
        let known: Vec<&str> = sections().collect();
        return Err(format!(
            "chapter `{wanted}` has no section `{section}`; there are {}",
            known.join(", ")
        ));
    }
    Ok(format!("./{wanted}.html#{section}"))
}

#[cfg(test)]
mod tests {
    use book::Chapter;

    use super::*;

    #[track_caller]
    fn check(target: &str, expect: Result<&str, &str>) {
        let text = "---\nnumber: 1\ntitle: T\nquestion: Q\n---\n## A part\n";
        let chapter = Chapter::parse("heap", "c.md", text).expect("a chapter");
        let book = Book { chapters: vec![chapter] };
        let found = resolve(&book, "heap", target);
        assert_eq!(found.as_deref().map_err(String::as_str), expect);
    }

    #[test]
    fn links() {
        check("https://a.b", Ok("https://a.b"));
        check("#a-part", Ok("./heap.html#a-part"));
        check("../heap/chapter.md", Ok("./heap.html"));
        check("../rc/chapter.md", Err("there is no chapter `rc`"));
        check("#b", Err("chapter `heap` has no section `b`; there are a-part"));
        check("http://a.b", Err("`http://a.b` is not https"));
        check("x.md", Err("`x.md` is neither https:// nor `../chapter/chapter.md#section`"));
    }
}
