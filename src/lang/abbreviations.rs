//! The tables of `abbreviations.yaml`: where a full stop ends no sentence.

use serde::Deserialize;

use super::vocabulary::{Vocabulary, WordId};
use super::word_map::WordSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    never: Vec<String>,
    maybe: Vec<String>,
    starters: Vec<String>,
}

/// Abbreviations of a language, each one word of its vocabulary, inner stops included.
#[derive(Debug)]
pub struct Abbreviations {
    never: WordSet,
    maybe: WordSet,
    starters: WordSet,
}

impl Abbreviations {
    /// Reads the table; the error names the line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let raw: Raw =
            serde_saphyr::from_str(yaml).map_err(|error| format!("abbreviations.yaml: {error}"))?;
        let mut set = |words: &[String]| WordSet::of(words, vocabulary);
        Ok(Abbreviations { never: set(&raw.never), maybe: set(&raw.maybe), starters: set(&raw.starters) })
    }

    /// Whether a full stop after `word` never ends a sentence.
    pub fn never(&self, word: WordId) -> bool {
        self.never.has(word)
    }

    /// Whether it ends one only before a word that starts sentences.
    pub fn maybe(&self, word: WordId) -> bool {
        self.maybe.has(word)
    }

    /// Whether `word` is one that starts sentences.
    pub fn starts_sentence(&self, word: WordId) -> bool {
        self.starters.has(word)
    }
}
