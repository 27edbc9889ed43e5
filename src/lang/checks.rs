//! The tables of `checks.yaml`: words that the rules look for beside figures.

use super::word_tables::word_tables;

word_tables! {
    /// Words that the rules look for, of `checks.yaml`.
    CheckTables, "checks.yaml",
    phrases {
        /// Sources that are nobody in particular: `experts say`.
        vague_sources,
    }
    words {
        /// Words that introduce some of the parts only.
        not_all,
        /// Words of the last share of a whole.
        rest,
        /// Those who make up the whole with those who have decided.
        undecided,
        /// Words of a sum of all.
        total,
        /// Verbs before `up` that make it no rise.
        makes,
        /// Verbs of what is over, right before `on` and a date.
        past,
        /// What leads to the day of a date.
        on,
        /// Currencies in whose accounts sums of millions of millions are printed.
        small_units,
        /// Verbs whose object is the sum of what stands before.
        summing,
        /// Words that begin no clause of its own behind an item of a list.
        predicates,
        /// Words that say that two figures are the same.
        unchanged,
        /// Words between two sides of a comparison.
        compared,
        /// Words between a level and the one it is compared with.
        compared_with,
        /// Words that may stand between `from` or `to` and the level.
        before_level,
        /// Words that begin another clause.
        clauses,
        /// What goes on with the same clause behind `which`.
        amounts_to,
        /// Before `year` and the like these name a certain one.
        particular,
        /// Nouns of a whole of which a text tells a part.
        wholes,
        /// Words of a title that tells what somebody wants.
        wishes,
        /// Words behind `three times` that leave open what it means.
        more_or_less,
        /// Things that can fall by more than all of themselves.
        below_zero,
        /// Risks and chances.
        risk,
        /// The word for an average of some kind.
        average,
        /// Words that tell which average it is.
        averages,
        /// Things whose average is pulled up by a few.
        skewed,
        /// Words that say what a change is measured from.
        base,
        /// `born`.
        born,
        /// `died`.
        died,
        /// `anniversary`.
        anniversary,
        /// The future tense.
        will,
        /// The past tense of a passive.
        was,
        /// Participles of what is over.
        happened,
        /// Words of plans, which come to nothing at times.
        planned,
        /// `since`.
        since,
        /// Superlatives without the ending.
        superlatives,
        /// Part of a series.
        game,
        /// Verbs that end a series of games.
        won,
        /// What leads from a count to its base.
        among,
        /// Words of a stretch of time.
        spans,
        /// Participles of how a thing began.
        founded,
        /// A series of games.
        series,
    }
}
