//! The tables of `abbreviations.yaml`: where a full stop ends no sentence.

use std::collections::HashSet;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    never: Vec<String>,
    maybe: Vec<String>,
    starters: Vec<String>,
}

/// Abbreviations of a language.
#[derive(Debug)]
pub struct Abbreviations {
    never: HashSet<String>,
    maybe: HashSet<String>,
    starters: HashSet<String>,
}

impl Abbreviations {
    /// Reads the table; the error names the line.
    pub fn load(yaml: &str) -> Result<Self, String> {
        let raw: Raw =
            serde_saphyr::from_str(yaml).map_err(|error| format!("abbreviations.yaml: {error}"))?;
        let set = |words: Vec<String>| words.into_iter().collect();
        Ok(Abbreviations { never: set(raw.never), maybe: set(raw.maybe), starters: set(raw.starters) })
    }

    /// Whether a full stop after `word` never ends a sentence.
    pub fn never(&self, word: &str) -> bool {
        holds(&self.never, word)
    }

    /// Whether it ends one only before a word that starts sentences.
    pub fn maybe(&self, word: &str) -> bool {
        holds(&self.maybe, word)
    }

    /// Whether `word` is one that starts sentences.
    pub fn starts_sentence(&self, word: &str) -> bool {
        holds(&self.starters, word)
    }
}

fn holds(set: &HashSet<String>, word: &str) -> bool {
    const LONGEST: usize = 16;
    word.len() <= LONGEST && set.contains(word.to_lowercase().as_str())
}
