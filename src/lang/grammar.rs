//! The tables of `grammar.yaml`: the function words of a language.

use serde::Deserialize;

use super::vocabulary::Vocabulary;
use super::word_map::WordSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    function_words: Vec<String>,
    auxiliaries: Vec<String>,
    determiners: Vec<String>,
    not_before_half: Vec<String>,
    not_after_half: Vec<String>,
    not_superlative: Vec<String>,
    before_loss: Vec<String>,
}

/// Function words of a language.
#[derive(Debug)]
pub struct Grammar {
    /// Words that end a noun phrase.
    pub function_words: WordSet,
    /// Words that may stand between a noun and its participle: `may have been`.
    pub auxiliaries: WordSet,
    /// Words that begin a noun phrase.
    pub determiners: WordSet,
    /// Before these `half` is no share.
    pub not_before_half: WordSet,
    /// After these `half` is no share.
    pub not_after_half: WordSet,
    /// Words that look like superlatives and are none.
    pub not_superlative: WordSet,
    /// Before these a figure in brackets is one: a loss.
    pub before_loss: WordSet,
}

impl Grammar {
    /// Reads the table; the error names the line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let raw: Raw = serde_saphyr::from_str(yaml).map_err(|error| format!("grammar.yaml: {error}"))?;
        let mut set = |words: &[String]| WordSet::of(words, vocabulary);
        Ok(Grammar {
            function_words: set(&raw.function_words),
            auxiliaries: set(&raw.auxiliaries),
            determiners: set(&raw.determiners),
            not_before_half: set(&raw.not_before_half),
            not_after_half: set(&raw.not_after_half),
            not_superlative: set(&raw.not_superlative),
            before_loss: set(&raw.before_loss),
        })
    }
}
