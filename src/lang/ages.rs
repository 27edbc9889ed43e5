//! The tables of `ages.yaml`: what makes a bare number an age.

use super::word_tables::word_tables;

word_tables! {
    /// Words beside an age, of `ages.yaml`.
    AgeTables, "ages.yaml",
    phrases {}
    words {
        /// `she`, of `she was 16`.
        subjects,
        /// `was`, of `she was 16`.
        verbs,
        /// `under`, of `children under 12`.
        bounds,
        /// `children`, of `children under 12`.
        persons,
        /// `victim`, of `the victim, 43,`.
        described,
        /// Capitalised words that are no part of a person's name.
        not_persons,
        /// `now`, of `Venn, now 43,`.
        then,
        /// `Now`, of `Now 43, Venn said`.
        opening,
        /// `boy`, of `a boy of six`.
        of_age,
        /// `when`, of `Orla Venn was 16 when she`.
        when,
        /// `oldest`, of `the oldest was 93`.
        oldest,
        /// `were`, of `the victims were under 30`.
        be,
        /// `retirement`, of `raised the retirement age from 60 to 65`.
        limits,
    }
}
