//! Front matter: the YAML (`---`) or TOML (`+++`) block before an article, with its title, date,
//! language and the waivers for the whole file.

use serde_json::Value;

use super::builder::Builder;
use super::{Scope, Waiver, waiver};
use crate::finding::Severity;
use crate::lang;
use crate::quantity::PartialDate;
use crate::span::Span;

/// Keys in order of preference. `lastmod` and its like say when a page changed, not when it came out.
const DATE_KEYS: [&str; 6] = ["date", "published", "datepublished", "pubdate", "publishdate", "published_at"];

/// Where the front matter stands.
struct Fence {
    /// `---` or `+++`.
    mark: &'static str,
    /// What stands between the fences.
    body: Span,
    /// First byte after the closing fence's line.
    end: usize,
}

/// Reads the front matter at the start of the source, if there is one; returns where the text begins.
pub(super) fn read(builder: &mut Builder<'_>) -> usize {
    let source = builder.source();
    let bom = source.len() - source.trim_start_matches('\u{feff}').len();
    let Some(fence) = fence(source, bom) else { return bom };
    let body = fence.body.of(source);
    let (value, error) = if fence.mark == "---" {
        match serde_saphyr::from_str::<Value>(body) {
            Ok(value) => (value, None),
            Err(error) => {
                let at = error.location().and_then(|place| place.span().byte_offset());
                (Value::Null, Some((error.to_string(), at.and_then(|at| usize::try_from(at).ok()))))
            }
        }
    } else {
        match toml::from_str::<toml::Table>(body) {
            Ok(table) => (plain_toml(table), None),
            Err(error) => {
                (Value::Null, Some((error.message().to_owned(), error.span().map(|span| span.start))))
            }
        }
    };
    if let Some((message, at)) = error {
        let first = message.lines().next().unwrap_or("");
        let at = fence.body.start + at.unwrap_or(0).min(fence.body.len());
        builder.find(
            "document-front-matter",
            Severity::Warning,
            format!("front matter that cannot be read: {first}"),
            Span::new(at, at),
        );
    }
    if let Value::Object(map) = value {
        take(builder, &map, fence.body);
    }
    fence.end
}

fn fence(source: &str, start: usize) -> Option<Fence> {
    let mark = ["---", "+++"].into_iter().find(|mark| source[start..].starts_with(mark))?;
    let mut at = start;
    let mut body = None;
    for line in source[start..].split_inclusive('\n') {
        let next = at + line.len();
        let text = line.trim_end();
        match body {
            None if text == mark => body = Some(next),
            None => return None,
            Some(from) if text == mark || (mark == "---" && text == "...") => {
                return Some(Fence { mark, body: Span::new(from, at), end: next });
            }
            // A rule under which text follows is no front matter.
            Some(from) if at == from && text.is_empty() => return None,
            Some(_) => {}
        }
        at = next;
    }
    None
}

/// TOML as JSON; dates become their spelling.
fn plain_toml(table: toml::Table) -> Value {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Table(table) => plain_toml(table),
            toml::Value::String(text) => Value::String(text),
            other => Value::String(other.to_string()),
        }
    }
    Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
}

type Map = serde_json::Map<String, Value>;

fn take(builder: &mut Builder<'_>, map: &Map, body: Span) {
    builder.meta.title = text(map, &["title", "headline"]);
    builder.meta.language = text(map, &["lang", "language"]);
    if let Some(tag) = builder.meta.language.clone().filter(|tag| !lang::is_known(tag)) {
        let at = body.of(builder.source()).find(tag.as_str()).map_or(body.start, |at| body.start + at);
        let message =
            format!("`{tag}` is no language that tieout reads: its figures are read as English ones");
        let span = Span::new(at, (at + tag.len()).min(body.end));
        builder.find("document-front-matter", Severity::Warning, message, span);
    }
    builder.meta.published = DATE_KEYS.iter().find_map(|key| text(map, &[key]).as_deref().and_then(iso_date));
    let ignore = map.get("tieout").and_then(|own| own.get("ignore"));
    for (rule, reason) in ignore.and_then(Value::as_object).into_iter().flatten() {
        let within = body.of(builder.source());
        let at =
            within.find("ignore").and_then(|from| within[from..].find(rule.as_str()).map(|at| from + at));
        let file_span = at.map_or(body, |at| Span::new(body.start + at, body.start + at + rule.len()));
        let reason = reason.as_str().unwrap_or("").trim();
        match waiver::rules(rule) {
            Ok(rules) if !reason.is_empty() => {
                builder.waive(Waiver { rules, reason: reason.into(), scope: Scope::File, file_span });
            }
            Ok(_) => {
                builder.malformed(&format!("waiver without a reason: write `{rule}: reason`"), file_span);
            }
            Err(message) => builder.malformed(&message, file_span),
        }
    }
}

/// The first of `keys` with a text or a number, whatever its case.
fn text(map: &Map, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|wanted| {
        map.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted)).and_then(|(_, value)| match value {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    })
}

/// The day, month or year of an ISO 8601 date, with or without a time after it; the time is dropped.
pub(super) fn iso_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let date: PartialDate = text[..end].parse().ok()?;
    (end == text.len() || date.day.is_some()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, open_str};

    fn date(year: i32, month: u8, day: u8) -> Option<PartialDate> {
        let some = |number: u8| (number > 0).then_some(number);
        Some(PartialDate { year, month: some(month), day: some(day), time: None, zone: None })
    }

    fn rules(document: &Document) -> Vec<&str> {
        document.findings.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn reads_iso_dates() {
        assert_eq!(iso_date("2016"), date(2016, 0, 0));
        assert_eq!(iso_date("2016-03"), date(2016, 3, 0));
        assert_eq!(iso_date(" 2016-02-29 "), date(2016, 2, 29));
        assert_eq!(iso_date("2016-03-18T09:30:00+01:00"), date(2016, 3, 18));
        assert_eq!(iso_date("2016-03-18 09:30"), date(2016, 3, 18));
        for other in
            ["", "16", "2015-02-29", "2016-3-18", "2016-13", "2016-03-18x", "2016 June", "2016-01-01-1"]
        {
            assert_eq!(iso_date(other), None, "{other}");
        }
    }

    #[test]
    fn reads_yaml() {
        let document = open_str(
            "a.md",
            "---\r\ntitle: \"Floods: 3 dead\"\r\ndate: 2016-03-18\r\nlastmod: 2020-01-01\r\nlang: en-GB\r\n---\r\nBody 5.\r\n",
        );
        assert_eq!(document.meta.title.as_deref(), Some("Floods: 3 dead"));
        assert_eq!(document.meta.published, date(2016, 3, 18));
        assert_eq!(document.meta.language.as_deref(), Some("en-GB"));
        assert_eq!(document.view.text(), "Body 5.");
        assert_eq!(document.findings, []);
    }

    #[test]
    fn reads_toml() {
        let source = "+++\ntitle = 'Floods'\nDate = 2016-03-18T10:00:00Z\n[tieout.ignore]\nsource-unsourced = 'own poll'\n+++\nBody.";
        let document = open_str("a.md", source);
        assert_eq!(document.meta.title.as_deref(), Some("Floods"));
        assert_eq!(document.meta.published, date(2016, 3, 18));
        assert_eq!(document.waivers.len(), 1);
        assert_eq!(document.waivers[0].scope, Scope::File);
        assert_eq!(document.waivers[0].file_span.of(source), "source-unsourced");
        assert_eq!(document.view.text(), "Body.");
    }

    #[test]
    fn a_waiver_needs_a_reason() {
        let source = "---\ntieout: {ignore: {date-weekday: own poll, source-unsourced: }}\n---\nBody.";
        let document = open_str("a.md", source);
        assert_eq!(document.waivers.len(), 1);
        assert_eq!(rules(&document), ["waiver-malformed"]);
        assert_eq!(document.findings[0].place.span.of(source), "source-unsourced");
    }

    #[test]
    fn reports_what_it_cannot_read_and_goes_on() {
        for source in
            ["---\ntitle: [x\n---\nBody.", "+++\ntitle = \n+++\nBody.", "---\na: 1\na: 2\n---\nBody."]
        {
            let document = open_str("a.md", source);
            assert_eq!(rules(&document), ["document-front-matter"], "{source}");
            assert_eq!(document.view.text(), "Body.");
        }
        let bomb = format!("---\na: &a [x,x,x,x]\nb: [{}]\n---\nBody.", "*a,".repeat(5000));
        assert_eq!(open_str("a.md", &bomb).view.text(), "Body.");
    }

    #[test]
    fn a_thematic_break_is_no_front_matter() {
        assert_eq!(open_str("a.md", "---\n\nBody.\n\n---\n").view.text(), "Body.");
        assert_eq!(open_str("a.md", "---\nBody.").view.text(), "Body.");
    }
}
