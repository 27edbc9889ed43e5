//! `claims/NAME.yaml` → ledger, with every problem of the file.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::ledger::{Decision, Entry, Ledger};
use crate::quantity::PartialDate;
use crate::yaml::{self, Content, Fields, Node, Problems};

/// Rule of everything that is wrong with a ledger file.
pub const RULE: &str = "ledger-invalid";

/// Keys of an entry, in the order they are written.
pub const KEYS: &[&str] =
    &["id", "quote", "before", "after", "value", "links", "decision", "reason", "by", "on"];

/// Reads a ledger file: a list of entries. `path` is for messages. A broken entry costs that entry only.
pub fn load(path: &str, bytes: &[u8]) -> (Ledger, Vec<Finding>) {
    let mut problems = Problems::new(path, RULE);
    let root =
        yaml::decode(bytes, &mut problems).and_then(|(text, offset)| match yaml::parse(text, offset) {
            Ok(root) => root,
            Err(error) => {
                problems.error(error.span, error.message);
                None
            }
        });
    let entries = root.iter().flat_map(|root| entries(root, &mut problems));
    let ledger = Ledger { entries: entries.map(|(_, entry)| entry).collect() };
    (ledger, problems.into_findings())
}

/// The entries of a document with the nodes they stand in.
pub(super) fn entries<'n>(root: &'n Node, problems: &mut Problems<'_>) -> Vec<(&'n Node, Entry)> {
    let Content::List { items, .. } = &root.content else {
        problems.error(root.span, "a ledger must be a list of claims (`- id: …`)");
        return Vec::new();
    };
    let mut first_of = BTreeMap::new();
    let mut entries = Vec::with_capacity(items.len());
    for item in items {
        let Some(entry) = entry(item, problems) else { continue };
        match first_of.get(&entry.id) {
            Some(first) => {
                problems.conflict(item.span, format!("duplicate id `{}`", entry.id), first, "decided here");
            }
            None => {
                first_of.insert(entry.id.clone(), problems.place(item.span));
                entries.push((item, entry));
            }
        }
    }
    entries
}

fn entry(node: &Node, problems: &mut Problems<'_>) -> Option<Entry> {
    let fields = Fields::read(node, KEYS, "the claim", problems)?;
    let id = fields.required("id", "the claim", problems);
    let quote = fields.required("quote", "the claim", problems);
    // An empty text is a good one here: a claim may open or close its paragraph.
    let mut words = |key: &str| {
        let Some(node) = fields.node(key) else { return String::new() };
        if node.text().is_none() {
            problems.error(node.span, format!("`{key}` must be a text"));
        }
        node.text().unwrap_or_default().to_string()
    };
    let (before, after) = (words("before"), words("after"));
    let owned = |text: Option<&str>| text.map(|text| text.trim().to_string());
    let value = owned(fields.text("value", problems));
    let links = fields.texts("links", problems).into_iter().map(str::to_string).collect();
    let reason = owned(fields.text("reason", problems));
    let by = owned(fields.text("by", problems));
    let on = owned(fields.text("on", problems));
    let mut decision = decision(&fields, problems);
    let span_of = |key: &str| fields.node(key).map_or(fields.span, |node| node.span);
    if let Some(on) = on.as_deref().filter(|on| on.parse::<PartialDate>().is_err()) {
        problems.error(span_of("on"), format!("`{on}` is no date: write `YYYY-MM-DD`"));
    }
    if decision.is_some() && (by.is_none() || on.is_none()) {
        problems.warning(span_of("decision"), "a decision should say who made it (`by`) and when (`on`)");
    }
    if decision == Some(Decision::Exempt) && reason.is_none() {
        problems.error(span_of("decision"), "`exempt` needs a `reason`");
        decision = None;
    }
    Some(Entry {
        id: id?.trim().to_string(),
        quote: quote?.to_string(),
        before,
        after,
        value,
        links,
        decision,
        reason,
        by,
        on,
    })
}

fn decision(fields: &Fields<'_>, problems: &mut Problems<'_>) -> Option<Decision> {
    let text = fields.text("decision", problems)?.trim();
    let decision = Decision::from_name(text);
    if decision.is_none() {
        let names = Decision::ALL.map(Decision::name).join(", ");
        problems.error(fields.node("decision")?.span, format!("unknown decision `{text}`: one of {names}"));
    }
    decision
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    #[test]
    fn entries_are_read_in_file_order() {
        let text = "\
- id: 1a
  quote: \"over 25,000\"
  before: \"and in all\"
  after: \"\"
  value: 25000
  links: [relief-4]
  decision: exempt
  reason: a slogan
  by: Jo
  on: 2031-05-02
- { id: 0b, quote: three, decision: }
";
        let (ledger, findings) = load("claims/a.yaml", text.as_bytes());
        assert_eq!(findings, []);
        let [first, second] = ledger.entries.as_slice() else { panic!("two entries") };
        assert_eq!((first.id.as_str(), first.decision), ("1a", Some(Decision::Exempt)));
        assert_eq!(
            (first.value.as_deref(), first.links.as_slice()),
            (Some("25000"), ["relief-4".to_string()].as_slice())
        );
        assert_eq!((second.quote.as_str(), second.decision), ("three", None));
        assert_eq!(load("claims/a.yaml", b"# none yet\n"), (Ledger::default(), Vec::new()));
    }

    #[test]
    fn problems_have_places() {
        let text = "\
- id: a
  quote: one
  decision: exempt
  by: Jo
  on: 2031-02-30
- id: b
  decison: wrong
- id: a
  quote: two
- id: c
  quote: three
  decision: maybe
- id: d
  quote: four
  decision: wrong
";
        let (ledger, findings) = load("claims/a.yaml", text.as_bytes());
        let found: Vec<_> =
            findings.iter().map(|f| (f.severity, f.place.span.of(text), f.message.as_str())).collect();
        let error = Severity::Error;
        assert_eq!(
            found,
            [
                (error, "exempt", "`exempt` needs a `reason`"),
                (error, "2031-02-30", "`2031-02-30` is no date: write `YYYY-MM-DD`"),
                (error, "id", "the claim has no `quote`"),
                (error, "decison", "unknown key `decison` of the claim: did you mean `decision`?"),
                (error, "id: a\n  quote: two", "duplicate id `a`"),
                (error, "maybe", "unknown decision `maybe`: one of verified, wrong, exempt"),
                (Severity::Warning, "wrong", "a decision should say who made it (`by`) and when (`on`)"),
            ]
        );
        assert_eq!(ledger.entries.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["a", "c", "d"]);
        assert_eq!(load("a", b"a: 1\n").1.len(), 1);
        assert_eq!(load("a", b"- [\n").1.len(), 1);
    }
}
