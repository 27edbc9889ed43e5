//! Sentences: the unit in which citations, attributions and periods hold.

use memchr::memchr3;

use crate::lang::Language;
use crate::span::Span;

/// A sentence of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the view, without surrounding blanks.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
}

/// Bytes after which a stretch without a full stop is cut at the next joint: no sentence is so long, and what looks
/// at a whole sentence for each of its figures stays linear in the text.
const LONGEST: usize = 4000;

/// Cuts the block `span` of `text` into sentences and appends them to `out`.
pub fn split(text: &str, span: Span, block: usize, language: &Language, out: &mut Vec<Sentence>) {
    let bytes = text.as_bytes();
    let end = span.end.min(text.len());
    let mut start = span.start;
    let mut at = span.start;
    // The start of a stretch in which no joint was found so far.
    let mut sought = usize::MAX;
    while at < end {
        if at - start >= LONGEST {
            let found = if sought == start { joint_at(text, at) } else { joint_before(text, start, at) };
            sought = start;
            if let Some(joint) = found {
                push(text, start, joint, block, out);
                start = joint;
            }
        }
        // up to the next stop, or to where the stretch has become too long
        let reach = end.min((start + LONGEST).max(at + 1));
        let Some(here) = memchr3(b'.', b'!', b'?', &bytes[at..reach]) else {
            at = reach;
            continue;
        };
        at += here;
        let stop = closing_end(text, at + 1, end);
        if ends_sentence(text, start, at, end, language) {
            push(text, start, stop, block, out);
            start = stop;
        }
        // The further stops of a run that ends no sentence end none either.
        at = stop;
    }
    push(text, start, end, block, out);
}

fn push(text: &str, start: usize, end: usize, block: usize, out: &mut Vec<Sentence>) {
    let Some(raw) = text.get(start..end) else { return };
    let trimmed = raw.trim();
    if !trimmed.is_empty() {
        let start = start + (raw.len() - raw.trim_start().len());
        out.push(Sentence { span: Span::new(start, start + trimmed.len()), block });
    }
}

/// Where to cut an endless stretch before `at`: after the last blank that follows punctuation, else the last blank.
fn joint_before(text: &str, start: usize, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let blanks = || (start + LONGEST / 2..=at).rev().filter(|&cut| bytes[cut - 1] == b' ');
    let after_sign = |&cut: &usize| matches!(bytes[cut - 2], b',' | b';' | b':' | b')');
    blanks().find(after_sign).or_else(|| blanks().next()).or_else(|| joint_at(text, at))
}

/// `at`, if it is not inside a word or number.
fn joint_at(text: &str, at: usize) -> Option<usize> {
    let joins = |character: char| character.is_alphanumeric() || matches!(character, '.' | ',');
    let (before, after) = text.split_at_checked(at)?;
    (!(before.ends_with(joins) && after.starts_with(joins))).then_some(at)
}

/// One past the closing quotes, brackets and further stops that follow a stop.
fn closing_end(text: &str, from: usize, end: usize) -> usize {
    let closes =
        |character: char| matches!(character, '.' | '!' | '?' | '"' | '\'' | ')' | ']' | '”' | '’' | '»');
    let mut at = from;
    while let Some(character) = text.get(at..end).and_then(|rest| rest.chars().next()) {
        if !closes(character) {
            break;
        }
        at += character.len_utf8();
    }
    at
}

fn ends_sentence(text: &str, start: usize, stop: usize, end: usize, language: &Language) -> bool {
    let after = closing_end(text, stop + 1, end);
    let rest = &text[after..end];
    let next = rest.trim_start();
    if next.is_empty() {
        return true;
    }
    if next.len() == rest.len() {
        return after == stop + 1 && is_glued_to_year(&text[start..=stop], rest);
    }
    let opens = next.trim_start_matches(['"', '\'', '(', '[', '“', '‘', '«', '*', '_', '-', '–', '—', ' ']);
    if opens.chars().next().is_none_or(char::is_lowercase) {
        return false;
    }
    if text.as_bytes()[stop] != b'.' || after > stop + 1 {
        return true;
    }
    let before = text[start..stop].trim_end_matches('.');
    let word_start = before
        .rfind(|character: char| {
            character.is_whitespace() || matches!(character, '(' | '"' | '“' | '-' | '–')
        })
        .map_or(0, |index| index + before[index..].chars().next().map_or(1, char::len_utf8));
    let word = &before[word_start..];
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // `$1.1. BILLION`: a stop too many
    let scale = || {
        let follower = opens.split(|character: char| !character.is_alphanumeric()).next().unwrap_or("");
        language.numbers.scales.has(language.vocabulary.lookup(follower))
    };
    let too_many = word.contains('.') && ends_in_digit(word) && scale();
    let word = language.vocabulary.lookup(word);
    if initial || too_many || language.abbreviations.never(word) {
        return false;
    }
    if language.abbreviations.maybe(word) {
        let follower = opens.split(|character: char| !character.is_alphanumeric()).next().unwrap_or("");
        return language.abbreviations.starts_sentence(language.vocabulary.lookup(follower));
    }
    true
}

fn ends_in_digit(word: &str) -> bool {
    word.ends_with(|character: char| character.is_ascii_digit())
}

/// `opened in 2011.The bridge`: the blank that two joined paragraphs lost.
fn is_glued_to_year(before: &str, after: &str) -> bool {
    const DIGITS: usize = 4;
    let mut following = after.chars();
    let opens = following.next().is_some_and(char::is_uppercase)
        && following.next().is_some_and(|second| second.is_lowercase() || second == ' ');
    let before = before.strip_suffix('.').unwrap_or_default();
    let word = before.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    opens && word.len() == DIGITS && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        split(text, Span::new(0, text.len()), 0, crate::lang::language("en"), &mut out);
        out.iter().map(|sentence| sentence.span.of(text)).collect()
    }

    #[test]
    fn cuts_where_a_year_and_a_capital_are_glued() {
        assert_eq!(cut("It closed in 2011.The ferry stayed."), ["It closed in 2011.", "The ferry stayed."]);
        for whole in ["version 2011.A4 of it", "at 10.The file", "form 2011.pdf and", "use Marrow.Net now"] {
            assert_eq!(cut(whole), [whole]);
        }
    }

    #[test]
    fn cuts_endless_stretches_between_words() {
        let words = "the 12 birds sang, ".repeat(1000);
        let sentences = cut(&words);
        assert!(sentences.iter().all(|sentence| sentence.len() <= LONGEST && sentence.ends_with("sang,")));
        assert_eq!(sentences.iter().map(|sentence| sentence.matches("12").count()).sum::<usize>(), 1000);
        let digits = "7".repeat(3 * LONGEST);
        assert_eq!(cut(&digits), [&digits], "no number is cut");
        assert_eq!(cut(&"–".repeat(2 * LONGEST)).concat().len(), 6 * LONGEST);
        assert_eq!(cut(&format!("well{} he said", ".".repeat(2 * LONGEST))).len(), 2);
    }

    #[test]
    fn cuts_at_full_stops_that_end_sentences() {
        assert_eq!(
            cut(
                "Mr. Orlo paid $1.5 million. The U.S. Senate met on Jan. 3 at 9 a.m. in Port Elsin. \"No.\" He left!"
            ),
            [
                "Mr. Orlo paid $1.5 million.",
                "The U.S. Senate met on Jan. 3 at 9 a.m. in Port Elsin.",
                "\"No.\"",
                "He left!"
            ]
        );
        assert_eq!(cut("It works in the U.S. The rest waits"), ["It works in the U.S.", "The rest waits"]);
        assert_eq!(cut("PAY $1.1. BILLION NOW"), ["PAY $1.1. BILLION NOW"]);
        assert_eq!(cut("  "), Vec::<&str>::new());
        assert_eq!(cut("version 1.2.3 is out.Really"), ["version 1.2.3 is out.Really"]);
    }
}
