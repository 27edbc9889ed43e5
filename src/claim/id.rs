//! Stable ids: a hash of the quantity, the words around and the occurrence; no path, no position.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};
use sha2::{Digest, Sha256};

use crate::quantity::Quantity;
use crate::quantity::decimal::push_plain;
use crate::span::Span;

/// Words on either side that count.
const WORDS: usize = 5;
/// Bytes looked at on either side for them.
const REACH: usize = 400;

/// Hex digits of an id.
const DIGITS: usize = 12;

/// What identifies a claim: five words on either side, their numbers masked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Context {
    /// Words before.
    pub before: String,
    /// Words after.
    pub after: String,
}

/// The context of `span` in `text`, within its `block`: other paragraphs may come and go.
pub fn context(text: &str, span: Span, block: Span) -> Context {
    let before_start = boundary(text, span.start.saturating_sub(REACH).max(block.start));
    let before = &text[before_start..span.start];
    let after_end = boundary(text, (span.end + REACH).min(block.end).max(span.end));
    let after = &text[span.end.min(after_end)..after_end];
    Context { before: masked(&before[last_words(before)..]), after: masked(after) }
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where the last words of `text` begin.
fn last_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut words = 0;
    let mut in_word = false;
    let mut at = text.len();
    while let Some(&last) = bytes[..at].last() {
        let end = at;
        let space = if last.is_ascii() {
            at -= 1;
            MASKED[usize::from(last)] == b' '
        } else {
            let Some(character) = text[..at].chars().next_back() else { break };
            at -= character.len_utf8();
            character.is_whitespace()
        };
        if in_word && space {
            words += 1;
            if words == WORDS {
                return end;
            }
        }
        in_word = !space;
    }
    0
}

/// What becomes of each byte in an id: a blank for white space, `0` for a digit, small letters.
const MASKED: [u8; 256] = {
    let mut masked = [0; 256];
    let mut byte = 0;
    while byte < masked.len() {
        let own = byte as u8;
        masked[byte] = match own {
            b' ' | b'\t'..=b'\r' => b' ',
            b'0'..=b'9' => b'0',
            _ => own.to_ascii_lowercase(),
        };
        byte += 1;
    }
    masked
};

/// The first words of `text` in lower case, numbers as `#`, with one blank between.
fn masked(text: &str) -> String {
    let mut out = Vec::with_capacity(64);
    let mut words = 0;
    let (mut in_word, mut in_number) = (false, false);
    for &byte in text.as_bytes() {
        match MASKED[usize::from(byte)] {
            // most bytes by far
            letter if letter > b'9' => {
                out.push(letter);
                (in_word, in_number) = (true, false);
            }
            b' ' if !in_word => {}
            blank @ b' ' => {
                words += 1;
                if words == WORDS {
                    break;
                }
                out.push(blank);
                (in_word, in_number) = (false, false);
            }
            b',' | b'.' if in_number => {}
            b'0' => {
                if !in_number {
                    out.push(b'#');
                }
                (in_word, in_number) = (true, true);
            }
            other => {
                out.push(other);
                (in_word, in_number) = (true, false);
            }
        }
    }
    out.truncate(out.trim_ascii_end().len());
    let out = String::from_utf8(out).expect("only whole characters are left out");
    if out.is_ascii() { out } else { out.to_lowercase() }
}

/// Gives ids in document order; equal figures in equal words are told apart by their occurrence.
#[derive(Debug, Default)]
pub struct Ids {
    /// How often a key has occurred, by its hash: two keys that share one would merely be counted together.
    seen: FxHashMap<u64, u64>,
    /// The key of the claim at hand.
    key: String,
}

impl Ids {
    /// The id of a claim: the first hex digits of SHA-256.
    pub fn next(&mut self, quantity: &Quantity, surface: &str, context: &Context) -> String {
        let key = &mut self.key;
        key.clear();
        write_value(quantity, surface, key);
        for words in [&context.before, &context.after] {
            key.push('\n');
            key.push_str(words);
        }
        let occurrence = self.seen.entry(FxBuildHasher.hash_one(&key)).or_default();
        *occurrence += 1;
        key.push('\n');
        key.push_str(itoa::Buffer::new().format(*occurrence));
        let mut id = String::with_capacity(DIGITS);
        for byte in &Sha256::digest(key)[..DIGITS / 2] {
            for digit in [byte >> 4, byte & 15] {
                id.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        id
    }
}

/// Appends the quantity as text; what is printed where it has no number.
fn write_value(quantity: &Quantity, surface: &str, out: &mut String) {
    let Some(amount) = &quantity.amount else { return out.push_str(&surface.to_lowercase()) };
    out.push_str(amount.qualifier.symbol());
    push_plain(amount.value, out);
    out.push_str("..");
    if let Some(hi) = amount.hi {
        push_plain(hi, out);
    }
    out.push(' ');
    out.push_str(amount.unit.as_ref().map_or("", |unit| unit.name.as_str()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str, figure: &str) -> String {
        let start = text.find(figure).unwrap();
        let block = text[..start].rfind("\n\n").map_or(0, |at| at + 2);
        let context = context(text, Span::new(start, start + figure.len()), Span::new(block, text.len()));
        Ids::default().next(&Quantity::default(), figure, &context)
    }

    #[test]
    fn ids_survive_edits_elsewhere_and_follow_the_value() {
        let text = "In the north some 1,240 homes lost power on the night of the storm, said the office.";
        let moved = format!("A new first paragraph.\n\n{text}");
        assert_eq!(id(text, "1,240"), id(&moved, "1,240"));
        assert_ne!(id(text, "1,240"), id(&text.replace("1,240", "1,420"), "1,420"));
        assert_eq!(id(text, "1,240").len(), 12);
    }

    #[test]
    fn numbers_around_are_masked() {
        let text = "rose from 1,200 to 35 in";
        assert_eq!(context(text, Span::new(19, 21), Span::new(0, text.len())).before, "rose from # to");
    }
}
