//! A chapter as HTML.

use book::{Alignment, Block, Book, Chapter, Error, Inline, Language, Note};

use crate::{
    hosts::Exercise,
    html::{self, escape},
    programs::Programs,
};

/// Writes one chapter and notes what is wrong with it.
pub(crate) struct Writer<'a> {
    /// The book, for links.
    pub book: &'a Book,
    /// The chapter.
    pub chapter: &'a Chapter,
    /// Its programs, and those of the others.
    pub programs: &'a mut Programs,
    /// What is wrong so far.
    pub errors: Vec<Error>,
    /// Names of sections that programs and exercises have taken.
    pub taken: Vec<String>,
    /// Its exercises for pages of others.
    pub exercises: Vec<Exercise>,
}

impl Writer<'_> {
    /// The article.
    pub fn article(&mut self) -> String {
        let front = &self.chapter.front;
        let mut out = format!(
            "<article><header><p class=\"chapter-number\">Chapter {}</p><h1>{}</h1>\
             <p class=\"question-of-chapter\">{}</p></header>\n",
            front.number,
            escape(&front.title),
            escape(&front.question),
        );
        let chapter = self.chapter;
        out.push_str(&self.blocks(&chapter.blocks));
        out.push_str("</article>\n");
        out
    }

    /// Blocks, one after the other.
    pub fn blocks(&mut self, blocks: &[Block]) -> String {
        blocks.iter().map(|block| self.block(block) + "\n").collect()
    }

    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Heading { level, id, content } => {
                let title = escape(&book::plain_text(content));
                let content = self.inlines(content);
                format!(
                    "<h{level} id=\"{id}\">{content}<a class=\"anchor\" href=\"#{id}\" \
                     aria-label=\"Link to the section {title}\">#</a></h{level}>"
                )
            }
            Block::Paragraph(content) => format!("<p>{}</p>", self.inlines(content)),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(content) => {
                format!("<blockquote>{}</blockquote>", self.blocks(content))
            }
            Block::Note(kind, content) => {
                let class = match kind {
                    Note::Note => "note",
                    Note::Tip => "tip",
                    Note::Warning => "warning",
                };
                format!("<div class=\"{class}\" role=\"note\">{}</div>", self.blocks(content))
            }
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Code { language: Language::Rust, text } => {
                format!("<pre tabindex=\"0\">{}</pre>", html::code(text))
            }
            Block::Code { language: Language::Text, text } => {
                format!("<pre tabindex=\"0\"><code>{}</code></pre>", escape(text.trim_end()))
            }
            Block::Rule => "<hr>".to_owned(),
            Block::Footnote { label, content } => {
                let label = escape(label);
                format!(
                    "<aside class=\"footnote\" id=\"f-{label}\"><a href=\"#r-{label}\" \
                     aria-label=\"Back to the text\">{label}</a>{}</aside>",
                    self.blocks(content)
                )
            }
            Block::Program(program) => self.program(program),
            Block::Predict(predict) => self.predict(predict),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) -> String {
        let items: String = items
            .iter()
            .map(|item| match item.as_slice() {
                [Block::Paragraph(content)] => format!("<li>{}</li>", self.inlines(content)),
                blocks => format!("<li>{}</li>", self.blocks(blocks)),
            })
            .collect();
        match start {
            None => format!("<ul>{items}</ul>"),
            Some(1) => format!("<ol>{items}</ol>"),
            Some(start) => format!("<ol start=\"{start}\">{items}</ol>"),
        }
    }

    fn table(
        &mut self,
        alignments: &[Alignment],
        head: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
    ) -> String {
        let mut row = |cells: &[Vec<Inline>], tag: &str| {
            let mut out = String::from("<tr>");
            for (index, cell) in cells.iter().enumerate() {
                let align = match alignments.get(index) {
                    Some(Alignment::Left) => " class=\"left\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    Some(Alignment::Right) => " class=\"right\"",
                    _ => "",
                };
                let scope = if tag == "th" { " scope=\"col\"" } else { "" };
                out.push_str(&format!("<{tag}{align}{scope}>{}</{tag}>", self.inlines(cell)));
            }
            out + "</tr>"
        };
        let head = row(head, "th");
        let body: String = rows.iter().map(|cells| row(cells, "td")).collect();
        format!(
            "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\
             <thead>{head}</thead><tbody>{body}</tbody></table></div>"
        )
    }
}
