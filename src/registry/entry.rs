//! One entry of a registry file → a source.

use std::collections::BTreeMap;

use super::table::Table;
use crate::quantity::PartialDate;
use crate::registry::{Cell, Figure, Reference, Source, Standing, figure, snapshot};
use crate::yaml::{Content, Fields, Node, Problems};

/// Keys of an entry that mean something here.
pub(super) const KEYS: &[&str] = &[
    "type",
    "title",
    "author",
    "publisher",
    "date",
    "url",
    "aliases",
    "standing",
    "series",
    "supersedes",
    "derived-from",
    "snapshot",
    "sha256",
    "table",
    "figures",
];

/// Keys of a `table` that is more than a path.
pub(super) const TABLE_KEYS: [&str; 4] = ["path", "separator", "decimal", "missing"];

/// Keys of a Hayagriva bibliography that are accepted and not read.
pub(super) const BIBLIOGRAPHY_KEYS: &[&str] = &[
    "language",
    "locator",
    "note",
    "parent",
    "page-range",
    "serial-number",
    "volume",
    "issue",
    "edition",
    "editor",
    "location",
    "isbn",
    "doi",
    "abstract",
];

/// Reads the entry `key: node`; none if nothing of it can be used.
pub(super) fn read(key: &Node, node: &Node, problems: &mut Problems<'_>) -> Option<Source> {
    let Some(id) = key.text().filter(|id| is_id(id)) else {
        problems.error(key.span, "an id must be one word of letters, digits and any of `- _ . : / +`");
        return None;
    };
    let known = [KEYS, BIBLIOGRAPHY_KEYS].concat();
    let what = format!("source `{id}`");
    let mut fields = Fields::read(node, &known, &what, problems)?;
    fields.span = key.span;
    if fields.node("title").is_none() {
        problems.error(fields.key_span("title").unwrap_or(key.span), format!("{what} has no `title`"));
    }
    let owned = |text: Option<&str>| text.map(|text| text.trim().to_string());
    let (url, accessed) = address(&fields, problems);
    let place_of =
        |key: &str, problems: &Problems<'_>| fields.node(key).map(|node| problems.place(node.span));
    let table = table(&fields, problems);
    let (figures, cells) = figures(&fields, table.as_ref(), problems);
    let source = Source {
        id: id.to_string(),
        title: named(&fields, "title", "value", problems),
        author: authors(&fields, problems),
        publisher: named(&fields, "publisher", "name", problems),
        date: date(&fields, "date", problems),
        url,
        accessed,
        aliases: fields.texts("aliases", problems).into_iter().map(str::to_string).collect(),
        standing: standing(&fields, problems),
        series: owned(fields.text("series", problems)),
        supersedes: references(&fields, "supersedes", problems),
        derived_from: references(&fields, "derived-from", problems),
        snapshot: path(&fields, "snapshot", problems),
        snapshot_at: place_of("snapshot", problems),
        sha256: sha256(&fields, problems),
        sha256_at: place_of("sha256", problems),
        figures,
        cells,
        table,
        at: problems.place(key.span),
    };
    fields.text("type", problems);
    Some(source)
}

/// Whether a text can be the id of a source.
pub fn is_id(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(char::is_alphanumeric)
        && characters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/' | '+'))
}

/// The date of `key`, as coarse as written.
pub(super) fn date(fields: &Fields<'_>, key: &str, problems: &mut Problems<'_>) -> Option<PartialDate> {
    let text = fields.text(key, problems)?.trim();
    let date = text.parse().ok();
    if date.is_none() {
        let span = fields.node(key)?.span;
        problems.error(span, format!("`{text}` is no date: write `YYYY`, `YYYY-MM` or `YYYY-MM-DD`"));
    }
    date
}

/// A text, or a mapping that holds it under `inner`.
fn named(fields: &Fields<'_>, key: &str, inner: &str, problems: &mut Problems<'_>) -> Option<String> {
    let node = fields.node(key)?;
    let text = match &node.content {
        Content::Map(pairs) => inner_text(pairs, inner),
        _ => node.text(),
    };
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_none() {
        problems.error(node.span, format!("`{key}` must be a text, or a mapping with `{inner}`"));
    }
    text.map(str::to_string)
}

fn inner_text<'n>(pairs: &'n [(Node, Node)], key: &str) -> Option<&'n str> {
    pairs.iter().find(|(name, _)| name.text() == Some(key)).and_then(|(_, value)| value.text())
}

/// One author, or several parted by `; `.
fn authors(fields: &Fields<'_>, problems: &mut Problems<'_>) -> Option<String> {
    let Content::List { items, .. } = &fields.node("author")?.content else {
        return named(fields, "author", "name", problems);
    };
    let mut names = Vec::with_capacity(items.len());
    for item in items {
        let name = match &item.content {
            Content::Map(pairs) => inner_text(pairs, "name"),
            _ => item.text(),
        };
        match name {
            Some(name) => names.push(name.trim()),
            None => problems.error(item.span, "an author must be a text, or a mapping with `name`"),
        }
    }
    (!names.is_empty()).then(|| names.join("; "))
}

/// The address, and when it was read.
fn address(fields: &Fields<'_>, problems: &mut Problems<'_>) -> (Option<String>, Option<PartialDate>) {
    let Some(node) = fields.node("url") else { return (None, None) };
    let (text, span, accessed) = match &node.content {
        Content::Map(_) => {
            let Some(inner) = Fields::read(node, &["value", "date"], "`url`", problems) else {
                return (None, None);
            };
            let text = inner.required("value", "`url`", problems);
            let span = inner.node("value").map_or(node.span, |node| node.span);
            (text, span, date(&inner, "date", problems))
        }
        _ => (fields.text("url", problems), node.span, None),
    };
    let text = text.map(str::trim);
    if let Some(text) = text
        && let Err(error) = url::Url::parse(text)
    {
        problems.error(span, format!("`{text}` is no address: {error}"));
    }
    (text.map(str::to_string), accessed)
}

fn references(fields: &Fields<'_>, key: &str, problems: &mut Problems<'_>) -> Vec<Reference> {
    let ids = fields.placed_texts(key, problems).into_iter();
    ids.map(|(id, span)| Reference { id: id.to_string(), at: problems.place(span) }).collect()
}

fn standing(fields: &Fields<'_>, problems: &mut Problems<'_>) -> Standing {
    let Some(text) = fields.text("standing", problems) else { return Standing::Secondary };
    Standing::from_name(text).unwrap_or_else(|| {
        let names = Standing::ALL.map(Standing::name).join(", ");
        let span = fields.node("standing").map_or(fields.span, |node| node.span);
        problems.error(span, format!("unknown standing `{text}`: one of {names}"));
        Standing::Secondary
    })
}

fn path(fields: &Fields<'_>, key: &str, problems: &mut Problems<'_>) -> Option<String> {
    let text = fields.text(key, problems)?;
    match snapshot::safe_path(text) {
        Ok(path) => Some(path.to_string()),
        Err(error) => {
            problems.error(fields.node(key)?.span, error);
            None
        }
    }
}

fn sha256(fields: &Fields<'_>, problems: &mut Problems<'_>) -> Option<String> {
    let text = fields.text("sha256", problems)?.trim();
    let span = fields.node("sha256")?.span;
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        problems.error(span, "`sha256` must be 64 hexadecimal digits");
        return None;
    }
    if fields.node("snapshot").or(fields.node("table")).is_none() {
        problems.error(span, "`sha256` without a `snapshot` or a `table`");
    }
    Some(text.to_ascii_lowercase())
}

/// A path, or a mapping with `path` and how the file is to be read.
fn table(fields: &Fields<'_>, problems: &mut Problems<'_>) -> Option<Table> {
    let node = fields.node("table")?;
    let at = problems.place(node.span);
    let Content::Map(_) = node.content else {
        let path = path(fields, "table", problems)?;
        return Some(Table { path, separator: None, decimal_comma: None, missing: None, at });
    };
    let fields = Fields::read(node, &TABLE_KEYS, "`table`", problems)?;
    fields.required("path", "`table`", problems)?;
    let separator = fields.text_untrimmed("separator").and_then(|(text, span)| {
        let byte = match text.as_bytes() {
            _ if text == "tab" => Some(b'\t'),
            [byte] if byte.is_ascii_punctuation() && !matches!(byte, b'"' | b'.' | b'-') => Some(*byte),
            _ => None,
        };
        if byte.is_none() {
            problems.error(span, "`separator` is one of `,` `;` `|`, or `tab`");
        }
        byte
    });
    let decimal_comma = fields.text_untrimmed("decimal").and_then(|(text, span)| {
        let comma = [(",", true), (".", false)].into_iter().find(|(mark, _)| *mark == text);
        if comma.is_none() {
            problems.error(span, "`decimal` is `\",\"` or `\".\"`");
        }
        comma.map(|(_, comma)| comma)
    });
    let missing = fields.node("missing").is_some().then(|| fields.texts("missing", problems));
    let missing = missing.map(|texts| texts.into_iter().map(str::to_string).collect());
    Some(Table { path: path(&fields, "path", problems)?, separator, decimal_comma, missing, at })
}

fn figures(
    fields: &Fields<'_>,
    table: Option<&Table>,
    problems: &mut Problems<'_>,
) -> (Vec<Figure>, Vec<Cell>) {
    let (mut figures, mut cells) = (Vec::new(), Vec::new());
    let Some(node) = fields.node("figures") else { return (figures, cells) };
    let Content::List { items, .. } = &node.content else {
        problems.error(node.span, "`figures` must be a list (`- measure: …`)");
        return (figures, cells);
    };
    let mut first_of = BTreeMap::new();
    for item in items {
        let Some((figure, selector, identity)) = figure::read(item, table, problems) else { continue };
        match first_of.get(&identity) {
            Some(first) => {
                let message = format!("duplicate figure: `{}` is recorded already", figure.spelling);
                problems.conflict(figure.at.span, message, first, "recorded here");
            }
            None => {
                first_of.insert(identity, figure.at.clone());
                match selector {
                    Some(selector) => cells.push(Cell { figure, selector }),
                    None => figures.push(figure),
                }
            }
        }
    }
    (figures, cells)
}
