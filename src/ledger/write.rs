//! Claims → a ledger file. Comments, order and people's words of the file that is there are kept.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Severity;
use crate::ledger::{Decision, Entry, yaml::entries, yaml::load};
use crate::span::Span;
use crate::yaml::{Content, Node, Problems, parse, quoted};

const HEADER: &str = "\
# What people decided about the figures of one article. To decide a claim, fill in `decision` (verified, wrong, or
# exempt with a `reason`), `by` and `on` (YYYY-MM-DD). Everything else is written by tieout.
";

/// The new text of a ledger file that holds `existing`, for the claims of the article as they are now.
///
/// New claims are added at the end, in the order given. An entry whose claim is gone is removed unless a person
/// has written something in it. The links of an undecided entry are renewed. Nothing else changes, and the same
/// claims written twice change no byte.
///
/// # Errors
/// One sentence if the file that is there is broken, or cannot be edited without touching something else.
pub fn write(existing: Option<&str>, claims: &[Entry]) -> Result<String, String> {
    let text = existing.unwrap_or(HEADER);
    let offset = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    check(text)?;
    let root = parse(&text[offset..], offset).map_err(|error| error.message)?;
    let mut edits: Vec<(Span, String)> = Vec::new();
    let mut expected = Vec::new();
    let wanted: BTreeMap<&str, &Entry> = claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
    let mut seen = BTreeSet::new();
    let mut indent = String::new();
    if let Some(root) = &root {
        indent = indentation(root, text)?;
        for (node, mut entry) in entries(root, &mut Problems::new("", "")) {
            seen.insert(entry.id.clone());
            match wanted.get(entry.id.as_str()) {
                None if is_untouched(&entry) => {
                    if let Some(lines) = removable_lines(node, text) {
                        edits.push((lines, String::new()));
                        continue;
                    }
                }
                Some(claim) if entry.decision.is_none() && entry.links != claim.links => {
                    if let Some(span) = links_span(node, text) {
                        edits.push((span, links(&claim.links)));
                        entry.links.clone_from(&claim.links);
                    }
                }
                _ => {}
            }
            expected.push(entry);
        }
    }
    let mut written = splice(text, &edits);
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    for claim in claims {
        if !seen.insert(claim.id.clone()) {
            continue;
        }
        if !written.is_empty() {
            if !written.ends_with('\n') {
                written.push_str(newline);
            }
            written.push_str(newline);
        }
        for (index, line) in lines(claim).iter().enumerate() {
            written.push_str(&format!("{indent}{} {line}{newline}", if index == 0 { "-" } else { " " }));
        }
        expected.push(claim.clone());
    }
    check(&written)?;
    if load("", written.as_bytes()).0.entries != expected {
        return Err("the ledger cannot be edited without changing more than was meant".into());
    }
    Ok(written)
}

/// Refuses a text that does not load.
fn check(text: &str) -> Result<(), String> {
    let (_, findings) = load("", text.as_bytes());
    match findings.into_iter().find(|finding| finding.severity == Severity::Error) {
        None => Ok(()),
        Some(finding) => {
            let line =
                text.as_bytes()[..finding.place.span.start].iter().filter(|&&byte| byte == b'\n').count() + 1;
            Err(format!("line {line} of the ledger: {}", finding.message))
        }
    }
}

/// What stands before the dashes of a block list.
fn indentation(root: &Node, text: &str) -> Result<String, String> {
    let line = line_start(text, root.span.start);
    let indent = &text[line..root.span.start];
    match &root.content {
        Content::List { flow: false, .. } if indent.bytes().all(|byte| byte == b' ') => {
            Ok(indent.to_string())
        }
        _ => Err("the ledger must be a list with one `- id: …` to a claim, not in brackets".into()),
    }
}

fn is_untouched(entry: &Entry) -> bool {
    entry.decision.is_none() && entry.reason.is_none() && entry.by.is_none() && entry.on.is_none()
}

/// The lines of an item with a blank line before it, if nothing but the item stands there.
fn removable_lines(node: &Node, text: &str) -> Option<Span> {
    let dash = text[..node.span.start].trim_end().strip_suffix('-')?.len();
    let start = line_start(text, dash);
    let end = text[node.span.end..].find('\n').map_or(text.len(), |at| node.span.end + at + 1);
    let is_alone = text[start..dash].trim().is_empty() && matches!(text[node.span.end..end].trim(), "" | ":");
    let next = text[end..].lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let comment_follows =
        next.trim_start().starts_with('#') && next.len() - next.trim_start().len() > dash - start;
    let comment_inside = has_comment(node, Span::new(start, end), text);
    if !is_alone || comment_inside || comment_follows {
        return None;
    }
    let before = &text[..start];
    let blank = ["\r\n", "\n"].into_iter().find(|newline| before.ends_with(&format!("\n{newline}")));
    Some(Span::new(start - blank.map_or(0, str::len), end))
}

/// Whether a comment stands in `lines`, which hold `node`: a `#` outside of its scalars.
fn has_comment(node: &Node, lines: Span, text: &str) -> bool {
    let mut scalars = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match &node.content {
            Content::Scalar { .. } => scalars.push(node.span),
            Content::List { items, .. } => open.extend(items),
            Content::Map(pairs) => open.extend(pairs.iter().flat_map(|(key, value)| [key, value])),
        }
    }
    scalars.sort_unstable();
    let starts = scalars.iter().map(|span| span.start).chain([lines.end]);
    let ends = [lines.start].into_iter().chain(scalars.iter().map(|span| span.end));
    ends.zip(starts).any(|(end, start)| Span::new(end, start).of(text).contains('#'))
}

/// Where the links of an item stand, if they can be replaced.
fn links_span(node: &Node, text: &str) -> Option<Span> {
    let Content::Map(pairs) = &node.content else { return None };
    let (_, value) = pairs.iter().find(|(key, _)| key.text() == Some("links"))?;
    (!value.is_nothing() && !has_comment(value, value.span, text)).then_some(value.span)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn splice(text: &str, edits: &[(Span, String)]) -> String {
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for (span, replacement) in edits {
        result.push_str(Span::new(at, span.start).of(text));
        result.push_str(replacement);
        at = span.end;
    }
    result.push_str(&text[at..]);
    result
}

/// The lines of a new entry, the keys that a person fills in among them.
fn lines(entry: &Entry) -> Vec<String> {
    let value =
        |text: &Option<String>| text.as_deref().map_or_else(String::new, |text| format!(" {}", quoted(text)));
    vec![
        format!("id: {}", quoted(&entry.id)),
        format!("quote: {}", quoted(&entry.quote)),
        format!("before: {}", quoted(&entry.before)),
        format!("after: {}", quoted(&entry.after)),
        format!("value:{}", value(&entry.value)),
        format!("links: {}", links(&entry.links)),
        format!(
            "decision:{}",
            entry.decision.map(Decision::name).map_or_else(String::new, |name| format!(" {name}"))
        ),
        format!("reason:{}", value(&entry.reason)),
        format!("by:{}", value(&entry.by)),
        format!("on:{}", value(&entry.on)),
    ]
}

fn links(ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
    format!("[{}]", ids.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(id: &str, quote: &str) -> Entry {
        Entry {
            id: id.into(),
            quote: quote.into(),
            before: "the office says".into(),
            after: String::new(),
            value: Some("25000".into()),
            links: vec!["relief-4".into()],
            decision: None,
            reason: None,
            by: None,
            on: None,
        }
    }

    #[test]
    fn a_new_ledger_is_a_form_to_fill_in() {
        let claims = [claim("1e5", "over 25,000"), claim("0b", "a \"third\"\u{202e}\n#1")];
        let text = write(None, &claims).unwrap();
        assert!(text.starts_with("# What people decided"));
        assert!(text.contains("- id: \"1e5\"\n  quote: \"over 25,000\"\n"), "{text}");
        assert!(text.ends_with("  decision:\n  reason:\n  by:\n  on:\n"));
        assert!(!text.contains('\u{202e}'));
        assert_eq!(load("", text.as_bytes()).0.entries, claims);
        assert_eq!(write(Some(&text), &claims).unwrap(), text, "written twice, no byte changes");
    }

    const FILE: &str = "\
# Read with Jo.
- id: a   # the lead
  quote:   'one'
  decision: verified
  by: Jo
  on: 2031-05-02

# Ask the office.
- id: b
  quote: two
  links: [old,  older]
  decision:

- id: c
  quote: three
  # no source yet
- id: d
  quote: four
";

    #[test]
    fn peoples_words_are_kept() {
        let claims = [claim("z", "new"), claim("b", "two")];
        let text = write(Some(FILE), &claims).unwrap();
        let kept = FILE.replace("[old,  older]", "[\"relief-4\"]").replace("- id: d\n  quote: four\n", "");
        let added = text.strip_prefix(&kept).unwrap_or_else(|| panic!("{text}"));
        assert!(added.starts_with("\n- id: \"z\"\n"), "{added}");
        assert_eq!(write(Some(&text), &claims).unwrap(), text);
    }

    #[test]
    fn the_claim_of_an_undecided_form_goes_with_it() {
        let both = write(None, &[claim("a", "one"), claim("b", "two")]).unwrap();
        let one = write(None, &[claim("a", "one")]).unwrap();
        assert_eq!(write(Some(&both), &[claim("a", "one")]).unwrap(), one);
        assert_eq!(write(Some(&one), &[]).unwrap(), HEADER);
        let crlf = both.replace('\n', "\r\n");
        assert_eq!(write(Some(&crlf), &[claim("a", "one")]).unwrap(), one.replace('\n', "\r\n"));
    }

    #[test]
    fn indentation_and_a_missing_last_newline_are_minded() {
        let text = write(Some("  - id: a\n    quote: one"), &[claim("a", "one"), claim("b", "two")]).unwrap();
        assert!(
            text.starts_with("  - id: a\n    quote: one\n\n  - id: \"b\"\n    quote: \"two\"\n"),
            "{text}"
        );
    }

    #[test]
    fn a_broken_ledger_is_left_alone() {
        for (text, expected) in [
            ("- id: a\n  quot: one\n", "line 1 of the ledger: the claim has no `quote`"),
            ("[{ id: a, quote: one }]\n", "in brackets"),
            ("a: 1\n", "must be a list"),
            ("- id: a\n- [\n", "line 2"),
        ] {
            let error = write(Some(text), &[claim("b", "two")]).unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_survive(quote in proptest::prelude::any::<String>(), before in "[ -~\\u{80}-\\u{ff}\n#:]*") {
            let quote = format!("{quote} #1");
            let claims = [Entry { before, ..claim("a", &quote) }, claim("b", "two")];
            let text = write(None, &claims).unwrap();
            assert_eq!(load("", text.as_bytes()).0.entries, claims);
            assert_eq!(write(Some(&text), &claims).unwrap(), text);
            assert!(write(Some(&text), &claims[1..]).unwrap().len() < text.len());
        }
    }
}
