//! What single words mean, by their number.

use super::vocabulary::{Vocabulary, WordId};

/// A set of words, one bit each: every word of a text is looked for in many sets, so they are to be small.
#[derive(Clone, Debug, Default)]
pub struct WordSet(Vec<u64>);

impl WordSet {
    /// The set of `words`, which become part of `vocabulary`.
    pub fn of<S: AsRef<str>>(words: &[S], vocabulary: &mut Vocabulary) -> Self {
        let mut set = WordSet::default();
        for word in words {
            set.insert(vocabulary.intern(&word.as_ref().to_lowercase()));
        }
        set
    }

    /// Makes `word` one of the set.
    pub fn insert(&mut self, word: WordId) {
        let (index, bit) = place(word);
        if self.0.len() <= index {
            self.0.resize(index + 1, 0);
        }
        self.0[index] |= bit;
    }

    /// Whether `word` is one of the set.
    #[inline]
    pub fn has(&self, word: WordId) -> bool {
        let (index, bit) = place(word);
        self.0.get(index).is_some_and(|bits| bits & bit != 0)
    }

    /// The words of the set, by their number.
    pub fn ids(&self) -> impl Iterator<Item = WordId> {
        let end = u16::try_from(self.0.len() * 64).unwrap_or(u16::MAX);
        (0..end).map(WordId).filter(|&word| self.has(word))
    }
}

/// Where the bit of `word` is.
fn place(word: WordId) -> (usize, u64) {
    (usize::from(word.0 / 64), 1 << (word.0 % 64))
}

/// A value for some of the words of a vocabulary.
#[derive(Clone, Debug)]
pub struct WordMap<T> {
    /// Which words have one.
    words: WordSet,
    /// Of these, where it stands in `meanings`.
    places: Vec<u16>,
    meanings: Vec<T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        WordMap { words: WordSet::default(), places: Vec::new(), meanings: Vec::new() }
    }
}

impl<T> WordMap<T> {
    /// Gives `word` a meaning; a later one replaces an earlier one.
    pub fn insert(&mut self, word: WordId, meaning: T) {
        match self.get_mut(word) {
            Some(known) => *known = meaning,
            None => {
                let index = usize::from(word.0);
                if self.places.len() <= index {
                    self.places.resize(index + 1, 0);
                }
                self.words.insert(word);
                self.places[index] =
                    u16::try_from(self.meanings.len()).expect("there are no more meanings than words");
                self.meanings.push(meaning);
            }
        }
    }

    /// The meaning of `word`.
    #[inline]
    pub fn get(&self, word: WordId) -> Option<&T> {
        let index = self.place(word)?;
        self.meanings.get(index)
    }

    /// The meaning of `word`, to be changed.
    pub(super) fn get_mut(&mut self, word: WordId) -> Option<&mut T> {
        let index = self.place(word)?;
        self.meanings.get_mut(index)
    }

    /// Whether `word` has a meaning here.
    pub fn has(&self, word: WordId) -> bool {
        self.words.has(word)
    }

    /// The words with a meaning.
    pub fn words(&self) -> &WordSet {
        &self.words
    }

    /// The meanings, in the order in which their words came.
    pub fn meanings(&self) -> &[T] {
        &self.meanings
    }

    /// Where the meaning of `word` stands in `meanings`; most words have none.
    #[inline]
    fn place(&self, word: WordId) -> Option<usize> {
        self.words.has(word).then(|| usize::from(self.places[usize::from(word.0)]))
    }
}
