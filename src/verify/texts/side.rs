//! One of the two texts: its sentences as words, and whom each of them speaks of.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::Text;
use crate::lang::Language;
use crate::lang::comparing::comparing;
use crate::span::Span;

/// Words that tell what a figure is about, in the form that their relatives share.
pub(super) type Forms = BTreeSet<String>;

/// A word of a sentence.
pub(super) struct Word {
    pub(super) span: Span,
    /// In lower case.
    pub(super) lower: String,
    /// The form shared with its relatives; none for words without meaning.
    pub(super) form: Option<String>,
    /// Whether a capital begins it.
    pub(super) capital: bool,
    /// Whether that makes it a name: not where it begins the sentence and is known for another word.
    pub(super) name: bool,
    /// Whether it belongs to a figure.
    pub(super) figure: bool,
}

impl Word {
    /// The event it tells of, and whether the tables know it; names tell of none.
    pub(super) fn event(&self) -> Option<(String, bool)> {
        if self.figure || self.name { None } else { comparing().event(&self.lower) }
    }
}

/// A sentence that holds figures.
pub(super) struct SentenceWords {
    pub(super) words: Vec<Word>,
    /// The names it speaks of: its own and those that its pronoun stands for; none if nobody knows.
    pub(super) subject: Option<Arc<Forms>>,
    /// Whether it begins with a word that stands for what was named before.
    pub(super) refers_back: bool,
    /// The names before its first verb.
    pub(super) opening: Forms,
    /// The other words there; none beside a pronoun.
    pub(super) heads: Forms,
}

/// The sentences of a text that hold figures, by their index; others are empty.
pub(super) fn sentences(side: Text<'_>) -> Vec<Option<SentenceWords>> {
    let mut claims = side.read.claims.iter().peekable();
    let mut named: Option<Arc<Forms>> = None;
    let mut out = Vec::with_capacity(side.read.sentences.len());
    for (index, sentence) in side.read.sentences.iter().enumerate() {
        let mut figures = Vec::new();
        while let Some(claim) = claims.next_if(|claim| claim.mention.sentence <= index) {
            figures.push(claim.mention.span);
        }
        let words = words(side.text, sentence.span, &figures, side.read.language);
        let own: Forms = names(&words).collect();
        let verb = words.iter().position(|word| word.event().is_some()).unwrap_or(words.len());
        let opening: Forms = names(&words[..verb]).collect();
        let is_in = |table: &HashSet<String>, word: &Word| table.contains(&word.lower);
        let begins = |table| words.first().is_some_and(|word| is_in(table, word));
        let unnamed = |table| opening.is_empty() && words[..verb].iter().any(|word| is_in(table, word));
        let (pronouns, definites) = (&comparing().pronouns, &comparing().definites);
        let refers_back = begins(pronouns) || unnamed(pronouns) || unnamed(definites);
        let heads = words[..verb].iter().filter(|word| !word.name && !word.figure);
        let heads = heads
            .filter(|_| !begins(pronouns) && !unnamed(pronouns))
            .filter_map(|word| word.form.clone())
            .collect();
        let subject = if refers_back || own.is_empty() {
            named.as_ref().map(|before| Arc::new(before.union(&own).cloned().collect::<Forms>()))
        } else {
            named = Some(Arc::new(own));
            named.clone()
        };
        out.push((!figures.is_empty()).then_some(SentenceWords {
            words,
            subject,
            refers_back,
            opening,
            heads,
        }));
    }
    out
}

fn words(text: &str, span: Span, figures: &[Span], language: &Language) -> Vec<Word> {
    let mut words = Vec::new();
    let mut figures = figures.iter().peekable();
    let mut start = None;
    let sentence = span.of(text);
    for (at, character) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        match (start, character.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let word = Span::new(span.start + from, span.start + at);
                while figures.next_if(|figure| figure.end <= word.start).is_some() {}
                let spelling = word.of(text);
                let lower = spelling.to_lowercase();
                let capital = spelling.starts_with(char::is_uppercase);
                let known = words.is_empty() && comparing().event(&lower).is_some_and(|(_, known)| known);
                let empty = language.grammar.function_words.has(language.vocabulary.lookup(&lower));
                words.push(Word {
                    span: word,
                    form: if empty { None } else { comparing().form(&lower) },
                    lower,
                    capital,
                    name: capital && !known,
                    figure: figures.peek().is_some_and(|figure| figure.start < word.end),
                });
            }
            _ => {}
        }
    }
    words
}

/// The names among the words.
fn names(words: &[Word]) -> impl Iterator<Item = String> {
    let named = words.iter().filter(|word| word.name && !word.figure);
    named.filter_map(|word| word.form.clone())
}
