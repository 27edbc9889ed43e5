//! What single words mean, by their number.

use super::vocabulary::{Vocabulary, WordId};

/// A value for some of the words of a vocabulary; lookup is one index.
#[derive(Clone, Debug)]
pub struct WordMap<T>(Vec<Option<T>>);

/// A set of words.
pub type WordSet = WordMap<()>;

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        WordMap(Vec::new())
    }
}

impl<T> WordMap<T> {
    /// Gives `word` a meaning; a later one replaces an earlier one.
    pub fn insert(&mut self, word: WordId, meaning: T) {
        let index = word.0 as usize;
        if self.0.len() <= index {
            self.0.resize_with(index + 1, || None);
        }
        self.0[index] = Some(meaning);
    }

    /// The meaning of `word`.
    pub fn get(&self, word: WordId) -> Option<&T> {
        self.0.get(word.0 as usize)?.as_ref()
    }

    /// The words with a meaning.
    pub fn ids(&self) -> impl Iterator<Item = WordId> {
        let words = self.0.iter().enumerate().filter(|(_, meaning)| meaning.is_some());
        words.map(|(word, _)| WordId(u16::try_from(word).unwrap_or_default()))
    }

    /// Whether `word` has a meaning here.
    pub fn has(&self, word: WordId) -> bool {
        self.get(word).is_some()
    }
}

impl WordSet {
    /// The set of `words`, which become part of `vocabulary`.
    pub fn of<S: AsRef<str>>(words: &[S], vocabulary: &mut Vocabulary) -> Self {
        let mut set = WordSet::default();
        for word in words {
            set.insert(vocabulary.intern(&word.as_ref().to_lowercase()), ());
        }
        set
    }
}
