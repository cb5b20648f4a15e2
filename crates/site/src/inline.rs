//! Running text as HTML.

use book::{Error, Inline};

use crate::{chapter::Writer, html::escape, links, numbers};

impl Writer<'_> {
    /// Running text; what is wrong in it is noted and left out.
    pub(crate) fn inlines(&mut self, content: &[Inline]) -> String {
        content.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> String {
        match inline {
            Inline::Text(text) => escape(text),
            Inline::Code(content) => format!("<code>{}</code>", self.inlines(content)),
            Inline::Emphasis(content) => format!("<em>{}</em>", self.inlines(content)),
            Inline::Strong(content) => format!("<strong>{}</strong>", self.inlines(content)),
            Inline::Strikethrough(content) => format!("<del>{}</del>", self.inlines(content)),
            Inline::Link { target, line, content } => {
                let content = self.inlines(content);
                match links::resolve(self.book, &self.chapter.slug, target) {
                    Ok(address) => format!("<a href=\"{}\">{content}</a>", escape(&address)),
                    Err(message) => self.wrong(*line, message),
                }
            }
            Inline::FootnoteReference(label) => {
                let label = escape(label);
                format!("<sup id=\"r-{label}\"><a href=\"#f-{label}\">{label}</a></sup>")
            }
            Inline::Computed(computed) => {
                let slug = &self.chapter.slug;
                match numbers::computed(self.programs, slug, &computed.query) {
                    Ok(answer) => format!("<data class=\"computed\">{}</data>", escape(&answer)),
                    Err(message) => self.wrong(computed.line, message),
                }
            }
            Inline::Break => "<br>".to_owned(),
        }
    }

    /// Notes a mistake.
    pub(crate) fn wrong(&mut self, line: u32, message: String) -> String {
        self.errors.push(Error { file: self.chapter.file.clone(), line, message });
        String::new()
    }
}
