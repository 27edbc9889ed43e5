//! The tables of `attribution.yaml`: who is said to say it, and how sure.

use super::word_tables::word_tables;

word_tables! {
    /// Words of attribution and doubt, of `attribution.yaml`.
    AttributionTables, "attribution.yaml",
    phrases {
        /// `according to`.
        according,
        /// `released by`, behind what a source puts out.
        issued,
        /// `expected by`, before a word for a source.
        by_whom,
        /// Verbs with an object, with which nobody says anything: `claimed responsibility`.
        deeds,
        /// Words that deny what follows: `no evidence`, `denied`.
        denials,
        /// Words that deny a figure right behind them: `did not`.
        negatives,
        /// `may`, `reportedly`.
        hedges,
    }
    words {
        /// `plan`, of `according to plan`: no source.
        no_sources,
        /// `citing`: who cites says it, if somebody does.
        citing,
        /// Verbs that tell what was done, before a verb in -ing: `admitted killing`.
        admitting,
        /// Verbs that give an office: `confirmed Orla Venn by 12 votes`.
        appointing,
        /// Whom they give it: `him`.
        objects,
        /// Words between commas that a subject and its verb stand around: `Orla Venn, however, said`.
        contrasts,
        /// `said`, `estimates`.
        verbs,
        /// Verbs that say something in a sentence with a quotation: `replied`.
        quoting,
        /// Of these the ones with which whatever stands before them speaks: `the sailors said`.
        speaking,
        /// Of these the ones behind which the listener stands: `told`.
        addressing,
        /// Of these the ones that are nouns, too: `a claim`.
        also_nouns,
        /// Of these the ones that say something only before `that`.
        only_with_that,
        /// Verbs that say nothing right before a number: `added 40 jobs`.
        adding,
        /// Verbs that are nouns or say nothing with one of `phrasal` behind them: `TV shows for`.
        shows,
        /// `off`, of `shows off`.
        phrasal,
        /// Words before `reports` that make a noun of it: `initial reports spoke of`.
        report_kinds,
        /// Words with which a clause begins that may speak for another source.
        clause_breaks,
        /// `as`, which does so behind a comma and before a source.
        meanwhile,
        /// Words before a source that say it of what stands before them: `where locals say`.
        asides,
        /// Words that begin a clause of the writer's own at the head of a sentence.
        clause_openers,
        /// Words that begin an adjunct of the writer's own there: `despite`.
        adjunct_openers,
        /// `that`.
        that,
        /// Of these the ones that say something only before a level: `put the toll at 12`.
        only_with_at,
        /// `saying`, which goes on with the subject of the sentence.
        participles,
        /// Verbs with which only a study says something before a figure.
        finding,
        /// The studies: `survey`.
        studies,
        /// Words before a pronoun that speak of something else: `what he called`.
        indirect,
        /// Of these the ones that name a thing: `the law, called the Harbour Act`.
        naming,
        /// `ministry`, `officials`: lower-case sources.
        nouns,
        /// Of these the ones that are no person: `ministry`.
        bodies,
        /// `he`, `they`: the source named before.
        pronouns,
        /// Of these the ones that are a person: `he`.
        personal,
        /// Pronouns that are a subject.
        subjects,
        /// When and where something is said: `interview`.
        occasions,
        /// `to`, of `To help those who could lose cover, the town must`.
        hedged_openers,
        /// `made`, of `made the following remarks:`.
        making,
        /// `following`, of `made the following remarks:`.
        announcing_words,
        /// `announced`, of `announced a total of $4 million`.
        proclaiming,
        /// `source`, of `(source: Venn Analytics)`.
        credits,
        /// Words between a name and its verb: `later`.
        adverbs,
        /// Words before a verb of saying with which it states nothing: `can claim`, `is estimated`.
        unstated,
        /// `for`, of `Orla Venn for the Harbour Board`.
        serving,
        /// `in`, of `police in Marrow`.
        within,
        /// `with`, of `Orla Venn with the police`.
        employing,
        /// `van`, of `Orla van Venn`.
        particles,
        /// `its`, of `its chief executive`.
        owners,
        /// Words between such a one and a figure that is so all the same: `not only 40`.
        not_negated,
        /// Prepositions of place.
        place_prepositions,
        /// Verbs that say something only before `of` and a number.
        speaking_of,
        /// Bodies that say what they `heard`: `the court heard he took 40 coins`.
        courts,
        /// Before these a verb is a part of a noun: `a think tank`.
        tanks,
        /// Verbs that say something only before a statement.
        issuing,
        /// Abbreviations that end the name of a company.
        company_stops,
        /// `Mr`, `Senator`.
        titles,
        /// Words behind which a hedge is none: `as soon as possible`.
        not_hedged_after,
        /// Words before which a hedge is none: `likely voters`.
        not_hedged_before,
        /// Quotation marks.
        quote_marks,
        /// Hedges that are about what follows alone: `two firms are accused of taking 40`.
        accusing,
        /// Hedges that are nouns for a document, too.
        noun_hedges,
        /// `not`, right before a hedge.
        negations,
        /// Hedges that these do not take back: `not expected for a year`.
        forecasts,
        /// `have`, right after a modal: what was not.
        unreal,
        /// Modals that tell what was with a `not` behind them: `could not find`.
        unable,
        /// Modals that `unreal` words turn round.
        modals,
        /// `only`, of `may only be paid to`.
        limiting,
        /// Words that begin another clause.
        clause,
        /// Words that begin a clause which a hedge before it does not reach.
        hedge_ends,
        /// Hedges that hedge only the noun behind them.
        describing_hedges,
        /// `published`, of `its report, published on Wednesday`.
        put_out,
        /// What a source puts out: its statement.
        utterances,
    }
}
