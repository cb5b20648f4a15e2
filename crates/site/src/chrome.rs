//! What is around the text: contents, cover, the way on, the page for wrong addresses.

use book::{Book, Chapter};

use crate::html::escape;

/// The name of the book.
pub(crate) const TITLE: &str = "Where Your Data Lives";

/// What the book is about, in one sentence.
pub(crate) const ABOUT: &str = "How Rust uses memory, shown by a machine that runs your programs \
                                in the page and draws every byte they touch.";

/// The list of chapters, in groups; the current page is marked.
pub(crate) fn contents(book: &Book, current: Option<&str>) -> String {
    let mut out = String::from("<ol>");
    let mut part: Option<&str> = None;
    for chapter in &book.chapters {
        let here = chapter.front.part.as_deref();
        if here.is_some() && here != part {
            part = here;
            let part = escape(part.unwrap_or_default());
            out.push_str(&format!("<li class=\"part\"><span>{part}</span></li>"));
        }
        let mark = match current == Some(&chapter.slug) {
            true => " aria-current=\"page\"",
            false => "",
        };
        out.push_str(&format!(
            "<li><a href=\"./{}.html\"{mark}><span class=\"number\">{}</span> {}</a></li>",
            chapter.slug,
            chapter.front.number,
            escape(&chapter.front.title),
        ));
    }
    out + "</ol>"
}

/// The cover.
pub(crate) fn cover(book: &Book) -> String {
    let mut out = format!("<article><h1>{TITLE}</h1><p class=\"lead\">{}</p>", escape(ABOUT));
    out.push_str("<h2>Contents</h2><ol>");
    for chapter in &book.chapters {
        out.push_str(&format!(
            "<li><p><a href=\"./{}.html\">{}. {}</a><br>{}</p></li>",
            chapter.slug,
            chapter.front.number,
            escape(&chapter.front.title),
            escape(&chapter.front.question),
        ));
    }
    out + "</ol><p><a href=\"./embed.html\">Show a program in a page of your own</a> · \
           <a href=\"./sheet.html\">Exercises on paper</a></p></article>"
}

/// Links to the chapters before and after.
pub(crate) fn pager(before: Option<&Chapter>, after: Option<&Chapter>) -> String {
    let link = |chapter: Option<&Chapter>, rel: &str, arrow: [&str; 2]| match chapter {
        None => "<span></span>".to_owned(),
        Some(chapter) => format!(
            "<a rel=\"{rel}\" href=\"./{}.html\">{}{}. {}{}</a>",
            chapter.slug,
            arrow[0],
            chapter.front.number,
            escape(&chapter.front.title),
            arrow[1],
        ),
    };
    format!(
        "<nav class=\"pager\" aria-label=\"Chapters before and after\">{}{}</nav>",
        link(before, "prev", ["← ", ""]),
        link(after, "next", ["", " →"]),
    )
}

/// The page for wrong addresses. A host sends it for any depth, and its links are relative: a
/// script looks upwards for the cover and puts them right.
pub(crate) fn lost() -> String {
    r#"<article><h1>There is no such page</h1>
<p class="lead">The address is wrong, or the page has moved.</p>
<p><a id="home" href="./index.html">To the contents of the book</a></p>
<script>
(async () => {
  for (let up = "./", tries = 0; tries < 8; tries += 1, up += "../") {
    const answer = await fetch(`${up}index.html`).catch(() => null);
    if (answer?.ok && (await answer.text()).includes('data-page="cover"')) {
      for (const link of document.querySelectorAll("a[href], link[rel=stylesheet]")) {
        const path = link.getAttribute("href");
        if (up !== "./" && !/^(#|[a-z]+:)/.test(path)) link.href = up + path;
      }
      return;
    }
  }
})();
</script></article>"#
        .to_owned()
}
