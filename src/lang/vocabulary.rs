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
    /// Built from the program's own tables, so the hash need not resist an attacker.
    ids: FxHashMap<Box<[u8]>, WordId>,
    anchors: Vec<Box<str>>,
}

impl Vocabulary {
    /// The number of `word` (lower case), newly given if it has none.
    ///
    /// # Panics
    /// If the tables hold more than 65,535 words; the tables are part of the program.
    pub fn intern(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word.as_bytes()) {
            return id;
        }
        let id = WordId(u16::try_from(self.ids.len() + 1).expect("the tables hold fewer than 65,536 words"));
        self.ids.insert(word.as_bytes().into(), id);
        id
    }

    /// The number of `word` in any case, or [`WordId::UNKNOWN`].
    pub fn lookup(&self, word: &str) -> WordId {
        const LONGEST: usize = 32;
        if word.is_ascii() {
            let mut buffer = [0u8; LONGEST];
            let Some(lower) = buffer.get_mut(..word.len()) else { return WordId::UNKNOWN };
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            return self.ids.get(&*lower).copied().unwrap_or_default();
        }
        self.ids.get(word.to_lowercase().as_bytes()).copied().unwrap_or_default()
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
        self.ids.len()
    }

    /// Whether no table has been read.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}
