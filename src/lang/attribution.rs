//! The tables of `attribution.yaml`: who is said to say it, and how sure.

use serde::Deserialize;

use super::phrase::PhraseTable;
use super::vocabulary::Vocabulary;
use super::word_map::WordSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    according: Vec<String>,
    issued: Vec<String>,
    by_whom: Vec<String>,
    no_sources: Vec<String>,
    participles: Vec<String>,
    finding: Vec<String>,
    studies: Vec<String>,
    indirect: Vec<String>,
    verbs: Vec<String>,
    quoting: Vec<String>,
    speaking: Vec<String>,
    addressing: Vec<String>,
    also_nouns: Vec<String>,
    only_with_that: Vec<String>,
    adding: Vec<String>,
    shows: Vec<String>,
    phrasal: Vec<String>,
    report_kinds: Vec<String>,
    clause_breaks: Vec<String>,
    meanwhile: Vec<String>,
    asides: Vec<String>,
    clause_openers: Vec<String>,
    adjunct_openers: Vec<String>,
    that: Vec<String>,
    naming: Vec<String>,
    only_with_at: Vec<String>,
    nouns: Vec<String>,
    bodies: Vec<String>,
    pronouns: Vec<String>,
    personal: Vec<String>,
    subjects: Vec<String>,
    occasions: Vec<String>,
    adverbs: Vec<String>,
    unstated: Vec<String>,
    serving: Vec<String>,
    within: Vec<String>,
    employing: Vec<String>,
    particles: Vec<String>,
    owners: Vec<String>,
    denials: Vec<String>,
    negatives: Vec<String>,
    not_negated: Vec<String>,
    place_prepositions: Vec<String>,
    titles: Vec<String>,
    hedges: Vec<String>,
    not_hedged_after: Vec<String>,
    quote_marks: Vec<String>,
    negations: Vec<String>,
    unreal: Vec<String>,
    modals: Vec<String>,
    clause: Vec<String>,
    hedge_ends: Vec<String>,
    describing_hedges: Vec<String>,
    utterances: Vec<String>,
}

/// Words of attribution and doubt.
#[derive(Debug)]
pub struct AttributionTables {
    /// `according to`.
    pub according: PhraseTable<()>,
    /// `released by`, behind what a source puts out.
    pub issued: PhraseTable<()>,
    /// `expected by`, before a word for a source.
    pub by_whom: PhraseTable<()>,
    /// `plan`, of `according to plan`: no source.
    pub no_sources: WordSet,
    /// `saying`, which goes on with the subject of the sentence.
    pub participles: WordSet,
    /// Verbs with which only a study says something before a figure.
    pub finding: WordSet,
    /// The studies: `survey`.
    pub studies: WordSet,
    /// Words before a pronoun that speak of something else: `what he called`.
    pub indirect: WordSet,
    /// `said`, `estimates`.
    pub verbs: WordSet,
    /// Verbs that say something in a sentence with a quotation: `replied`.
    pub quoting: WordSet,
    /// Of these the ones with which whatever stands before them speaks: `the sailors said`.
    pub speaking: WordSet,
    /// Of these the ones behind which the listener stands: `told`.
    pub addressing: WordSet,
    /// Of these the ones that are nouns, too: `a claim`.
    pub also_nouns: WordSet,
    /// Of these the ones that say something only before `that`.
    pub only_with_that: WordSet,
    /// Verbs that say nothing right before a number: `added 40 jobs`.
    pub adding: WordSet,
    /// Verbs that are nouns or say nothing with one of `phrasal` behind them: `TV shows for`.
    pub shows: WordSet,
    /// `off`, of `shows off`.
    pub phrasal: WordSet,
    /// Words before `reports` that make a noun of it: `initial reports spoke of`.
    pub report_kinds: WordSet,
    /// Words with which a clause begins that may speak for another source.
    pub clause_breaks: WordSet,
    /// `as`, which does so behind a comma and before a source.
    pub meanwhile: WordSet,
    /// Words before a source that say it of what stands before them: `where locals say`.
    pub asides: WordSet,
    /// Words that begin a clause of the writer's own at the head of a sentence.
    pub clause_openers: WordSet,
    /// Words that begin an adjunct of the writer's own there: `despite`.
    pub adjunct_openers: WordSet,
    /// `that`.
    pub that: WordSet,
    /// Of these the ones that say something only before a level: `put the toll at 12`.
    pub only_with_at: WordSet,
    /// Of these the ones that name a thing: `the law, called the Harbour Act`.
    pub naming: WordSet,
    /// `ministry`, `officials`: lower-case sources.
    pub nouns: WordSet,
    /// Of these the ones that are no person: `ministry`.
    pub bodies: WordSet,
    /// `he`, `they`: the source named before.
    pub pronouns: WordSet,
    /// Of these the ones that are a person: `he`.
    pub personal: WordSet,
    /// Pronouns that are a subject.
    pub subjects: WordSet,
    /// When and where something is said: `interview`.
    pub occasions: WordSet,
    /// Words between a name and its verb: `later`.
    pub adverbs: WordSet,
    /// Words before a verb of saying with which it states nothing: `can claim`, `is estimated`.
    pub unstated: WordSet,
    /// `for`, of `Orla Venn for the Harbour Board`.
    pub serving: WordSet,
    /// `in`, of `police in Marrow`.
    pub within: WordSet,
    /// `with`, of `Orla Venn with the police`.
    pub employing: WordSet,
    /// `van`, of `Orla van Venn`.
    pub particles: WordSet,
    /// `its`, of `its chief executive`.
    pub owners: WordSet,
    /// Words that deny what follows: `no evidence`, `denied`.
    pub denials: PhraseTable<()>,
    /// Words that deny a figure right behind them: `did not`.
    pub negatives: PhraseTable<()>,
    /// Words between such a one and a figure that is so all the same: `not only 40`.
    pub not_negated: WordSet,
    /// Prepositions of place.
    pub place_prepositions: WordSet,
    /// `Mr`, `Senator`.
    pub titles: WordSet,
    /// `may`, `reportedly`.
    pub hedges: PhraseTable<()>,
    /// Words behind which a hedge is none: `as soon as possible`.
    pub not_hedged_after: WordSet,
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
    /// Words that begin a clause which a hedge before it does not reach.
    pub hedge_ends: WordSet,
    /// Hedges that hedge only the noun behind them.
    pub describing_hedges: WordSet,
    /// What a source puts out: its statement.
    pub utterances: WordSet,
}

impl AttributionTables {
    /// Reads the table; the error names the line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let raw: Raw = serde_saphyr::from_str(yaml).map_err(|error| format!("attribution.yaml: {error}"))?;
        let mut phrases = |list: &[String]| {
            let mut table = PhraseTable::default();
            for phrase in list {
                table.add(phrase, false, (), vocabulary);
            }
            table
        };
        let according = phrases(&raw.according);
        let issued = phrases(&raw.issued);
        let by_whom = phrases(&raw.by_whom);
        let hedges = phrases(&raw.hedges);
        let denials = phrases(&raw.denials);
        let negatives = phrases(&raw.negatives);
        let mut set = |words: &[String]| WordSet::of(words, vocabulary);
        Ok(AttributionTables {
            according,
            issued,
            by_whom,
            no_sources: set(&raw.no_sources),
            participles: set(&raw.participles),
            finding: set(&raw.finding),
            studies: set(&raw.studies),
            indirect: set(&raw.indirect),
            hedges,
            verbs: set(&raw.verbs),
            quoting: set(&raw.quoting),
            speaking: set(&raw.speaking),
            addressing: set(&raw.addressing),
            also_nouns: set(&raw.also_nouns),
            only_with_that: set(&raw.only_with_that),
            adding: set(&raw.adding),
            shows: set(&raw.shows),
            phrasal: set(&raw.phrasal),
            report_kinds: set(&raw.report_kinds),
            clause_breaks: set(&raw.clause_breaks),
            meanwhile: set(&raw.meanwhile),
            asides: set(&raw.asides),
            clause_openers: set(&raw.clause_openers),
            adjunct_openers: set(&raw.adjunct_openers),
            that: set(&raw.that),
            naming: set(&raw.naming),
            only_with_at: set(&raw.only_with_at),
            nouns: set(&raw.nouns),
            bodies: set(&raw.bodies),
            pronouns: set(&raw.pronouns),
            personal: set(&raw.personal),
            subjects: set(&raw.subjects),
            occasions: set(&raw.occasions),
            adverbs: set(&raw.adverbs),
            unstated: set(&raw.unstated),
            serving: set(&raw.serving),
            within: set(&raw.within),
            employing: set(&raw.employing),
            particles: set(&raw.particles),
            owners: set(&raw.owners),
            not_negated: set(&raw.not_negated),
            place_prepositions: set(&raw.place_prepositions),
            denials,
            negatives,
            titles: set(&raw.titles),
            not_hedged_after: set(&raw.not_hedged_after),
            quote_marks: set(&raw.quote_marks),
            negations: set(&raw.negations),
            unreal: set(&raw.unreal),
            modals: set(&raw.modals),
            hedge_ends: set(&raw.hedge_ends),
            describing_hedges: set(&raw.describing_hedges),
            clause: set(&raw.clause),
            utterances: set(&raw.utterances),
        })
    }
}
