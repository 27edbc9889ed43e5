//! The words that the tables know, each with a number, so that the grammars compare numbers and not strings.

use rustc_hash::FxHashMap;

/// Number of a lower-cased word or symbol of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u16);

impl WordId {
    /// A word that no table knows.
    pub const UNKNOWN: WordId = WordId(0);
}

/// All words of a language's tables.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Words of up to 8 bytes, packed: most of a text, in a table that stays in the cache. Built from the program's
    /// own tables, so the hash need not resist an attacker.
    short: FxHashMap<u64, WordId>,
    /// Words of up to 16 bytes, packed.
    middle: FxHashMap<u128, WordId>,
    /// Longer words.
    long: FxHashMap<Box<str>, WordId>,
    anchors: Vec<Box<str>>,
}

impl Vocabulary {
    /// The number of `word` (lower case), newly given if it has none.
    ///
    /// # Panics
    /// If the tables hold more than 65,535 words; the tables are part of the program.
    pub fn intern(&mut self, word: &str) -> WordId {
        let next = WordId(u16::try_from(self.len() + 1).expect("the tables hold fewer than 65,536 words"));
        match packed(word) {
            Some(key) => match u64::try_from(key) {
                Ok(key) => *self.short.entry(key).or_insert(next),
                Err(_) => *self.middle.entry(key).or_insert(next),
            },
            None => *self.long.entry(word.into()).or_insert(next),
        }
    }

    /// The number of `word` in any case, or [`WordId::UNKNOWN`].
    pub fn lookup(&self, word: &str) -> WordId {
        match packed(word) {
            Some(key) if key & NO_ASCII == 0 => self.lookup_packed(key),
            _ => {
                let lower = word.to_lowercase();
                match packed(&lower) {
                    Some(key) => self.lookup_packed(key),
                    None => self.long.get(&*lower).copied().unwrap_or_default(),
                }
            }
        }
    }

    fn lookup_packed(&self, key: u128) -> WordId {
        match u64::try_from(key) {
            Ok(key) => self.lookup_short(key),
            Err(_) => self.middle.get(&key).copied().unwrap_or_default(),
        }
    }

    /// The number of the word of at most eight bytes that `key` packs, in lower case.
    pub(super) fn lookup_short(&self, key: u64) -> WordId {
        self.short.get(&key).copied().unwrap_or_default()
    }

    /// Marks `word` as one that can begin a figure, or lets one be found behind it.
    pub fn anchor(&mut self, word: &str) -> WordId {
        self.anchors.push(word.into());
        self.intern(word)
    }

    /// The words so marked.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        self.anchors.iter().map(AsRef::as_ref)
    }

    /// How many words there are; ids run from 1 to this.
    pub fn len(&self) -> usize {
        self.short.len() + self.middle.len() + self.long.len()
    }

    /// Whether no table has been read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A word of at most 16 bytes in lower case as one number, which is hashed and compared in one step.
pub(super) fn packed(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let length = bytes.len();
    // two reads that may overlap, as a copy of unknown length is slow
    let number = if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        u128::from(first) | u128::from(last) << (8 * (length.min(17) - 8))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        u128::from(first) | u128::from(last) << (8 * (length - 4))
    } else {
        bytes.iter().rev().fold(0, |number, &byte| number << 8 | u128::from(byte))
    };
    (length <= 16).then(|| lowercase(number))
}

/// 1 in each byte.
const EACH: u128 = u128::MAX / 255;
/// The bit in each byte that no ASCII character has.
const NO_ASCII: u128 = EACH * 0x80;

/// The bytes of `number` with ASCII capitals as small letters, all at once.
fn lowercase(number: u128) -> u128 {
    let low = number & !NO_ASCII;
    // the highest bit of each byte tells
    let from_a = low + EACH * (0x80 - b'A' as u128);
    let beyond_z = low + EACH * (0x7f - b'Z' as u128);
    let capitals = (from_a ^ beyond_z) & !number & NO_ASCII;
    number | capitals >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_packed_in_lower_case() {
        let word = "@Az[`{mZé-9Qx~A";
        for length in (0..=word.len()).filter(|&length| word.is_char_boundary(length)) {
            let mut bytes = [0; 16];
            bytes[..length].copy_from_slice(&word.as_bytes()[..length]);
            bytes.make_ascii_lowercase();
            assert_eq!(packed(&word[..length]), Some(u128::from_le_bytes(bytes)), "{length}");
        }
        assert_eq!(word.len(), 16);
        assert_eq!(packed("seventeen letters"), None);
    }
}
