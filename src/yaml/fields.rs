//! Reading a mapping key by key, every problem noted at its place.

use std::collections::BTreeMap;

use super::{Content, Node};
use crate::error::nearest;
use crate::finding::{Finding, Place, Related, Severity};
use crate::span::Span;

/// Most problems noted of one file; a file with more is not what it is taken for.
const MAX_PROBLEMS: usize = 1000;

/// Collects what is wrong with one file.
#[derive(Debug)]
pub struct Problems<'f> {
    file: &'f str,
    rule: &'static str,
    findings: Vec<Finding>,
}

impl<'f> Problems<'f> {
    /// None so far, of `file`, to be reported under `rule`.
    pub fn new(file: &'f str, rule: &'static str) -> Self {
        Problems { file, rule, findings: Vec::new() }
    }

    /// A place in the file.
    pub fn place(&self, span: Span) -> Place {
        Place { file: self.file.into(), span }
    }

    /// Notes something that must be mended.
    pub fn error(&mut self, span: Span, message: impl Into<String>) {
        self.note(Severity::Error, span, message.into(), None);
    }

    /// Notes something that must be mended because of what stands at `other`, which `why` names.
    pub fn conflict(&mut self, span: Span, message: impl Into<String>, other: &Place, why: &str) {
        let related = Related { place: other.clone(), message: why.into() };
        self.note(Severity::Error, span, message.into(), Some(related));
    }

    /// Notes something that should be mended.
    pub fn warning(&mut self, span: Span, message: impl Into<String>) {
        self.note(Severity::Warning, span, message.into(), None);
    }

    fn note(&mut self, severity: Severity, span: Span, message: String, related: Option<Related>) {
        if !self.is_full() {
            let mut finding = Finding::new(self.rule, severity, shortened(message), self.place(span));
            finding.related.extend(related);
            self.findings.push(finding);
        }
    }

    /// Whether there are so many that no more are noted.
    pub fn is_full(&self) -> bool {
        self.findings.len() >= MAX_PROBLEMS
    }

    /// All of them, in order of place.
    pub fn into_findings(mut self) -> Vec<Finding> {
        if self.is_full() {
            let message = format!("more than {MAX_PROBLEMS} problems: the rest of the file is not reported");
            self.findings.push(Finding::new(
                self.rule,
                Severity::Error,
                message,
                self.place(Span::default()),
            ));
        }
        self.findings.sort_by(|a, b| a.place.cmp(&b.place));
        self.findings
    }
}

/// A mapping with known keys.
#[derive(Debug)]
pub struct Fields<'n> {
    /// Where a missing key is reported: the first key.
    pub span: Span,
    values: BTreeMap<&'n str, (Span, &'n Node)>,
}

impl<'n> Fields<'n> {
    /// Reads `node` as a mapping whose keys are all in `known`; `what` names it in messages.
    ///
    /// None if it is no mapping. Unknown and duplicate keys are noted and left out.
    pub fn read(node: &'n Node, known: &[&str], what: &str, problems: &mut Problems<'_>) -> Option<Self> {
        let Content::Map(pairs) = &node.content else {
            problems.error(node.span, format!("{what} must be a mapping of keys to values"));
            return None;
        };
        let mut values = BTreeMap::new();
        for (key, value) in pairs {
            let Some(name) = key.text() else {
                problems.error(key.span, format!("a key of {what} must be a plain name"));
                continue;
            };
            if !known.contains(&name) {
                let near = nearest(name, known.iter().copied());
                let hint = near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
                problems.error(key.span, format!("unknown key `{name}` of {what}{hint}"));
            } else if values.contains_key(name) {
                problems.error(key.span, format!("duplicate key `{name}` of {what}"));
            } else {
                values.insert(name, (key.span, value));
            }
        }
        let span = pairs.first().map_or(node.span, |(key, _)| key.span);
        Some(Fields { span, values })
    }

    /// The value of a key, if it is there and not nothing.
    pub fn node(&self, key: &str) -> Option<&'n Node> {
        self.values.get(key).map(|&(_, node)| node).filter(|node| !node.is_nothing())
    }

    /// Bytes of a key that is written, even without a value.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.values.get(key).map(|&(span, _)| span)
    }

    /// The text of a key that takes one value.
    pub fn text(&self, key: &str, problems: &mut Problems<'_>) -> Option<&'n str> {
        let node = self.node(key)?;
        let text = node.text();
        if text.is_none_or(|text| text.trim().is_empty()) {
            problems.error(node.span, format!("`{key}` must be one value, not empty and no list or mapping"));
            return None;
        }
        text
    }

    /// The text of a key and its place, whatever it holds: a tab or a comma may be meant.
    pub fn text_untrimmed(&self, key: &str) -> Option<(&'n str, Span)> {
        let node = self.node(key)?;
        Some((node.text().unwrap_or_default(), node.span))
    }

    /// The text of a required key; `what` names the mapping in the message if it is missing.
    pub fn required(&self, key: &str, what: &str, problems: &mut Problems<'_>) -> Option<&'n str> {
        if self.node(key).is_none() {
            let span = self.key_span(key).unwrap_or(self.span);
            problems.error(span, format!("{what} has no `{key}`"));
        }
        self.text(key, problems)
    }

    /// The texts of a key that takes one value or a list of them.
    pub fn texts(&self, key: &str, problems: &mut Problems<'_>) -> Vec<&'n str> {
        self.placed_texts(key, problems).into_iter().map(|(text, _)| text).collect()
    }

    /// The same, each with its place.
    pub fn placed_texts(&self, key: &str, problems: &mut Problems<'_>) -> Vec<(&'n str, Span)> {
        let nodes = match self.node(key) {
            None => return Vec::new(),
            Some(Node { content: Content::List { items, .. }, .. }) => items.as_slice(),
            Some(node) => std::slice::from_ref(node),
        };
        let mut texts = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node.text().map(str::trim) {
                Some(text) if !text.is_empty() => texts.push((text, node.span)),
                _ => problems.error(node.span, format!("`{key}` must be a value or a list of values")),
            }
        }
        texts
    }
}

/// A message that quotes a long text, without its middle.
fn shortened(message: String) -> String {
    const HALF: usize = 200;
    if message.len() <= 2 * HALF {
        return message;
    }
    let (start, end) = (message.floor_char_boundary(HALF), message.ceil_char_boundary(message.len() - HALF));
    format!("{} … {}", &message[..start], &message[end..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    const KNOWN: &[&str] = &["value", "unit", "about"];

    fn problems_of(text: &str, read: impl Fn(&Fields<'_>, &mut Problems<'_>)) -> Vec<(String, String)> {
        let node = parse(text, 0).unwrap().unwrap();
        let mut problems = Problems::new("x.yaml", "registry-invalid");
        if let Some(fields) = Fields::read(&node, KNOWN, "the figure", &mut problems) {
            read(&fields, &mut problems);
        }
        let findings = problems.into_findings();
        findings.into_iter().map(|f| (f.place.span.of(text).to_string(), f.message)).collect()
    }

    #[test]
    fn unknown_and_duplicate_keys_are_noted_where_they_stand() {
        let found = problems_of("valeu: 1\nunit: a\nunit: b\nxyzzy: 1\n", |_, _| ());
        assert_eq!(found[0].0, "valeu");
        assert!(found[0].1.ends_with("did you mean `value`?"), "{found:?}");
        assert_eq!(found[1], ("unit".into(), "duplicate key `unit` of the figure".into()));
        assert_eq!(found[2].1, "unknown key `xyzzy` of the figure");
    }

    #[test]
    fn shapes_are_checked() {
        let found = problems_of("value: [1]\nabout: [a, {b: c}]\nunit:\n", |fields, problems| {
            assert_eq!(fields.text("value", problems), None);
            assert_eq!(fields.texts("about", problems), ["a"]);
            assert_eq!(fields.required("unit", "the figure", problems), None);
        });
        let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["[1]", "{b: c}", "unit"]);
        assert_eq!(problems_of("- 1\n", |_, _| ()).len(), 1);
    }
}
