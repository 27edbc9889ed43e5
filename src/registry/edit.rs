//! A new entry → the text of a registry file; what is there is kept byte for byte.

use crate::registry::{Registry, load};
use crate::yaml::{Content, parse, quoted};

const HEADER: &str = "\
# Written by `tieout sources add`. The figures are candidates that were read from the snapshot: delete those that are not
# wanted, and mend the measures of the others.
";

/// An entry to be added.
#[derive(Clone, Debug, Default)]
pub struct NewSource {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date, ISO 8601.
    pub date: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// The snapshot's path, relative to the registry's folder.
    pub snapshot: String,
    /// Its hash.
    pub sha256: String,
    /// What it may record.
    pub figures: Vec<NewFigure>,
    /// What a person has to see to, each on a line of its own.
    pub remarks: Vec<String>,
}

/// A figure to be added, each field as the registry spells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFigure {
    /// What is counted.
    pub measure: String,
    /// Value.
    pub value: String,
    /// Unit.
    pub unit: Option<String>,
    /// What it covers.
    pub period: Option<String>,
    /// Whether the source calls it an estimate.
    pub hedged: bool,
    /// Line or paragraph.
    pub locator: String,
}

/// The text of a registry file that holds `existing`, with an entry for `source` at its end.
///
/// # Errors
/// One sentence if the file that is there is broken or in brackets, or if the entry would not load.
pub fn append(existing: Option<&str>, source: &NewSource) -> Result<String, String> {
    let text = existing.unwrap_or(HEADER);
    let before = loaded(text)?;
    refuse_brackets(text)?;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut written = text.to_owned();
    if !written.is_empty() {
        if !written.ends_with('\n') {
            written.push_str(newline);
        }
        written.push_str(newline);
    }
    for line in lines(source) {
        written.push_str(&line);
        written.push_str(newline);
    }
    let mut after = loaded(&written)?;
    let added = after.sources.remove(&source.id);
    if added.is_none_or(|added| added.figures.len() != source.figures.len()) || ids(&after) != ids(&before) {
        return Err("the entry cannot be added without changing more than was meant".into());
    }
    Ok(written)
}

fn ids(registry: &Registry) -> Vec<(&str, usize)> {
    registry.sources.values().map(|source| (source.id.as_str(), source.figures.len())).collect()
}

/// The registry of one file, which must be without a finding.
fn loaded(text: &str) -> Result<Registry, String> {
    let (registry, findings) = load([("", text.as_bytes())]);
    match findings.first() {
        None => Ok(registry),
        Some(finding) => {
            let before = &text.as_bytes()[..finding.place.span.start.min(text.len())];
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            Err(format!("line {line}: {}", finding.message))
        }
    }
}

/// An entry can only be added to a mapping that has its keys at the beginning of lines.
fn refuse_brackets(text: &str) -> Result<(), String> {
    let offset = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let root = parse(&text[offset..], offset).map_err(|error| error.message)?;
    let first = root.as_ref().and_then(|root| match &root.content {
        Content::Map(pairs) => pairs.first().map(|(key, _)| key.span.start),
        _ => None,
    });
    match first {
        Some(at) if at > offset && !text[..at].ends_with('\n') => {
            Err("the entries must begin at the beginning of a line, not in brackets or indented".into())
        }
        _ => Ok(()),
    }
}

fn lines(source: &NewSource) -> Vec<String> {
    let mut lines = vec![format!("{}:", key(&source.id))];
    let kind = if source.url.is_some() { "web" } else { "misc" };
    let texts = [
        ("type", Some(kind.to_owned())),
        ("title", Some(quoted(&source.title))),
        ("publisher", source.publisher.as_deref().map(quoted)),
        ("date", source.date.clone()),
        ("url", source.url.as_deref().map(quoted)),
        ("snapshot", Some(quoted(&source.snapshot))),
        ("sha256", Some(source.sha256.clone())),
    ];
    for (key, value) in texts {
        lines.extend(value.map(|value| format!("  {key}: {value}")));
    }
    if !source.figures.is_empty() {
        lines.push("  figures:".into());
    }
    for figure in &source.figures {
        let fields = [
            ("value", Some(quoted(&figure.value))),
            ("unit", figure.unit.as_deref().map(quoted)),
            ("period", figure.period.as_deref().map(quoted)),
            ("hedged", figure.hedged.then(|| "true".into())),
            ("locator", Some(quoted(&figure.locator))),
        ];
        lines.push(format!("    - measure: {}", quoted(&figure.measure)));
        for (key, value) in fields {
            lines.extend(value.map(|value| format!("      {key}: {value}")));
        }
    }
    // quoting escapes line breaks: a remark stays one comment
    lines.extend(source.remarks.iter().map(|remark| format!("    # {}", quoted(remark).trim_matches('"'))));
    lines
}

/// An id as a key: quoted where YAML would read it as something else.
fn key(id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let is_word = id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.chars().all(is_plain);
    if is_word { id.to_owned() } else { quoted(id) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(id: &str) -> NewSource {
        NewSource {
            id: id.into(),
            title: "Flood: \"bulletin\" 14 # late".into(),
            publisher: Some("Northland relief office".into()),
            date: Some("2031-05-09".into()),
            url: Some("https://relief.example/14".into()),
            snapshot: "snapshots/relief-14.txt".into(),
            sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".into(),
            figures: vec![NewFigure {
                measure: "killed".into(),
                value: ">1204".into(),
                unit: None,
                period: Some("2031-05".into()),
                hedged: true,
                locator: "line 3".into(),
            }],
            remarks: vec!["34% (line 5)\n- measure: injected".into()],
        }
    }

    const WRITTEN: &str = "relief-14:
  type: web
  title: \"Flood: \\\"bulletin\\\" 14 # late\"
  publisher: \"Northland relief office\"
  date: 2031-05-09
  url: \"https://relief.example/14\"
  snapshot: \"snapshots/relief-14.txt\"
  sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
  figures:
    - measure: \"killed\"
      value: \">1204\"
      period: \"2031-05\"
      hedged: true
      locator: \"line 3\"
    # 34% (line 5)\\n- measure: injected
";

    #[test]
    fn an_entry_is_added_at_the_end_and_nothing_else_changes() {
        assert_eq!(append(None, &source("relief-14")).unwrap(), format!("{HEADER}\n{WRITTEN}"));
        let existing = "# mine\nb: { title: B }   # kept\n\n# the end";
        let written = append(Some(existing), &source("relief-14")).unwrap();
        assert_eq!(written, format!("{existing}\n\n{WRITTEN}"));
        let again = append(Some(&written), &source("relief-15")).unwrap();
        assert!(again.starts_with(&written));
        let windows = append(Some("b:\r\n  title: B\r\n"), &source("relief-14")).unwrap();
        assert!(windows.contains("title: B\r\n\r\nrelief-14:\r\n  type"));
        assert!(append(Some(""), &source("1:2/3")).unwrap().starts_with("\"1:2/3\":\n"));
    }

    #[test]
    fn what_cannot_be_edited_is_refused() {
        for (existing, reason) in [
            ("{ b: { title: B } }\n", "in brackets"),
            ("  b:\n    title: B\n", "indented"),
            ("b:\n  titel: B\n", "line 1: source `b` has no `title`"),
            ("- b\n", "line 1: a registry file must be a mapping"),
            ("b: [\n", "line"),
            ("relief-14: { title: A }\n", "duplicate id"),
        ] {
            let error = append(Some(existing), &source("relief-14")).unwrap_err();
            assert!(error.contains(reason), "{existing}: {error}");
        }
        let bad = NewSource { url: Some("relief".into()), ..source("relief-14") };
        assert!(append(None, &bad).unwrap_err().contains("no address"));
    }
}
