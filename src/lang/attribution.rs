//! The tables of `attribution.yaml`: who is said to say it, and how sure.

use serde::Deserialize;

use super::phrase::PhraseTable;
use super::vocabulary::Vocabulary;
use super::word_map::WordSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    according: Vec<String>,
    verbs: Vec<String>,
    nouns: Vec<String>,
    pronouns: Vec<String>,
    subjects: Vec<String>,
    titles: Vec<String>,
    hedges: Vec<String>,
    quote_marks: Vec<String>,
    negations: Vec<String>,
    unreal: Vec<String>,
    modals: Vec<String>,
    clause: Vec<String>,
    utterances: Vec<String>,
}

/// Words of attribution and doubt.
#[derive(Debug)]
pub struct AttributionTables {
    /// `according to`.
    pub according: PhraseTable<()>,
    /// `said`, `estimates`.
    pub verbs: WordSet,
    /// `ministry`, `officials`: lower-case sources.
    pub nouns: WordSet,
    /// `he`, `they`: the source named before.
    pub pronouns: WordSet,
    /// Pronouns that are a subject.
    pub subjects: WordSet,
    /// `Mr`, `Senator`.
    pub titles: WordSet,
    /// `may`, `reportedly`.
    pub hedges: PhraseTable<()>,
    /// Quotation marks.
    pub quote_marks: WordSet,
    /// `not`, right before a hedge.
    pub negations: WordSet,
    /// `have`, right after a modal: what was not.
    pub unreal: WordSet,
    /// Modals that `unreal` words turn round.
    pub modals: WordSet,
    /// Words that begin another clause.
    pub clause: WordSet,
    /// What a source puts out: its statement.
    pub utterances: WordSet,
}

impl AttributionTables {
    /// Reads the table; the error names the line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let raw: Raw = serde_saphyr::from_str(yaml).map_err(|error| format!("attribution.yaml: {error}"))?;
        let mut according = PhraseTable::default();
        for phrase in &raw.according {
            according.add(phrase, false, (), vocabulary);
        }
        let mut hedges = PhraseTable::default();
        for phrase in &raw.hedges {
            hedges.add(phrase, false, (), vocabulary);
        }
        let mut set = |words: &[String]| WordSet::of(words, vocabulary);
        Ok(AttributionTables {
            according,
            hedges,
            verbs: set(&raw.verbs),
            nouns: set(&raw.nouns),
            pronouns: set(&raw.pronouns),
            subjects: set(&raw.subjects),
            titles: set(&raw.titles),
            quote_marks: set(&raw.quote_marks),
            negations: set(&raw.negations),
            unreal: set(&raw.unreal),
            modals: set(&raw.modals),
            clause: set(&raw.clause),
            utterances: set(&raw.utterances),
        })
    }
}
