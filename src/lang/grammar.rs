//! The tables of `grammar.yaml`: the function words of a language.

use super::word_tables::word_tables;

word_tables! {
    /// Function words of a language, of `grammar.yaml`.
    Grammar, "grammar.yaml",
    phrases {}
    words {
        /// Words that end a noun phrase.
        function_words,
        /// Words that may stand between a noun and its participle: `may have been`.
        auxiliaries,
        /// Auxiliaries behind which a verb stands: `will`.
        modals,
        /// Words that begin a noun phrase.
        determiners,
        /// Before these `half` is no share.
        not_before_half,
        /// After these `half` is no share.
        not_after_half,
        /// Words that look like superlatives and are none.
        not_superlative,
        /// Behind a name and a hyphen these go on with no name: `South Elsin-wide`.
        compound_ends,
        /// Before these a figure in brackets is one: a loss.
        before_loss,
    }
}
