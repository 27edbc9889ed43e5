//! The tables of `exempt.yaml`: numbers that are no claims. Reasons are kept by name; `claim` knows them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrase::PhraseTable;
use super::vocabulary::Vocabulary;
use super::word_map::WordSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    phrases: BTreeMap<String, Vec<String>>,
    labels: BTreeMap<String, Vec<String>>,
    street: Vec<String>,
    not_name_after: Vec<String>,
    enumerated: Vec<String>,
    pronoun_before: Vec<String>,
    one_claims: Vec<String>,
    one_unit_claims: Vec<String>,
    empty_dates: Vec<String>,
    named_days: Vec<String>,
}

/// What makes a number no claim.
#[derive(Debug)]
pub struct ExemptTables {
    /// Phrases that hold a number, with the reason's name.
    pub phrases: PhraseTable<String>,
    /// Words before a number, with the reason's name.
    pub labels: PhraseTable<String>,
    /// `street`, `avenue`, after a number.
    pub street: WordSet,
    /// Capitalised words after a year that make no name of it.
    pub not_name_after: WordSet,
    /// Nouns that `first` and `second` count off.
    pub enumerated: WordSet,
    /// Words before the pronoun `one`.
    pub pronoun_before: WordSet,
    /// Nouns with which `one` is a claim.
    pub one_claims: WordSet,
    /// Words before `one day` with which it is a length of time.
    pub one_unit_claims: WordSet,
    /// Dates that say nothing.
    pub empty_dates: WordSet,
    /// Words that make a name of a weekday or month.
    pub named_days: WordSet,
}

impl ExemptTables {
    /// Reads the table; the error names the line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let raw: Raw = serde_saphyr::from_str(yaml).map_err(|error| format!("exempt.yaml: {error}"))?;
        let mut table = |lists: &BTreeMap<String, Vec<String>>| {
            let mut table = PhraseTable::default();
            for (reason, phrases) in lists {
                for phrase in phrases {
                    table.add(phrase, false, reason.clone(), vocabulary);
                }
            }
            table
        };
        let phrases = table(&raw.phrases);
        let labels = table(&raw.labels);
        let mut set = |words: &[String]| WordSet::of(words, vocabulary);
        Ok(ExemptTables {
            phrases,
            labels,
            street: set(&raw.street),
            not_name_after: set(&raw.not_name_after),
            enumerated: set(&raw.enumerated),
            pronoun_before: set(&raw.pronoun_before),
            one_claims: set(&raw.one_claims),
            one_unit_claims: set(&raw.one_unit_claims),
            empty_dates: set(&raw.empty_dates),
            named_days: set(&raw.named_days),
        })
    }
}
