//! Markdown: CommonMark with tables and footnotes, read from the parser's events and their byte ranges.
//!
//! Raw HTML in it goes through the HTML reader, so that text inside `<div>` or `<figure>` is read too.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::html::Walker;
use super::markdown_marks::{self, FILLER};
use super::{BlockKind, CitationKind, Document, Format, citation, front_matter};
use crate::span::Span;

/// Reads Markdown.
pub(super) fn read(path: &str, source: &str) -> Document {
    let mut builder = Builder::new(path, source);
    let start = front_matter::read(&mut builder);
    let marks = markdown_marks::find(source, start, &code(source, start));
    let hidden = markdown_marks::hide(source, start, &marks);
    builder.set_marks(marks);
    let mut reader = Reader {
        builder,
        html: Walker::default(),
        start,
        hidden: &hidden,
        kinds: Vec::new(),
        links: Vec::new(),
        notes: Vec::new(),
        images: 0,
        html_block: None,
        has_title: false,
    };
    for (event, range) in Parser::new_ext(&hidden, options()).into_offset_iter() {
        reader.event(event, Span::new(start + range.start, start + range.end));
    }
    reader.html.close_all(&mut reader.builder);
    reader.builder.finish(Format::Markdown)
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// The stretches of code, in which no mark is one.
fn code(source: &str, start: usize) -> Vec<Span> {
    Parser::new_ext(&source[start..], options())
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| Span::new(start + range.start, start + range.end))
        .collect()
}

struct Link {
    target: String,
    /// Where its text starts in the view.
    from: usize,
    file_span: Span,
}

struct Reader<'a> {
    builder: Builder<'a>,
    html: Walker,
    /// Where the parsed text starts in the file.
    start: usize,
    hidden: &'a str,
    /// Kinds of the containers around: list items, quotations, notes.
    kinds: Vec<BlockKind>,
    /// Open links; `None` for those that name no source.
    links: Vec<Option<Link>>,
    /// Open footnote definitions: label and start in the view.
    notes: Vec<(String, usize)>,
    /// Depth of images, whose alternative text is not read.
    images: usize,
    html_block: Option<Span>,
    has_title: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Html(_) => self.html_block = Some(self.html_block.map_or(span, |block| block.join(span))),
            _ if self.images > 0 => {}
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, span),
            Event::Code(code) => self.text(&code, span),
            Event::InlineHtml(_) => {
                self.html.read(&mut self.builder, span);
            }
            Event::FootnoteReference(label) => {
                self.builder.pass_marks(span.start);
                self.builder.refer(label.to_string(), span);
            }
            Event::SoftBreak => self.builder.decoded(" ", span),
            Event::HardBreak => self.builder.decoded("\n", span),
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    /// Text as the parser gives it: verbatim where the file has the same bytes.
    fn text(&mut self, text: &str, span: Span) {
        if self.html.take_superscript(&mut self.builder, span) {
            return;
        }
        let written = &self.hidden[span.start - self.start..span.end - self.start];
        match written.find(text) {
            // Inline code stands within its backticks.
            Some(at) if at == 0 || written.starts_with('`') => {
                self.builder.text(Span::new(span.start + at, span.start + at + text.len()));
            }
            _ => self.builder.decoded(text, span),
        }
    }

    fn container(&self) -> BlockKind {
        self.kinds.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn begin(&mut self, kind: BlockKind, span: Span) {
        self.builder.begin(kind);
        self.builder.pass_marks(span.start);
    }

    fn group(&mut self, kind: Option<BlockKind>, span: Span) {
        self.builder.begin(self.container());
        self.builder.pass_marks(span.start);
        self.builder.open_group();
        self.kinds.extend(kind);
        self.builder.begin(self.container());
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => self.begin(self.container(), span),
            Tag::Heading { level, .. } => {
                let is_title = level == HeadingLevel::H1 && !self.has_title;
                self.has_title |= is_title;
                let kind = if is_title { BlockKind::Title } else { BlockKind::Heading(level as u8) };
                self.begin(kind, span);
            }
            Tag::BlockQuote(_) => self.group(Some(BlockKind::Quote), span),
            Tag::Item => self.group(Some(BlockKind::ListItem), span),
            Tag::Table(_) => self.group(None, span),
            Tag::TableCell => self.begin(BlockKind::TableCell, span),
            Tag::CodeBlock(_) => self.begin(BlockKind::Code, span),
            Tag::FootnoteDefinition(label) => {
                self.begin(BlockKind::Footnote, span);
                self.kinds.push(BlockKind::Footnote);
                self.notes.push((label.to_string(), self.builder.position()));
            }
            Tag::HtmlBlock => self.begin(self.container(), span),
            Tag::Link { link_type, dest_url, .. } => {
                self.builder.pass_marks(span.start);
                let from = self.builder.position();
                let link = names_source(link_type, &dest_url).then(|| Link {
                    target: dest_url.to_string(),
                    from,
                    file_span: span,
                });
                self.links.push(link);
            }
            Tag::Image { .. } => self.images += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::CodeBlock => {
                self.builder.pass_marks(span.end);
                self.builder.begin(self.container());
            }
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.end_group(span);
                self.kinds.pop();
                self.builder.begin(self.container());
            }
            TagEnd::Table => self.end_group(span),
            TagEnd::FootnoteDefinition => {
                self.builder.pass_marks(span.end);
                self.kinds.pop();
                self.builder.begin(self.container());
                if let Some((label, from)) = self.notes.pop() {
                    let note = Span::new(from, self.builder.position());
                    self.builder.note(label, note);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(block) = self.html_block.take() {
                    self.html.read(&mut self.builder, block);
                }
                self.builder.begin(self.container());
            }
            TagEnd::Link => {
                if let Some(Some(link)) = self.links.pop() {
                    self.builder.pass_marks(span.end);
                    let text = self.builder.words_from(link.from);
                    self.builder.cite(CitationKind::Link, link.target, None, text, link.file_span);
                }
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    /// Ends a group; marks on lines of their own after its last text belong to what follows.
    fn end_group(&mut self, span: Span) {
        let written = &self.hidden[span.start - self.start..span.end - self.start];
        self.builder.pass_marks(span.start + written.trim_end().len());
        self.builder.begin(self.container());
        self.builder.close_group();
    }
}

/// Whether a link can name a source: no anchor, no mail address, no template's call.
fn names_source(link_type: LinkType, target: &CowStr<'_>) -> bool {
    link_type != LinkType::Email
        && !target.starts_with([FILLER, '#'])
        && !target.is_empty()
        && !citation::is_contact(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::open_str;
    use crate::document::testing::{blocks, waivers};

    fn text(markdown: &str) -> String {
        open_str("a.md", markdown).view.text().to_owned()
    }

    fn citations(document: &Document) -> Vec<(CitationKind, &str, Option<&str>, &str)> {
        let text = document.view.text();
        let citations = document.citations.iter();
        citations.map(|c| (c.kind, c.target.as_str(), c.locator.as_deref(), c.span.of(text))).collect()
    }

    #[test]
    fn reads_blocks() {
        let markdown = "# Floods\n\nSome **1,5**00\nhomes.\n\n## Losses\n\n- 12 boats\n  - 2 small\n- 3 sheds\n\n> We lost 4.\n\n| Year | Homes |\n|---|---|\n| 2019 | 500 |\n\n```\nx = 1\n```\n\nUse `y 2`. ![99](x.png)\n";
        assert_eq!(
            blocks(&open_str("a.md", markdown)),
            [
                (BlockKind::Title, "Floods"),
                (BlockKind::Paragraph, "Some 1,500 homes."),
                (BlockKind::Heading(2), "Losses"),
                (BlockKind::ListItem, "12 boats"),
                (BlockKind::ListItem, "2 small"),
                (BlockKind::ListItem, "3 sheds"),
                (BlockKind::Quote, "We lost 4."),
                (BlockKind::TableCell, "Year"),
                (BlockKind::TableCell, "Homes"),
                (BlockKind::TableCell, "2019"),
                (BlockKind::TableCell, "500"),
                (BlockKind::Code, "x = 1\n"),
                (BlockKind::Paragraph, "Use y 2. "),
            ]
        );
    }

    #[test]
    fn reads_citations() {
        let markdown = "Some 1,500 [@census, p. 3; @b]. See [the *report*](https://example.org/r) and <https://example.org/s>, [ref][r]\nor [here](#a), [there]({{< ref \"x.md\" >}}).[^1] Fell.[^n] Rose.[^w]\n\n[r]: https://example.org/t\n[^1]: As [@c, table 2] and https://example.org/u. say\n[^n]: [x](https://example.org/v)\n[^w]: The yearbook, p. 9\n";
        let document = open_str("a.md", markdown);
        assert_eq!(
            citations(&document),
            [
                (CitationKind::Key, "census", Some("p. 3"), ""),
                (CitationKind::Key, "b", None, ""),
                (CitationKind::Link, "https://example.org/r", None, "the report"),
                (CitationKind::Link, "https://example.org/s", None, "https://example.org/s"),
                (CitationKind::Link, "https://example.org/t", None, "ref"),
                (CitationKind::Footnote, "c", Some("table 2"), ""),
                (CitationKind::Footnote, "https://example.org/u", None, ""),
                (CitationKind::Footnote, "https://example.org/v", None, ""),
                (CitationKind::Footnote, "The yearbook, p. 9", None, ""),
                (CitationKind::Key, "c", Some("table 2"), ""),
                (CitationKind::Link, "https://example.org/u", None, "https://example.org/u"),
                (CitationKind::Link, "https://example.org/v", None, "x"),
            ]
        );
        assert!(
            document.view.text().starts_with("Some 1,500. See the report and"),
            "{}",
            document.view.text()
        );
        assert_eq!(document.citations[0].file_span.of(markdown), "[@census, p. 3; @b]");
        assert_eq!(document.citations[5].file_span.of(markdown), "[^1]");
    }

    #[test]
    fn skips_what_is_no_text() {
        assert_eq!(
            text("A {{< fig id=\"47\" >}} b {{% x 5 %}} c {% y 6 %} d {{ z }} e <!-- 7 --> f %% 8 %% g"),
            "A b c d e f g"
        );
        assert_eq!(text("{{< note >}}\nInside 5.\n{{< /note >}}\n"), "Inside 5.");
        assert_eq!(text("A 5%% b 6%%, {{ open\n\nc }} d"), "A 5%% b 6%%, {{ open\n\nc }} d");
        assert_eq!(text("A `{{ x }}` b\n\n    <!-- y -->\n"), "A {{ x }} b\n\n<!-- y -->\n");
        assert_eq!(text("a\r\n\r\n<!-- x\r\n\r\ny -->\r\n\r\nb"), "a\n\nb");
    }

    #[test]
    fn keeps_what_looks_like_markup() {
        assert_eq!(
            text("~1,500 to ~2,000, 5\\% &amp; 6&nbsp;km, \\[@x] 3 * 4 * 5"),
            "~1,500 to ~2,000, 5% & 6\u{a0}km, [@x] 3 * 4 * 5"
        );
    }

    #[test]
    fn reads_raw_html() {
        assert_eq!(
            text(
                "<div class=x>\n<p>In 5</p>\n<script>var a = 6</script>\n</div>\n\nA<sup>2</sup> <br>b <kbd>7</kbd>"
            ),
            "In 5\n\nA² \nb 7"
        );
        let document = open_str(
            "a.md",
            "<figure>\n<figcaption>By <a href=\"https://example.org\">us</a></figcaption>\n</figure>\n\nText\n",
        );
        assert_eq!(blocks(&document), [(BlockKind::Caption, "By us"), (BlockKind::Paragraph, "Text")]);
        assert_eq!(citations(&document), [(CitationKind::Link, "https://example.org", None, "us")]);
    }

    #[test]
    fn reads_waivers() {
        let markdown = "A 5 <!-- tieout: ignore[a] one --> and 6.\n\n<!-- tieout: ignore-next[b] two -->\n- x\n- y\n\n%%tieout: off[c] three%%\n\nB 7.\n\nC 8.\n\n<!-- tieout: on[c] -->\n\nD `<!-- tieout: ignore -->` 9 <!-- tieout: ignore[d] -->\n";
        let document = open_str("a.md", markdown);
        assert_eq!(waivers(&document), [("one", "A 5"), ("two", "x"), ("three", "B 7.\n\nC 8.")]);
        assert_eq!(document.findings.len(), 1);
        assert_eq!(document.findings[0].place.span.of(markdown), "<!-- tieout: ignore[d] -->");
    }
}
