//! Quotations in a text: their marks, and the words between them.

use memchr::memchr3_iter;

use crate::span::Span;

/// The quotation marks of `words`, each with its place.
pub fn quotes(words: &str) -> impl Iterator<Item = (usize, char)> {
    // `"`, or a character that begins with one of two bytes
    let places = memchr3_iter(b'"', 0xc2, 0xe2, words.as_bytes());
    places.filter_map(|at| Some((at, words[at..].chars().next()?))).filter(|&(_, mark)| is_quote(mark))
}

/// Whether `mark` begins or ends a quotation.
fn is_quote(mark: char) -> bool {
    matches!(mark, '"' | '“' | '„' | '«' | '”' | '»')
}

/// Whether the quotation mark at `at` of `words` opens a quotation or closes one; none where a straight one may do
/// either.
pub fn opens(words: &str, at: usize, mark: char) -> Option<bool> {
    if mark != '"' {
        return Some(!matches!(mark, '”' | '»'));
    }
    let before = words[..at].chars().next_back();
    let after = words[at + 1..].chars().next();
    let word = after.is_some_and(char::is_alphanumeric);
    match before {
        Some(before) if !before.is_whitespace() => (!word).then_some(false),
        _ => word.then_some(true),
    }
}

/// The words of the quotation of `block` in which `place` stands, without their marks; a quotation that its block
/// leaves open ends with it.
pub fn quotation(text: &str, block: Span, place: Span) -> Option<Span> {
    let mut open = None;
    for (at, mark) in quotes(block.of(text)) {
        let closes = !opens(block.of(text), at, mark).unwrap_or(open.is_none());
        let at = block.start + at;
        match open {
            Some(from) if closes && at >= place.end => {
                return (from <= place.start).then(|| Span::new(from, at));
            }
            _ if at >= place.start => break,
            _ => open = (!closes).then_some(at + mark.len_utf8()),
        }
    }
    open.map(|from| Span::new(from, block.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_words_around_a_place() {
        let around = |text: &str| {
            let start = text.find('7').unwrap();
            let found = quotation(text, Span::new(0, text.len()), Span::new(start, start + 1));
            found.map(|span| span.of(text).to_owned())
        };
        assert_eq!(around("“We saw 7 boats,” she said.").as_deref(), Some("We saw 7 boats,"));
        assert_eq!(around("He said \"no\" and \"7 boats sank\".").as_deref(), Some("7 boats sank"));
        assert_eq!(around("He said \"no\" of 7 boats and \"yes\"."), None);
        assert_eq!(around("“No” to 7 boats, “yes” to more."), None);
        assert_eq!(around("“We saw 7 boats.").as_deref(), Some("We saw 7 boats."));
        assert_eq!(around("7 boats."), None);
    }
}
