//! Phrase tables: what one or more words in a row mean.

use super::token::{Space, Token, Tokens, tokenize};
use super::vocabulary::{Vocabulary, WordId};
use super::word_map::{WordMap, WordSet};
use crate::span::Span;

/// Phrases of one to a few tokens with a meaning each; the longest that fits is found.
#[derive(Debug)]
pub struct PhraseTable<T> {
    /// By their first word, longest first.
    by_first: WordMap<Vec<Phrase<T>>>,
}

#[derive(Debug)]
struct Phrase<T> {
    words: Box<[(WordId, Space)]>,
    /// The second word, which tells most phrases apart; unknown if there is none.
    second: WordId,
    /// The exact spelling, where case decides (`May`, `m` against `M`).
    exact: Option<Box<str>>,
    meaning: T,
}

impl<T> Default for PhraseTable<T> {
    fn default() -> Self {
        PhraseTable { by_first: WordMap::default() }
    }
}

impl<T> PhraseTable<T> {
    /// Adds `phrase`, in any case unless `cased`. Words become part of `vocabulary`.
    pub fn add(&mut self, phrase: &str, cased: bool, meaning: T, vocabulary: &mut Vocabulary) {
        let mut tokens = Vec::new();
        tokenize(phrase, Span::new(0, phrase.len()), vocabulary, &mut tokens);
        let words: Box<[(WordId, Space)]> = tokens
            .iter()
            .map(|token: &Token| (vocabulary.intern(&token.span().of(phrase).to_lowercase()), token.space))
            .collect();
        let Some(&(first, _)) = words.first() else { return };
        let exact = cased.then(|| phrase.into());
        if !self.by_first.has(first) {
            self.by_first.insert(first, Vec::new());
        }
        let Some(list) = self.by_first.get_mut(first) else { return };
        let place = list
            .iter()
            .position(|known| known.words.len() < words.len() || (cased && known.words.len() == words.len()))
            .unwrap_or(list.len());
        let second = words.get(1).map_or(WordId::UNKNOWN, |&(word, _)| word);
        list.insert(place, Phrase { words, second, exact, meaning });
    }

    /// The longest phrase that stands at token `at`: the index one past it, and its meaning.
    #[inline(always)]
    pub fn longest<'s>(&'s self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, &'s T)> {
        // most words begin no phrase
        longest_in(self.at(tokens.word(at))?, tokens, at)
    }

    /// The phrases that begin with `word`, longest first; none if there are none.
    #[inline(always)]
    fn at(&self, word: WordId) -> Option<&[Phrase<T>]> {
        self.by_first.get(word).map(Vec::as_slice)
    }

    /// Every phrase that stands at token `at`, longest first.
    pub fn all<'s>(&'s self, tokens: &Tokens<'_>, at: usize) -> impl Iterator<Item = (usize, &'s T)> {
        let tokens = *tokens;
        self.at(tokens.word(at))
            .unwrap_or_default()
            .iter()
            .filter_map(move |phrase| phrase.end(&tokens, at).map(|end| (end, &phrase.meaning)))
    }

    /// What the phrase that stands at `start` and ends right before `end` means, if one does.
    pub fn spanning<'s>(&'s self, tokens: &Tokens<'_>, start: usize, end: usize) -> Option<&'s T> {
        self.all(tokens, start).find(|&(behind, _)| behind == end).map(|(_, meaning)| meaning)
    }

    /// What the phrases mean, in no order that matters.
    pub(super) fn meanings(&self) -> impl Iterator<Item = &T> {
        self.by_first.meanings().iter().flatten().map(|phrase| &phrase.meaning)
    }

    /// The first words of the phrases.
    pub fn firsts(&self) -> &WordSet {
        self.by_first.words()
    }

    /// Whether no phrase was added.
    pub fn is_empty(&self) -> bool {
        self.by_first.meanings().is_empty()
    }
}

impl PhraseTable<()> {
    /// The table of `phrases`, in any case.
    pub fn of(phrases: &[String], vocabulary: &mut Vocabulary) -> Self {
        let mut table = PhraseTable::default();
        for phrase in phrases {
            table.add(phrase, false, (), vocabulary);
        }
        table
    }
}

#[inline(never)]
fn longest_in<'s, T>(list: &'s [Phrase<T>], tokens: &Tokens<'_>, at: usize) -> Option<(usize, &'s T)> {
    list.iter().find_map(|phrase| phrase.end(tokens, at).map(|end| (end, &phrase.meaning)))
}

impl<T> Phrase<T> {
    fn end(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        if self.second != WordId::UNKNOWN && self.second != tokens.word(at + 1) {
            return None;
        }
        let end = at + self.words.len();
        let here = tokens.items.get(at..end)?;
        let fits = here.iter().zip(&self.words).enumerate().all(|(index, (token, &(word, space)))| {
            token.word == word && (index == 0 || token.space == space)
        });
        let cased = match &self.exact {
            Some(exact) => tokens.span(at, end).of(tokens.text) == &**exact,
            None => true,
        };
        (fits && cased).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_phrase_with_its_spacing_and_case() {
        let mut vocabulary = Vocabulary::default();
        let mut table = PhraseTable::default();
        table.add("more", false, 1, &mut vocabulary);
        table.add("more than", false, 2, &mut vocabulary);
        table.add("km/h", false, 3, &mut vocabulary);
        table.add("May", true, 4, &mut vocabulary);
        let look = |text: &str| {
            let mut items = Vec::new();
            tokenize(text, Span::new(0, text.len()), &vocabulary, &mut items);
            table.longest(&Tokens { text, items: &items }, 0).map(|(end, &meaning)| (end, meaning))
        };
        assert_eq!(look("More than ten"), Some((2, 2)));
        assert_eq!(look("more km"), Some((1, 1)));
        assert_eq!(look("km/h"), Some((3, 3)));
        assert_eq!(look("km / h"), None);
        assert_eq!(look("May 3"), Some((1, 4)));
        assert_eq!(look("may be"), None);
    }
}
