//! Anchors: one pass over a sentence tells whether anything in it but digits can be a figure.

use rustc_hash::FxHashSet;

use super::token::{letters, short_word};
use super::vocabulary::packed;

/// Characters that are a fraction.
const FRACTIONS: &str = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
/// Letters of the longest anchor.
const LONGEST: usize = 16;
/// Letters of the alphabet, and none.
const LETTERS: usize = 27;

/// The words that can begin a figure.
#[derive(Debug)]
pub struct Anchors {
    /// By length and first two letters, whether there is such a word: most words of a text end here.
    shapes: Vec<bool>,
    words: FxHashSet<u128>,
}

impl Anchors {
    /// The anchors `words`; of one with other signs in it the letters behind them.
    ///
    /// # Errors
    /// Names a word that is too long.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Result<Self, String> {
        let mut anchors =
            Anchors { shapes: vec![false; (LONGEST + 1) * LETTERS * LETTERS], words: FxHashSet::default() };
        for word in words {
            let last =
                word.rsplit(|letter: char| !letter.is_ascii_alphabetic()).find(|part| !part.is_empty());
            let Some(last) = last else { continue };
            let key = packed(last).ok_or_else(|| format!("`{word}` is longer than {LONGEST} letters"))?;
            anchors.words.insert(key);
            anchors.shapes[shape(last.as_bytes())] = true;
        }
        Ok(anchors)
    }

    /// Whether `text` holds an anchor as a whole word.
    pub fn is_match(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_alphabetic() {
                if let Some((length, packed)) = short_word(bytes, at) {
                    if self.has_short(length, packed) {
                        return true;
                    }
                    // over the sign behind it too, which is ASCII and no letter
                    at += length + 1;
                    continue;
                }
                let end = at + letters(&bytes[at..]);
                if self.has(&text[at..end]) {
                    return true;
                }
                at = end;
            } else if byte.is_ascii() {
                at += 1;
            } else {
                let Some(character) = text[at..].chars().next() else { break };
                if FRACTIONS.contains(character) {
                    return true;
                }
                at += character.len_utf8();
            }
        }
        false
    }

    /// Whether the word of `length` letters that [`short_word`] packed is an anchor.
    fn has_short(&self, length: usize, packed: u64) -> bool {
        let [first, second, ..] = packed.to_le_bytes();
        self.shapes[shape_of(length, first, second)] && self.words.contains(&packed.into())
    }

    fn has(&self, word: &str) -> bool {
        word.len() <= LONGEST
            && self.shapes[shape(word.as_bytes())]
            && packed(word).is_some_and(|word| self.words.contains(&word))
    }
}

/// The index of a word's length and first two letters in any case.
fn shape(word: &[u8]) -> usize {
    let letter = |index: usize| word.get(index).copied().unwrap_or_default();
    shape_of(word.len(), letter(0), letter(1))
}

fn shape_of(length: usize, first: u8, second: u8) -> usize {
    let letter = |byte: u8| usize::from(byte & 0x1f);
    (length * LETTERS + letter(first)) * LETTERS + letter(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_words_in_any_case_and_fractions() {
        let anchors = Anchors::new(["seven", "a", "no-one"].into_iter()).unwrap();
        for text in ["Seven", "the seven.", "it is A", "no one", "(seven)", "é seven", "⅔ full"] {
            assert!(anchors.is_match(text), "{text}");
        }
        for text in ["", "sevenfold", "eleven", "an", "été", "—", "seventy"] {
            assert!(!anchors.is_match(text), "{text}");
        }
        assert!(Anchors::new(["no-incomprehensibility"].into_iter()).is_err());
    }
}
