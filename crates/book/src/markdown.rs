//! Markdown to blocks.

use std::{collections::HashSet, ops::Range};

use pulldown_cmark::{
    Alignment as Align, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag,
    TagEnd,
};

use crate::{
    Alignment, Block, Error, Inline, Language, Note, directive, plain_text, source::Source,
};

/// The blocks of a chapter.
pub(crate) fn blocks(source: &Source) -> Result<Vec<Block>, Error> {
    let mut reader = Reader::new(source, &source.text, None);
    let mut blocks = reader.blocks(None)?;
    name_sections(&mut blocks);
    Ok(blocks)
}

/// The running text of a field's value, all of it at one line of the file.
pub(crate) fn inline(source: &Source, text: &str, line: u32) -> Result<Vec<Inline>, Error> {
    let mut reader = Reader::new(source, text, Some(line));
    match reader.blocks(None)?.pop() {
        None => Ok(Vec::new()),
        Some(Block::Paragraph(content)) => Ok(content),
        Some(_) => Err(source.error(line, "only running text can stand here")),
    }
}

/// Gives each heading its address: its words in lower case with hyphens, numbered when they come
/// again.
fn name_sections(blocks: &mut [Block]) {
    let mut taken = HashSet::new();
    for block in blocks {
        let Block::Heading { id, content, .. } = block else {
            continue;
        };
        let words: Vec<String> = plain_text(content)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let name = words.join("-");
        let mut unique = name.clone();
        let mut again = 1;
        while !taken.insert(unique.clone()) {
            again += 1;
            unique = format!("{name}-{again}");
        }
        *id = unique;
    }
}

struct Reader<'a> {
    source: &'a Source,
    events: std::vec::IntoIter<(Event<'a>, Range<usize>)>,
    /// For text that is not the source's own.
    line: Option<u32>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source, text: &'a str, line: Option<u32>) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_GFM;
        let events: Vec<_> = Parser::new_ext(text, options).into_offset_iter().collect();
        Self { source, events: events.into_iter(), line }
    }

    fn error(&self, at: &Range<usize>, message: impl Into<String>) -> Error {
        self.source.error(self.line_of(at), message)
    }

    fn line_of(&self, at: &Range<usize>) -> u32 {
        self.line.unwrap_or_else(|| self.source.line(at.start))
    }

    /// Blocks up to the end of the enclosing one.
    fn blocks(&mut self, end: Option<TagEnd>) -> Result<Vec<Block>, Error> {
        let mut blocks = Vec::new();
        // The text of a tight list's item has no paragraph around it.
        let mut loose: Vec<Inline> = Vec::new();
        while let Some((event, at)) = self.events.next() {
            let block = match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(Tag::HtmlBlock) => {
                    return Err(self.error(&at, "HTML is not allowed in a chapter"));
                }
                Event::Start(tag) if is_block(&tag) => self.block(tag, &at)?,
                Event::Rule => Block::Rule,
                event => {
                    loose.extend(self.inline(event, &at)?);
                    continue;
                }
            };
            if !loose.is_empty() {
                blocks.push(Block::Paragraph(std::mem::take(&mut loose)));
            }
            blocks.push(block);
        }
        if !loose.is_empty() {
            blocks.push(Block::Paragraph(loose));
        }
        Ok(blocks)
    }

    fn block(&mut self, tag: Tag<'a>, at: &Range<usize>) -> Result<Block, Error> {
        let end = tag.to_end();
        Ok(match tag {
            Tag::Paragraph => Block::Paragraph(self.inlines(end)?),
            Tag::Heading { level: HeadingLevel::H1, .. } => {
                return Err(self.error(at, "the title stands in the front matter; begin with `##`"));
            }
            Tag::Heading { level, .. } => Block::Heading {
                level: level as u8,
                id: String::new(),
                content: self.inlines(end)?,
            },
            Tag::List(start) => Block::List { start, items: self.items(end)? },
            Tag::BlockQuote(kind) => {
                let content = self.blocks(Some(end))?;
                match kind {
                    None => Block::Quote(content),
                    Some(BlockQuoteKind::Note) => Block::Note(Note::Note, content),
                    Some(BlockQuoteKind::Tip) => Block::Note(Note::Tip, content),
                    Some(BlockQuoteKind::Warning) => Block::Note(Note::Warning, content),
                    Some(_) => {
                        return Err(self.error(at, "boxes are [!NOTE], [!TIP] and [!WARNING]"));
                    }
                }
            }
            Tag::Table(alignments) => self.table(&alignments)?,
            Tag::FootnoteDefinition(label) => {
                Block::Footnote { label: label.into_string(), content: self.blocks(Some(end))? }
            }
            Tag::CodeBlock(kind) => self.code(&kind, at)?,
            _ => return Err(self.error(at, "this Markdown is not used in the book")),
        })
    }

    fn items(&mut self, end: TagEnd) -> Result<Vec<Vec<Block>>, Error> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(Tag::Item) => items.push(self.blocks(Some(TagEnd::Item))?),
                _ => {}
            }
        }
        Ok(items)
    }

    fn table(&mut self, alignments: &[Align]) -> Result<Block, Error> {
        let alignments = alignments
            .iter()
            .map(|alignment| match alignment {
                Align::None => Alignment::None,
                Align::Left => Alignment::Left,
                Align::Center => Alignment::Center,
                Align::Right => Alignment::Right,
            })
            .collect();
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.inlines(TagEnd::TableCell)?;
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                _ => {}
            }
        }
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        Ok(Block::Table { alignments, head, rows })
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, at: &Range<usize>) -> Result<Block, Error> {
        let mut text = String::new();
        let mut offset = None;
        for (event, at) in self.events.by_ref() {
            let Event::Text(part) = event else { break };
            offset.get_or_insert(at.start);
            text.push_str(&part);
        }
        let offset = offset.unwrap_or(at.start);
        let info = match kind {
            CodeBlockKind::Indented => {
                return Err(self.error(at, "code is fenced with ```, not indented"));
            }
            CodeBlockKind::Fenced(info) => info.trim(),
        };
        match info {
            "rust" => Ok(Block::Code { language: Language::Rust, text }),
            "text" => Ok(Block::Code { language: Language::Text, text }),
            "program" => directive::program(self.source, &text, offset).map(Block::Program),
            "predict" => directive::predict(self.source, &text, offset).map(Block::Predict),
            _ => Err(self.error(
                at,
                format!("there is no block `{info}`; there are program, predict, rust and text"),
            )),
        }
    }

    fn inlines(&mut self, end: TagEnd) -> Result<Vec<Inline>, Error> {
        let mut inlines = Vec::new();
        while let Some((event, at)) = self.events.next() {
            if matches!(&event, Event::End(tag) if *tag == end) {
                break;
            }
            inlines.extend(self.inline(event, &at)?);
        }
        Ok(inlines)
    }

    fn inline(&mut self, event: Event<'a>, at: &Range<usize>) -> Result<Vec<Inline>, Error> {
        let inline = match event {
            Event::Text(text) => return Ok(self.source.inlines(&text)),
            Event::Code(text) => Inline::Code(self.source.inlines(&text)),
            Event::SoftBreak => Inline::Text("\n".to_owned()),
            Event::HardBreak => Inline::Break,
            Event::FootnoteReference(label) => Inline::FootnoteReference(label.into_string()),
            Event::Start(Tag::Emphasis) => Inline::Emphasis(self.inlines(TagEnd::Emphasis)?),
            Event::Start(Tag::Strong) => Inline::Strong(self.inlines(TagEnd::Strong)?),
            Event::Start(Tag::Strikethrough) => {
                Inline::Strikethrough(self.inlines(TagEnd::Strikethrough)?)
            }
            Event::Start(Tag::Link { dest_url, .. }) => Inline::Link {
                target: dest_url.into_string(),
                line: self.line_of(at),
                content: self.inlines(TagEnd::Link)?,
            },
            Event::InlineHtml(html) => {
                let message = format!("HTML is not allowed: put `{html}` into a code span");
                return Err(self.error(at, message));
            }
            _ => return Err(self.error(at, "this Markdown is not used in the book")),
        };
        Ok(vec![inline])
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, expect: Expect) {
        let found = match Source::new("c.md", text, 1).and_then(|source| blocks(&source)) {
            Ok(blocks) => format!("{blocks:#?}\n"),
            Err(error) => error.to_string(),
        };
        expect.assert_eq(&found);
    }

    #[test]
    fn a_question_in_a_code_span_over_two_lines() {
        check(
            "A `Vec` is `{{size_of\nVec<i32>}}` bytes.\n\n<b>\n",
            expect!["c.md:4: HTML is not allowed in a chapter"],
        );
        check(
            "{{size_of u8}}, {{{{",
            expect![[r#"
            [
                Paragraph(
                    [
                        Computed(
                            Computed {
                                query: Query {
                                    what: SizeOf(
                                        "u8",
                                    ),
                                    file: None,
                                    at: None,
                                },
                                line: 1,
                            },
                        ),
                        Text(
                            ", {{{{",
                        ),
                    ],
                ),
            ]
        "#]],
        );
    }

    #[test]
    fn headings_get_addresses() {
        let source = Source::new("c.md", "## A b!\n\n## A *b*\n", 1).expect("source");
        let blocks = blocks(&source).expect("blocks");
        let ids: Vec<_> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading { id, .. } => Some(id.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(ids, ["a-b", "a-b-2"]);
    }

    #[test]
    fn a_program() {
        check(
            "Text.\n\n```program\nfile: a.rs\ncaption: One\n  *two*\nat: line 3\nshow: bytes\n```\n",
            expect![[r#"
                [
                    Paragraph(
                        [
                            Text(
                                "Text.",
                            ),
                        ],
                    ),
                    Program(
                        Program {
                            shown: Shown {
                                file: "a.rs",
                                at: Some(
                                    Line {
                                        line: 3,
                                        hit: 1,
                                    },
                                ),
                                show: [
                                    "bytes",
                                ],
                                edition: "2024",
                                line: 3,
                            },
                            caption: [
                                Text(
                                    "One ",
                                ),
                                Emphasis(
                                    [
                                        Text(
                                            "two",
                                        ),
                                    ],
                                ),
                            ],
                        },
                    ),
                ]
            "#]],
        );
    }

    #[test]
    fn mistakes_have_a_line() {
        check(
            "a\n\n```program\nfile: a.rs\nviews: 3\n```\n",
            expect!["c.md:5: there is no `views` here; there are file, caption, at, show, edition"],
        );
        check("a\n\n```program\ncaption: a\n```\n", expect!["c.md:3: `file` is missing"]);
        check("```predict\nfile: a.rs\n```\n", expect!["c.md:1: `question` is missing"]);
        check(
            "a\n\n```ruts\n```\n",
            expect!["c.md:3: there is no block `ruts`; there are program, predict, rust and text"],
        );
        check(
            "a\n{{len x}}\n",
            expect![
                "c.md:2: `len` cannot be asked; there are value, output, blocks, frames, stops, size_of, align_of, offset_of, outcome and error"
            ],
        );
        check("# Title", expect!["c.md:1: the title stands in the front matter; begin with `##`"]);
        check("a <i>b</i>", expect!["c.md:1: HTML is not allowed: put `<i>` into a code span"]);
        check("![a](b.png)", expect!["c.md:1: this Markdown is not used in the book"]);
    }
}
