//! The page that trunk made, filled.

use crate::html::escape;

/// A stack of three frames with a pointer. Without an icon browsers ask for one that is not there.
const ICON: &str = "<link rel=\"icon\" href=\"data:image/svg+xml,\
    %3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
    %3Cpath fill='%23005f87' d='M2 2h8v3H2zM2 6.5h8v3H2zM2 11h8v3H2zM12 7l3 1-3 1z'/%3E%3C/svg%3E\">";

/// A template with marks.
pub(crate) struct Template(String);

/// What a page is filled with.
pub(crate) struct Page<'a> {
    /// Plain text.
    pub title: &'a str,
    /// One sentence for search engines.
    pub description: &'a str,
    /// `cover`, `chapter`, `hosts` or `lost`.
    pub kind: &'a str,
    /// The list of chapters.
    pub contents: &'a str,
    /// Inside `<main>`.
    pub main: &'a str,
    /// How many folders below the site's root.
    pub depth: usize,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// The first mark that is missing.
    pub fn new(text: String) -> Result<Self, String> {
        let marks =
            ["<!--site:title-->", "<!--site:head-->", "<!--site:contents-->", "<!--site:main-->"];
        match marks.iter().find(|mark| !text.contains(**mark)) {
            None => Ok(Self(text)),
            Some(mark) => Err(format!("index.html has no mark {mark}")),
        }
    }

    /// A whole page.
    pub fn fill(&self, page: &Page<'_>) -> String {
        let root = if page.depth == 0 { "./".to_owned() } else { "../".repeat(page.depth) };
        let text = (self.0)
            .replace("\"./", &format!("\"{root}"))
            .replace("'./", &format!("'{root}"))
            .replace("data-page=\"chapter\"", &format!("data-page=\"{}\"", page.kind))
            .replace("<!--site:chrome-->", "")
            .replace("<!--/site:chrome-->", "");
        let head =
            format!("<meta name=\"description\" content=\"{}\">{ICON}", escape(page.description));
        // Content comes last and is never searched for marks or paths.
        let fills = [
            ("<!--site:title-->", escape(page.title)),
            ("<!--site:head-->", head),
            ("<!--site:contents-->", page.contents.to_owned()),
            ("<!--site:main-->", page.main.to_owned()),
        ];
        let mut out = String::new();
        let mut rest = text.as_str();
        for (mark, fill) in fills {
            if let Some((before, after)) = rest.split_once(mark) {
                out.push_str(before);
                out.push_str(&fill);
                rest = after;
            }
        }
        out + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<html data-root=\"./\" data-page=\"chapter\"><title><!--site:title--></title>\
        <!--site:head--><script>import './app.js'</script><!--site:chrome--><nav>\
        <!--site:contents--></nav><!--/site:chrome--><main id=\"main\"><!--site:main--></main>";

    #[track_caller]
    fn check(kind: &str, depth: usize, expect: &str) {
        let template = Template::new(TEXT.to_owned()).expect("all marks");
        let page =
            Page { title: "T & U", description: "D", kind, contents: "C", main: "\"./m", depth };
        assert_eq!(template.fill(&page).replace(ICON, "{ICON}"), expect);
    }

    #[test]
    fn pages() {
        check(
            "chapter",
            0,
            "<html data-root=\"./\" data-page=\"chapter\"><title>T &amp; U</title>\
             <meta name=\"description\" content=\"D\">{ICON}<script>import './app.js'</script><nav>C</nav>\
             <main id=\"main\">\"./m</main>",
        );
    }

    #[test]
    fn a_missing_mark() {
        let error = Template::new("<title></title>".to_owned()).err();
        assert_eq!(error.as_deref(), Some("index.html has no mark <!--site:title-->"));
    }
}
