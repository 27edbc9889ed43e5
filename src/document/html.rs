//! HTML: the words of the article, block by block, from the tokens and their byte spans.
//!
//! No tree is built. A stack of open elements says what kind of text stands where; it is a `Vec`, so
//! that nesting of any depth costs no recursion, and tags that were never closed do no harm.

use std::collections::BTreeMap;

use html5gum::{StartTag, Token};

use super::builder::Builder;
use super::html_survey::{self, attribute};
use super::html_text::{HtmlText, Style};
use super::{BlockKind, CitationKind, Document, Format, Scope, Waiver, citation, front_matter, waiver};
use crate::span::Span;

/// Elements whose text is not the article's.
const SKIPPED: [&str; 24] = [
    "nav", "aside", "footer", "script", "style", "form", "noscript", "template", "svg", "head", "title",
    "iframe", "object", "button", "select", "textarea", "video", "audio", "canvas", "dialog", "datalist",
    "noembed", "xmp", "map",
];
/// Elements without an end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that stand on lines of their own and have no kind of their own.
const BLOCKS: [&str; 23] = [
    "p", "div", "section", "article", "main", "header", "body", "html", "address", "figure", "details",
    "summary", "hgroup", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "fieldset", "center",
];
/// Open elements looked at for one that a start tag closes by itself.
const LOOK_BACK: usize = 32;

/// The longest text of `<cite>` that is a title, in bytes.
const LONGEST_TITLE: usize = 500;

/// Reads HTML.
pub(super) fn read(path: &str, source: &str) -> Document {
    let mut builder = Builder::new(path, source);
    let start = front_matter::read(&mut builder);
    let survey = html_survey::survey(&source[start..]);
    let own = &mut builder.meta;
    own.title = own.title.take().or(survey.meta.title);
    own.published = own.published.or(survey.meta.published);
    own.language = own.language.take().or(survey.meta.language);
    let article = Span::new(start + survey.article.start, start + survey.article.end);
    let mut walker = Walker::default();
    walker.read(&mut builder, article);
    walker.close_all(&mut builder);
    let mut document = builder.finish(Format::Html);
    document.meta.title = document.meta.title.take().or(survey.page_title);
    document
}

/// What an element names or waives; done when it closes.
enum Effect {
    Link(String),
    Reference(String),
    Cite,
    Keys(Vec<citation::Key>),
    Waiver(Vec<String>, String),
    Note(String),
    Group,
}

struct Open {
    name: Vec<u8>,
    kind: BlockKind,
    is_block: bool,
    skipped: bool,
    style: Style,
    effects: Vec<Effect>,
    /// Where its text starts in the view.
    from: usize,
    /// Its start tag.
    tag: Span,
}

/// Walks over HTML, whole or in pieces (as Markdown holds it).
#[derive(Default)]
pub(super) struct Walker {
    stack: Vec<Open>,
    /// How many of a name are open: a stray end tag costs nothing.
    counts: BTreeMap<Vec<u8>, usize>,
    text: HtmlText,
    has_title: bool,
}

impl Walker {
    /// Reads the HTML of the file in `span`.
    pub(super) fn read(&mut self, builder: &mut Builder<'_>, span: Span) {
        for token in html_survey::tokens(span.of(builder.source())) {
            let place = |of: html5gum::Span<usize>| Span::new(span.start + of.start, span.start + of.end);
            match token {
                Token::StartTag(tag) => {
                    let place = place(tag.span);
                    self.start(builder, &tag, place);
                }
                Token::EndTag(tag) => self.end(builder, &tag.name),
                Token::String(text) if !self.skipped() => {
                    let style = self.style();
                    self.text.take(builder, place(text.span), style);
                }
                Token::Comment(comment) => {
                    if let Some(read) = std::str::from_utf8(&comment).ok().and_then(waiver::parse) {
                        builder.waiver(read, place(comment.span));
                    }
                }
                _ => {}
            }
        }
        self.text.drop_blank();
    }

    /// How text stands in the elements that are open.
    fn style(&self) -> Style {
        self.stack.last().map_or(Style::Normal, |open| open.style)
    }

    /// Takes text that stands within `<sup>`; whether it does.
    pub(super) fn take_superscript(&mut self, builder: &mut Builder<'_>, span: Span) -> bool {
        let is_superscript = self.style() == Style::Superscript;
        if is_superscript {
            self.text.take(builder, span, Style::Superscript);
        }
        is_superscript
    }

    /// Closes what is still open at the end of the document.
    pub(super) fn close_all(&mut self, builder: &mut Builder<'_>) {
        while !self.stack.is_empty() {
            self.pop(builder);
        }
    }

    fn skipped(&self) -> bool {
        self.stack.last().is_some_and(|open| open.skipped)
    }

    fn kind(&self) -> BlockKind {
        self.stack.last().map_or(BlockKind::Paragraph, |open| open.kind)
    }

    /// Starts a new block of the kind that holds here.
    fn break_block(&mut self, builder: &mut Builder<'_>) {
        self.text.drop_blank();
        builder.begin(self.kind());
    }

    fn start(&mut self, builder: &mut Builder<'_>, tag: &StartTag<usize>, place: Span) {
        let name = std::str::from_utf8(&tag.name).unwrap_or("");
        self.close_implied(builder, name);
        match name {
            "br" if !builder.at_line_start() && !self.skipped() => {
                self.text.drop_blank();
                builder.decoded("\n", place);
            }
            "hr" if !self.skipped() => self.break_block(builder),
            _ => {}
        }
        if VOID.contains(&name) {
            return;
        }
        let own_kind = self.own_kind(name);
        let skipped =
            self.skipped() || SKIPPED.contains(&name) || tag.attributes.contains_key(b"hidden".as_slice());
        let is_block = own_kind.is_some() || BLOCKS.contains(&name);
        let inherited = self.style();
        let style = match name {
            "pre" => Style::Preformatted,
            "sup" if inherited == Style::Normal => Style::Superscript,
            _ => inherited,
        };
        let kind = own_kind.unwrap_or_else(|| self.kind());
        let effects = if skipped { Vec::new() } else { effects(builder, name, tag, place) };
        let from = builder.position();
        *self.counts.entry(tag.name.0.clone()).or_default() += 1;
        self.stack.push(Open {
            name: tag.name.0.clone(),
            kind,
            is_block,
            skipped,
            style,
            effects,
            from,
            tag: place,
        });
        if is_block && !skipped {
            self.break_block(builder);
            if self.stack.last().is_some_and(|open| open.effects.iter().any(|e| matches!(e, Effect::Group))) {
                builder.open_group();
            }
        }
    }

    fn own_kind(&mut self, name: &str) -> Option<BlockKind> {
        Some(match name {
            "h1" if !self.has_title && !self.skipped() => {
                self.has_title = true;
                BlockKind::Title
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading(name.as_bytes()[1] - b'0'),
            "li" | "dt" | "dd" => BlockKind::ListItem,
            "blockquote" => BlockKind::Quote,
            "td" | "th" => BlockKind::TableCell,
            "figcaption" | "caption" => BlockKind::Caption,
            "pre" => BlockKind::Code,
            _ => return None,
        })
    }

    /// Closes the element that a start tag ends without an end tag of its own, if it is near.
    fn close_implied(&mut self, builder: &mut Builder<'_>, name: &str) {
        let (closed, barrier): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            name if BLOCKS.contains(&name) || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                (&["p"], &["li", "dd", "td", "th", "blockquote", "figcaption", "caption", "div", "section"])
            }
            _ => return,
        };
        let found = self.stack.iter().rev().take(LOOK_BACK).position(|open| {
            let is = |names: &[&str]| names.iter().any(|name| name.as_bytes() == open.name);
            is(closed) || is(barrier)
        });
        if let Some(depth) = found
            && closed.iter().any(|name| name.as_bytes() == self.stack[self.stack.len() - 1 - depth].name)
        {
            for _ in 0..=depth {
                self.pop(builder);
            }
        }
    }

    /// Closes the innermost element of that name and all in it; a stray end tag does nothing.
    fn end(&mut self, builder: &mut Builder<'_>, name: &[u8]) {
        if self.counts.get(name).is_none_or(|&count| count == 0) {
            return;
        }
        while self.pop(builder).is_some_and(|popped| popped != name) {}
    }

    fn pop(&mut self, builder: &mut Builder<'_>) -> Option<Vec<u8>> {
        let open = self.stack.pop()?;
        if let Some(count) = self.counts.get_mut(&open.name) {
            *count -= 1;
        }
        if open.is_block && !open.skipped {
            self.break_block(builder);
        }
        let span = builder.words_from(open.from);
        for effect in open.effects {
            match effect {
                Effect::Link(target) => builder.cite(CitationKind::Link, target, None, span, open.tag),
                Effect::Cite if span.is_empty() || span.len() > LONGEST_TITLE => {}
                Effect::Cite => {
                    let title = builder.words(span).to_owned();
                    builder.cite(CitationKind::Cite, title, None, span, open.tag);
                }
                Effect::Reference(label) => {
                    if is_note_mark(builder.words(span)) {
                        builder.refer(label, open.tag);
                    }
                }
                Effect::Keys(keys) => {
                    for key in keys {
                        builder.cite(CitationKind::Key, key.id, key.locator, span, open.tag);
                    }
                }
                Effect::Waiver(rules, reason) => {
                    let scope = Scope::Range(span);
                    builder.waive(Waiver { rules, reason, scope, file_span: open.tag });
                }
                Effect::Note(id) => builder.note(id, span),
                Effect::Group => builder.close_group(),
            }
        }
        Some(open.name)
    }
}

/// What an element will name or waive once its text is known.
fn effects(builder: &mut Builder<'_>, name: &str, tag: &StartTag<usize>, place: Span) -> Vec<Effect> {
    let mut effects = Vec::new();
    let value = |name: &str| attribute(&tag.attributes, name).filter(|value| !value.is_empty());
    if name == "a" {
        match value("href") {
            Some(href) if href.starts_with('#') => effects.push(Effect::Reference(href[1..].to_owned())),
            Some(href) if !citation::is_contact(href) => effects.push(Effect::Link(href.to_owned())),
            _ => {}
        }
    }
    if name == "cite" {
        effects.push(Effect::Cite);
    }
    if let Some(id) = value("id") {
        effects.push(Effect::Note(id.to_owned()));
    }
    if let Some(source) = value("data-source") {
        effects.push(Effect::Keys(citation::parse_attribute(source)));
    }
    if let Some(waived) = attribute(&tag.attributes, "data-tieout-ignore") {
        match waiver::parse_attribute(waived) {
            Ok((rules, reason)) => effects.push(Effect::Waiver(rules, reason)),
            Err(message) => builder.malformed(&message, place),
        }
    }
    if matches!(name, "li" | "blockquote" | "table" | "tr") {
        effects.push(Effect::Group);
    }
    effects
}

/// Whether the text of a link within the page is the mark of a note: `1`, `[2]`, `*`.
fn is_note_mark(words: &str) -> bool {
    words.len() <= 12 && !words.is_empty() && !words.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::open_str;
    use crate::document::testing::{blocks, waivers};

    fn text(html: &str) -> String {
        open_str("a.html", html).view.text().to_owned()
    }

    #[test]
    fn reads_the_article_in_blocks() {
        let html = "<!doctype html><html lang=en-GB><head><title>Floods | Site</title></head><body><nav>10 links</nav>
            <article><h1>Floods in
              Port Elsin</h1><p>Some <b>1,500</b> homes.<p>No more.
            <ul><li>12 boats<li>3 sheds</ul><blockquote><p>We lost 4.</p></blockquote>
            <table><caption>Losses</caption><tr><th>Year<th>Homes<tr><td>2019</td><td>500</td></tr></table>
            <figure><img src=x alt='99'><figcaption>Photo 7</figcaption></figure><pre>x = 1
  y</pre><aside>80 ads</aside><script>var a = 9;</script></article><p>Outside 77</p></body></html>";
        let document = open_str("a.html", html);
        assert_eq!(
            blocks(&document),
            [
                (BlockKind::Title, "Floods in Port Elsin"),
                (BlockKind::Paragraph, "Some 1,500 homes."),
                (BlockKind::Paragraph, "No more."),
                (BlockKind::ListItem, "12 boats"),
                (BlockKind::ListItem, "3 sheds"),
                (BlockKind::Quote, "We lost 4."),
                (BlockKind::Caption, "Losses"),
                (BlockKind::TableCell, "Year"),
                (BlockKind::TableCell, "Homes"),
                (BlockKind::TableCell, "2019"),
                (BlockKind::TableCell, "500"),
                (BlockKind::Caption, "Photo 7"),
                (BlockKind::Code, "x = 1\n  y"),
            ]
        );
        assert_eq!(document.meta.title.as_deref(), Some("Floods in Port Elsin"));
        assert_eq!(document.meta.language.as_deref(), Some("en-GB"));
    }

    #[test]
    fn falls_back_to_main_and_to_the_body() {
        assert_eq!(text("<p>a</p><main><p>b</p></main><p>c</p>"), "b");
        assert_eq!(text("<head><title>t</title></head><p>a</p><footer>f</footer>b"), "a\n\nb");
        assert_eq!(
            text("<aside><article>teaser</article></aside><article>a <article>b</article> c</article>d"),
            "a\n\nb\n\nc"
        );
    }

    #[test]
    fn blanks_entities_and_breaks() {
        assert_eq!(text("<p>  a \n\t b<br> c <i> d</i></p>"), "a b\nc d");
        assert_eq!(
            text("<p>5 &lt; 6 &amp;amp; &copy2024 &notit; &unknown; AT&T &#8364;5"),
            "5 < 6 &amp; ©2024 ¬it; &unknown; AT&T €5"
        );
        assert_eq!(
            text("<p>1<wbr>,500 km<sup>2</sup> in 1999<sup><a href='#n'>12</a></sup>"),
            "1,500 km² in 1999¹²"
        );
    }

    #[test]
    fn reads_citations() {
        let html = "<p>Some <a href='https://example.org/a?x=1&amp;y=2'>1,500 homes</a>, says <cite>The Elsin Gazette</cite>,
            <span data-source='census p. 12'>900 people</span>. <a href='mailto:x@example.org'>Write</a>.
            It fell<sup><a href='#n1'>1</a></sup>. <a href='#top'>To the top</a></p>
            <ol><li id=n1>See <a href='https://example.org/n'>report</a> <a href='#r1'>back</a></li></ol>";
        let document = open_str("a.html", html);
        let text = document.view.text();
        let seen: Vec<_> = document
            .citations
            .iter()
            .map(|c| (c.kind, c.target.as_str(), c.locator.as_deref(), c.span.of(text)))
            .collect();
        assert_eq!(
            seen,
            [
                (CitationKind::Link, "https://example.org/a?x=1&y=2", None, "1,500 homes"),
                (CitationKind::Cite, "The Elsin Gazette", None, "The Elsin Gazette"),
                (CitationKind::Key, "census", Some("p. 12"), "900 people"),
                (CitationKind::Footnote, "https://example.org/n", None, ""),
                (CitationKind::Link, "https://example.org/n", None, "report"),
            ]
        );
        assert!(document.citations[2].file_span.of(html).starts_with("<span data-source"));
    }

    #[test]
    fn reads_waivers() {
        let html = "<p>A 5 <!-- tieout: ignore[a-b] one --> and 6.</p>
            <!-- tieout: ignore-next[c] two --><ul><li>x<p>y</li></ul>
            <table><tr><td>1<!-- tieout: ignore-next[d] three --><tr><td>2<td>3<tr><td>4</table>
            <p data-tieout-ignore='e: four'>7</p><p data-tieout-ignore='e'>8</p>";
        let document = open_str("a.html", html);
        assert_eq!(
            waivers(&document),
            [("one", "A 5"), ("two", "x\n\ny"), ("three", "2\n\n3"), ("four", "7")]
        );
        assert_eq!(document.findings.len(), 1);
    }

    #[test]
    fn reads_the_head() {
        let date = |html: &str| open_str("a.html", html).meta.published.map(|d| (d.year, d.month, d.day));
        let json = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2001-01-01"},
            {"headline":"Floods","datePublished":"2016-03-18T10:00:00Z"}]}</script>"#;
        let document =
            open_str("a.html", &format!("{json}<meta name=date content=2010-01-01><h1>Other</h1>"));
        assert_eq!(document.meta.title.as_deref(), Some("Floods"));
        assert_eq!(document.meta.published.map(|d| (d.year, d.day)), Some((2016, Some(18))));
        assert_eq!(
            date("<meta property='article:published_time' content='2016-03-18T10:00'>"),
            Some((2016, Some(3), Some(18)))
        );
        assert_eq!(
            date("<time datetime=2015-01-01>x</time><time pubdate datetime=2016-03>x</time>"),
            Some((2016, Some(3), None))
        );
        assert_eq!(date("<script type='application/ld+json'>{broken</script>"), None);
        assert_eq!(open_str("a.html", "<title>Page\n 1</title>").meta.title.as_deref(), Some("Page 1"));
    }
}
