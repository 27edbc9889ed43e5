//! First look at an HTML page: which part is the article, and what the head says of it.

use std::collections::BTreeMap;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Spanned, Token, Tokenizer};
use serde_json::Value;

use super::Meta;
use super::front_matter::iso_date;
use crate::quantity::PartialDate;
use crate::span::Span;

/// Attributes of a tag.
pub(super) type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, usize>>;

/// Elements outside of which an article stands.
const AROUND: [&str; 4] = ["nav", "aside", "footer", "template"];
/// `<meta name|property|itemprop>` with a publication date, best first.
const META_DATES: [&str; 9] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "date",
    "pubdate",
    "publish-date",
];
/// JSON-LD objects looked at.
const OBJECTS: usize = 10_000;

/// The tokens of HTML with their byte spans.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).filter_map(Result::ok)
}

/// The value of an attribute, if it is text.
pub(super) fn attribute<'t>(attributes: &'t Attributes, name: &str) -> Option<&'t str> {
    attributes.get(name.as_bytes()).and_then(|value| std::str::from_utf8(value).ok()).map(str::trim)
}

/// What the survey found.
#[derive(Debug)]
pub(super) struct Survey {
    /// The first outermost `<article>`, else `<main>`, else everything.
    pub(super) article: Span,
    pub(super) meta: Meta,
    /// `<title>`: often with the site's name, so the last resort.
    pub(super) page_title: Option<String>,
}

/// An element looked for: where it starts, how deep inside we are, where it ends.
#[derive(Default)]
struct Region {
    start: Option<usize>,
    depth: usize,
    end: Option<usize>,
}

impl Region {
    fn open(&mut self, at: usize) {
        if self.end.is_none() {
            self.start.get_or_insert(at);
            self.depth += 1;
        }
    }

    fn close(&mut self, at: usize) {
        if self.depth > 0 && self.end.is_none() {
            self.depth -= 1;
            self.end = (self.depth == 0).then_some(at);
        }
    }

    fn span(&self, length: usize) -> Option<Span> {
        self.start.map(|start| Span::new(start, self.end.unwrap_or(length)))
    }
}

/// Looks at a whole page.
pub(super) fn survey(html: &str) -> Survey {
    let (mut article, mut main) = (Region::default(), Region::default());
    let mut around = 0usize;
    let mut dates: Vec<(usize, PartialDate)> = Vec::new();
    let mut headline = None;
    let mut found = Survey { article: Span::new(0, html.len()), meta: Meta::default(), page_title: None };
    let (mut in_title, mut in_json) = (false, false);
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) => {
                in_title = false;
                in_json = false;
                match &**tag.name {
                    b"article" if around == 0 => article.open(tag.span.start),
                    b"main" if around == 0 => main.open(tag.span.start),
                    b"html" => {
                        let lang = attribute(&tag.attributes, "lang").filter(|lang| !lang.is_empty());
                        found.meta.language = found.meta.language.or(lang.map(str::to_owned));
                    }
                    b"title" => in_title = found.page_title.is_none(),
                    b"script" => {
                        in_json = attribute(&tag.attributes, "type")
                            .is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
                    }
                    b"meta" => meta(&tag.attributes, &mut dates, &mut headline),
                    b"time" => {
                        let is_published = tag.attributes.contains_key(b"pubdate".as_slice())
                            || attribute(&tag.attributes, "itemprop") == Some("datePublished");
                        let date = attribute(&tag.attributes, "datetime").and_then(iso_date);
                        dates.extend(date.filter(|_| is_published).map(|date| (META_DATES.len() + 1, date)));
                    }
                    name if is_around(name) => around += 1,
                    _ => {}
                }
            }
            Token::EndTag(tag) => match &**tag.name {
                b"article" if around == 0 => article.close(tag.span.end),
                b"main" if around == 0 => main.close(tag.span.end),
                name if is_around(name) => around = around.saturating_sub(1),
                _ => {}
            },
            Token::String(text) if in_title => {
                let text = String::from_utf8_lossy(&text);
                found.page_title = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            Token::String(text) if in_json => {
                let (title, date) = linked_data(&text);
                found.meta.title = found.meta.title.or(title);
                dates.extend(date.map(|date| (0, date)));
            }
            _ => {}
        }
    }
    dates.sort_by_key(|&(rank, _)| rank);
    found.meta.published = dates.first().map(|&(_, date)| date);
    found.meta.title = found.meta.title.or(headline);
    if let Some(span) = article.span(html.len()).or(main.span(html.len())) {
        found.article = span;
    }
    found
}

fn is_around(name: &[u8]) -> bool {
    AROUND.iter().any(|around| around.as_bytes() == name)
}

fn meta(attributes: &Attributes, dates: &mut Vec<(usize, PartialDate)>, headline: &mut Option<String>) {
    let name = ["property", "name", "itemprop"].into_iter().find_map(|key| attribute(attributes, key));
    let (Some(name), Some(content)) = (name, attribute(attributes, "content")) else { return };
    let name = name.to_ascii_lowercase();
    if name == "og:title" && !content.is_empty() {
        headline.get_or_insert_with(|| content.to_owned());
    }
    if let Some(rank) = META_DATES.iter().position(|&known| known == name) {
        dates.extend(iso_date(content).map(|date| (rank + 1, date)));
    }
}

/// Headline and date of the first object of a JSON-LD block that has both, else the first of each.
fn linked_data(json: &[u8]) -> (Option<String>, Option<PartialDate>) {
    let Ok(root) = serde_json::from_slice::<Value>(json) else { return (None, None) };
    let (mut title, mut date) = (None, None);
    let mut waiting = std::collections::VecDeque::from([&root]);
    for _ in 0..OBJECTS {
        match waiting.pop_front() {
            None => break,
            Some(Value::Array(list)) => waiting.extend(list),
            Some(Value::Object(map)) => {
                let own = |key: &str| map.get(key).and_then(Value::as_str);
                let own_title = own("headline").map(|text| text.trim().to_owned());
                let own_date = own("datePublished").and_then(iso_date);
                if own_title.is_some() && own_date.is_some() {
                    return (own_title, own_date);
                }
                title = title.or(own_title);
                date = date.or(own_date);
                waiting.extend(["@graph", "mainEntity"].iter().filter_map(|&key| map.get(key)));
            }
            Some(_) => {}
        }
    }
    (title, date)
}
