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
    loose_labels: Vec<String>,
    street: Vec<String>,
    compass: Vec<String>,
    year_after: Vec<String>,
    not_name_after: Vec<String>,
    enumerated: Vec<String>,
    announced: Vec<String>,
    numbered: Vec<String>,
    putting: Vec<String>,
    announced_by_colon: Vec<String>,
    announced_by_heading: Vec<String>,
    pointing: Vec<String>,
    amended: Vec<String>,
    match_units: Vec<String>,
    adverb_before: Vec<String>,
    pronoun_before: Vec<String>,
    pronoun_after: Vec<String>,
    objects: Vec<String>,
    one_claims: Vec<String>,
    one_counters: Vec<String>,
    idle_units: Vec<String>,
    one_unit_claims: Vec<String>,
    one_unit_claims_after: Vec<String>,
    instructions: Vec<String>,
    loose_instructions: Vec<String>,
    suppositions: Vec<String>,
    loose_suppositions: Vec<String>,
    empty_dates: Vec<String>,
    event_days: Vec<String>,
    spoken_days: Vec<String>,
    mishaps: Vec<String>,
    designated: Vec<String>,
    both: Vec<String>,
    imagining: Vec<String>,
    imagined: Vec<String>,
    regarding: Vec<String>,
    unreal: Vec<String>,
    announcing: Vec<String>,
    lasting: Vec<String>,
    singular_verbs: Vec<String>,
    speakers: Vec<String>,
    figurative_days: Vec<String>,
    present: Vec<String>,
    perfect: Vec<String>,
    going_on: Vec<String>,
    happening: Vec<String>,
    plans: Vec<String>,
    begins: Vec<String>,
    events: Vec<String>,
    named_days: Vec<String>,
    acts: Vec<String>,
    statutes: Vec<String>,
    copyright: Vec<String>,
    models: BTreeMap<String, Vec<String>>,
    naming: Vec<String>,
    bounds: Vec<String>,
    day_parts: Vec<String>,
    scoring: Vec<String>,
}

/// What makes a number no claim.
#[derive(Debug)]
pub struct ExemptTables {
    /// Phrases that hold a number, with the reason's name.
    pub phrases: PhraseTable<String>,
    /// Words before a number, with the reason's name.
    pub labels: PhraseTable<String>,
    /// Labels that are common nouns: with a small letter they label nothing that is counted.
    pub loose_labels: WordSet,
    /// `street`, `avenue`, after a number.
    pub street: WordSet,
    /// `N` of `48.85° N`.
    pub compass: WordSet,
    /// Words before a year that make no name of it and what follows.
    pub year_after: WordSet,
    /// Capitalised words after a year that make no name of it.
    pub not_name_after: WordSet,
    /// Nouns that `first` and `second` count off.
    pub enumerated: WordSet,
    /// Nouns that a small number announces: `two reasons`.
    pub announced: WordSet,
    /// Nouns that do so before a colon: `four goals:`.
    pub announced_by_colon: WordSet,
    /// ... and those of a heading.
    pub announced_by_heading: WordSet,
    /// Words that point at what is to come: `Here are`.
    pub pointing: WordSet,
    /// Bodies and their sessions, of which a high number is a name: `the 108th Congress`.
    pub numbered: WordSet,
    /// In `put people first` nothing is counted.
    pub putting: WordSet,
    /// `amendment`, of `the 22nd Amendment`.
    pub amended: WordSet,
    /// Parts of a match, by the name of their unit.
    pub match_units: Vec<String>,
    /// Words before `first` that make an adverb of it: `must first`.
    pub adverb_before: WordSet,
    /// Words before the pronoun `one`.
    pub pronoun_before: WordSet,
    /// Words after the pronoun `one`.
    pub pronoun_after: WordSet,
    /// Pronouns as objects.
    pub objects: WordSet,
    /// Nouns with which `one` is a claim.
    pub one_claims: WordSet,
    /// Words before `one` with which it counts: `only`.
    pub one_counters: WordSet,
    /// Units of which `one` may mean some time or other: `one day`.
    pub idle_units: WordSet,
    /// Words before `one day` with which it is a length of time.
    pub one_unit_claims: WordSet,
    /// Words after `one day` with which it is a length of time.
    pub one_unit_claims_after: WordSet,
    /// Verbs that begin an instruction.
    pub instructions: WordSet,
    /// Verbs that begin an instruction where a number follows: `Add 2 cups`.
    pub loose_instructions: WordSet,
    /// Verbs that begin a supposition.
    pub suppositions: WordSet,
    /// Words that begin one before somebody: `Say you earn`.
    pub loose_suppositions: WordSet,
    /// Dates that say nothing unless something happened then.
    pub empty_dates: WordSet,
    /// Of these the ones that are a date where something happened.
    pub event_days: WordSet,
    /// Of these the ones that are none beside a word for the speaker: `Tonight I ask you`.
    pub spoken_days: WordSet,
    /// What befell a place in a year: `the 1999 Marrow tragedy` is no name.
    pub mishaps: WordSet,
    /// What is named by an ordinal in digits: `the 10th district`.
    pub designated: WordSet,
    /// What `the two` of a text are, which it has named: `the two countries`.
    pub both: WordSet,
    /// `if`, before what a speaker imagines.
    pub imagining: WordSet,
    /// Whom a speaker imagines to do it: `if you`.
    pub imagined: WordSet,
    /// Verbs with which they regard facts: `if you look at`.
    pub regarding: WordSet,
    /// Past forms with which they do imagine: `if we were`.
    pub unreal: WordSet,
    /// Words before a day on which something happens: `apply from today`.
    pub announcing: PhraseTable<()>,
    /// What lasts beyond the day: `alive today`.
    pub lasting: WordSet,
    /// Verbs of one thing: `the Glock 19 was found`.
    pub singular_verbs: WordSet,
    /// Words for the speaker.
    pub speakers: WordSet,
    /// Days that may stand for the future or the past: `a better tomorrow`.
    pub figurative_days: WordSet,
    /// Verbs in the present.
    pub present: WordSet,
    /// Auxiliaries of what has happened: `has announced today`.
    pub perfect: WordSet,
    /// Before `to` and a verb these tell what lasts: `continues to run`.
    pub going_on: WordSet,
    /// Verbs that tell when an event is: `the 2034 Games begin`.
    pub happening: WordSet,
    /// Nouns of plans that have the year of their goal in the name: `the Healthy Elsin 2040 plan`.
    pub plans: WordSet,
    /// Verbs of the present that tell what happens on a day: `the hearing begins today`.
    pub begins: WordSet,
    /// What happens on a day: `today's announcement`.
    pub events: WordSet,
    /// Words that make a name of a weekday or month.
    pub named_days: WordSet,
    /// Words beside which a number behind a name is a score.
    pub scoring: WordSet,
    /// `act`, of `the Harbour Act of 2005`.
    pub acts: WordSet,
    /// Of these the ones with which a year before them is that of a law, too.
    pub statutes: WordSet,
    /// Words and signs before the year of a copyright.
    pub copyright: WordSet,
    /// Numbers of models by the words of their makers.
    pub models: PhraseTable<Vec<String>>,
    /// `mark`, of `the 5000 mark`.
    pub bounds: WordSet,
    /// `earlier`, of `earlier today`.
    pub day_parts: WordSet,
    /// Words that give a thing its name: `known as`.
    pub naming: PhraseTable<()>,
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
        let mut models = PhraseTable::default();
        for (maker, numbers) in raw.models {
            models.add(&maker, false, numbers, vocabulary);
        }
        let naming = PhraseTable::of(&raw.naming, vocabulary);
        let announcing = PhraseTable::of(&raw.announcing, vocabulary);
        let mut set = |words: &[String]| WordSet::of(words, vocabulary);
        Ok(ExemptTables {
            phrases,
            labels,
            models,
            naming,
            street: set(&raw.street),
            not_name_after: set(&raw.not_name_after),
            enumerated: set(&raw.enumerated),
            pronoun_before: set(&raw.pronoun_before),
            objects: set(&raw.objects),
            one_claims: set(&raw.one_claims),
            one_unit_claims: set(&raw.one_unit_claims),
            empty_dates: set(&raw.empty_dates),
            loose_labels: set(&raw.loose_labels),
            compass: set(&raw.compass),
            year_after: set(&raw.year_after),
            announced: set(&raw.announced),
            match_units: raw.match_units.clone(),
            numbered: set(&raw.numbered),
            putting: set(&raw.putting),
            announced_by_colon: set(&raw.announced_by_colon),
            announced_by_heading: set(&raw.announced_by_heading),
            pointing: set(&raw.pointing),
            amended: set(&raw.amended),
            adverb_before: set(&raw.adverb_before),
            pronoun_after: set(&raw.pronoun_after),
            one_counters: set(&raw.one_counters),
            idle_units: set(&raw.idle_units),
            one_unit_claims_after: set(&raw.one_unit_claims_after),
            instructions: set(&raw.instructions),
            loose_instructions: set(&raw.loose_instructions),
            suppositions: set(&raw.suppositions),
            loose_suppositions: set(&raw.loose_suppositions),
            event_days: set(&raw.event_days),
            spoken_days: set(&raw.spoken_days),
            mishaps: set(&raw.mishaps),
            designated: set(&raw.designated),
            both: set(&raw.both),
            imagining: set(&raw.imagining),
            imagined: set(&raw.imagined),
            regarding: set(&raw.regarding),
            unreal: set(&raw.unreal),
            announcing,
            lasting: set(&raw.lasting),
            singular_verbs: set(&raw.singular_verbs),
            speakers: set(&raw.speakers),
            figurative_days: set(&raw.figurative_days),
            present: set(&raw.present),
            perfect: set(&raw.perfect),
            going_on: set(&raw.going_on),
            happening: set(&raw.happening),
            plans: set(&raw.plans),
            begins: set(&raw.begins),
            events: set(&raw.events),
            named_days: set(&raw.named_days),
            acts: set(&raw.acts),
            statutes: set(&raw.statutes),
            bounds: set(&raw.bounds),
            day_parts: set(&raw.day_parts),
            copyright: set(&raw.copyright),
            scoring: set(&raw.scoring),
        })
    }
}
