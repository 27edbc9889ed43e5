//! The sentences of an article as the rules see them: figures, and the words between them.

use std::ops::Range;

use crate::claim::Claim;
use crate::extract::Kind;
use crate::lang::{Language, Tokens, WordSet};
use crate::quantity::Amount;
use crate::review::{Review, Reviewed};

/// A sentence with its figures.
pub(super) struct Sentence<'r> {
    /// All of its figures, exempt ones too, in order.
    pub(super) figures: &'r [Reviewed],
    pub(super) language: &'static Language,
    tokens: Tokens<'r>,
}

/// The sentences that have at least `figures` claims of one of `kinds`, or claims at all where no kind is asked for.
pub(super) fn sentences<'r>(
    review: &'r Review<'_>,
    kinds: &[Kind],
    figures: usize,
) -> impl Iterator<Item = Sentence<'r>> {
    let wanted = move |claim: &Claim| claim.is_claim() && (kinds.is_empty() || kinds.contains(&claim.kind));
    let all = review.figures.chunk_by(|a, b| a.claim.mention.sentence == b.claim.mention.sentence);
    let enough =
        all.filter(move |here| here.iter().filter(|figure| wanted(&figure.claim)).count() >= figures);
    enough.collect::<Vec<_>>().into_iter().filter_map(|here| Sentence::new(here, review))
}

impl<'r> Sentence<'r> {
    fn new(figures: &'r [Reviewed], review: &'r Review<'_>) -> Option<Self> {
        let index = figures.first()?.claim.mention.sentence;
        let tokens = review.cut.tokens(review.document.view.text(), index);
        Some(Sentence { figures, language: review.language, tokens })
    }

    pub(super) fn tokens(&self) -> Tokens<'r> {
        self.tokens
    }

    /// The claims of one of `kinds`, in order.
    pub(super) fn claims<'s>(&'s self, kinds: &'s [Kind]) -> impl Iterator<Item = &'r Reviewed> + 's {
        self.figures.iter().filter(|figure| figure.claim.is_claim() && kinds.contains(&figure.claim.kind))
    }

    /// Whether a token of `range` is in `set`.
    pub(super) fn has(&self, range: Range<usize>, set: &WordSet) -> bool {
        range.into_iter().any(|at| set.has(self.tokens().word(at)))
    }

    /// Whether one of the `reach` tokens before the figure is in `set`.
    pub(super) fn has_before(&self, figure: &Reviewed, reach: usize, set: &WordSet) -> bool {
        let start = figure.claim.mention.tokens.start;
        self.has(start.saturating_sub(reach)..start, set)
    }

    /// Whether one of the `reach` tokens behind the figure is in `set`.
    pub(super) fn has_after(&self, figure: &Reviewed, reach: usize, set: &WordSet) -> bool {
        let end = figure.claim.mention.tokens.end;
        self.has(end..end + reach, set)
    }

    /// The tokens between two figures.
    pub(super) fn between(&self, first: &Reviewed, second: &Reviewed) -> Range<usize> {
        first.claim.mention.tokens.end..second.claim.mention.tokens.start
    }

    /// `of 1,200 applicants, 300`: the whole before its part.
    pub(super) fn divides(&self, whole: &Reviewed, part: &Reviewed) -> bool {
        const NOUN: usize = 4;
        let tokens = self.tokens();
        let between = self.between(whole, part);
        let noun = between.start..between.end.saturating_sub(1);
        let grammar = &self.language.grammar;
        let mut before = (0..whole.claim.mention.tokens.start).rev();
        let of = before.find(|&at| !grammar.determiners.has(tokens.word(at)));
        let Some(of) = of.filter(|&at| self.language.numbers.connectives.of.has(tokens.word(at))) else {
            return false;
        };
        let c = &self.language.numbers.connectives;
        let first = if of.checked_sub(1).is_some_and(|at| c.out.has(tokens.word(at))) { of - 1 } else { of };
        let begins = first.checked_sub(1).is_none_or(|at| matches!(tokens.str(at), "," | ";" | "“" | "\""));
        begins
            && noun.len() <= NOUN
            && between.end > between.start
            && tokens.str(between.end - 1) == ","
            && !self.has(noun.clone(), &grammar.function_words)
            && !self.words(noun).contains(',')
    }

    /// The text of the tokens between two figures, each behind a blank.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        range.map(|at| self.tokens().str(at).to_lowercase()).collect::<Vec<_>>().join(" ")
    }
}

/// The single number of a figure.
pub(super) fn amount(figure: &Reviewed) -> Option<&Amount> {
    figure.claim.mention.quantity.amount.as_ref().filter(|amount| amount.hi.is_none())
}

/// Exactly as many as asked for.
pub(super) fn only<'a, const N: usize>(
    figures: impl Iterator<Item = &'a Reviewed>,
) -> Option<[&'a Reviewed; N]> {
    figures.take(N + 1).collect::<Vec<_>>().try_into().ok()
}
