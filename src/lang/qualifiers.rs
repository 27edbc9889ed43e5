//! The tables of `qualifiers.yaml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::mistake;
use super::phrase::PhraseTable;
use super::vocabulary::Vocabulary;
use super::word_map::WordSet;
use crate::quantity::Qualifier;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    before: BTreeMap<String, Vec<String>>,
    after: BTreeMap<String, Vec<String>>,
    between: Vec<String>,
    lasting: Vec<String>,
    spoken_of: Vec<String>,
    rising: Vec<String>,
    particles: Vec<String>,
    stretches: Vec<String>,
    raced: Vec<String>,
    ruling: Vec<String>,
    taking: Vec<String>,
    turning: Vec<String>,
    comparing: Vec<String>,
    hedging: Vec<String>,
}

/// What bounds a number.
#[derive(Debug)]
pub struct QualifierTables {
    /// Phrases before a number.
    pub before: PhraseTable<Qualifier>,
    /// Phrases after it.
    pub after: PhraseTable<Qualifier>,
    /// Articles between qualifier and number.
    pub between: WordSet,
    /// Verbs behind which `over` bounds how long something went on: `waited over three hours`.
    pub lasting: WordSet,
    /// Words behind which `about` leads to what is spoken of: `talking about one area`.
    pub spoken_of: WordSet,
    /// Verbs behind which `up to` tells how far something rose.
    pub rising: WordSet,
    /// Particles between such a verb and `over`: `shared out over two years`.
    pub particles: WordSet,
    /// Words for a stretch of time: `over a two-week period`.
    pub stretches: WordSet,
    /// Words before the `over` of a distance that is raced: `races over 100 metres`.
    pub raced: WordSet,
    /// Nouns that `over` leads from: `sovereignty over twelve islands`.
    pub ruling: WordSet,
    /// Verbs that `over` belongs to: `took over two stations`.
    pub taking: WordSet,
    /// Verbs with the `around` that belongs to them: `turned around twice`.
    pub turning: PhraseTable<()>,
    /// Phrases that bound a number but no distance in time.
    pub comparing: PhraseTable<()>,
    /// Words of a qualifier that also mark the number as uncertain: `estimated`, `up to`.
    pub hedging: PhraseTable<()>,
}

impl QualifierTables {
    /// Reads the table; the error names the line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let raw: Raw = serde_saphyr::from_str(yaml).map_err(|error| format!("qualifiers.yaml: {error}"))?;
        let mut set = |phrases: &[String]| PhraseTable::of(phrases, vocabulary);
        let (comparing, hedging) = (set(&raw.comparing), set(&raw.hedging));
        let turning = set(&raw.turning);
        Ok(QualifierTables {
            before: table(&raw.before, yaml, vocabulary)?,
            after: table(&raw.after, yaml, vocabulary)?,
            between: WordSet::of(&raw.between, vocabulary),
            lasting: WordSet::of(&raw.lasting, vocabulary),
            spoken_of: WordSet::of(&raw.spoken_of, vocabulary),
            rising: WordSet::of(&raw.rising, vocabulary),
            particles: WordSet::of(&raw.particles, vocabulary),
            stretches: WordSet::of(&raw.stretches, vocabulary),
            raced: WordSet::of(&raw.raced, vocabulary),
            ruling: WordSet::of(&raw.ruling, vocabulary),
            taking: WordSet::of(&raw.taking, vocabulary),
            turning,
            comparing,
            hedging,
        })
    }
}

fn table(
    raw: &BTreeMap<String, Vec<String>>,
    yaml: &str,
    vocabulary: &mut Vocabulary,
) -> Result<PhraseTable<Qualifier>, String> {
    let mut table = PhraseTable::default();
    for (name, phrases) in raw {
        let qualifier = Qualifier::from_name(name)
            .ok_or_else(|| mistake("qualifiers.yaml", yaml, name, "no qualifier"))?;
        for phrase in phrases {
            table.add(phrase, false, qualifier, vocabulary);
        }
    }
    Ok(table)
}
