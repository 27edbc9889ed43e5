//! Tokens: words, digit groups and single symbols, with how they are spaced.

use super::vocabulary::{Vocabulary, WordId};
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters.
    Word,
    /// ASCII digits with inner `.` and `,`: `1,500`, `3.5`, `1.2.3`.
    Number,
    /// One character that is neither.
    Symbol,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Nothing: it is glued to the token before.
    None,
    /// Blanks, or a single line break.
    Blank,
}

/// One token of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in the view.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Its number in the vocabulary.
    pub word: WordId,
    /// What it is.
    pub kind: TokenKind,
    /// What stands before it.
    pub space: Space,
}

impl Token {
    /// Its span in the view.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// Cuts `span` of `text` into tokens and appends them to `out`. Texts over 4 GiB are cut off there.
pub fn tokenize(text: &str, span: Span, vocabulary: &Vocabulary, out: &mut Vec<Token>) {
    let end = span.end.min(text.len()).min(u32::MAX as usize);
    let bytes = &text.as_bytes()[..end];
    let mut at = span.start;
    let mut space = Space::Blank;
    while at < end {
        let byte = bytes[at];
        if byte.is_ascii_whitespace() {
            space = Space::Blank;
            at += 1;
            continue;
        }
        if let Some((length, packed)) = short_word(bytes, at) {
            let (start, end) = (at as u32, (at + length) as u32);
            let word = vocabulary.lookup_short(packed);
            out.push(Token { start, end, word, kind: TokenKind::Word, space });
            space = Space::None;
            at += length;
            continue;
        }
        let (stop, kind) = if byte.is_ascii_digit() {
            (number_end(bytes, at, end), TokenKind::Number)
        } else if byte.is_ascii_alphabetic() {
            (word_end(text, at, end), TokenKind::Word)
        } else if byte.is_ascii() {
            (at + 1, TokenKind::Symbol)
        } else {
            let Some(character) = text[at..].chars().next() else { break };
            if character.is_whitespace() {
                space = Space::Blank;
                at += character.len_utf8();
                continue;
            }
            if character.is_alphabetic() {
                (word_end(text, at, end), TokenKind::Word)
            } else {
                (at + character.len_utf8(), TokenKind::Symbol)
            }
        };
        // the tables hold short numbers too: `km2`, `9/11`
        const LONGEST_NUMBER: usize = 4;
        let long = kind == TokenKind::Number && stop - at > LONGEST_NUMBER;
        let word = if long { WordId::UNKNOWN } else { vocabulary.lookup(&text[at..stop]) };
        out.push(Token { start: at as u32, end: stop as u32, word, kind, space });
        space = Space::None;
        at = stop;
    }
}

fn number_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        let digit = bytes[at].is_ascii_digit();
        let separator = matches!(bytes[at], b',' | b'.') && at + 1 < end && bytes[at + 1].is_ascii_digit();
        if !digit && !separator {
            break;
        }
        at += 1;
    }
    at
}

fn word_end(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes().get(..end).unwrap_or_default();
    let mut at = start;
    loop {
        at += letters(bytes.get(at..).unwrap_or_default());
        if bytes.get(at).is_none_or(u8::is_ascii) {
            break;
        }
        match text[at..].chars().next() {
            Some(character) if character.is_alphabetic() => at += character.len_utf8(),
            _ => break,
        }
    }
    at.min(end).max(start + 1)
}

/// 1 in each byte.
const EACH: u64 = u64::MAX / 255;
/// The bit in each byte that no ASCII character has.
const HIGH: u64 = EACH * 0x80;

/// How many ASCII letters the eight bytes of `chunk` begin with, the lowest byte first.
fn letters_of(chunk: u64) -> usize {
    let small = (chunk | (EACH * 0x20)) & !HIGH;
    // the highest bit of each byte tells
    let from_a = small + EACH * (0x80 - b'a' as u64);
    let beyond_z = small + EACH * (0x7f - b'z' as u64);
    let others = !(from_a & !beyond_z & !chunk) & HIGH;
    others.trailing_zeros() as usize / 8
}

/// How many ASCII letters `bytes` begins with; looks at eight at a time.
pub(super) fn letters(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let length = letters_of(u64::from_le_bytes(*chunk));
        at += length;
        if length < 8 {
            return at;
        }
    }
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// The word of at most seven ASCII letters at `at`, as its length and its letters in lower case, the first one in the
/// lowest byte: most words of a text. An ASCII character that is no letter stands behind it; none at the end of
/// `bytes`.
#[inline(always)]
pub(super) fn short_word(bytes: &[u8], at: usize) -> Option<(usize, u64)> {
    let chunk = u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?);
    let length = letters_of(chunk);
    // a letter that is not ASCII may follow
    let ends = (1..8).contains(&length) && (chunk >> (8 * length)) & 0x80 == 0;
    ends.then(|| (length, (chunk | (EACH * 0x20)) & (u64::MAX >> (64 - 8 * length))))
}

/// The tokens of one sentence, with the text they were cut from.
#[derive(Clone, Copy, Debug)]
pub struct Tokens<'a> {
    /// The whole view.
    pub text: &'a str,
    /// The sentence's tokens.
    pub items: &'a [Token],
}

impl<'a> Tokens<'a> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The token at `index`.
    pub fn get(&self, index: usize) -> Option<&'a Token> {
        self.items.get(index)
    }

    /// The text of the token at `index`; empty past the end.
    pub fn str(&self, index: usize) -> &'a str {
        self.items.get(index).map_or("", |token| token.span().of(self.text))
    }

    /// The word number of the token at `index`; unknown past the end.
    pub fn word(&self, index: usize) -> WordId {
        self.items.get(index).map_or(WordId::UNKNOWN, |token| token.word)
    }

    /// Whether the token at `index` exists and is of `kind`.
    pub fn is(&self, index: usize, kind: TokenKind) -> bool {
        self.items.get(index).is_some_and(|token| token.kind == kind)
    }

    /// Whether the `s` of an owner stands at `at`: `Elsin's`.
    pub fn ends_owner(&self, at: usize) -> bool {
        let apostrophe = at.checked_sub(1).is_some_and(|before| matches!(self.str(before), "'" | "’"));
        apostrophe && self.glued(at) && self.str(at) == "s"
    }

    /// Whether the token at `index` is the symbol `symbol`.
    #[inline]
    pub fn is_symbol(&self, index: usize, symbol: &str) -> bool {
        self.items.get(index).is_some_and(|token| {
            // most symbols differ in length or in their first byte, which is told without a call
            token.kind == TokenKind::Symbol
                && token.span().len() == symbol.len()
                && self.text.as_bytes().get(token.start as usize) == symbol.as_bytes().first()
                && token.span().of(self.text) == symbol
        })
    }

    /// Whether the token at `index` exists and is glued to the one before.
    pub fn glued(&self, index: usize) -> bool {
        self.items.get(index).is_some_and(|token| token.space == Space::None)
    }

    /// Whether the token at `index` begins with a capital letter.
    pub fn capitalised(&self, index: usize) -> bool {
        let Some(token) = self.items.get(index) else { return false };
        match self.text.as_bytes().get(token.start as usize) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => self.str(index).chars().next().is_some_and(char::is_uppercase),
        }
    }

    /// The span in the view of the tokens `from..to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.items.get(from), to.checked_sub(1).and_then(|last| self.items.get(last))) {
            (Some(first), Some(last)) => Span::new(first.start as usize, last.end as usize),
            _ => Span::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_letters_eight_at_a_time() {
        for stop in "@[`{ é\u{7f}9".chars().map(String::from) {
            for length in 0..=17 {
                let word: String = "azAZmM".chars().cycle().take(length).collect();
                assert_eq!(letters(format!("{word}{stop}ab").as_bytes()), length, "{length}{stop}");
                assert_eq!(letters(word.as_bytes()), length);
            }
        }
    }

    #[test]
    fn packs_short_words_in_lower_case() {
        assert_eq!(short_word(b"- Abz, or so", 2), Some((3, 0x7a_62_61)));
        assert_eq!(short_word(b"Letters ", 0), Some((7, u64::from_le_bytes(*b"letters\0"))));
        for text in ["eighteen ", " seven ", "seven", "9 or more", "été été", "caf\u{e9} noir"] {
            assert_eq!(short_word(text.as_bytes(), 0), None, "{text}");
        }
    }

    #[test]
    fn cuts_words_numbers_and_symbols() {
        let text = "US$1,500.50m rose 12%, m² over\u{a0}½.";
        let mut out = Vec::new();
        tokenize(text, Span::new(0, text.len()), &Vocabulary::default(), &mut out);
        let cut: Vec<&str> = out.iter().map(|token| token.span().of(text)).collect();
        assert_eq!(cut, ["US", "$", "1,500.50", "m", "rose", "12", "%", ",", "m", "²", "over", "½", "."]);
        assert_eq!(out[1].space, Space::None);
        assert_eq!(out[11].space, Space::Blank);
    }
}
