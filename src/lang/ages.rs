//! The tables of `ages.yaml`: what makes a bare number an age.

use serde::Deserialize;

use super::vocabulary::Vocabulary;
use super::word_map::WordSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    subjects: Vec<String>,
    verbs: Vec<String>,
    bounds: Vec<String>,
    persons: Vec<String>,
    described: Vec<String>,
    not_persons: Vec<String>,
    then: Vec<String>,
    opening: Vec<String>,
    be: Vec<String>,
}

/// Words beside an age.
#[derive(Debug)]
pub struct AgeTables {
    /// `she`, of `she was 16`.
    pub subjects: WordSet,
    /// `was`, of `she was 16`.
    pub verbs: WordSet,
    /// `under`, of `children under 12`.
    pub bounds: WordSet,
    /// `children`, of `children under 12`.
    pub persons: WordSet,
    /// `victim`, of `the victim, 43,`.
    pub described: WordSet,
    /// Capitalised words that are no part of a person's name.
    pub not_persons: WordSet,
    /// `now`, of `Venn, now 43,`.
    pub then: WordSet,
    /// `Now`, of `Now 43, Venn said`.
    pub opening: WordSet,
    /// `were`, of `the victims were under 30`.
    pub be: WordSet,
}

impl AgeTables {
    /// Reads the table; the error names the line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let raw: Raw = serde_saphyr::from_str(yaml).map_err(|error| format!("ages.yaml: {error}"))?;
        let mut set = |words: &[String]| WordSet::of(words, vocabulary);
        Ok(AgeTables {
            subjects: set(&raw.subjects),
            verbs: set(&raw.verbs),
            bounds: set(&raw.bounds),
            persons: set(&raw.persons),
            described: set(&raw.described),
            not_persons: set(&raw.not_persons),
            then: set(&raw.then),
            opening: set(&raw.opening),
            be: set(&raw.be),
        })
    }
}
