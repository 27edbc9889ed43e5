//! Citations by key, as pandoc writes them: `[@id, p. 3]`, `[@a; @b]`, `[see -@id]`, `@id [p. 12]`;
//! and addresses that stand in the text as they are.

use memchr::memmem;

use crate::span::Span;

/// A source named by its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) id: String,
    pub(super) locator: Option<String>,
}

/// The longest citation read, in bytes: bounds the search for a closing bracket.
const LONGEST: usize = 1000;

/// The citation that begins at byte `at` of `text` (a `[` or an `@`), and its length in bytes.
pub(super) fn at(text: &str, at: usize) -> Option<(Vec<Key>, usize)> {
    match text.as_bytes().get(at)? {
        b'[' => bracketed(&text[at..]),
        b'@' if !text[..at].ends_with(|c: char| c.is_alphanumeric() || ".-_@/[".contains(c)) => {
            narrative(&text[at..])
        }
        _ => None,
    }
}

/// `[@a, p. 3; -@b]`: each part a key, with words before it allowed.
fn bracketed(text: &str) -> Option<(Vec<Key>, usize)> {
    let end = closing_bracket(text)?;
    let inner = &text[1..end];
    // `[@id](address)` and `[@id]: address` are links.
    if !inner.contains('@') || text[end + 1..].starts_with(['(', ':', '[']) {
        return None;
    }
    let keys = inner.split(';').map(part).collect::<Option<Vec<_>>>()?;
    Some((keys, end + 1))
}

fn part(text: &str) -> Option<Key> {
    let at = text.find('@')?;
    let before = text[..at].strip_suffix('-').unwrap_or(&text[..at]);
    if before.ends_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    let length = id_length(&text[at + 1..]);
    let (id, rest) = text[at + 1..].split_at(length);
    let locator = rest.trim_start().trim_start_matches(',').trim();
    (length > 0).then(|| Key { id: id.to_owned(), locator: some(locator) })
}

/// `@id [p. 12]`. A bare `@id` is a handle of somebody, no citation.
fn narrative(text: &str) -> Option<(Vec<Key>, usize)> {
    let length = id_length(&text[1..]);
    let rest = text[1 + length..].strip_prefix(' ')?;
    let end = rest.starts_with('[').then(|| closing_bracket(rest)).flatten()?;
    let locator = rest[1..end].trim();
    if length == 0 || locator.contains('@') || rest[end + 1..].starts_with(['(', '[']) {
        return None;
    }
    let key = Key { id: text[1..1 + length].to_owned(), locator: some(locator) };
    Some((vec![key], 1 + length + 1 + end + 1))
}

/// Offset of the `]` that closes the `[` at the start, in the same paragraph.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut newline = false;
    for (at, byte) in text.bytes().enumerate().take(LONGEST).skip(1) {
        match byte {
            b']' => return Some(at),
            b'[' => return None,
            b'\n' if newline => return None,
            b'\n' => newline = true,
            b' ' | b'\t' | b'\r' => {}
            _ => newline = false,
        }
    }
    None
}

/// Bytes of the id that `text` begins with: letters, digits and inner punctuation as in pandoc.
fn id_length(text: &str) -> usize {
    let end = text.find(|c: char| !(c.is_alphanumeric() || "_-.:/+#$%&".contains(c))).unwrap_or(text.len());
    text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_').len()
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Reads the attribute form `id p. 12; other`.
pub(super) fn parse_attribute(value: &str) -> Vec<Key> {
    value
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (id, locator) = part.split_once(char::is_whitespace).unwrap_or((part, ""));
            Key {
                id: id.trim_end_matches(',').trim_start_matches('@').to_owned(),
                locator: some(locator.trim()),
            }
        })
        .collect()
}

/// The `http` and `https` addresses that stand in `text` within `span`.
pub(super) fn addresses(text: &str, span: Span) -> Vec<Span> {
    let within = span.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(colon) = memmem::find(&within.as_bytes()[from..], b"://").map(|at| from + at) {
        let before = &within[from..colon];
        from = colon + 3;
        let Some(scheme) = ["https", "http"].into_iter().find(|&scheme| before.ends_with(scheme)) else {
            continue;
        };
        let rest = &within[from..];
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"”»|`".contains(c)).unwrap_or(rest.len());
        let length = trim_address(&rest[..end]);
        if length > 0 {
            found.push(Span::new(span.start + colon - scheme.len(), span.start + from + length));
            from += length;
        }
    }
    found
}

/// Length of an address without the punctuation of the sentence around it.
fn trim_address(address: &str) -> usize {
    let mut kept = address;
    let mut open = address.matches('(').count();
    let mut closed = address.matches(')').count();
    loop {
        match kept.chars().next_back() {
            Some(')') if closed > open => closed -= 1,
            Some('(') => open -= 1,
            Some(c) if ".,;:!?'’]".contains(c) => {}
            _ => return kept.len(),
        }
        kept = &kept[..kept.len() - kept.chars().next_back().map_or(0, char::len_utf8)];
    }
}

/// Whether the address of a link is no page: a mail box, a telephone, a script, data.
pub(super) fn is_contact(href: &str) -> bool {
    ["mailto:", "tel:", "javascript:", "data:"]
        .iter()
        .any(|scheme| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Keys = Vec<(String, Option<String>)>;

    fn read(text: &str) -> Option<(Keys, usize)> {
        let start = text.find(['[', '@'])?;
        let (keys, length) = at(text, start)?;
        Some((keys.into_iter().map(|key| (key.id, key.locator)).collect(), length))
    }

    fn keys(list: &[(&str, &str)]) -> Keys {
        list.iter().map(|&(id, locator)| (id.to_owned(), some(locator))).collect()
    }

    #[test]
    fn reads_keys_and_locators() {
        assert_eq!(read("[@census-2021, p. 3]"), Some((keys(&[("census-2021", "p. 3")]), 20)));
        assert_eq!(read("[@a; see @b, table 2]").unwrap().0, keys(&[("a", ""), ("b", "table 2")]));
        assert_eq!(read("[-@a]").unwrap().0, keys(&[("a", "")]));
        assert_eq!(read("[@a p. 4–5]").unwrap().0, keys(&[("a", "p. 4–5")]));
        assert_eq!(read("@census [p. 12] says").unwrap(), (keys(&[("census", "p. 12")]), 15));
        assert_eq!(read("[@a,\n p. 3]").unwrap().0, keys(&[("a", "p. 3")]));
    }

    #[test]
    fn leaves_handles_links_and_addresses_alone() {
        for other in [
            "@reuters said",
            "desk@example.org [p. 3]",
            "[@a](https://example.org)",
            "[@a]: x",
            "[1]",
            "[desk@example.org]",
            "[@]",
            "[@a",
            "[@a\n\nb]",
            "[note]",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn reads_the_attribute() {
        let key = |id: &str, locator: &str| Key { id: id.into(), locator: some(locator) };
        assert_eq!(parse_attribute("ons2024 p. 12; census"), [key("ons2024", "p. 12"), key("census", "")]);
    }

    #[test]
    fn finds_addresses() {
        let text =
            "See (https://example.org/a_(b)), http://example.org/x?y=1. ftp://example.org and https:// too";
        let found: Vec<_> =
            addresses(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["https://example.org/a_(b)", "http://example.org/x?y=1"]);
    }
}
