//! The tables of `measures.yaml`: what is counted, and the roles of casualty counts.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrase::PhraseTable;
use super::vocabulary::{Vocabulary, WordId};
use super::word_map::{WordMap, WordSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    casualties: BTreeMap<String, RawRole>,
    no_casualty: Vec<String>,
    needs_noun: Vec<String>,
    needs_person: Vec<String>,
    taken_to: Vec<String>,
    hospitals: Vec<String>,
    hospital_role: String,
    victims: Vec<String>,
    victim_role: String,
    forces_people: Vec<String>,
    forced_to: BTreeMap<String, Vec<String>>,
    time_adverbs: Vec<String>,
    of_bodies: Vec<String>,
    severities: Vec<String>,
    cases: Vec<String>,
    illnesses: Vec<String>,
    case_kinds: Vec<String>,
    case_role: String,
    found: String,
    loses: Vec<String>,
    not_people: Vec<String>,
    anaphors: Vec<String>,
    compared: Vec<String>,
    again: Vec<String>,
    holding: Vec<String>,
    skip: Vec<String>,
    sums: Vec<String>,
    intensifiers: Vec<String>,
    giving: Vec<String>,
    amounting: Vec<String>,
    plurals: Vec<String>,
    not_plural: Vec<String>,
    linking: Vec<String>,
    participle_endings: Vec<String>,
    running_endings: Vec<String>,
    running_nouns: Vec<String>,
    copulas: Vec<String>,
    not_nouns: Vec<String>,
    behind_nouns: Vec<String>,
    bringing: Vec<String>,
    quantifiers: Vec<String>,
    prepositions: Vec<String>,
    done_to: Vec<String>,
    relatives: Vec<String>,
    participles: Vec<String>,
    participle_nouns: Vec<String>,
    parts: Vec<String>,
    parts_behind: Vec<String>,
    reaching: Vec<String>,
    levels: Vec<String>,
    there: Vec<String>,
    stated: Vec<String>,
    journeys: Vec<String>,
    parents: Vec<String>,
    prior: Vec<String>,
    terms_before: Vec<String>,
    terms_behind: Vec<String>,
    spending: Vec<String>,
    term: String,
    distance: String,
    in_all: Vec<String>,
    adverb_endings: Vec<String>,
    not_adverbs: Vec<String>,
    falling: Vec<String>,
    changes: Vec<String>,
    generic: Vec<String>,
    collectives: BTreeMap<String, String>,
    dimensions: BTreeMap<String, String>,
    weighing: BTreeMap<String, String>,
    forces: BTreeMap<String, String>,
    score_measures: BTreeMap<String, String>,
    score_default: String,
    plural_ending: String,
    plural_changes: Vec<PluralChange>,
    singular_endings: Vec<String>,
    irregular_endings: Vec<String>,
    irregular_plurals: BTreeMap<String, String>,
    people_shares: Vec<String>,
    people: String,
    indices: Vec<String>,
    index: String,
    persons: Vec<String>,
}

/// How a singular becomes a plural.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PluralChange {
    /// The ending it has.
    pub singular: String,
    /// The ending it gets.
    pub plural: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRole {
    after: Vec<String>,
    before: Vec<String>,
    nouns: Vec<String>,
    #[serde(default)]
    events: Vec<String>,
    #[serde(default)]
    losses: Vec<String>,
}

/// What numbers count.
#[derive(Debug)]
pub struct MeasureTables {
    /// After the number or its noun: `killed`, `were injured`; the role meant, none for phrases that only look like one.
    pub role_after: PhraseTable<Option<String>>,
    /// Before the number: `killing`, `death toll of`.
    pub role_before: PhraseTable<String>,
    /// Nouns that are the role: `deaths`.
    pub role_nouns: WordMap<String>,
    /// Of these the ones that nothing else can happen to: `bodies` that were found are still the killed.
    pub role_events: WordSet,
    /// Verbs before a number that make it people only if a noun follows: `save millions`.
    pub needs_noun: WordSet,
    /// ... only if persons follow: `shot 40 frames`.
    pub needs_person: WordSet,
    /// What leads to a hospital: `rushed to`.
    pub taken_to: PhraseTable<()>,
    /// Where those who are hurt are taken.
    pub hospitals: WordSet,
    /// The role of those who are taken there.
    pub hospital_role: String,
    /// Those whom an event befell: `murder victims`.
    pub victims: WordSet,
    /// Who they are, where such were counted before.
    pub victim_role: String,
    /// Verbs that force people to what one of the phrases says.
    pub forces_people: WordSet,
    /// Such phrases, with the role: `to flee`.
    pub forced_to: PhraseTable<String>,
    /// Words between a number and what befell those counted: `later died`.
    pub time_adverbs: WordSet,
    /// Words before `bodies` that are no dead: `regulatory bodies`.
    pub of_bodies: WordSet,
    /// Adverbs behind a part of casualties: `two seriously`.
    pub severities: WordSet,
    /// Nouns that count the ill, beside a word for an illness.
    pub cases: WordSet,
    /// Words for illnesses.
    pub illnesses: WordSet,
    /// Words before such cases that tell, too: `suspected`.
    pub case_kinds: WordSet,
    /// The role of such cases.
    pub case_role: String,
    /// The role of people who were found, which other things are too.
    pub found: String,
    /// Nouns that are the role behind a verb of losing: `lives`.
    pub losses: WordMap<String>,
    /// Such verbs: `claimed 40 lives`.
    pub loses: WordSet,
    /// What a project calls the things that these words name; empty in the built-in tables.
    pub own_names: WordMap<String>,
    /// Nouns that cannot be killed, arrested or displaced.
    pub not_people: WordSet,
    /// `the figure`: the measure before is meant.
    pub anaphors: WordSet,
    /// Words right before a number that is compared with the one before: `up from`, `out of`.
    pub compared: PhraseTable<()>,
    /// Words beside a number that counts more of the same: `another 12`, `12 more`.
    pub again: WordSet,
    /// Verbs whose bare number counts what was counted before: `Elsin had 37`.
    pub holding: WordSet,
    /// Words between a number and its noun.
    pub skip: WordSet,
    /// Words before `of` and how much money they are.
    pub sums: WordSet,
    /// Words before an adjective.
    pub intensifiers: WordSet,
    /// Verbs whose subject has the sum, and is not what it measures.
    pub giving: WordSet,
    /// Words between a noun and the sum that it comes to.
    pub amounting: WordSet,
    /// Heads that do not end in -s.
    pub plurals: WordSet,
    /// Words in -s that are no plural nouns.
    pub not_plural: WordSet,
    /// Verbs between a subject and its number.
    pub linking: WordSet,
    /// Endings of participles, which end a noun phrase after its head.
    pub participle_endings: Vec<String>,
    /// Endings of present participles.
    pub running_endings: Vec<String>,
    /// Nouns that look like present participles: `funding`.
    pub running_nouns: WordSet,
    /// Verbs that a word for a state follows: `remains low`.
    pub copulas: WordSet,
    /// Words that end no noun phrase: `11 percent cheaper`.
    pub not_nouns: WordSet,
    /// Verbs that take a toll to its number.
    pub bringing: WordSet,
    /// Adjectives behind the noun that they describe.
    pub behind_nouns: WordSet,
    /// Words between a multiple and what it multiplies: `as many`.
    pub quantifiers: PhraseTable<()>,
    /// Prepositions behind which a noun belongs to the one before: `sales in Europe`.
    pub prepositions: WordSet,
    /// Words that begin a relative clause.
    pub relatives: WordSet,
    /// Verbs of casualties that are done to somebody.
    pub done_to: WordSet,
    /// Words between a count and a part of it: `including`.
    pub parts: PhraseTable<()>,
    /// Words behind a part of a count: `of them`.
    pub parts_behind: PhraseTable<()>,
    /// Verbs, plural nouns too, that take a toll to its number: `passes`.
    pub reaching: WordSet,
    /// `there`, of `the toll there` and `There were 25`.
    pub there: WordSet,
    /// Nouns right before their number, without a verb: `population 340`.
    pub stated: WordSet,
    /// Prepositions before a level: `inflation at 4 percent`.
    pub levels: WordSet,
    /// Participles that are nouns too: `47 million uninsured`.
    pub participle_nouns: WordSet,
    /// Participles of another form.
    pub participles: WordSet,
    /// Verbs of moving.
    pub journeys: WordSet,
    /// Behind these and `of` stands how many children they have: `a mother of five`.
    pub parents: WordSet,
    /// Before an event these tell of somebody's past: `two dozen prior arrests`.
    pub prior: WordSet,
    /// Before a duration these make it a term: `sentenced to 20 years`.
    pub terms_before: PhraseTable<()>,
    /// ... and these behind it: `in prison`.
    pub terms_behind: PhraseTable<()>,
    /// ... but not behind one of these: `spent`.
    pub spending: WordSet,
    /// What such a term is called.
    pub term: String,
    /// What a length behind such a verb is.
    pub distance: String,
    /// Words that name nothing in `$5 million in total`.
    pub in_all: WordSet,
    /// Endings of adverbs, which are no subject.
    pub adverb_endings: Vec<String>,
    /// Nouns and adjectives that look like adverbs: `family`.
    pub not_adverbs: WordSet,
    /// Words that make a change a fall.
    pub falling: WordSet,
    /// Nouns of change, which name no measure.
    pub changes: WordSet,
    /// Nouns that need another to name a measure: `rate`.
    pub generic: WordSet,
    /// Nouns that count what they are made of: `a town of 64,000`.
    pub collectives: WordMap<String>,
    /// Words behind a length, with the dimension they name.
    pub dimensions: WordMap<String>,
    /// Words before a measurement, with the measure they name.
    pub forces: WordMap<String>,
    /// What a mass is called beside these words.
    pub weighing: WordMap<String>,
    /// Words beside a score, with what it counts.
    pub score_measures: WordMap<String>,
    /// What a score counts otherwise.
    pub score_default: String,
    /// Ending of regular plurals.
    pub plural_ending: String,
    /// Endings that change before it; the first that fits holds.
    pub plural_changes: Vec<PluralChange>,
    /// Endings of singular nouns that look like plurals.
    pub singular_endings: Vec<String>,
    /// How irregular plurals end: `servicemen`.
    pub irregular_endings: Vec<String>,
    /// Plurals that no ending makes.
    pub irregular_plurals: BTreeMap<String, String>,
    /// Words before a share of people: `the richest`.
    pub people_shares: WordSet,
    /// The measure of such a share.
    pub people: String,
    /// Names of indices: `Nikkei`.
    pub indices: WordSet,
    /// The measure of what moves beside one.
    pub index: String,
    /// Plurals of persons.
    pub persons: WordSet,
}

impl MeasureTables {
    /// The role that `word` is, if it names what befell people: `deaths`, `arrests`.
    pub fn event_role(&self, word: WordId) -> Option<&String> {
        self.role_nouns.get(word).filter(|_| self.role_events.has(word))
    }

    /// The plural of `noun`, which is no irregular one: `pitches`, `cities`, `bales`.
    pub fn regular_plural(&self, noun: &str) -> String {
        let changed = self.plural_changes.iter().find_map(|change| {
            Some(format!("{}{}", noun.strip_suffix(change.singular.as_str())?, change.plural))
        });
        changed.unwrap_or_else(|| format!("{noun}{}", self.plural_ending))
    }

    /// Reads the table; the error names the line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let raw: Raw = serde_saphyr::from_str(yaml).map_err(|error| format!("measures.yaml: {error}"))?;
        let mut role_after = PhraseTable::default();
        let mut role_before = PhraseTable::default();
        let mut role_nouns = WordMap::default();
        let mut role_events = WordSet::default();
        let mut losses = WordMap::default();
        for (role, words) in &raw.casualties {
            for phrase in &words.after {
                role_after.add(phrase, false, Some(role.clone()), vocabulary);
            }
            for phrase in &words.before {
                role_before.add(phrase, false, role.clone(), vocabulary);
            }
            for noun in words.nouns.iter().chain(&words.events) {
                role_nouns.insert(vocabulary.intern(noun), role.clone());
            }
            for event in &words.events {
                role_events.insert(vocabulary.intern(event));
            }
            for noun in &words.losses {
                losses.insert(vocabulary.intern(noun), role.clone());
            }
        }
        let mut forced_to = PhraseTable::default();
        for (role, phrases) in &raw.forced_to {
            phrases.iter().for_each(|phrase| forced_to.add(phrase, false, role.clone(), vocabulary));
        }
        for phrase in &raw.no_casualty {
            role_after.add(phrase, false, None, vocabulary);
        }
        let mut phrases = |list: &[String]| PhraseTable::of(list, vocabulary);
        let parts = phrases(&raw.parts);
        let parts_behind = phrases(&raw.parts_behind);
        let compared = phrases(&raw.compared);
        let taken_to = phrases(&raw.taken_to);
        let quantifiers = phrases(&raw.quantifiers);
        let terms_before = phrases(&raw.terms_before);
        let terms_behind = phrases(&raw.terms_behind);
        let dimensions = names(raw.dimensions, vocabulary);
        let forces = names(raw.forces, vocabulary);
        let weighing = names(raw.weighing, vocabulary);
        let collectives = names(raw.collectives, vocabulary);
        let score_measures = names(raw.score_measures, vocabulary);
        let mut set = |words: &[String]| WordSet::of(words, vocabulary);
        Ok(MeasureTables {
            role_after,
            role_before,
            role_nouns,
            role_events,
            needs_noun: set(&raw.needs_noun),
            needs_person: set(&raw.needs_person),
            taken_to,
            hospitals: set(&raw.hospitals),
            hospital_role: raw.hospital_role,
            victims: set(&raw.victims),
            victim_role: raw.victim_role,
            forces_people: set(&raw.forces_people),
            forced_to,
            time_adverbs: set(&raw.time_adverbs),
            of_bodies: set(&raw.of_bodies),
            severities: set(&raw.severities),
            cases: set(&raw.cases),
            illnesses: set(&raw.illnesses),
            case_kinds: set(&raw.case_kinds),
            case_role: raw.case_role,
            found: raw.found,
            losses,
            loses: set(&raw.loses),
            own_names: WordMap::default(),
            not_people: set(&raw.not_people),
            anaphors: set(&raw.anaphors),
            compared,
            again: set(&raw.again),
            holding: set(&raw.holding),
            skip: set(&raw.skip),
            sums: set(&raw.sums),
            intensifiers: set(&raw.intensifiers),
            giving: set(&raw.giving),
            amounting: set(&raw.amounting),
            plurals: set(&raw.plurals),
            not_plural: set(&raw.not_plural),
            linking: set(&raw.linking),
            running_endings: raw.running_endings,
            running_nouns: set(&raw.running_nouns),
            copulas: set(&raw.copulas),
            not_nouns: set(&raw.not_nouns),
            behind_nouns: set(&raw.behind_nouns),
            bringing: set(&raw.bringing),
            quantifiers,
            prepositions: set(&raw.prepositions),
            relatives: set(&raw.relatives),
            done_to: set(&raw.done_to),
            parts,
            parts_behind,
            reaching: set(&raw.reaching),
            levels: set(&raw.levels),
            there: set(&raw.there),
            stated: set(&raw.stated),
            participle_endings: raw.participle_endings,
            participle_nouns: set(&raw.participle_nouns),
            participles: set(&raw.participles),
            journeys: set(&raw.journeys),
            parents: set(&raw.parents),
            prior: set(&raw.prior),
            terms_before,
            terms_behind,
            spending: set(&raw.spending),
            term: raw.term,
            distance: raw.distance,
            in_all: set(&raw.in_all),
            adverb_endings: raw.adverb_endings,
            not_adverbs: set(&raw.not_adverbs),
            falling: set(&raw.falling),
            changes: set(&raw.changes),
            generic: set(&raw.generic),
            collectives,
            dimensions,
            forces,
            weighing,
            score_measures,
            score_default: raw.score_default,
            plural_ending: raw.plural_ending,
            plural_changes: raw.plural_changes,
            singular_endings: raw.singular_endings,
            irregular_endings: raw.irregular_endings,
            irregular_plurals: raw.irregular_plurals,
            people_shares: set(&raw.people_shares),
            people: raw.people,
            indices: set(&raw.indices),
            index: raw.index,
            persons: set(&raw.persons),
        })
    }

    /// Lets `words` mean `measure`: as a verb or noun of the casualty role of that name, else as nouns.
    pub(super) fn add(&mut self, measure: &str, words: &[String], vocabulary: &mut Vocabulary) {
        let is_role = self.role_before.meanings().any(|role| role == measure);
        for word in words {
            if is_role {
                self.role_after.add(word, false, Some(measure.to_owned()), vocabulary);
                self.role_before.add(word, false, measure.to_owned(), vocabulary);
            }
            let id = vocabulary.intern(&word.to_lowercase());
            let nouns = if is_role { &mut self.role_nouns } else { &mut self.own_names };
            nouns.insert(id, measure.to_owned());
        }
    }
}

fn names(raw: BTreeMap<String, String>, vocabulary: &mut Vocabulary) -> WordMap<String> {
    let mut map = WordMap::default();
    for (word, name) in raw {
        map.insert(vocabulary.intern(&word), name);
    }
    map
}
